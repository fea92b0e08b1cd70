//! The headers of a response: those of its profile and its entry, and those that an error brings.

use super::cache::leak;
use super::policy;
use crate::entry::{Entry, HeaderLine, HeaderSource};
use crate::error::{SentFields, ValueSource, guarded};
use crate::header::value::{self, FieldText, Quoted};
use crate::negotiate::preferences::Preferences;
use crate::text::{Piece, Text, write_slot};
use errorbook_model::status;
use http::Response;
use http::header::{self, HeaderMap, HeaderName, HeaderValue};
use http::response::Parts;

/// The addresses of these values mark a response as errorbook's. Each is an array in a `static` of its own, since
/// equal constants may be merged into one.
static ACCEPT: [u8; 6] = *b"Accept";
static ACCEPT_AND_LANGUAGE: [u8; 23] = *b"Accept, Accept-Language";
static LANGUAGE: [u8; 15] = *b"Accept-Language";
static NOSNIFF: [u8; 7] = *b"nosniff";

/// In the extensions of a response that has neither of the marked headers. Cache-Control is no mark: services
/// replace it.
#[cfg(feature = "middleware")]
#[derive(Clone, Copy)]
pub(crate) struct Mark;

/// A head that is the same for every error of an entry, but for the headers that an error brings.
pub(super) struct Head {
    pub(super) parts: Parts,
    pub(super) dynamic: Vec<Dynamic>,
}

/// A header that an error brings.
pub(super) struct Dynamic {
    line: &'static HeaderLine,
    /// Whether another line of the answer has the same name, so that this one is added to it.
    shared: bool,
}

impl Head {
    pub(super) fn new(
        entry: &'static Entry,
        preferences: &Preferences,
        values: &ValueSource,
    ) -> Self {
        let (mut parts, ()) = Response::new(()).into_parts();
        parts.status = entry.status();
        #[cfg(feature = "hyper")]
        let reason = entry
            .sent_reason()
            .map(|text| hyper::ext::ReasonPhrase::try_from(text.to_owned()));
        #[cfg(feature = "hyper")]
        if let Some(Ok(reason)) = reason {
            parts.extensions.insert(reason);
        }
        let mut head = Head {
            parts,
            dynamic: Vec::new(),
        };
        head.write_headers(entry, preferences, values);
        #[cfg(feature = "middleware")]
        if !is_marked(&head.parts.headers) {
            head.parts.extensions.insert(Mark);
        }
        head
    }

    fn headers(&mut self) -> &mut HeaderMap {
        &mut self.parts.headers
    }

    /// The headers, in the order in which they are sent.
    fn write_headers(
        &mut self,
        entry: &'static Entry,
        preferences: &Preferences,
        values: &ValueSource,
    ) {
        let settings = &preferences.profile.settings;
        let media_type = preferences.media_type();
        if let Some(media_type) = media_type {
            self.set(header::CONTENT_TYPE, media_type);
        }
        let has_languages = preferences.depends_on_language();
        // The message of an upstream is in the language that the upstream says, unless this service has translated it.
        let is_upstreams = entry.is_relayed() && preferences.language == 0;
        match (preferences.depends_on_accept(), has_languages) {
            (true, true) => self.set_marked(header::VARY, &ACCEPT_AND_LANGUAGE),
            (true, false) => self.set_marked(header::VARY, &ACCEPT),
            (false, true) => self.set_marked(header::VARY, &LANGUAGE),
            (false, false) => {}
        }
        if has_languages && media_type.is_some() && !is_upstreams {
            self.set(header::CONTENT_LANGUAGE, preferences.language());
        }
        let is_own = |name: &str| {
            let mut lines = entry.headers.iter();
            lines.any(|line| line.name == name)
                || (name == "retry-after" && entry.retry_after().is_some())
        };
        let cache_control = settings.headers.get("cache-control");
        let cache_control = cache_control.or(settings.no_store.then_some("no-store"));
        let cache_control = if status::is_never_stored(entry.status().as_u16()) {
            Some("no-store")
        } else {
            cache_control.filter(|_| !is_own("cache-control"))
        };
        if let Some(value) = cache_control {
            self.set(header::CACHE_CONTROL, value);
        }
        if media_type.is_some() && settings.nosniff {
            self.set_marked(header::X_CONTENT_TYPE_OPTIONS, &NOSNIFF);
        }
        let name = header::CONTENT_SECURITY_POLICY;
        let has_policy = is_own(name.as_str()) || settings.headers.get(name.as_str()).is_some();
        if let Some(policy) = policy(&preferences.representation()).filter(|_| !has_policy) {
            self.set(name, policy);
        }
        for line in &entry.headers {
            if is_upstreams || !entry.is_relayed() || line.name != header::CONTENT_LANGUAGE {
                self.write_line(entry, line, values);
            }
        }
        if let Some(seconds) = entry.retry_after() {
            self.set(header::RETRY_AFTER, seconds);
        }
        let code = entry.code().as_str();
        if let Some(docs) = settings.docs_uri(code).filter(|_| settings.help_link) {
            self.set(header::LINK, &format!("<{docs}>; rel=\"help\""));
        }
        if let Some(name) = settings.code_header {
            self.set(HeaderName::from_static(name), code);
        }
        for (name, value) in settings.headers.as_slice() {
            let is_sent = match *name {
                "cache-control" => false,
                "content-language" => media_type.is_some() && !has_languages && !is_upstreams,
                "link" => true,
                name => !is_own(name),
            };
            if is_sent {
                self.set(HeaderName::from_static(name), value);
            }
        }
    }

    /// Adds a header whose value is the same for every error of the entry.
    fn set(&mut self, name: HeaderName, value: &str) {
        // `from_static` takes visible ASCII alone, and the macro lets nothing else through.
        match std::str::from_utf8(leak(value.as_bytes())) {
            Ok(text) if text.bytes().all(|byte| matches!(byte, b'\t' | b' '..=b'~')) => {
                self.headers().append(name, HeaderValue::from_static(text));
            }
            _ => {}
        }
    }

    fn set_marked(&mut self, name: HeaderName, value: &'static [u8]) {
        if let Ok(text) = std::str::from_utf8(value) {
            self.headers().insert(name, HeaderValue::from_static(text));
        }
    }

    fn write_line(&mut self, entry: &Entry, line: &'static HeaderLine, values: &ValueSource) {
        let of_name = || entry.headers.iter().filter(|other| other.name == line.name);
        // Lines of one name keep their order: where one of them waits for a value, all do.
        match line.value.as_static() {
            Some(text) if of_name().all(|other| other.value.as_static().is_some()) => {
                self.set(line.name.clone(), text);
            }
            // The value is not known before there is an error that has it.
            _ if !values.has_fields() => {}
            _ => {
                // The profile has links of its own.
                let shared = of_name().count() > 1 || line.name == header::LINK;
                if !shared {
                    // Holds the place, so that the map need not grow.
                    self.headers()
                        .insert(line.name.clone(), HeaderValue::from_static(""));
                }
                self.dynamic.push(Dynamic { line, shared });
            }
        }
    }
}

impl Dynamic {
    /// RFC 9110 section 10.2.3: the seconds of a wait are not negative. A body leaves such a wait out too.
    fn is_negative_wait(&self, value: &HeaderValue) -> bool {
        self.line.name == header::RETRY_AFTER && value.as_bytes().starts_with(b"-")
    }

    /// Sets the header, or removes the place that was held for it.
    pub(super) fn send(&self, error: &dyn SentFields, headers: &mut HeaderMap) {
        let value = match &self.line.value {
            HeaderSource::Field(key) => guarded::<_, ()>(|| Ok(error.header(*key).header_value()))
                .flatten()
                .filter(|value| !self.is_negative_wait(value)),
            HeaderSource::Text(text) => filled(text, error, false),
            HeaderSource::Challenge(text) => filled(text, error, true),
        };
        let name = self.line.name.clone();
        match value {
            Some(value) if self.shared => {
                headers.append(name, value);
            }
            Some(value) => {
                headers.insert(name, value);
            }
            None if self.shared => {}
            None => {
                headers.remove(name);
            }
        }
    }
}

/// A template's value. A value that fails leaves its place empty: the header may be one that its status
/// requires.
fn filled(text: &Text, error: &dyn SentFields, quoted: bool) -> Option<HeaderValue> {
    let mut out = Vec::with_capacity(64);
    for piece in &text.pieces {
        match piece {
            Piece::Literal(text) => out.extend_from_slice(text.as_bytes()),
            Piece::Slot(slot) => {
                let before = out.len();
                let written = guarded(|| {
                    if quoted {
                        write_slot(*slot, error, &mut Quoted(&mut out))
                    } else {
                        write_slot(*slot, error, &mut FieldText(&mut out))
                    }
                });
                if written.is_none() {
                    out.truncate(before);
                }
            }
        }
    }
    value::from_bytes(&out)
}

/// Whether a response has a header that marks it as errorbook's; one without may have [`Mark`] in its extensions.
#[cfg(feature = "middleware")]
pub(crate) fn is_marked(headers: &HeaderMap) -> bool {
    headers
        .values()
        .any(|value| find_mark(value.as_bytes()).is_some())
}

/// The value that marks a response as errorbook's, where this is one.
#[cfg(feature = "middleware")]
pub(crate) fn mark(value: &[u8]) -> Option<&'static str> {
    std::str::from_utf8(find_mark(value)?).ok()
}

#[cfg(feature = "middleware")]
fn find_mark(value: &[u8]) -> Option<&'static [u8]> {
    let marks: [&'static [u8]; 4] = [&ACCEPT, &NOSNIFF, &ACCEPT_AND_LANGUAGE, &LANGUAGE];
    marks
        .into_iter()
        .find(|mark| std::ptr::eq(mark.as_ptr(), value.as_ptr()))
}
