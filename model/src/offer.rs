//! The representations in which an error can be sent.

use crate::interpolation::{self, Mistake};
use crate::page::{OwnPage, Page};
use crate::preset::Kind;
use crate::{Body, MediaType, Name, Node, Preset, Property, const_str};

/// A representation that a service offers: a media type, the further ones that it answers to, and how its body is
/// written.
///
/// | offer | media type | body |
/// |---|---|---|
/// | [`JSON`](Self::JSON) | `application/problem+json` and `application/json` for the RFC 9457 shapes, else `application/json` | the profile's |
/// | [`json`](Self::json) | by the same rule | another template |
/// | [`TEXT`](Self::TEXT) | `text/plain; charset=utf-8` | the message and the code, a line per field error, the help, the link |
/// | [`text`](Self::text) | the same | the given lines |
/// | [`PROBLEM_XML`](Self::PROBLEM_XML) | `application/problem+xml` | RFC 9457 appendix B |
/// | [`xml`](Self::xml) | `application/xml` | a template as XML |
/// | [`HTML`](Self::HTML) | `text/html; charset=utf-8` | a page for a person in a browser |
/// | [`MARKDOWN`](Self::MARKDOWN) | `text/markdown; charset=utf-8` | for a terminal and for agents: YAML front matter, then the text |
/// | `PROTOBUF` (feature `protobuf`) | `application/x-protobuf` | `google.rpc.Status` with its details |
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Offer {
    pub(crate) form: Form,
    /// The one that its author gave it.
    pub(crate) media_type: Option<MediaType<'static>>,
    pub(crate) answers_to: [Option<MediaType<'static>>; Offer::MOST_ANSWERS],
    pub(crate) page: Option<OwnPage>,
}

/// How the bodies of an offer are written, before its profile is known.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Form {
    /// A template as JSON; the profile's where there is none.
    Json(Option<Body>),
    /// Lines of text, with placeholders.
    Text(&'static str),
    /// A template as XML; the profile's where there is none.
    Xml {
        /// The template; without one, the profile's where that is of RFC 9457's shape, else [`Body::PROBLEM`].
        body: Option<Body>,
        /// The name of the outermost element.
        root: &'static str,
        /// Its namespace.
        namespace: Option<&'static str>,
        /// How arrays are written.
        items: Items,
    },
    /// What every service writes alike.
    Preset(Preset),
}

/// How a representation is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Format {
    /// A template, as JSON.
    Json(Body),
    /// Lines of text, with placeholders.
    Text(&'static str),
    /// A template, as XML.
    Xml(Xml),
    /// What every service writes alike.
    Preset(Preset),
    /// No body.
    Empty,
}

impl Format {
    /// What its bodies are to a reader of documentation.
    pub const fn kind(&self) -> Kind {
        match self {
            Format::Preset(preset) => preset.kind(),
            Format::Json(_) | Format::Text(_) | Format::Xml(_) | Format::Empty => Kind::Text,
        }
    }
}

/// A template as XML.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Xml {
    /// The template.
    pub body: Body,
    /// The name of the outermost element.
    pub root: &'static str,
    /// Its namespace.
    pub namespace: Option<&'static str>,
    /// How arrays are written.
    pub items: Items,
}

/// How the items of an array are written as XML.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Items {
    /// As elements of the array's name.
    Named,
    /// As elements `i` in an element of the array's name: RFC 9457 appendix B.
    I,
}

/// A form in which an error is sent.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Representation {
    pub(crate) media_type: Option<MediaType<'static>>,
    /// How its body is written.
    pub format: Format,
    /// The page that a service writes itself.
    pub page: Option<OwnPage>,
}

impl Representation {
    /// The media type that it is labelled with; `None` where it has no body.
    pub const fn media_type(&self) -> Option<&'static str> {
        match &self.media_type {
            Some(media_type) => Some(media_type.as_str()),
            None => None,
        }
    }

    /// The media type without parameters.
    pub const fn essence(&self) -> Option<&'static str> {
        match &self.media_type {
            Some(media_type) => Some(media_type.essence()),
            None => None,
        }
    }

    /// What the name of a file of such bodies ends with: `json`, `problem+json`, `txt`.
    pub fn extension(&self) -> &'static str {
        match (self.essence(), self.format) {
            (None, _) => "empty",
            (Some("text/plain"), _) => "txt",
            (Some(essence), _) => essence.rsplit('/').next().unwrap_or(essence),
        }
    }
}

pub(crate) const PROBLEM_JSON: MediaType<'static> = MediaType::new("application/problem+json");
pub(crate) const JSON: MediaType<'static> = MediaType::new("application/json");
pub(crate) const PLAIN: MediaType<'static> = MediaType::new("text/plain; charset=utf-8");
pub(crate) const PROBLEM_XML: MediaType<'static> = MediaType::new("application/problem+xml");
pub(crate) const XML: MediaType<'static> = MediaType::new("application/xml");

impl Offer {
    /// How many media types an offer answers to, besides its own.
    pub const MOST_ANSWERS: usize = 4;

    /// The profile's body as JSON.
    pub const JSON: Offer = Offer::of(Form::Json(None));

    /// The message and the code, a line per field error, the help and the link, as plain text.
    pub const TEXT: Offer = Offer::of(Form::Text(
        "{message} [{code}]\n{field_errors}\n{help}\n{docs}\n",
    ));

    /// RFC 9457 appendix B, `application/problem+xml`: the profile's body where it is of an RFC 9457 shape, else
    /// [`Body::PROBLEM`].
    pub const PROBLEM_XML: Offer = Offer::of(Form::Xml {
        body: None,
        root: "problem",
        namespace: Some("urn:ietf:rfc:7807"),
        items: Items::I,
    });

    /// An offer of a form.
    #[doc(hidden)]
    pub const fn of(form: Form) -> Self {
        Offer {
            form,
            media_type: None,
            answers_to: [None; Self::MOST_ANSWERS],
            page: None,
        }
    }

    /// Sets the function that writes the page of [`HTML`](Self::HTML), in the service's own design. It is given plain
    /// values, which it escapes with [`page::escape`](crate::page::escape). Where it panics, errorbook's page is sent.
    ///
    /// Its Content-Security-Policy lets no script run: styles, fonts and images may be the service's own, styles inline
    /// too. A header of that name on the profile or the error is sent in its place.
    ///
    /// ```
    /// # use errorbook_model as errorbook;
    /// use errorbook::Offer;
    /// use errorbook::page::{Page, escape};
    ///
    /// fn page(page: &Page) -> String {
    ///     let message = escape(&page.message);
    ///     format!("<!doctype html>\n<html lang=\"en\">\n<title>Acme</title>\n<h1>{message}</h1>\n")
    /// }
    ///
    /// const OFFERS: &[Offer] = &[Offer::JSON, Offer::HTML.page(page)];
    /// ```
    ///
    /// # Panics
    ///
    /// Panics if the offer is another than [`HTML`](Self::HTML). In a `static` or `const` this is a compile error.
    #[must_use]
    #[track_caller]
    pub const fn page(mut self, page: fn(&Page) -> String) -> Self {
        assert!(
            matches!(self.form, Form::Preset(Preset::Html)),
            "an offer that is no page: write `Offer::HTML.page(…)`"
        );
        self.page = Some(OwnPage(page));
        self
    }

    /// A body beside the profile's, as JSON.
    ///
    /// ```
    /// # use errorbook_model as errorbook;
    /// use errorbook::{Body, Offer};
    ///
    /// // The profile's body; RFC 9457 for a client that prefers `application/problem+json`.
    /// const OFFERS: &[Offer] = &[Offer::JSON, Offer::json(Body::PROBLEM)];
    /// ```
    ///
    /// # Panics
    ///
    /// Panics if there is no body. In a `static` or `const` this is a compile error.
    #[must_use]
    #[track_caller]
    pub const fn json(body: Body) -> Self {
        assert!(
            !body.is_empty(),
            "an offer needs a body: set `Body::EMPTY` as the profile's body instead"
        );
        Offer::of(Form::Json(Some(body)))
    }

    /// Lines of text. `{name}` stands for any value that a body template may use: `{message}`, `{code:kebab-case}`,
    /// `{field.name}`; `{field_errors}` is a line per field error. A line in which a value is absent is left out.
    ///
    /// ```
    /// # use errorbook_model as errorbook;
    /// use errorbook::Offer;
    ///
    /// const LINES: Offer = Offer::text("{status} {phrase}: {message}\n{help}\n");
    /// ```
    ///
    /// # Panics
    ///
    /// Panics if a placeholder names no such value. In a `static` or `const` this is a compile error.
    #[must_use]
    #[track_caller]
    pub const fn text(lines: &'static str) -> Self {
        check_interpolation(lines);
        Offer::of(Form::Text(lines))
    }

    /// A body as XML, in an element of the name `root`. Members are elements in their order, a member of a name
    /// `"@name"` is an attribute, `"#text"` is the text of its element, and the items of an array are elements of the
    /// array's name.
    ///
    /// ```
    /// # use errorbook_model as errorbook;
    /// use errorbook::{Body, Offer};
    ///
    /// // `<Error><code>ORG_BLOCKED</code><message>…</message></Error>`
    /// const XML: Offer = Offer::xml(Body::CODE_MESSAGE, "Error");
    /// ```
    ///
    /// # Panics
    ///
    /// Panics if the template is not an object, or if a name is not one of XML. In a `static` or `const` this is a
    /// compile error.
    #[must_use]
    #[track_caller]
    pub const fn xml(body: Body, root: &'static str) -> Self {
        assert!(
            is_xml_name(root),
            "the name of the outermost element is not a name of XML"
        );
        match body.root() {
            Some(root @ Node::Object(_)) => check_xml_names(root),
            _ => panic!("a body that is sent as XML is an object: write `body!({{ … }})`"),
        }
        Offer::of(Form::Xml {
            body: Some(body),
            root,
            namespace: None,
            items: Items::Named,
        })
    }

    /// Sets the media type, parameters included.
    ///
    /// ```
    /// # use errorbook_model as errorbook;
    /// use errorbook::Offer;
    ///
    /// const JSON_API: Offer = Offer::JSON.media_type("application/vnd.api+json");
    /// ```
    ///
    /// # Panics
    ///
    /// Panics if the text is not a media type. In a `static` or `const` this is a compile error.
    #[must_use]
    #[track_caller]
    pub const fn media_type(mut self, media_type: &'static str) -> Self {
        self.media_type = Some(checked(media_type));
        self
    }

    /// Adds a media type that it answers to, besides its own. It is still labelled with its own.
    ///
    /// ```
    /// # use errorbook_model as errorbook;
    /// use errorbook::Offer;
    ///
    /// const JSON_API: Offer = Offer::JSON
    ///     .media_type("application/vnd.api+json")
    ///     .answers_to("application/json");
    /// ```
    ///
    /// # Panics
    ///
    /// Panics if the text is not a media type, or if it is the fifth. In a `static` or `const` this is a compile
    /// error.
    #[must_use]
    #[track_caller]
    pub const fn answers_to(mut self, media_type: &'static str) -> Self {
        let mut index = 0;
        while index < Self::MOST_ANSWERS && self.answers_to[index].is_some() {
            index += 1;
        }
        assert!(
            index < Self::MOST_ANSWERS,
            "an offer answers to at most four media types besides its own"
        );
        self.answers_to[index] = Some(checked(media_type));
        self
    }

    /// How its bodies are written.
    #[doc(hidden)]
    pub const fn form(&self) -> &Form {
        &self.form
    }

    /// The media type that its author gave it.
    #[doc(hidden)]
    pub const fn own_media_type(&self) -> Option<&'static str> {
        match &self.media_type {
            Some(media_type) => Some(media_type.as_str()),
            None => None,
        }
    }

    /// The media types that it answers to, besides its own.
    #[doc(hidden)]
    pub const fn other_media_types(&self) -> &[Option<MediaType<'static>>] {
        &self.answers_to
    }
}

#[track_caller]
const fn checked(media_type: &'static str) -> MediaType<'static> {
    let media_type = MediaType::new(media_type);
    assert!(
        media_type.is_valid(),
        "not a media type (RFC 9110 section 8.3.1): write one as `application/vnd.api+json`"
    );
    media_type
}

#[track_caller]
const fn check_interpolation(text: &str) {
    match interpolation::mistake(text) {
        None => {}
        Some(Mistake::Brace) => {
            panic!("a brace that belongs to no placeholder: write it twice where it is text")
        }
        Some(Mistake::Unknown(_)) => panic!(
            "a placeholder of an unknown value: write one that a body template may use, such as `{{message}}`, \
             `{{code}}` or `{{field.name}}`"
        ),
        Some(Mistake::Format(..)) => panic!(
            "a format that the value does not have: a code has its styles, `{{code:kebab-case}}`, and a timestamp has \
             `{{timestamp:offset}}`"
        ),
    }
    assert!(
        !(interpolation::uses(text, Name::Pointer)
            || interpolation::uses(text, Name::Parameter)
            || interpolation::uses(text, Name::Header)
            || interpolation::uses(text, Name::Place)),
        "a value of a field error, known in an item of `each` alone: `{{field_errors}}` is a line for each of them"
    );
}

/// A name of XML in ASCII, with a prefix or without.
pub const fn is_xml_name(name: &str) -> bool {
    let mut starts = true;
    each!(for byte in name.as_bytes() {
        let is_letter = byte.is_ascii_alphabetic() || *byte == b'_';
        let is_inner = byte.is_ascii_digit() || matches!(*byte, b'-' | b'.');
        let is_colon = *byte == b':' && !starts;
        if !(is_letter || is_colon || (is_inner && !starts)) {
            return false;
        }
        starts = is_colon;
    });
    !starts
}

#[track_caller]
const fn check_xml_names(node: &Node) {
    match node {
        Node::Object(members) => {
            each!(for member in members {
                if let Property::Each(member) = member {
                    check_xml_names(&member.item);
                }
                if let Property::Pair(key, node) = member {
                    let name = match (key.as_bytes(), node) {
                        ([b'@', ..], node) if node.is_container() => {
                            panic!(
                                "an attribute that is an object or an array: its value is a text"
                            )
                        }
                        ([b'@', ..], _) => const_str::slice(key, 1, key.len()),
                        (b"#text", node) if node.is_container() => {
                            panic!("`#text` is an object or an array: its value is a text")
                        }
                        (b"#text", _) => "text",
                        _ => key,
                    };
                    assert!(is_xml_name(name), "a member whose name is not one of XML");
                    check_xml_names(node);
                }
            });
        }
        Node::Array(elements) => {
            each!(for element in elements {
                check_xml_names(element);
            });
        }
        Node::Each(node) | Node::Items(node) => check_xml_names(node),
        Node::Or(node, other) => {
            check_xml_names(node);
            check_xml_names(other);
        }
        Node::Name(_) | Node::Field(_) | Node::Text(_) | Node::Literal(_) => {}
    }
}
