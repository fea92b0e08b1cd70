//! One request and its response, as far as errors are concerned. While the service is polled it is in a
//! thread-local, where conversions into responses find it.

use super::event::{Cause, ErrorEvent};
use super::{IN_USE, Options, request_id as id};
use crate::entry::Entry;
use crate::error::ApiError;
use crate::preferences::Preferences;
use crate::render::guarded;
use http::{HeaderMap, HeaderValue, Response, StatusCode};
use scoped_tls::scoped_thread_local;
use std::cell::{Cell, RefCell};
use std::sync::Arc;
use std::sync::atomic::Ordering;

scoped_thread_local!(static CURRENT: Exchange);

/// Shared with whatever the service calls while it is polled, so all that changes is in cells.
pub(crate) struct Exchange {
    pub(super) preferences: Preferences,
    pub(super) options: Arc<Options>,
    /// The client's id, or the one that was made when it was first asked for.
    id: RefCell<Option<HeaderValue>>,
    /// The last error that was rendered, and whether the operator was told of it.
    seen: Cell<Option<&'static Entry>>,
    /// The last error that became a response here.
    told: Cell<Option<&'static Entry>>,
    reported: Cell<bool>,
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
            id: RefCell::new(id.filter(id::is_well_formed)),
            seen: Cell::new(None),
            told: Cell::new(None),
            reported: Cell::new(false),
        }
    }

    /// Runs a part of the service with the exchange at hand. What was at hand before comes back
    /// afterwards, so middleware nests and a panic leaves nothing behind.
    pub(crate) fn within<T>(&self, run: impl FnOnce() -> T) -> T {
        let done = CURRENT.set(self, run);
        // What an inner layer told the operator of, an outer one need not tell again.
        if self.reported.get() {
            current(|outer| outer.reported.set(true));
        }
        done
    }

    /// The header of the id.
    #[cfg(feature = "actix")]
    pub(crate) fn id_header(&self) -> Option<&http::HeaderName> {
        self.options.id_header()
    }

    /// Takes the id that a response goes out with already.
    pub(super) fn adopt_id(&self, headers: &HeaderMap) {
        let given = self
            .options
            .id_header
            .as_ref()
            .and_then(|name| headers.get(name));
        if let Some(given) = given.filter(|value| id::is_well_formed(value)) {
            self.id.replace(Some(given.clone()));
        }
    }

    /// The id; `None` where no header is set for it.
    pub(super) fn id(&self) -> Option<HeaderValue> {
        self.options.id_header.as_ref()?;
        Some(self.id.borrow_mut().get_or_insert_with(id::make).clone())
    }

    /// Tells the operator of an error that nobody told of yet.
    pub(super) fn report_unless_reported(&self, status: StatusCode, fallback: &'static Entry) {
        if !self.reported.get() {
            let entry = self.seen.get().unwrap_or(fallback);
            self.tell(entry, status, Cause::Response);
        }
    }

    pub(super) fn tell(&self, entry: &'static Entry, status: StatusCode, cause: Cause<'_>) {
        self.reported.set(true);
        // An outer layer's exchange is at hand while this one is settled: it need not tell again.
        current(|outer| outer.reported.set(true));
        let id = self.id();
        tell(&self.options, id.as_ref(), entry, status, cause);
    }
}

/// What `look` finds in the exchange at hand; `None` out of every layer's sight.
fn current<T>(look: impl FnOnce(&Exchange) -> T) -> Option<T> {
    CURRENT.is_set().then(|| CURRENT.with(look))
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
    // Whoever is told may panic; the request has its answer all the same.
    guarded(|| {
        super::telemetry::emit(&event);
        Ok(())
    });
    if let Some(callback) = &options.on_error {
        guarded(|| {
            callback(&event);
            Ok(())
        });
    }
}

/// What the request at hand asked for; `None` out of every layer's sight.
pub(crate) fn preferences() -> Option<Preferences> {
    current(|exchange| exchange.preferences)
}

/// The id of the request at hand.
pub(crate) fn request_id() -> Option<HeaderValue> {
    current(Exchange::id)?
}

/// Notes that an error of the entry was rendered, by whatever way.
pub(crate) fn saw(entry: &'static Entry) {
    current(|exchange| exchange.seen.set(Some(entry)));
}

/// Tells the operator of an error that becomes a response.
pub(crate) fn report(error: &dyn ApiError) {
    current(|exchange| {
        exchange.reported.set(true);
        exchange.told.set(Some(error.entry()));
        let id = exchange.id();
        let (entry, status) = (error.entry(), error.status());
        tell(
            &exchange.options,
            id.as_ref(),
            entry,
            status,
            Cause::Error(error),
        );
    });
}

/// The same where a framework may turn one error into a response again and again.
#[cfg(feature = "actix")]
pub(crate) fn report_once(error: &dyn ApiError) {
    let entry = error.entry();
    let told = current(|exchange| exchange.told.get()).flatten();
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
