//! The body of a response, by its representation.

use super::excerpt::excerpt;
use super::shape::Known;
use super::tree::Element;
use super::written::Written;
use super::xml;
use crate::profile::Profile;
use crate::render::read::json;
use errorbook_model::{Format, Representation, Xml};
use http::{HeaderMap, header};
use serde_json::Value;

/// What a response is read from.
#[derive(Clone, Copy)]
pub(crate) struct Parts<'r> {
    pub(crate) headers: &'r HeaderMap,
    pub(crate) body: &'r [u8],
}

/// A body, by its representation.
#[derive(Debug, Default)]
pub(crate) enum Content {
    Json(Value),
    Text(String),
    /// XML, as JSON of its template. `None` if the template is not known, or the root is another one's.
    Xml(Option<(Xml, Value)>),
    /// A format without a template.
    Preset(Written),
    #[default]
    Empty,
}

/// The length of the longest body that is read.
pub(crate) const LONGEST_BODY: usize = 2 << 20;

impl Content {
    /// Reads a body.
    ///
    /// # Errors
    ///
    /// Why it is none that errorbook sends.
    pub(super) fn of(parts: Parts, known: Known) -> Result<Self, String> {
        let encoding = parts.headers.get(header::CONTENT_ENCODING);
        let encoding = encoding.map(|value| String::from_utf8_lossy(value.as_bytes()));
        if let Some(encoding) = encoding.filter(|name| !name.eq_ignore_ascii_case("identity")) {
            return Err(format!(
                "the body is encoded, with `{}`: hand it over decoded",
                excerpt(&encoding)
            ));
        }
        let body = parts.body;
        if body.is_empty() {
            return Ok(Content::Empty);
        }
        if body.len() > LONGEST_BODY {
            return Err(format!("the body is longer than {LONGEST_BODY} bytes"));
        }
        let essence = essence(parts.headers);
        match labelled(known.profile, essence.as_deref()).next() {
            Some(sent) => Content::labelled(known, &sent, body),
            None => Content::unlabelled(essence.as_deref(), body),
        }
    }

    /// A body in a representation of the profile.
    fn labelled(known: Known, sent: &Representation, body: &[u8]) -> Result<Self, String> {
        Ok(match sent.format {
            Format::Json(_) => Content::Json(json_of(body)?),
            Format::Text(_) => Content::Text(text_of(body)?.to_owned()),
            Format::Xml(_) => {
                let root = Element::read(text_of(body)?)
                    .map_err(|error| format!("the body is not XML: {error}"))?;
                let templates = labelled(known.profile, sent.essence()).filter_map(xml_of);
                let mut found = templates.filter(|template| template.root == root.name);
                let value = |template: Xml| (template, xml::value(&template, &root, known.entry));
                Content::Xml(found.next().map(value))
            }
            Format::Preset(preset) => {
                Content::Preset(Written::read(preset, sent.page.is_some(), body)?)
            }
            // It has no media type.
            Format::Empty => Content::Empty,
        })
    }

    /// A body of another media type, or of none.
    fn unlabelled(essence: Option<&str>, body: &[u8]) -> Result<Self, String> {
        let is = |kind: &str, essence: &str| {
            essence == format!("application/{kind}") || essence.ends_with(&format!("+{kind}"))
        };
        match essence {
            None if body.trim_ascii_start().starts_with(b"{") => Ok(Content::Json(json_of(body)?)),
            None | Some("text/plain") => Ok(Content::Text(text_of(body)?.to_owned())),
            Some(essence) if is("json", essence) => Ok(Content::Json(json_of(body)?)),
            Some(essence) if is("xml", essence) || essence == "text/xml" => Ok(Content::Xml(None)),
            Some(essence) => Err(format!(
                "the body is `{}`, as which errorbook sends no error",
                excerpt(essence)
            )),
        }
    }
}

fn json_of(body: &[u8]) -> Result<Value, String> {
    let read = json::read(body);
    read.map_err(|error| excerpt(&format!("the body is not JSON: {error}")))
}

pub(super) fn text_of(body: &[u8]) -> Result<&str, String> {
    std::str::from_utf8(body).map_err(|_| "the body is not UTF-8".to_owned())
}

fn xml_of(sent: Representation) -> Option<Xml> {
    match sent.format {
        Format::Xml(xml) => Some(xml),
        _ => None,
    }
}

/// What a profile sends under a media type.
pub(crate) fn labelled<'p>(
    profile: &'p Profile,
    essence: Option<&'p str>,
) -> impl Iterator<Item = Representation> + 'p {
    let representations = profile.settings.representations();
    representations.filter(move |sent| match (sent.essence(), essence) {
        (Some(own), Some(essence)) => own.eq_ignore_ascii_case(essence),
        _ => false,
    })
}

/// The media type, in lower case and without its parameters.
pub(crate) fn essence(headers: &HeaderMap) -> Option<String> {
    let value = headers.get(header::CONTENT_TYPE)?;
    let essence = value.as_bytes().split(|byte| *byte == b';').next()?;
    let essence = String::from_utf8_lossy(essence.trim_ascii());
    Some(essence.to_ascii_lowercase())
}
