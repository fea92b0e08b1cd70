//! One request and its response, as far as errors are concerned. While the service is polled it is in a
//! thread-local, where conversions into responses find it.

use super::event::{Cause, ErrorEvent};
use super::{IN_USE, Options, request_id as id};
use crate::entry::Entry;
use crate::error::ApiError;
use crate::preferences::Preferences;
use http::{HeaderMap, HeaderValue, Response, StatusCode};
use std::cell::RefCell;
use std::sync::Arc;
use std::sync::atomic::Ordering;

thread_local! {
    static CURRENT: RefCell<Option<Exchange>> = const { RefCell::new(None) };
}

pub(crate) struct Exchange {
    pub(super) preferences: Preferences,
    pub(super) options: Arc<Options>,
    /// The client's id, or the one that was made when it was first asked for.
    id: Option<HeaderValue>,
    /// The last error that was rendered, and whether the operator was told of it.
    seen: Option<&'static Entry>,
    /// The last error that became a response here.
    told: Option<&'static Entry>,
    reported: bool,
}

impl Exchange {
    #[cfg(feature = "tower")]
    pub(crate) fn begin(options: &Arc<Options>, headers: &HeaderMap) -> Self {
        let given = options
            .id_header
            .as_ref()
            .and_then(|name| headers.get(name));
        Self::begin_with(
            options,
            options.profile.preferences(headers),
            given.cloned(),
        )
    }

    /// The same from what was read of a request whose headers are of another kind.
    pub(crate) fn begin_with(
        options: &Arc<Options>,
        preferences: Preferences,
        id: Option<HeaderValue>,
    ) -> Self {
        Exchange {
            preferences,
            options: Arc::clone(options),
            id: id.filter(id::is_well_formed),
            seen: None,
            told: None,
            reported: false,
        }
    }

    /// Runs a part of the service with the exchange in `slot` at hand. What was at hand before comes back
    /// afterwards, so middleware nests and a panic leaves nothing behind.
    pub(crate) fn within<T>(slot: &mut Option<Exchange>, run: impl FnOnce() -> T) -> T {
        let before = CURRENT.replace(slot.take());
        let _guard = Guard { slot, before };
        run()
    }

    /// The header of the id.
    #[cfg(feature = "actix")]
    pub(crate) fn id_header(&self) -> Option<&http::HeaderName> {
        self.options.id_header()
    }

    /// Takes the id that a response goes out with already.
    pub(super) fn adopt_id(&mut self, headers: &HeaderMap) {
        let given = self
            .options
            .id_header
            .as_ref()
            .and_then(|name| headers.get(name));
        if let Some(given) = given.filter(|value| id::is_well_formed(value)) {
            self.id = Some(given.clone());
        }
    }

    /// The id; `None` where no header is set for it.
    pub(super) fn id(&mut self) -> Option<HeaderValue> {
        self.options.id_header.as_ref()?;
        Some(self.id.get_or_insert_with(id::make).clone())
    }

    /// Tells the operator of an error that nobody told of yet.
    pub(super) fn report_unless_reported(&mut self, status: StatusCode, fallback: &'static Entry) {
        if !self.reported {
            let entry = self.seen.unwrap_or(fallback);
            self.tell(entry, status, Cause::Response);
        }
    }

    pub(super) fn tell(&mut self, entry: &'static Entry, status: StatusCode, cause: Cause<'_>) {
        self.reported = true;
        // An outer layer's exchange is at hand while this one is settled: it need not tell again.
        CURRENT.with_borrow_mut(|outer| {
            if let Some(outer) = outer {
                outer.reported = true;
            }
        });
        let id = self.id();
        tell(&self.options, id.as_ref(), entry, status, cause);
    }
}

struct Guard<'a> {
    slot: &'a mut Option<Exchange>,
    before: Option<Exchange>,
}

impl Drop for Guard<'_> {
    fn drop(&mut self) {
        let mut before = self.before.take();
        let inner = CURRENT.replace(None);
        // What an inner layer told the operator of, an outer one need not tell again.
        if let (Some(outer), Some(inner)) = (&mut before, &inner) {
            outer.reported |= inner.reported;
        }
        CURRENT.set(before);
        *self.slot = inner;
    }
}

fn tell(
    options: &Options,
    id: Option<&HeaderValue>,
    entry: &'static Entry,
    status: StatusCode,
    cause: Cause<'_>,
) {
    let event = ErrorEvent {
        entry,
        status,
        request_id: id.and_then(|id| id.to_str().ok()),
        cause,
    };
    super::telemetry::emit(&event);
    if let Some(callback) = &options.on_error {
        callback(&event);
    }
}

/// What the request at hand asked for; `None` out of every layer's sight.
pub(crate) fn preferences() -> Option<Preferences> {
    CURRENT.with_borrow(|current| current.as_ref().map(|exchange| exchange.preferences))
}

/// The id of the request at hand.
pub(crate) fn request_id() -> Option<HeaderValue> {
    CURRENT.with_borrow_mut(|current| current.as_mut()?.id())
}

/// Notes that an error of the entry was rendered, by whatever way.
pub(crate) fn saw(entry: &'static Entry) {
    CURRENT.with_borrow_mut(|current| {
        if let Some(exchange) = current {
            exchange.seen = Some(entry);
        }
    });
}

/// Tells the operator of an error that becomes a response.
pub(crate) fn report(error: &dyn ApiError) {
    // The callback is the user's code, so nothing is borrowed while it runs.
    let told = CURRENT.with_borrow_mut(|current| {
        let exchange = current.as_mut()?;
        exchange.reported = true;
        exchange.told = Some(error.entry());
        Some((Arc::clone(&exchange.options), exchange.id()))
    });
    if let Some((options, id)) = told {
        tell(
            &options,
            id.as_ref(),
            error.entry(),
            error.status(),
            Cause::Error(error),
        );
    }
}

/// The same where a framework may turn one error into a response again and again.
#[cfg(feature = "actix")]
pub(crate) fn report_once(error: &dyn ApiError) {
    let entry = error.entry();
    let told = CURRENT.with_borrow(|current| current.as_ref().and_then(|exchange| exchange.told));
    if !told.is_some_and(|told| std::ptr::eq(told, entry)) {
        report(error);
    }
}

/// An error that was rendered out of every layer's sight, and so in the default profile.
#[derive(Clone)]
struct Carried(
    #[cfg_attr(
        not(feature = "tower"),
        allow(dead_code, reason = "read by tower's alone")
    )]
    Arc<dyn ApiError>,
);

/// Adds the error itself to its response, for a layer further out to render again.
pub(crate) fn carry<B>(mut response: Response<B>, error: impl ApiError + 'static) -> Response<B> {
    if is_in_use() {
        response.extensions_mut().insert(Carried(Arc::new(error)));
    }
    response
}

/// Takes the error that a response carries.
#[cfg(feature = "tower")]
pub(crate) fn carried(extensions: &mut http::Extensions) -> Option<Arc<dyn ApiError>> {
    extensions.remove::<Carried>().map(|Carried(error)| error)
}

/// Whether there is a layer that could render an error again.
pub(crate) fn is_in_use() -> bool {
    IN_USE.load(Ordering::Relaxed)
}
