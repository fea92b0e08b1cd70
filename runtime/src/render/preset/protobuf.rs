//! Protobuf: `google.rpc.Status`, with the details that AIP-193 asks for. A message that is written in parts is their
//! concatenation, so that each part is a piece of the plan, and what is constant is written once.

use super::Written;
use crate::entry::Entry;
use crate::error::{Item, ValueSource};
use crate::locale;
use crate::render::items;
use crate::render::json::{self, List};
use crate::render::plan::{Escape, Pieces, Plan, Planned};
use crate::render::planner::{Planner, Subject};
use crate::render::raw_json::{self, members};
#[cfg(feature = "client")]
use crate::render::read::{Read, ReadCode};
use crate::render::values::Value;
use errorbook_model::page::OwnPage;
use errorbook_model::{Name, Notation, grpc};
use prost::Message;
use prost_types::{Any, Duration};
use std::collections::BTreeMap;

pub(super) struct Protobuf;

impl Written for Protobuf {
    fn plan(&self, _: Option<OwnPage>, subject: Subject) -> Plan {
        let Subject { entry, profile, .. } = subject;
        let text = Planner::new(subject, Escape::Nothing);
        let json = Planner::new(subject, Escape::Json);
        // The message of the status is for the client's developer, in the language of the attributes.
        let untranslated = Subject {
            translation: None,
            ..subject
        };
        let message = Planner::new(untranslated, Escape::Nothing).name(Name::Message);
        let mut pieces = Pieces::default();
        let status = Status {
            code: code(entry).number(),
            ..Status::default()
        };
        push(&mut pieces.pending, &status);
        pieces.add(message.rewritten(push_message));
        pieces.add(error_info(&json).rewritten(push_error_info));
        pieces.add(text.name(Name::RetryAfter).rewritten(push_retry_info));
        let fields = json.item_fields();
        pieces.add(Planned::Optional(Value::Items(fields, push_bad_request)));
        pieces.add(text.name(Name::RequestId).rewritten(push_request_info));
        if let Some(url) = profile.settings.docs_uri(entry.code().as_str()) {
            let description = subject.help().unwrap_or(subject.title()).to_owned();
            let links = vec![Link { description, url }];
            push_detail(&mut pieces.pending, "Help", &Help { links });
        }
        let localized = text.name(Name::Message);
        let localized = localized.between(&format!("{}\n", subject.language), "");
        pieces.add(localized.rewritten(push_localized_message));
        pieces.finish()
    }

    /// The reason alone: metadata is strings, whatever the fields are.
    #[cfg(feature = "client")]
    fn read(&self, body: &[u8]) -> Option<Read> {
        let status = Status::decode(body).ok()?;
        let info = status.details.iter().find_map(ErrorInfo::of)?;
        Some(Read::new(ReadCode::reason(&info.reason)))
    }
}

/// The code of gRPC: the error's own, else that of its status.
fn code(entry: &Entry) -> grpc::Code {
    let own = entry.grpc().and_then(grpc::Code::by_name);
    own.unwrap_or_else(|| grpc::Code::of_status(entry.status().as_u16()))
}

/// A line each with the reason and the domain, then the fields as an object of JSON.
fn error_info(values: &Planner) -> Planned {
    let reason = grpc::reason(values.subject.entry.code().as_str());
    let domain = values.subject.profile.settings.domain.unwrap_or_default();
    let mut fields = List::new("{", true);
    for (name, value) in values.fields(true) {
        fields.push(name, json::json(value));
    }
    fields
        .finish("}", true)
        .between(&format!("{reason}\n{domain}\n"), "")
}

fn push_message(out: &mut Vec<u8>, message: &str) {
    let status = Status {
        message: message.to_owned(),
        ..Status::default()
    };
    push(out, &status);
}

fn push_error_info(out: &mut Vec<u8>, lines: &str) {
    let mut lines = lines.splitn(3, '\n');
    let mut line = || lines.next().unwrap_or_default();
    let (reason, domain) = (line().to_owned(), line().to_owned());
    let text = |json| raw_json::text(json).map_or(json.to_owned(), Into::into);
    let metadata = members(line()).map(|(name, json)| (name.into_owned(), text(json)));
    let info = ErrorInfo {
        reason,
        domain,
        metadata: metadata.collect(),
    };
    push_detail(out, "ErrorInfo", &info);
}

fn push_retry_info(out: &mut Vec<u8>, seconds: &str) {
    let retry_delay = seconds
        .parse()
        .ok()
        .map(|seconds| Duration { seconds, nanos: 0 });
    push_detail(out, "RetryInfo", &RetryInfo { retry_delay });
}

fn push_bad_request(values: &ValueSource, fields: &[u32], out: &mut Vec<u8>) -> bool {
    let violations = items::of(values, fields).map(FieldViolation::of);
    let field_violations: Vec<_> = violations.collect();
    let is_any = !field_violations.is_empty();
    if is_any {
        push_detail(out, "BadRequest", &BadRequest { field_violations });
    }
    is_any
}

fn push_request_info(out: &mut Vec<u8>, id: &str) {
    let request_id = id.to_owned();
    push_detail(out, "RequestInfo", &RequestInfo { request_id });
}

/// Appends what stands in two lines, the language's tag and the message.
fn push_localized_message(out: &mut Vec<u8>, lines: &str) {
    let (locale, message) = lines.split_once('\n').unwrap_or_default();
    let message = LocalizedMessage::new(locale, message.to_owned());
    push_detail(out, "LocalizedMessage", &message);
}

/// Appends a status that has one more detail.
fn push_detail(out: &mut Vec<u8>, name: &str, detail: &impl Message) {
    let detail = Any {
        type_url: format!("type.googleapis.com/google.rpc.{name}"),
        value: detail.encode_to_vec(),
    };
    let status = Status {
        details: vec![detail],
        ..Status::default()
    };
    push(out, &status);
}

fn push(out: &mut Vec<u8>, status: &Status) {
    out.extend_from_slice(&status.encode_to_vec());
}

impl LocalizedMessage {
    fn new(locale: &str, message: String) -> Self {
        LocalizedMessage {
            locale: locale.to_owned(),
            message,
        }
    }
}

impl FieldViolation {
    fn of(item: &Item) -> Self {
        let place = item.place.in_notation(Notation::Brackets);
        FieldViolation {
            field: place.unwrap_or_default().into_owned(),
            description: item.message.clone(),
            reason: grpc::reason(item.code.as_str()),
            localized_message: locale::translation_of(item)
                .map(|(locale, message)| LocalizedMessage::new(locale, message)),
        }
    }
}

/// `google.rpc.Status`.
#[derive(Clone, PartialEq, Message)]
pub(crate) struct Status {
    #[prost(int32, tag = "1")]
    pub(crate) code: i32,
    #[prost(string, tag = "2")]
    pub(crate) message: String,
    #[prost(message, repeated, tag = "3")]
    pub(crate) details: Vec<Any>,
}

/// How long a status may be in headers, and its message: clients take 8 KiB of headers by default, in which details are
/// base64 and each byte of a message may be three.
#[cfg(feature = "grpc")]
const LONGEST: usize = 4096;
#[cfg(feature = "grpc")]
const LONGEST_MESSAGE: usize = 512;

#[cfg(feature = "grpc")]
impl Status {
    /// What fits into headers: a longer message is cut off, and the largest details are left out, but of an `ErrorInfo` its
    /// metadata alone.
    pub(crate) fn shortened(mut self) -> Self {
        let mut end = LONGEST_MESSAGE.min(self.message.len());
        while !self.message.is_char_boundary(end) {
            end -= 1;
        }
        self.message.truncate(end);
        while self.encoded_len() > LONGEST {
            let sizes = self.details.iter().map(|detail| detail.value.len());
            let Some((largest, _)) = sizes.enumerate().max_by_key(|(_, size)| *size) else {
                break;
            };
            let mut detail = self.details.remove(largest);
            if let Some(mut info) = ErrorInfo::of(&detail).filter(|info| !info.metadata.is_empty())
            {
                info.metadata.clear();
                detail.value = info.encode_to_vec();
                self.details.insert(largest, detail);
            }
        }
        self
    }
}

#[derive(Clone, PartialEq, Message)]
struct ErrorInfo {
    #[prost(string, tag = "1")]
    reason: String,
    #[prost(string, tag = "2")]
    domain: String,
    #[prost(btree_map = "string, string", tag = "3")]
    metadata: BTreeMap<String, String>,
}

#[cfg(any(feature = "grpc", feature = "client"))]
impl ErrorInfo {
    fn of(detail: &Any) -> Option<Self> {
        let is_info = detail.type_url.ends_with("/google.rpc.ErrorInfo");
        is_info.then(|| ErrorInfo::decode(&*detail.value).ok())?
    }
}

#[derive(Clone, PartialEq, Message)]
struct RetryInfo {
    #[prost(message, optional, tag = "1")]
    retry_delay: Option<Duration>,
}

#[derive(Clone, PartialEq, Message)]
struct BadRequest {
    #[prost(message, repeated, tag = "1")]
    field_violations: Vec<FieldViolation>,
}

#[derive(Clone, PartialEq, Message)]
struct FieldViolation {
    #[prost(string, tag = "1")]
    field: String,
    #[prost(string, tag = "2")]
    description: String,
    #[prost(string, tag = "3")]
    reason: String,
    /// `None` in the default language, which is that of the description.
    #[prost(message, optional, tag = "4")]
    localized_message: Option<LocalizedMessage>,
}

#[derive(Clone, PartialEq, Message)]
struct RequestInfo {
    #[prost(string, tag = "1")]
    request_id: String,
}

#[derive(Clone, PartialEq, Message)]
struct Help {
    #[prost(message, repeated, tag = "1")]
    links: Vec<Link>,
}

#[derive(Clone, PartialEq, Message)]
struct Link {
    #[prost(string, tag = "1")]
    description: String,
    #[prost(string, tag = "2")]
    url: String,
}

#[derive(Clone, PartialEq, Message)]
struct LocalizedMessage {
    #[prost(string, tag = "1")]
    locale: String,
    #[prost(string, tag = "2")]
    message: String,
}
