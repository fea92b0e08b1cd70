//! One request and its response, as far as errors are concerned.

use super::{Options, request_id};
use crate::render::{Asked, CurrentRequest};
use http::{HeaderMap, HeaderValue};
use std::sync::Arc;

/// Made where the middleware is called, and kept until its response is settled.
pub(crate) struct RequestContext {
    pub(super) current: CurrentRequest,
    pub(super) options: Arc<Options>,
}

impl RequestContext {
    /// From the options of a layer and what was read of a request: what it accepts, and the id that it came with.
    pub(crate) fn new(options: &Arc<Options>, asked: Asked, id: Option<HeaderValue>) -> Self {
        let id = id.filter(request_id::is_well_formed);
        let make_id = options
            .id_header
            .as_ref()
            .map(|_| request_id::make as fn() -> _);
        let keeps_errors = options.on_error.is_some() || super::telemetry::reads_errors();
        RequestContext {
            current: CurrentRequest::new(options.profile, asked, keeps_errors, id, make_id),
            options: Arc::clone(options),
        }
    }

    pub(super) fn id(&self) -> Option<HeaderValue> {
        self.current.id()
    }

    /// Takes the id that a response has already: an inner layer's, or one that the handler chose.
    pub(super) fn adopt_id(&self, headers: &HeaderMap) {
        let name = self.options.id_header.as_ref();
        let id = name.and_then(|name| headers.get(name));
        if let Some(id) = id.filter(|id| request_id::is_well_formed(id)) {
            self.current.adopt_id(id.clone());
        }
    }

    pub(super) fn set_id(&self, headers: &mut HeaderMap) {
        let name = self.options.id_header.clone();
        if let Some((name, id)) = name.zip(self.id()) {
            headers.insert(name, id);
        }
    }
}
