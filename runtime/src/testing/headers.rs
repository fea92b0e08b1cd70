//! Compares the headers of a response with an entry and its profile.

use super::Response;
use super::identity::{is_filled, missing_help_link};
use crate::catalogue::Catalogue;
use crate::client::{Content, essence};
use crate::entry::{Entry, HeaderSource};
use crate::profile::Profile;
use errorbook_model::Format;
use http::{HeaderMap, HeaderName, header};

/// Adds the faults in the headers of a response. Additional headers are not a fault, since middleware may add
/// them.
pub(super) fn check(
    entry: &'static Entry,
    is_refusal: bool,
    profile: &'static Profile,
    response: &Response,
    content: &Content,
    faults: &mut Vec<String>,
) {
    let mut check = Check {
        response,
        is_refusal,
        faults,
    };
    check.content_type(profile, content);
    if profile.preferences(&HeaderMap::new()).depends_on_accept() {
        check.lists(&header::VARY, "Accept");
    }
    let of_profile = &profile.settings.headers;
    let never_stored = errorbook_model::status::is_never_stored(entry.status().as_u16());
    let no_store = profile.settings.no_store && of_profile.get("cache-control").is_none();
    if never_stored || (no_store && !check.has_own(entry, &header::CACHE_CONTROL)) {
        check.lists(&header::CACHE_CONTROL, "no-store");
    }
    let has_body = !matches!(content, Content::Empty);
    if profile.settings.nosniff && has_body {
        check.lists(&header::X_CONTENT_TYPE_OPTIONS, "nosniff");
    }
    check.own_lines(entry);
    for (name, value) in of_profile.as_slice() {
        let is_left_out = match *name {
            "cache-control" => never_stored,
            "content-language" => !has_body,
            _ => false,
        };
        if !is_left_out {
            check.line_of_profile(entry, &HeaderName::from_static(name), value);
        }
    }
    let is_kept = is_refusal && !check.values(&header::RETRY_AFTER).is_empty();
    if let Some(seconds) = entry.retry_after().filter(|_| !is_kept) {
        check.lists(&header::RETRY_AFTER, seconds);
    }
    if let Some(docs) = missing_help_link(entry, profile, response) {
        check.faults.push(format!("`link` lacks <{docs}>"));
    }
}

/// Adds the faults in what a response says of its language, where the catalogue has several.
pub(super) fn check_language(
    catalogue: &'static Catalogue,
    response: &Response,
    content: &Content,
    faults: &mut Vec<String>,
) {
    if !catalogue
        .preferences(&HeaderMap::new())
        .depends_on_language()
    {
        return;
    }
    let mut check = Check {
        response,
        is_refusal: false,
        faults,
    };
    check.lists(&header::VARY, "Accept-Language");
    let sent = check.values(&header::CONTENT_LANGUAGE);
    let tags = &catalogue.languages().tags;
    let is_one = matches!(sent.as_slice(), [tag] if tags.contains(&&**tag));
    if !matches!(content, Content::Empty) && !is_one {
        let tags = tags.join("`, `");
        check
            .faults
            .push(format!("`content-language` is not one of `{tags}`"));
    }
}

struct Check<'c> {
    response: &'c Response,
    /// Whether the middleware answered for the framework: it keeps the headers of the response that it replaces.
    is_refusal: bool,
    faults: &'c mut Vec<String>,
}

impl Check<'_> {
    fn values(&self, name: &HeaderName) -> Vec<String> {
        let values = self.response.headers().get_all(name).iter();
        values
            .map(|value| String::from_utf8_lossy(value.as_bytes()).into_owned())
            .collect()
    }

    /// Checks that a list contains a member, compared without case. The list may contain other members.
    fn lists(&mut self, name: &HeaderName, word: &str) {
        let values = self.values(name);
        let mut members = values.iter().flat_map(|value| value.split(','));
        if !members.any(|member| member.trim().eq_ignore_ascii_case(word)) {
            self.faults.push(format!("`{name}` lacks `{word}`"));
        }
    }

    fn content_type(&mut self, profile: &Profile, content: &Content) {
        let essence = essence(self.response.headers());
        let mut representations = profile.settings.representations();
        let is_right = match content {
            // Without a body, Content-Type is allowed: a response to HEAD has it.
            Content::Empty => true,
            _ => representations.any(|sent| {
                let is_of_format = match content {
                    Content::Json(_) => matches!(sent.format, Format::Json(_)),
                    Content::Text(_) => matches!(sent.format, Format::Text(_)),
                    Content::Xml(_) => matches!(sent.format, Format::Xml(_)),
                    Content::Preset(_) => matches!(sent.format, Format::Preset(_)),
                    Content::Empty => false,
                };
                let own = sent.essence().map(str::to_ascii_lowercase);
                is_of_format && own.is_some() && own == essence
            }),
        };
        if !is_right {
            self.faults
                .push("`content-type` is not one of the profile's".to_owned());
        }
    }

    /// Whether an error has a header itself.
    fn has_own(&self, entry: &'static Entry, name: &HeaderName) -> bool {
        entry.headers().any(|own| own == name)
            || (*name == header::RETRY_AFTER && entry.retry_after().is_some())
            || (self.is_refusal && !self.values(name).is_empty())
    }

    fn line_of_profile(&mut self, entry: &'static Entry, name: &HeaderName, wanted: &str) {
        let is_there = self.values(name).iter().any(|value| value.contains(wanted));
        // Links are added to each other.
        let is_replaced = *name != header::LINK && self.has_own(entry, name);
        if !is_there && !is_replaced {
            self.faults.push(format!("`{name}` lacks `{wanted}`"));
        }
    }

    /// Checks the headers that the error declares. A header from a field may be absent, unless the status
    /// requires it.
    fn own_lines(&mut self, entry: &'static Entry) {
        let required = errorbook_model::status::required_header(entry.status().as_u16());
        for line in &entry.headers {
            let (name, values) = (&line.name, self.values(&line.name));
            let template = match &line.value {
                HeaderSource::Text(text) | HeaderSource::Challenge(text) => text,
                HeaderSource::Field(_) => {
                    if values.is_empty() && required.is_some_and(|required| *name == required) {
                        self.faults.push(format!("`{name}` is absent"));
                    }
                    continue;
                }
            };
            // The middleware keeps that of the response that it replaces.
            if self.is_refusal && !values.is_empty() {
                continue;
            }
            let is_there = match template.as_static() {
                // There may be other values, also in the same line.
                Some(text) => values.iter().any(|value| value.contains(text)),
                None => values.iter().any(|value| is_filled(template, value)),
            };
            if !is_there {
                let wanted = template.source;
                self.faults.push(format!("`{name}` lacks `{wanted}`"));
            }
        }
    }
}
