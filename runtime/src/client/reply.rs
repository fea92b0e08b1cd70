//! An error of a service, as it was received.

use super::content::{Content, Parts, essence, labelled};
use super::excerpt::excerpt;
use super::field_error::FieldError;
use super::foreign::Foreign;
use super::of_text::OfText;
use super::reading::Reading;
use super::shape::Known;
use super::strings;
use super::wait;
use crate::header::challenge::Challenge;
use crate::profile::Profile;
use crate::render::element_name;
use crate::render::read::ReadCode;
use errorbook_model::{Items, Name, Node, Property, code};
use http::{HeaderMap, StatusCode, header};
use percent_encoding::percent_decode_str;
use serde_core::de::DeserializeOwned;
use serde_json::{Map, Value};
use std::fmt;
use std::sync::Arc;
use std::time::Duration;

/// An error of a service, read from a response. What the service's shape does not have is absent.
///
/// `Display` is the status, the code and the message. A clone shares what was read.
#[derive(Clone, Debug)]
pub struct Reply(Arc<Received>);

#[derive(Debug)]
struct Received {
    status: StatusCode,
    code: Option<ReadCode>,
    message: Option<String>,
    /// The other values of the shape.
    values: Vec<(Name, Value)>,
    fields: Map<String, Value>,
    /// How XML has the items of lists; `None` where the body is no XML.
    items: Option<Items>,
    field_errors: Vec<FieldError>,
    challenges: Vec<Challenge>,
    headers: HeaderMap,
}

impl Reply {
    /// Reads a response of a service, with the service's profile. The body is the decoded content: without transfer or
    /// content encoding.
    ///
    /// A response below 400 is an error only where the shape has a constant that says so, as in `{"ok": false, …}`.
    ///
    /// # Errors
    ///
    /// [`Foreign`] if the response is not in the profile's shape, in none of its representations.
    pub fn read(
        profile: &Profile,
        status: StatusCode,
        headers: &HeaderMap,
        body: impl AsRef<[u8]>,
    ) -> Result<Self, Foreign> {
        let body = body.as_ref();
        let foreign = |why: &str| Foreign::new(status, why);
        if let Some(essence) = essence(headers).filter(|_| !body.is_empty()) {
            if labelled(profile, Some(&essence)).next().is_none() {
                return Err(foreign(&format!(
                    "`{essence}` is not one of its media types"
                )));
            }
        }
        let reading = Reading::of(Parts { headers, body }, Some(profile), None)
            .map_err(|why| foreign(&why))?;
        let is_told = reading.is_of_shape || is_told_by_header(&reading);
        let root = reading.template.and_then(|template| template.root());
        let is_error = status.is_client_error()
            || status.is_server_error()
            || (reading.code.is_some() && root.is_some_and(has_constant));
        let reply = Reply::of(reading, profile, status, headers);
        let has_text_as_code = reply.code().is_some_and(|code| !is_code(code));
        if is_told && is_error && !has_text_as_code {
            Ok(reply)
        } else if body.is_empty() {
            Err(foreign("it has no body"))
        } else {
            Err(foreign("the body is not of its shape"))
        }
    }

    fn of(
        mut reading: Reading,
        profile: &Profile,
        status: StatusCode,
        headers: &HeaderMap,
    ) -> Self {
        let code = reading.code.take().or_else(|| reading.header_code.take());
        let code = code.or_else(|| code_in_uri(&reading, profile, headers));
        let mut fields = reading.members.into_fields();
        let instance = reading
            .values
            .iter()
            .find(|(name, _)| *name == Name::Instance);
        let is_id = |value: &Value| value.as_str().is_some_and(|uri| id_of(uri).is_some());
        if let Some((_, value)) = instance.filter(|(_, value)| !is_id(value)) {
            fields.insert(Name::Instance.as_str().to_owned(), value.clone());
        }
        let lists = fields.values().filter_map(FieldError::list);
        let mut field_errors: Vec<FieldError> = lists.flatten().collect();
        // A text may have them too, with less.
        if field_errors.is_empty() {
            let items = reading.items.iter();
            field_errors.extend(items.filter_map(FieldError::from_item));
        }
        Reply(Arc::new(Received {
            status,
            code,
            message: reading.message,
            values: reading.values,
            fields,
            items: match &reading.content {
                Content::Xml(Some((xml, _))) => Some(xml.items),
                _ => None,
            },
            field_errors,
            challenges: challenges(headers),
            headers: headers.clone(),
        }))
    }

    /// The status.
    pub fn status(&self) -> StatusCode {
        self.0.status
    }

    /// The code, as it was sent; an integer code in decimal.
    pub fn code(&self) -> Option<&str> {
        self.0.code.as_ref().map(|code| &*code.text)
    }

    /// Whether it is the error of a code. A shape may write codes in another style: `org-blocked` is `ORG_BLOCKED`
    /// there.
    pub fn is(&self, code: &str) -> bool {
        self.0.code.as_ref().is_some_and(|read| read.is_text(code))
    }

    /// The message; the title where the error has none of its own.
    pub fn message(&self) -> Option<&str> {
        self.0.message.as_deref()
    }

    /// The constant title, which may be translated.
    pub fn title(&self) -> Option<&str> {
        self.text(Name::Title)
            .or_else(|| self.text(Name::ProblemTitle))
    }

    /// What the client's developer can do.
    pub fn help(&self) -> Option<&str> {
        self.text(Name::Help)
    }

    /// Where the error is explained: in the body, or as a link.
    pub fn docs(&self) -> Option<&str> {
        self.text(Name::Docs).or_else(|| help_link(&self.0.headers))
    }

    /// The error of RFC 6749, which several codes may share.
    pub fn oauth(&self) -> Option<&str> {
        self.text(Name::Oauth)
    }

    /// What the error is (RFC 9457), a URI.
    pub fn problem_type(&self) -> Option<&str> {
        self.text(Name::Type)
    }

    /// Whether a retry may succeed, where the shape says it.
    pub fn retryable(&self) -> Option<bool> {
        let value = self.value(Name::Retryable)?;
        let text = || value.as_str().and_then(|text| text.parse().ok());
        value.as_bool().or_else(text)
    }

    /// The time until a retry may succeed: Retry-After, in seconds or as a date, or what the body says. It is what the
    /// response says, up to 68 years: a client has a ceiling of its own, as `Retry` has (feature `retry`).
    pub fn retry_after(&self) -> Option<Duration> {
        wait::retry_after(&self.0.headers).or_else(|| {
            let value = self.value(Name::RetryAfter)?;
            let text = || value.as_str().and_then(|text| text.parse().ok());
            value.as_u64().or_else(text).map(wait::seconds)
        })
    }

    /// The id of the request: in the body, or as the header `x-request-id`.
    pub fn request_id(&self) -> Option<&str> {
        let of_instance = || self.text(Name::Instance).and_then(id_of);
        let of_header = || self.0.headers.get("x-request-id")?.to_str().ok();
        let of_body = self.text(Name::RequestId).or_else(of_instance);
        of_body.or_else(of_header)
    }

    /// The exposed fields, as JSON. Plain text and XML do not tell a number from its text: [`field`](Self::field) reads
    /// both.
    pub fn fields(&self) -> &Map<String, Value> {
        &self.0.fields
    }

    /// The exposed field with this name, if it is there and of this type. XML may have no element for a list with nothing in
    /// it: such a list is read where no element has the name.
    pub fn field<T: DeserializeOwned>(&self, name: &str) -> Option<T> {
        let Received { fields, items, .. } = &*self.0;
        let of_element = || fields.get(items.map(|_| element_name(name))?.as_str());
        let found = match (fields.get(name).or_else(of_element), items) {
            (Some(value), items) => {
                if let Ok(field) = T::deserialize(value) {
                    return Some(field);
                }
                OfText::Value(value, *items)
            }
            (None, Some(Items::Named)) => OfText::Nothing,
            (None, _) => return None,
        };
        T::deserialize(found).ok()
    }

    /// What is wrong with single values of the request.
    pub fn field_errors(&self) -> &[FieldError] {
        &self.0.field_errors
    }

    /// The challenges of WWW-Authenticate and Proxy-Authenticate. A line that is malformed has none.
    pub fn challenges(&self) -> &[Challenge] {
        &self.0.challenges
    }

    /// The headers of the response.
    pub fn headers(&self) -> &HeaderMap {
        &self.0.headers
    }

    fn value(&self, name: Name) -> Option<&Value> {
        let mut values = self.0.values.iter();
        values
            .find(|(found, _)| *found == name)
            .map(|(_, value)| value)
    }

    pub(super) fn text(&self, name: Name) -> Option<&str> {
        self.value(name)?.as_str()
    }
}

impl fmt::Display for Reply {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        write!(f, "{}", self.status().as_u16())?;
        if let Some(code) = self.code() {
            write!(f, " {code}")?;
        }
        match self.message() {
            Some(message) => write!(f, ", {}", excerpt(message)),
            None => Ok(()),
        }
    }
}

/// Whether the header of the code says that it is an error, and no body could contradict it.
fn is_told_by_header(reading: &Reading) -> bool {
    let has_shape = !matches!(reading.content, Content::Empty | Content::Preset(_));
    reading.header_code.is_some() && !has_shape
}

/// Whether a text may be a code.
fn is_code(text: &str) -> bool {
    text.len() <= code::MAX_PUBLISHED && code::is_published(text)
}

/// Whether a template has a constant.
fn has_constant(node: &Node) -> bool {
    match node {
        Node::Literal(_) => true,
        Node::Array(elements) => elements.iter().any(has_constant),
        Node::Object(members) => members.iter().any(|member| match member {
            Property::Pair(_, node) => has_constant(node),
            Property::Fields | Property::Each(_) => false,
        }),
        _ => false,
    }
}

/// The code in what an error is, or in where it is explained.
fn code_in_uri(reading: &Reading, profile: &Profile, headers: &HeaderMap) -> Option<ReadCode> {
    let settings = &profile.settings;
    let link = reading.text(Name::Docs).or_else(|| help_link(headers));
    let uris = [
        (settings.type_template(), reading.text(Name::Type)),
        (settings.docs, link),
    ];
    let mut codes = uris.into_iter().filter_map(|(template, uri)| {
        let mut code = strings::code(template?, uri?, Known::new(profile, None))?;
        let decoded = percent_decode_str(&code.text).decode_utf8().ok()?;
        code.text = decoded.into_owned();
        Some(code)
    });
    codes.next()
}

/// The target of `Link: <…>; rel="help"`.
fn help_link(headers: &HeaderMap) -> Option<&str> {
    let lines = headers.get_all(header::LINK).iter();
    let mut lines = lines.filter_map(|line| line.to_str().ok());
    lines.find_map(|line| {
        let (target, parameters) = line.strip_prefix('<')?.split_once('>')?;
        let is_help = parameters.contains("rel=\"help\"") || parameters.contains("rel=help");
        is_help.then_some(target)
    })
}

/// The id of a request in what an occurrence of an error is.
fn id_of(uri: &str) -> Option<&str> {
    uri.strip_prefix("urn:uuid:")
}

fn challenges(headers: &HeaderMap) -> Vec<Challenge> {
    let names = [header::WWW_AUTHENTICATE, header::PROXY_AUTHENTICATE];
    let lines = names.iter().flat_map(|name| headers.get_all(name));
    let parsed = lines.filter_map(|line| Challenge::parse_all(line).ok());
    parsed.flatten().collect()
}
