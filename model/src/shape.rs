//! The template of a body: a constant tree.

use crate::const_str::same;
use crate::interpolation;

/// The shape of a service's JSON bodies: a preset, or a template made by `body!`.
///
/// | preset | JSON |
/// |---|---|
/// | [`PROBLEM`](Self::PROBLEM) | `{"type":"urn:acme:error:ORG_BLOCKED","title":"Blocked","code":"ORG_BLOCKED","detail":"…","name":"acme"}` |
/// | [`PROBLEM_STATUS`](Self::PROBLEM_STATUS) | the same with `"status":403` after the title |
/// | [`CODE_MESSAGE`](Self::CODE_MESSAGE) | `{"code":"ORG_BLOCKED","message":"…","name":"acme"}` |
/// | [`MESSAGE`](Self::MESSAGE) | `{"message":"…"}` |
/// | [`ERROR`](Self::ERROR) | `{"error":"ORG_BLOCKED"}` |
/// | [`STATUS_CODE_MESSAGE`](Self::STATUS_CODE_MESSAGE) | `{"status":403,"code":"ORG_BLOCKED","message":"…"}` |
/// | [`NESTED`](Self::NESTED) | `{"error":{"code":"ORG_BLOCKED","message":"…","name":"acme"}}` |
/// | [`OAUTH`](Self::OAUTH) | `{"error":"invalid_grant","error_description":"…"}` |
/// | [`EMPTY`](Self::EMPTY) | no body |
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Body {
    root: Option<&'static Node>,
    problem: bool,
}

/// A part of an object.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Property {
    /// A member: its key and its value.
    Pair(&'static str, Node),
    /// The exposed fields of the error, except those that a key beside them names and those that the template
    /// places elsewhere.
    Fields,
    /// Members for the field errors of the error, which name them.
    Each(&'static EachMember),
}

/// The members of an object for field errors: those of one key share a member.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct EachMember {
    /// The key, a text of the field error; empty where it is absent.
    pub key: Node,
    /// What a field error brings.
    pub item: Node,
    /// Whether the member is an array of what all field errors of the key bring. Else it is what the first brings.
    pub is_list: bool,
}

/// A value of a template. A member whose value an error does not have is left out, and so is an object or an array in
/// which nothing else stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Node {
    /// An object.
    Object(&'static [Property]),
    /// An array.
    Array(&'static [Node]),
    /// An array with an item for each field error of the error, or one for the error itself where it has none.
    Each(&'static Node),
    /// The same, absent where there are none: another value follows it.
    Items(&'static Node),
    /// A value known by name.
    Name(Name),
    /// The exposed field of this name.
    Field(&'static str),
    /// A string with placeholders: `urn:acme:{code}`.
    Text(&'static str),
    /// A value, and another where the error does not have it.
    Or(&'static Node, &'static Node),
    /// A constant, as JSON.
    Literal(&'static str),
}

named! {
    /// A value of the error, or of its request, that a template may use.
    #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
    pub enum Name {
        /// The code: a string, or a number.
        Code = "code",
        /// The status, a number.
        Status = "status",
        /// The status's phrase.
        Phrase = "phrase",
        /// The constant title.
        Title = "title",
        /// The message; the title where there is none.
        Message = "message",
        /// The message, only where the error has one of its own.
        Detail = "detail",
        /// What the error is: the profile's `type`, else its `docs`.
        Type = "type",
        /// Where the error is explained.
        Docs = "docs",
        /// What the client's developer can do.
        Help = "help",
        /// The RFC 6749 error.
        Oauth = "oauth",
        /// Seconds until a retry may succeed.
        RetryAfter = "retry_after",
        /// Whether a retry may succeed.
        Retryable = "retryable",
        /// What this occurrence of the error is, a URI: a field of the name `instance`, else the request's id where
        /// that is a UUID.
        Instance = "instance",
        /// The request's id, where it has one.
        RequestId = "request_id",
        /// The trace id of the request's `traceparent` header (W3C Trace Context).
        TraceId = "trace_id",
        /// When the error was answered: RFC 3339, UTC, with milliseconds.
        Timestamp = "timestamp",
        /// The request's method.
        RequestMethod = "request.method",
        /// The path of the request's target.
        RequestPath = "request.path",
        /// In an item of `each`: the JSON pointer to the value, in the request's body.
        Pointer = "pointer",
        /// In an item of `each`: the parameter.
        Parameter = "parameter",
        /// In an item of `each`: the header.
        Header = "header",
        /// In an item of `each`: the pointer, the parameter or the header.
        Place = "place",
        /// In an array in an item of `each`: the names and indices of the place, an element each.
        Segments = "..place",
        /// In a text: a line per field error.
        FieldErrors = "field_errors",
        /// RFC 9457: the title; the status's phrase where `type` is absent, which means about:blank.
        ProblemTitle = "problem_title",
    }
}

/// The members that a field error has beside its own fields: where it is, one of the first three, then its code and
/// message.
pub const FIELD_ERROR_MEMBERS: [&str; 5] = [
    Name::Pointer.as_str(),
    Name::Parameter.as_str(),
    Name::Header.as_str(),
    Name::Code.as_str(),
    Name::Message.as_str(),
];

impl Name {
    /// The names that a template may use. The last four are known in an item of `each` alone.
    pub const OF_TEMPLATES: [Name; 22] = {
        let [
            of_templates @ ..,
            Name::Segments,
            Name::FieldErrors,
            Name::ProblemTitle,
        ] = Name::ALL
        else {
            panic!("those that `body!` does not take are last");
        };
        of_templates
    };

    /// Whether it is known in an item of `each` alone.
    pub const fn is_of_item(self) -> bool {
        matches!(
            self,
            Name::Pointer | Name::Parameter | Name::Header | Name::Place | Name::Segments
        )
    }

    /// Whether its value is the request's, and known where a layer sees the request.
    pub const fn is_of_request(self) -> bool {
        matches!(
            self,
            Name::Instance
                | Name::RequestId
                | Name::TraceId
                | Name::RequestMethod
                | Name::RequestPath
        )
    }
}

const fn pair(key: &'static str, name: Name) -> Property {
    Property::Pair(key, Node::Name(name))
}

impl Body {
    /// RFC 9457, sent as `application/problem+json` or `application/json`: `type`, `title`, `code`,
    /// `detail` and the fields.
    pub const PROBLEM: Body = Body::of(&Node::Object(&[
        pair("type", Name::Type),
        pair("title", Name::ProblemTitle),
        pair("code", Name::Code),
        pair("detail", Name::Detail),
        Property::Fields,
    ]))
    .as_problem();

    /// [`PROBLEM`](Self::PROBLEM) with the status repeated.
    pub const PROBLEM_STATUS: Body = Body::of(&Node::Object(&[
        pair("type", Name::Type),
        pair("title", Name::ProblemTitle),
        pair("status", Name::Status),
        pair("code", Name::Code),
        pair("detail", Name::Detail),
        Property::Fields,
    ]))
    .as_problem();

    /// The code, the message and the fields.
    pub const CODE_MESSAGE: Body = Body::of(&Node::Object(&[
        pair("code", Name::Code),
        pair("message", Name::Message),
        Property::Fields,
    ]));

    /// The message alone.
    pub const MESSAGE: Body = Body::of(&Node::Object(&[pair("message", Name::Message)]));

    /// The code alone, as `error`.
    pub const ERROR: Body = Body::of(&Node::Object(&[pair("error", Name::Code)]));

    /// The status, the code and the message.
    pub const STATUS_CODE_MESSAGE: Body = Body::of(&Node::Object(&[
        pair("status", Name::Status),
        pair("code", Name::Code),
        pair("message", Name::Message),
    ]));

    /// The error in an object of its own, which leaves the top level to other members.
    pub const NESTED: Body = Body::of(&Node::Object(&[Property::Pair(
        "error",
        Node::Object(&[
            pair("code", Name::Code),
            pair("message", Name::Message),
            Property::Fields,
        ]),
    )]));

    /// RFC 6749 section 5.2.
    pub const OAUTH: Body = Body::of(&Node::Object(&[
        pair("error", Name::Oauth),
        pair("error_description", Name::Message),
    ]));

    /// No body, and so no Content-Type; the status and the headers say all.
    pub const EMPTY: Body = Body {
        root: None,
        problem: false,
    };

    /// The template of an object or an array. `body!` calls it.
    #[doc(hidden)]
    pub const fn of(root: &'static Node) -> Self {
        Body {
            root: Some(root),
            problem: false,
        }
    }

    /// The same shape, sent as RFC 9457's: as `application/problem+json` where a client takes that, else
    /// as `application/json`. For a template that has the RFC's members: `body!({ "type": type, "title":
    /// title, "help": help, ..fields }).as_problem()`.
    #[must_use]
    pub const fn as_problem(mut self) -> Self {
        self.problem = true;
        self
    }

    /// Whether the shape is RFC 9457's.
    pub const fn is_problem(&self) -> bool {
        self.problem
    }

    /// Whether there is no body.
    pub const fn is_empty(&self) -> bool {
        self.root.is_none()
    }

    /// The outermost object or array; `None` where there is no body.
    pub const fn root(&self) -> Option<&'static Node> {
        self.root
    }

    /// Every value of the template with its place, in the order in which they are written; an object or an
    /// array comes before what stands in it. The outermost has no place of its own.
    pub fn places(&self) -> Vec<Place> {
        let mut places = Vec::new();
        if let Some(root) = self.root {
            inside(root, &[], &mut places);
        }
        places
    }
}

/// A value of a template, and where it stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Place {
    /// The way to it from the outermost object.
    pub path: Vec<Step>,
    /// The value; `None` for the fields, whose path is that of their object.
    pub node: Option<Node>,
}

/// A step into an object or an array.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Step {
    /// To a member.
    Key(&'static str),
    /// To an element, as the template counts them: an error may lack those before it.
    Index(usize),
    /// To each item of an array, or to the value of each member for field errors.
    Each,
    /// To the key of such members.
    Keys,
}

/// The places inside an object or an array.
fn inside(node: &Node, path: &[Step], places: &mut Vec<Place>) {
    match node {
        Node::Object(members) => {
            for member in *members {
                match member {
                    Property::Pair(key, node) => place(node, path, Step::Key(key), places),
                    Property::Fields => places.push(Place {
                        path: path.to_vec(),
                        node: None,
                    }),
                    Property::Each(member) => {
                        place(&member.key, path, Step::Keys, places);
                        let list: &[Step] = if member.is_list { &[Step::Each] } else { &[] };
                        place(&member.item, &[path, list].concat(), Step::Each, places);
                    }
                }
            }
        }
        Node::Array(elements) => {
            for (index, element) in elements.iter().enumerate() {
                place(element, path, Step::Index(index), places);
            }
        }
        Node::Each(item) | Node::Items(item) => place(item, path, Step::Each, places),
        Node::Or(node, other) => {
            inside(node, path, places);
            inside(other, path, places);
        }
        Node::Name(_) | Node::Field(_) | Node::Text(_) | Node::Literal(_) => {}
    }
}

fn place(node: &Node, path: &[Step], step: Step, places: &mut Vec<Place>) {
    let path = [path, &[step]].concat();
    places.push(Place {
        path: path.clone(),
        node: Some(*node),
    });
    inside(node, &path, places);
}

/// The keys of an object's members: names that its `..fields` leave out.
pub fn keys(members: &'static [Property]) -> impl Iterator<Item = &'static str> {
    members.iter().filter_map(|member| match member {
        Property::Pair(key, _) => Some(*key),
        Property::Fields | Property::Each(_) => None,
    })
}

impl Node {
    /// The members of the object that has the fields, if any has: a template has them once.
    pub const fn beside_fields(&self) -> Option<&'static [Property]> {
        match self {
            Node::Object(members) => {
                each!(for member in members {
                    let found = match member {
                        Property::Fields => Some(*members),
                        Property::Pair(_, node) => node.beside_fields(),
                        Property::Each(member) => member.item.beside_fields(),
                    };
                    if found.is_some() {
                        return found;
                    }
                });
                None
            }
            Node::Array(elements) => {
                each!(for element in elements {
                    let found = element.beside_fields();
                    if found.is_some() {
                        return found;
                    }
                });
                None
            }
            Node::Each(node) | Node::Items(node) => node.beside_fields(),
            Node::Or(node, other) => match node.beside_fields() {
                None => other.beside_fields(),
                found => found,
            },
            Node::Name(_) | Node::Field(_) | Node::Text(_) | Node::Literal(_) => None,
        }
    }

    /// Whether it is an object or an array.
    pub const fn is_container(&self) -> bool {
        matches!(
            self,
            Node::Object(_) | Node::Array(_) | Node::Each(_) | Node::Items(_)
        )
    }

    /// Whether field errors have a place of their own in it.
    pub const fn has_each(&self) -> bool {
        self.has(&Part::Each)
    }

    /// Whether a value known by name stands anywhere in it, in the placeholder of a string too.
    pub const fn uses(&self, name: Name) -> bool {
        self.has(&Part::Name(name))
    }

    /// Whether the template places a field itself, so that `..fields` leave it out.
    pub const fn places_field(&self, name: &str) -> bool {
        self.has(&Part::Field(name))
    }

    /// Whether `..fields` stand in it outside of the items of `each`.
    pub const fn has_fields_outside_each(&self) -> bool {
        self.has(&Part::FieldsOutsideEach)
    }

    /// Whether it is such a part, or has one inside.
    const fn has(&self, part: &Part) -> bool {
        match self {
            Node::Object(members) => {
                each!(for member in members {
                    let found = match member {
                        Property::Pair(_, node) => node.has(part),
                        Property::Fields => matches!(part, Part::FieldsOutsideEach),
                        Property::Each(member) => {
                            member.key.has_in_each(part) || member.item.has_in_each(part)
                        }
                    };
                    if found {
                        return true;
                    }
                });
                false
            }
            Node::Array(elements) => {
                each!(for element in elements {
                    if element.has(part) {
                        return true;
                    }
                });
                false
            }
            Node::Each(item) | Node::Items(item) => item.has_in_each(part),
            Node::Or(node, other) => node.has(part) || other.has(part),
            Node::Name(_) | Node::Field(_) | Node::Text(_) | Node::Literal(_) => self.is(part),
        }
    }

    /// Whether an array or an object has such a part, of whose items this is one.
    const fn has_in_each(&self, part: &Part) -> bool {
        match part {
            Part::Each => true,
            Part::FieldsOutsideEach => false,
            Part::Name(_) | Part::Field(_) => self.has(part),
        }
    }

    /// Whether a value that has none inside is such a part.
    const fn is(&self, part: &Part) -> bool {
        match (part, self) {
            (Part::Name(wanted), Node::Name(name)) => *name as u8 == *wanted as u8,
            (Part::Name(wanted), Node::Text(text)) => interpolation::uses(text, *wanted),
            (Part::Field(wanted), Node::Field(name)) => same(name, wanted),
            (Part::Field(wanted), Node::Text(text)) => {
                interpolation::names_field(text, wanted)
                    || (same(wanted, "instance") && interpolation::uses(text, Name::Instance))
            }
            // Its value is a field of that name where there is one.
            (Part::Field(wanted), Node::Name(Name::Instance)) => same(wanted, "instance"),
            _ => false,
        }
    }
}

/// What a template is searched for.
enum Part<'a> {
    Each,
    Name(Name),
    Field(&'a str),
    FieldsOutsideEach,
}
