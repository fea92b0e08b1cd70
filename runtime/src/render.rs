//! From an error and what a request asked for to a response.
//!
//! What does not depend on the error at hand is made once per entry, profile and representation, and
//! kept: the header map, ready to be cloned, and the body, cut at the values that an error brings. What
//! an error without dynamic parts costs is then a lookup and the clone of a map of static values.

use crate::body::plan::{self, Plan, Values};
use crate::entry::{Entry, HeaderLine, HeaderSource};
use crate::error::{By, Expose, Revealed};
use crate::header::value::{self, FieldText, Quoted};
use crate::preferences::{Preferences, Representation};
use crate::profile::Profile;
use crate::text::{Piece, Text};
use bytes::Bytes;
use http::Response;
use http::header::{self, HeaderMap, HeaderName, HeaderValue};
use http::response::Parts;
use std::borrow::Cow;
use std::cell::Cell;
use std::fmt::Write;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::OnceLock;

/// The renditions kept for an entry: a list with a node per profile that was asked.
pub(crate) struct Copies(OnceLock<Box<Node>>);

struct Node {
    profile: &'static Profile,
    renditions: [OnceLock<Box<Rendition>>; Values::COUNT * Representation::COUNT],
    next: Copies,
}

impl Copies {
    pub(crate) const fn new() -> Self {
        Copies(OnceLock::new())
    }

    fn of(&'static self, profile: &'static Profile) -> &'static Node {
        let mut at = self;
        loop {
            let node = at.0.get_or_init(|| {
                Box::new(Node {
                    profile,
                    renditions: [const { OnceLock::new() }; Values::COUNT * Representation::COUNT],
                    next: Copies::new(),
                })
            });
            if std::ptr::eq(node.profile, profile) {
                return node;
            }
            at = &node.next;
        }
    }
}

/// A response, as far as it is the same for every error of an entry.
struct Rendition {
    /// Headers are in the order in which they are sent; one that an error brings holds its place, empty.
    head: Parts,
    dynamic: Vec<Dynamic>,
    body: Body,
}

enum Body {
    Static(&'static [u8]),
    Slots(Slots),
}

/// A body that waits for values.
struct Slots {
    plan: Plan,
    size: usize,
    has_request_id: bool,
}

struct Dynamic {
    line: &'static HeaderLine,
    /// Whether another line of the answer has the same name, so that this one is added to it.
    shared: bool,
}

/// The addresses of these values mark a response as errorbook's. Each is an array in a `static` of its own, since
/// equal constants may be merged into one.
static ACCEPT: [u8; 6] = *b"Accept";
static NOSNIFF: [u8; 7] = *b"nosniff";

/// In the extensions of a response that has neither of the marked headers. Cache-Control is no mark: services
/// replace it.
#[cfg(feature = "middleware")]
#[derive(Clone, Copy)]
pub(crate) struct Mark;

/// The response to an error, for the request at hand.
pub(crate) fn respond(error: &Revealed, preferences: &Preferences) -> Response<Bytes> {
    #[cfg(feature = "middleware")]
    crate::middleware::saw(error.entry);
    respond_in(error, preferences, current_request_id)
}

/// The id of the request at hand, where middleware knows it.
pub(crate) fn current_request_id() -> Option<HeaderValue> {
    #[cfg(feature = "middleware")]
    return crate::middleware::request_id();
    #[cfg(not(feature = "middleware"))]
    None
}

/// The response to an error of a request whose id is at hand; it is asked for where a body needs it.
pub(crate) fn respond_in(
    error: &Revealed,
    preferences: &Preferences,
    id: impl FnOnce() -> Option<HeaderValue>,
) -> Response<Bytes> {
    #[cfg(feature = "testing")]
    crate::testing::produced::record(error.entry.code().as_str());
    let entry = error.entry.answer();
    let rendition = rendition(entry, preferences, error.by.values());
    // A response is large to move, and dear to move when it was written just now. So the clone is what
    // is returned, where nothing else can fail, and else is made before the body.
    if let (Body::Static(body), []) = (&rendition.body, rendition.dynamic.as_slice()) {
        return Response::from_parts(rendition.head.clone(), Bytes::from_static(body));
    }
    let mut head = rendition.head.clone();
    if let By::Derive(error) = &error.by {
        for dynamic in &rendition.dynamic {
            dynamic.send(*error, &mut head.headers);
        }
    }
    let body = rendition.body(error, preferences, id);
    Response::from_parts(head, body)
}

thread_local! {
    /// Where bodies are written, so that each is allocated once, in its own size.
    static SCRATCH: Cell<Vec<u8>> = const { Cell::new(Vec::new()) };
}

/// What a thread keeps between two bodies at most.
const LARGEST_SCRATCH: usize = 1 << 16;

impl Slots {
    /// Nothing where a value fails.
    fn fill(&self, by: &By, request_id: Option<&str>) -> Option<Bytes> {
        // An error whose `Display` renders another one finds the place empty, and makes its own.
        let mut out = SCRATCH.try_with(Cell::take).unwrap_or_default();
        out.clear();
        out.reserve(self.size);
        let written = guarded(|| self.plan.fill(by, request_id, &mut out));
        let body = written.map(|()| Bytes::copy_from_slice(&out));
        if out.capacity() <= LARGEST_SCRATCH {
            // A thread that ends keeps nothing.
            let _ = SCRATCH.try_with(|scratch| scratch.set(out));
        }
        body
    }
}

fn rendition(
    entry: &'static Entry,
    preferences: &Preferences,
    values: Values,
) -> &'static Rendition {
    let node = entry.copies.of(preferences.profile);
    let place = values as usize * Representation::COUNT + preferences.representation as usize;
    node.renditions[place].get_or_init(|| Box::new(Rendition::new(entry, preferences, values)))
}

/// The public text of a derived error.
pub(crate) fn message<'a>(answer: &'static Entry, error: &'a dyn Expose) -> Cow<'a, str> {
    let written = |write: &dyn Fn(&mut String) -> std::fmt::Result| {
        guarded(|| {
            let mut text = String::new();
            write(&mut text).map(|()| text).map_err(|_| plan::Failed)
        })
        .map_or(Cow::Borrowed(answer.title()), Cow::Owned)
    };
    match (&answer.message, error.text()) {
        (_, Some(display)) if answer.sends_display() => written(&|out| write!(out, "{display}")),
        (Some(text), _) => match text.as_static() {
            Some(text) => Cow::Borrowed(text),
            None => written(&|out| text.write(error, out)),
        },
        (None, _) => Cow::Borrowed(answer.title()),
    }
}

/// Runs what calls a user's `Display` or `Serialize`: a failure or a panic there must not become one of
/// the service.
pub(crate) fn guarded<T>(write: impl FnOnce() -> Result<T, plan::Failed>) -> Option<T> {
    catch_unwind(AssertUnwindSafe(write)).ok()?.ok()
}

impl Rendition {
    /// The body, with what the error at hand brings.
    fn body(
        &self,
        error: &Revealed,
        preferences: &Preferences,
        id: impl FnOnce() -> Option<HeaderValue>,
    ) -> Bytes {
        let slots = match &self.body {
            Body::Static(body) => return Bytes::from_static(body),
            Body::Slots(slots) => slots,
        };
        let id = if slots.has_request_id { id() } else { None };
        let id = id.as_ref().and_then(|id| id.to_str().ok());
        slots.fill(&error.by, id).unwrap_or_else(|| {
            // Without values of its own a body has the request's id at most, which cannot fail.
            match &rendition(error.entry.answer(), preferences, Values::Static).body {
                Body::Static(body) => Bytes::from_static(body),
                Body::Slots(slots) => slots.fill(&By::Nobody, id).unwrap_or_default(),
            }
        })
    }

    fn new(entry: &'static Entry, preferences: &Preferences, values: Values) -> Self {
        let profile = preferences.profile;
        let plan = match preferences.representation {
            Representation::Text => Some(plan::text(entry, profile, values)),
            _ if profile.body.is_empty() => None,
            _ => Some(plan::json(entry, profile, values)),
        };
        // What is kept is leaked, so that it is served without a count of who holds it.
        let body = match plan {
            None => Body::Static(&[]),
            Some(plan) => match plan.as_static().map(leak) {
                Some(body) => Body::Static(body),
                None => Body::Slots(Slots {
                    size: plan.size(),
                    has_request_id: plan.has_request_id(),
                    plan,
                }),
            },
        };
        let (mut head, ()) = Response::new(()).into_parts();
        head.status = entry.status();
        #[cfg(feature = "hyper")]
        if let Some(reason) = entry.reason()
            && let Ok(reason) = hyper::ext::ReasonPhrase::try_from(reason.to_owned())
        {
            head.extensions.insert(reason);
        }
        let mut rendition = Rendition {
            head,
            dynamic: Vec::new(),
            body,
        };
        rendition.write_headers(entry, preferences, values);
        #[cfg(feature = "middleware")]
        if !is_marked(&rendition.head.headers) {
            rendition.head.extensions.insert(Mark);
        }
        rendition
    }

    fn headers(&mut self) -> &mut HeaderMap {
        &mut self.head.headers
    }

    /// The headers, in the order in which they are sent.
    fn write_headers(&mut self, entry: &'static Entry, preferences: &Preferences, values: Values) {
        let profile = preferences.profile;
        let media_type = preferences.media_type();
        if let Some(media_type) = media_type {
            self.set(header::CONTENT_TYPE, media_type);
        }
        if preferences.depends_on_accept() {
            self.set_marked(header::VARY, &ACCEPT);
        }
        let has_cache_control = entry
            .headers
            .iter()
            .any(|line| line.name == header::CACHE_CONTROL);
        if crate::status::is_never_stored(entry.status().as_u16())
            || (profile.no_store && !has_cache_control)
        {
            self.set(header::CACHE_CONTROL, "no-store");
        }
        if media_type.is_some() && profile.nosniff {
            self.set_marked(header::X_CONTENT_TYPE_OPTIONS, &NOSNIFF);
        }
        for line in &entry.headers {
            self.write_line(entry, line, values);
        }
        if let Some(seconds) = entry.retry_after() {
            self.set(header::RETRY_AFTER, seconds);
        }
        let code = entry.code().as_str();
        if let Some(docs) = profile.docs_uri(code).filter(|_| profile.help_link) {
            self.set(header::LINK, &format!("<{docs}>; rel=\"help\""));
        }
        if let Some(name) = profile.code_header {
            self.set(HeaderName::from_static(name), code);
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

    fn write_line(&mut self, entry: &Entry, line: &'static HeaderLine, values: Values) {
        let of_name = || entry.headers.iter().filter(|other| other.name == line.name);
        // Lines of one name keep their order: where one of them waits for a value, all do.
        match line.value.as_static() {
            Some(text) if of_name().all(|other| other.value.as_static().is_some()) => {
                self.set(line.name.clone(), text);
            }
            // Nobody knows the value.
            _ if values != Values::Own => {}
            _ => {
                let shared = of_name().count() > 1;
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

    fn send(&self, error: &dyn Expose, headers: &mut HeaderMap) {
        let value = match &self.line.value {
            HeaderSource::Field(slot) => guarded(|| Ok(error.header(slot.0).header_value()))
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
fn filled(text: &Text, error: &dyn Expose, quoted: bool) -> Option<HeaderValue> {
    let mut out = Vec::with_capacity(64);
    for piece in &text.pieces {
        match piece {
            Piece::Literal(text) => out.extend_from_slice(text.as_bytes()),
            Piece::Slot(slot) => {
                let before = out.len();
                let written = guarded(|| {
                    let result = if quoted {
                        slot.write(error, &mut Quoted(&mut out))
                    } else {
                        slot.write(error, &mut FieldText(&mut out))
                    };
                    result.map_err(|_| plan::Failed)
                });
                if written.is_none() {
                    out.truncate(before);
                }
            }
        }
    }
    value::from_bytes(&out)
}

fn leak(bytes: &[u8]) -> &'static [u8] {
    Box::leak(Box::from(bytes))
}

/// Whether a response has a header that marks it as errorbook's; one without may have [`Mark`] in its extensions.
#[cfg(feature = "middleware")]
pub(crate) fn is_marked(headers: &HeaderMap) -> bool {
    let of_name = |name| headers.get_all(name).iter();
    of_name(header::X_CONTENT_TYPE_OPTIONS)
        .chain(of_name(header::VARY))
        .any(|value| mark(value.as_bytes()).is_some())
}

/// The value that marks a response as errorbook's, where this is one.
#[cfg(feature = "middleware")]
pub(crate) fn mark(value: &[u8]) -> Option<&'static str> {
    [ACCEPT.as_slice(), &NOSNIFF]
        .into_iter()
        .find(|mark| std::ptr::eq(mark.as_ptr(), value.as_ptr()))
        .and_then(|mark| std::str::from_utf8(mark).ok())
}
