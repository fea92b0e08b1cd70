//! The profile of a service, and what its offers are sent as.

use crate::interpolation::{self, Part};
use crate::offer::{
    Form, Format, JSON, PLAIN, PROBLEM_JSON, PROBLEM_XML, Representation, XML, Xml,
};
use crate::{Body, Constant, MediaType, Name, Offer, Pairs, escape};

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
    /// The domain in which a code is the reason of an error, for gRPC's clients: the name of the service.
    pub domain: Option<&'static str>,
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
    pub fields: Pairs<Constant>,
    /// The headers of every error that has none of their names.
    pub headers: Pairs<&'static str>,
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
        domain: None,
        offers: &[Offer::JSON, Offer::TEXT],
        code_header: None,
        help_link: true,
        nosniff: true,
        no_store: true,
        fields: Pairs::none(Constant::Text("")),
        headers: Pairs::none(""),
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
        let mut count = 0;
        each!(for offer in self.offers {
            count += if self.has_two_labels(offer) { 2 } else { 1 };
        });
        count
    }

    /// The representation of a number; the first is the one that is sent where the request has no preference. `None`
    /// beyond the last.
    pub const fn representation(&self, number: usize) -> Option<Representation> {
        let mut before = 0;
        each!(for offer in self.offers {
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
        });
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
        let mut number = 0_u8;
        each!(for offer in self.offers {
            let own = match (self.sent_as(offer).media_type, offer.media_type) {
                (Some(media_type), _) | (None, Some(media_type)) => media_type,
                // A client that accepts JSON accepts an answer without a body.
                (None, None) => JSON,
            };
            candidates.push(own, number);
            each!(for other in offer.answers_to {
                if let Some(media_type) = *other {
                    candidates.push(media_type, number);
                }
            });
            number += 1;
            if self.has_two_labels(offer) {
                candidates.push(JSON, number);
                number += 1;
            }
        });
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
            Part::Name(_) | Part::TimestampOffset | Part::Place(..) | Part::Field(_) => {}
        }
    }
    filled
}
