//! The template of a JSON body: a constant tree.

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
    members: Option<&'static [Property]>,
    problem: bool,
}

/// A part of an object.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Property {
    /// A member: its key and its value.
    Pair(&'static str, Node),
    /// The exposed fields of the error, except those that a key beside them names.
    Fields,
}

/// A value of a template.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Node {
    /// An object.
    Object(&'static [Property]),
    /// An array.
    Array(&'static [Node]),
    /// A value known by name; left out where the error has none.
    Name(Name),
    /// A constant, as JSON.
    Literal(&'static str),
}

named! {
    /// A value of the error that a template may use.
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
        /// The request's id, where it has one.
        RequestId = "request_id",
        /// RFC 9457: the title; the status's phrase where `type` is absent, which means about:blank.
        ProblemTitle = "problem_title",
        /// RFC 9457: the message, only where the error has one of its own.
        Detail = "detail",
    }
}

impl Name {
    /// The names that `body!` takes. The others are those of presets.
    pub const OF_TEMPLATES: [Name; 12] = {
        let [of_templates @ .., Name::ProblemTitle, Name::Detail] = Name::ALL else {
            panic!("those of presets are last");
        };
        of_templates
    };
}

const fn pair(key: &'static str, name: Name) -> Property {
    Property::Pair(key, Node::Name(name))
}

impl Body {
    /// RFC 9457, sent as `application/problem+json` or `application/json`: `type`, `title`, `code`,
    /// `detail` and the fields.
    pub const PROBLEM: Body = Body::of(&[
        pair("type", Name::Type),
        pair("title", Name::ProblemTitle),
        pair("code", Name::Code),
        pair("detail", Name::Detail),
        Property::Fields,
    ])
    .as_problem();

    /// [`PROBLEM`](Self::PROBLEM) with the status repeated.
    pub const PROBLEM_STATUS: Body = Body::of(&[
        pair("type", Name::Type),
        pair("title", Name::ProblemTitle),
        pair("status", Name::Status),
        pair("code", Name::Code),
        pair("detail", Name::Detail),
        Property::Fields,
    ])
    .as_problem();

    /// The code, the message and the fields.
    pub const CODE_MESSAGE: Body = Body::of(&[
        pair("code", Name::Code),
        pair("message", Name::Message),
        Property::Fields,
    ]);

    /// The message alone.
    pub const MESSAGE: Body = Body::of(&[pair("message", Name::Message)]);

    /// The code alone, as `error`.
    pub const ERROR: Body = Body::of(&[pair("error", Name::Code)]);

    /// The status, the code and the message.
    pub const STATUS_CODE_MESSAGE: Body = Body::of(&[
        pair("status", Name::Status),
        pair("code", Name::Code),
        pair("message", Name::Message),
    ]);

    /// The error in an object of its own, which leaves the top level to other members.
    pub const NESTED: Body = Body::of(&[Property::Pair(
        "error",
        Node::Object(&[
            pair("code", Name::Code),
            pair("message", Name::Message),
            Property::Fields,
        ]),
    )]);

    /// RFC 6749 section 5.2.
    pub const OAUTH: Body = Body::of(&[
        pair("error", Name::Oauth),
        pair("error_description", Name::Message),
    ]);

    /// No body, and so no Content-Type; the status and the headers say all.
    pub const EMPTY: Body = Body {
        members: None,
        problem: false,
    };

    /// The template of an object. `body!` calls it.
    #[doc(hidden)]
    pub const fn of(members: &'static [Property]) -> Self {
        Body {
            members: Some(members),
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
        self.members.is_none()
    }

    /// The members of the outermost object; `None` where there is no body.
    pub const fn members(&self) -> Option<&'static [Property]> {
        self.members
    }

    /// Every value of the template with its place, in the order in which they are written; an object or an
    /// array comes before what stands in it.
    pub fn places(&self) -> Vec<Place> {
        let mut places = Vec::new();
        object(self.members.unwrap_or_default(), &Vec::new(), &mut places);
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
}

fn object(members: &[Property], path: &[Step], places: &mut Vec<Place>) {
    for member in members {
        match member {
            Property::Pair(key, node) => place(node, path, Step::Key(key), places),
            Property::Fields => places.push(Place {
                path: path.to_vec(),
                node: None,
            }),
        }
    }
}

fn place(node: &Node, path: &[Step], step: Step, places: &mut Vec<Place>) {
    let mut path = path.to_vec();
    path.push(step);
    places.push(Place {
        path: path.clone(),
        node: Some(*node),
    });
    match node {
        Node::Object(members) => object(members, &path, places),
        Node::Array(elements) => {
            for (index, element) in elements.iter().enumerate() {
                place(element, &path, Step::Index(index), places);
            }
        }
        Node::Name(_) | Node::Literal(_) => {}
    }
}

/// The keys of an object's members: names that its `..fields` leave out.
pub fn keys(members: &'static [Property]) -> impl Iterator<Item = &'static str> {
    members.iter().filter_map(|member| match member {
        Property::Pair(key, _) => Some(*key),
        Property::Fields => None,
    })
}

/// The members of the object that has the fields, if any has: a template has them once.
pub const fn beside_fields(members: &'static [Property]) -> Option<&'static [Property]> {
    let mut index = 0;
    while index < members.len() {
        match &members[index] {
            Property::Fields => return Some(members),
            Property::Pair(_, node) => {
                let found = beside_fields_in(node);
                if found.is_some() {
                    return found;
                }
            }
        }
        index += 1;
    }
    None
}

const fn beside_fields_in(node: &Node) -> Option<&'static [Property]> {
    match node {
        Node::Object(members) => beside_fields(members),
        Node::Array(elements) => {
            let mut index = 0;
            while index < elements.len() {
                let found = beside_fields_in(&elements[index]);
                if found.is_some() {
                    return found;
                }
                index += 1;
            }
            None
        }
        Node::Name(_) | Node::Literal(_) => None,
    }
}
