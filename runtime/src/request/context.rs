//! One request and its response, as far as errors are concerned.

use super::rewrite::Seen;
use super::{Options, request_id};
use crate::render::{Asked, CurrentRequest, RequestParts};
use crate::warning;
use http::{HeaderMap, HeaderName, HeaderValue};
use std::sync::Arc;

/// Made where the middleware is called, and kept until its response is settled.
pub(crate) struct RequestContext {
    pub(super) current: CurrentRequest,
    pub(super) options: Arc<Options>,
    /// Whether the request is a HEAD.
    pub(super) is_head: bool,
}

impl RequestContext {
    /// From the options of a layer and what was read of a request: whether it is a HEAD, what it accepts, and the id that
    /// it came with. `parts` is called where a template of the profile has what it gives.
    pub(crate) fn new(
        options: &Arc<Options>,
        is_head: bool,
        asked: Asked,
        id: Option<HeaderValue>,
        parts: impl FnOnce() -> RequestParts,
    ) -> Self {
        let id = id.filter(request_id::is_well_formed);
        let make_id = options
            .id_header
            .as_ref()
            .map(|_| request_id::make as fn() -> _);
        let keeps_errors = options.on_error.is_some() || warning::has_subscriber();
        let contract = options.contract;
        let parts = contract.profile.asks_request.then(|| Box::new(parts()));
        RequestContext {
            current: CurrentRequest::new(contract, asked, keeps_errors, id, make_id, parts),
            options: Arc::clone(options),
            is_head,
        }
    }

    pub(super) fn id(&self) -> Option<HeaderValue> {
        self.current.id()
    }

    /// Takes the id that a response has already: an inner layer's, or one that the handler chose.
    pub(super) fn adopt_id(&self, response: &dyn Seen) {
        let name = self.options.id_header.as_ref();
        let id = name.and_then(|name| response.header(name));
        if let Some(id) = id.filter(request_id::is_well_formed) {
            self.current.adopt_id(id);
        }
    }

    /// The header of the id, where there is one.
    pub(super) fn id_header(&self) -> Option<(HeaderName, HeaderValue)> {
        Some((self.options.id_header.clone()?, self.id()?))
    }

    pub(super) fn set_id(&self, headers: &mut HeaderMap) {
        if let Some((name, id)) = self.id_header() {
            headers.insert(name, id);
        }
    }
}
