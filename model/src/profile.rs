//! The profile of a service, and the representations in which an error can be sent.

use crate::interpolation::{self, Mistake, Part};
use crate::page::{OwnPage, Page};
use crate::{Body, MediaType, Name, Node, Pairs, Property, const_str, escape};

/// How a service speaks: the shape of its bodies, its representations, its links.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[allow(clippy::struct_excessive_bools, reason = "each is a switch of its own")]
pub struct Profile {
    /// The shape of JSON bodies.
    pub body: Body,
    /// What an error is, with `{code}` for its code.
    pub problem_type: Option<&'static str>,
    /// Where an error is explained, with `{code}` for its code.
    pub docs: Option<&'static str>,
    /// The representations, in the server's order.
    pub offers: &'static [Offer],
    /// The header that has the code too.
    pub code_header: Option<&'static str>,
    /// Whether the docs link goes out as a `Link` header.
    pub help_link: bool,
    /// Whether a body goes out with `X-Content-Type-Options: nosniff`.
    pub nosniff: bool,
    /// Whether errors go out with `Cache-Control: no-store`.
    pub no_store: bool,
    /// The fields of every error that has none of their names.
    pub fields: Pairs,
    /// The headers of every error that has none of their names.
    pub headers: Pairs,
}

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
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Offer {
    form: Form,
    /// The one that its author gave it.
    media_type: Option<MediaType<'static>>,
    answers_to: [Option<MediaType<'static>>; Offer::MOST_ANSWERS],
    page: Option<OwnPage>,
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

named! {
    /// A format without a template: what stands in it is the same for every service.
    #[derive(Clone, Copy, Debug, PartialEq, Eq)]
    pub enum Preset {
        /// A page for a person in a browser.
        Html = "html",
        /// YAML front matter, then the text as Markdown.
        Markdown = "markdown",
    }
}

impl Preset {
    /// What it is sent as.
    pub const fn media_type(self) -> MediaType<'static> {
        MediaType::new(match self {
            Preset::Html => "text/html; charset=utf-8",
            Preset::Markdown => "text/markdown; charset=utf-8",
        })
    }
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
    media_type: Option<MediaType<'static>>,
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

const PROBLEM_JSON: MediaType<'static> = MediaType::new("application/problem+json");
const JSON: MediaType<'static> = MediaType::new("application/json");
const PLAIN: MediaType<'static> = MediaType::new("text/plain; charset=utf-8");
const PROBLEM_XML: MediaType<'static> = MediaType::new("application/problem+xml");
const XML: MediaType<'static> = MediaType::new("application/xml");

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

    /// A page for a person in a browser: the message, the field errors, the help, the link, the code and the request's
    /// id, without scripts and without anything from elsewhere. Offer it behind JSON, and browsers, which prefer
    /// `text/html`, are sent the page.
    ///
    /// ```
    /// # use errorbook_model as errorbook;
    /// use errorbook::Offer;
    ///
    /// const OFFERS: &[Offer] = &[Offer::JSON, Offer::HTML];
    /// ```
    pub const HTML: Offer = Offer::of(Form::Preset(Preset::Html));

    /// For terminals and agents: the code, the status, whether and when to try again, the link and the exposed fields as
    /// YAML front matter, then the title, the message and the help. No value of an error can add a heading, a link or a
    /// key.
    ///
    /// ```
    /// # use errorbook_model as errorbook;
    /// use errorbook::Offer;
    ///
    /// const OFFERS: &[Offer] = &[Offer::JSON, Offer::MARKDOWN];
    /// ```
    pub const MARKDOWN: Offer = Offer::of(Form::Preset(Preset::Markdown));

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
            || interpolation::uses(text, Name::Header)),
        "a value of a field error, known in an item of `each` alone: `{{field_errors}}` is a line for each of them"
    );
}

/// A name of XML in ASCII, with a prefix or without.
pub const fn is_xml_name(name: &str) -> bool {
    let bytes = name.as_bytes();
    let mut index = 0;
    let mut starts = true;
    while index < bytes.len() {
        let is_letter = bytes[index].is_ascii_alphabetic() || bytes[index] == b'_';
        let is_inner = bytes[index].is_ascii_digit() || matches!(bytes[index], b'-' | b'.');
        let is_colon = bytes[index] == b':' && !starts;
        if !(is_letter || is_colon || (is_inner && !starts)) {
            return false;
        }
        starts = is_colon;
        index += 1;
    }
    !starts
}

#[track_caller]
const fn check_xml_names(node: &Node) {
    match node {
        Node::Object(members) => {
            let mut index = 0;
            while index < members.len() {
                if let Property::Pair(key, node) = &members[index] {
                    let name = match (key.as_bytes(), node) {
                        ([b'@', ..], Node::Object(_) | Node::Array(_) | Node::Each(_)) => {
                            panic!(
                                "an attribute that is an object or an array: its value is a text"
                            )
                        }
                        ([b'@', ..], _) => const_str::slice(key, 1, key.len()),
                        (b"#text", Node::Object(_) | Node::Array(_) | Node::Each(_)) => {
                            panic!("`#text` is an object or an array: its value is a text")
                        }
                        (b"#text", _) => "text",
                        _ => key,
                    };
                    assert!(is_xml_name(name), "a member whose name is not one of XML");
                    check_xml_names(node);
                }
                index += 1;
            }
        }
        Node::Array(elements) => {
            let mut index = 0;
            while index < elements.len() {
                check_xml_names(&elements[index]);
                index += 1;
            }
        }
        Node::Each(node) | Node::Or(node, _) => check_xml_names(node),
        Node::Name(_) | Node::Field(_) | Node::Text(_) | Node::Literal(_) => {}
    }
}

/// What the offers of a profile are compared by: each media type, and the number of the representation that it
/// stands for.
#[derive(Clone, Copy, Debug)]
pub struct Candidates {
    media_types: [MediaType<'static>; Candidates::MOST],
    representations: [u8; Candidates::MOST],
    count: usize,
}

impl Candidates {
    /// How many media types the offers of a profile answer to.
    pub const MOST: usize = 16;

    /// The media types, in the server's order.
    pub fn media_types(&self) -> &[MediaType<'static>] {
        &self.media_types[..self.count]
    }

    /// The number of the representation that a media type stands for.
    pub fn representation(&self, candidate: usize) -> u8 {
        self.representations[candidate]
    }

    #[track_caller]
    const fn push(&mut self, media_type: MediaType<'static>, representation: u8) {
        assert!(
            self.count < Self::MOST,
            "the offers of a profile answer to at most 16 media types"
        );
        self.media_types[self.count] = media_type;
        self.representations[self.count] = representation;
        self.count += 1;
    }
}

impl Profile {
    /// RFC 9457 without URIs, JSON or text.
    pub const DEFAULT: Profile = Profile {
        body: Body::PROBLEM,
        problem_type: None,
        docs: None,
        offers: &[Offer::JSON, Offer::TEXT],
        code_header: None,
        help_link: true,
        nosniff: true,
        no_store: true,
        fields: Pairs::NONE,
        headers: Pairs::NONE,
    };

    /// Whether an offer is sent as either of the media types of RFC 9457's JSON.
    const fn has_two_labels(&self, offer: &Offer) -> bool {
        match (&offer.form, &offer.media_type) {
            (Form::Json(body), None) => self.body_of(*body).is_problem(),
            _ => false,
        }
    }

    const fn body_of(&self, own: Option<Body>) -> Body {
        match own {
            Some(body) => body,
            None => self.body,
        }
    }

    /// What an offer is sent as. The RFC 9457 shapes have two labels, of which this is the first.
    pub const fn sent_as(&self, offer: &Offer) -> Representation {
        let (format, label) = match &offer.form {
            Form::Json(body) => match self.body_of(*body) {
                body if body.is_empty() => (Format::Empty, JSON),
                body if body.is_problem() => (Format::Json(body), PROBLEM_JSON),
                body => (Format::Json(body), JSON),
            },
            Form::Text(lines) => (Format::Text(lines), PLAIN),
            Form::Xml {
                body,
                root,
                namespace,
                items,
            } => {
                let (body, label) = match body {
                    Some(body) => (*body, XML),
                    None if self.body.is_problem() => (self.body, PROBLEM_XML),
                    None => (Body::PROBLEM, PROBLEM_XML),
                };
                let xml = Xml {
                    body,
                    root,
                    namespace: *namespace,
                    items: *items,
                };
                (Format::Xml(xml), label)
            }
            Form::Preset(preset) => (Format::Preset(*preset), preset.media_type()),
        };
        Representation {
            media_type: match (format, &offer.media_type) {
                (Format::Empty, _) => None,
                (_, Some(own)) => Some(*own),
                _ => Some(label),
            },
            format,
            page: offer.page,
        }
    }

    /// The number of its representations.
    pub const fn count(&self) -> usize {
        let (mut count, mut index) = (0, 0);
        while index < self.offers.len() {
            count += if self.has_two_labels(&self.offers[index]) {
                2
            } else {
                1
            };
            index += 1;
        }
        count
    }

    /// The representation of a number; the first is the one that is sent where the request has no preference. `None`
    /// beyond the last.
    pub const fn representation(&self, number: usize) -> Option<Representation> {
        let (mut before, mut index) = (0, 0);
        while index < self.offers.len() {
            let offer = &self.offers[index];
            let sent = self.sent_as(offer);
            if before == number {
                return Some(sent);
            }
            if self.has_two_labels(offer) {
                if before + 1 == number {
                    return Some(Representation {
                        media_type: Some(JSON),
                        ..sent
                    });
                }
                before += 1;
            }
            before += 1;
            index += 1;
        }
        None
    }

    /// What the profile offers, in its order.
    pub fn representations(&self) -> impl Iterator<Item = Representation> + use<'_> {
        (0..self.count()).filter_map(|number| self.representation(number))
    }

    /// The media types that an Accept header is compared with.
    ///
    /// # Panics
    ///
    /// Panics if there are more than 16.
    #[track_caller]
    pub const fn candidates(&self) -> Candidates {
        let mut candidates = Candidates {
            media_types: [JSON; Candidates::MOST],
            representations: [0; Candidates::MOST],
            count: 0,
        };
        let (mut number, mut index) = (0_u8, 0);
        while index < self.offers.len() {
            let offer = &self.offers[index];
            let own = match (self.sent_as(offer).media_type, offer.media_type) {
                (Some(media_type), _) | (None, Some(media_type)) => media_type,
                // A client that accepts JSON accepts an answer without a body.
                (None, None) => JSON,
            };
            candidates.push(own, number);
            let mut other = 0;
            while other < Offer::MOST_ANSWERS {
                if let Some(media_type) = offer.answers_to[other] {
                    candidates.push(media_type, number);
                }
                other += 1;
            }
            number += 1;
            if self.has_two_labels(offer) {
                candidates.push(JSON, number);
                number += 1;
            }
            index += 1;
        }
        candidates
    }

    /// Whether a value known by name stands in any of its templates.
    pub const fn uses(&self, name: Name) -> bool {
        let mut number = 0;
        while let Some(representation) = self.representation(number) {
            let used = match &representation.format {
                Format::Json(body) | Format::Xml(Xml { body, .. }) => match body.root() {
                    Some(root) => root.uses(name),
                    None => false,
                },
                Format::Text(lines) => interpolation::uses(lines, name),
                Format::Preset(_) | Format::Empty => false,
            };
            if used {
                return true;
            }
            number += 1;
        }
        false
    }

    /// The template of what an error is: the profile's `problem_type`, else its `docs`.
    pub const fn type_template(&self) -> Option<&'static str> {
        match self.problem_type {
            Some(template) => Some(template),
            None => self.docs,
        }
    }

    /// What the error of a code is.
    pub fn type_uri(&self, code: &str) -> Option<String> {
        self.type_template().map(|template| fill(template, code))
    }

    /// Where the error of a code is explained.
    pub fn docs_uri(&self, code: &str) -> Option<String> {
        self.docs.map(|template| fill(template, code))
    }
}

impl Default for Profile {
    fn default() -> Self {
        Profile::DEFAULT
    }
}

/// A URI of a profile with a code in it. A character that no URI has in a path's segment is percent-encoded: a
/// published code may have any. Where the template begins with the code, the code is a URI.
fn fill(template: &str, code: &str) -> String {
    let mut filled = String::new();
    for part in interpolation::parts(template) {
        match part {
            Part::Text(text) => filled.push_str(text),
            Part::Name(Name::Code) if filled.is_empty() => filled.push_str(&escape::uri(code)),
            Part::Name(Name::Code) => filled.push_str(&escape::uri_component(code)),
            Part::Code(style) => filled.push_str(&escape::uri_component(&style.styled(code))),
            // A profile refuses other placeholders.
            Part::Name(_) | Part::TimestampOffset | Part::Field(_) => {}
        }
    }
    filled
}
