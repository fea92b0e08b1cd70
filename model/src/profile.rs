//! The profile of a service, and the representations in which an error can be sent.

use crate::escape;
use crate::shape::Body;

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
}

named! {
    /// A representation that a service offers.
    #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
    #[non_exhaustive]
    pub enum Offer {
        /// The profile's body: `application/json`, and `application/problem+json` where the shape is
        /// RFC 9457's.
        Json = "json",
        /// `text/plain; charset=utf-8`: the message and the code, a line per field error, the help, the link.
        Text = "text",
    }
}

/// A form in which an error is sent. The number is the place of what is kept of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Representation {
    /// The profile's body as `application/problem+json`.
    Problem,
    /// The profile's body as `application/json`.
    Json,
    /// Plain text.
    Text,
    /// The answer of a profile whose JSON has no body.
    Empty,
}

/// How the body of a representation is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Format {
    /// The profile's template, as JSON.
    Json,
    /// Lines of text.
    Text,
    /// No body.
    Empty,
}

impl Representation {
    /// Every representation, in the order of their numbers.
    pub const ALL: [Representation; 4] = [
        Representation::Problem,
        Representation::Json,
        Representation::Text,
        Representation::Empty,
    ];

    /// The representations that have a media type, in the order of their numbers.
    pub const LABELLED: [Representation; 3] = [
        Representation::Problem,
        Representation::Json,
        Representation::Text,
    ];

    /// The representation whose media type a client accepts to get this one: that of `Empty` is `Json`.
    #[must_use]
    pub const fn asked_as(self) -> Representation {
        match self {
            Representation::Empty => Representation::Json,
            labelled => labelled,
        }
    }

    /// Its row: the media type that it is labelled with, how its body is written, and what the name of a file of
    /// such bodies ends with.
    const fn row(self) -> (Option<&'static str>, Format, &'static str) {
        match self {
            Representation::Problem => (Some("application/problem+json"), Format::Json, "problem"),
            Representation::Json => (Some("application/json"), Format::Json, "json"),
            Representation::Text => (Some("text/plain; charset=utf-8"), Format::Text, "txt"),
            Representation::Empty => (None, Format::Empty, "empty"),
        }
    }

    /// The media type that it is labelled with; `None` where it has no body.
    pub const fn media_type(self) -> Option<&'static str> {
        self.row().0
    }

    /// The media type without parameters.
    pub fn essence(self) -> Option<&'static str> {
        let media_type = self.media_type()?;
        let (essence, _) = media_type.split_once(';').unwrap_or((media_type, ""));
        Some(essence)
    }

    /// What the name of a file of such bodies ends with.
    pub const fn extension(self) -> &'static str {
        self.row().2
    }

    /// How its body is written.
    pub const fn format(self) -> Format {
        self.row().1
    }
}

impl Profile {
    /// RFC 9457 without URIs, JSON or text.
    pub const DEFAULT: Profile = Profile {
        body: Body::PROBLEM,
        problem_type: None,
        docs: None,
        offers: &[Offer::Json, Offer::Text],
        code_header: None,
        help_link: true,
        nosniff: true,
        no_store: true,
    };

    /// What an offer is sent as: the first where both are equally welcome.
    pub const fn representations_of(&self, offer: Offer) -> &'static [Representation] {
        match offer {
            Offer::Json if self.body.is_empty() => &[Representation::Empty],
            Offer::Json if self.body.is_problem() => {
                &[Representation::Problem, Representation::Json]
            }
            Offer::Json => &[Representation::Json],
            Offer::Text => &[Representation::Text],
        }
    }

    /// What the profile offers, in its order; the first is sent where the request has no preference.
    pub fn representations(&self) -> impl Iterator<Item = Representation> + use<'_> {
        self.offers
            .iter()
            .flat_map(|offer| self.representations_of(*offer))
            .copied()
    }

    /// Whether anything that it offers is written in a format.
    pub fn sends(&self, format: Format) -> bool {
        self.representations().any(|sent| sent.format() == format)
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

/// Codes are letters, digits, `_`, `-` and `.`, which RFC 3986 leaves as they are; an entry made by hand
/// may have others, which are percent-encoded.
fn fill(template: &str, code: &str) -> String {
    template.replace("{code}", &escape::uri_component(code))
}
