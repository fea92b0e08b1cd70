//! Rehearsals: a request is answered with the error that it asks for, before the service sees it.

use super::context::RequestContext;
use super::drive::OwnAnswer;
use crate::negotiate::prefer::Preference;
use crate::render::{CurrentRequest, current};
use http::HeaderValue;
use http::header::VARY;

/// The preference that asks for an error.
pub(crate) const ERROR: &str = "error";

/// Makes the answer to what a request asks for, by its route too, where it is known. It is handed in, since this room knows no
/// examples.
pub(crate) type Rehearse =
    dyn Fn(&Preference, &CurrentRequest, Option<&str>) -> OwnAnswer + Send + Sync;

/// The error that a request asks for, by the field lines of its Prefer.
pub(crate) fn asked_error<L: AsRef<[u8]>>(
    prefer: impl IntoIterator<Item = L>,
) -> Option<Preference> {
    Preference::find(prefer, ERROR)
}

/// While a layer rehearses, every response depends on Prefer.
pub(super) const DEPENDS_ON: HeaderValue = HeaderValue::from_static("Prefer");

impl RequestContext {
    /// The answer in the place of the service's, where the request asks for an error. Nothing has failed, so that it is not
    /// reported.
    pub(super) fn rehearse(&self) -> Option<OwnAnswer> {
        let rehearse = self.layer.rehearsal.as_ref()?;
        let mut answer = rehearse(
            self.asked_error.as_ref()?,
            &self.current,
            self.route.pattern(),
        );
        // An outer layer need not report it either.
        current(CurrentRequest::note_reported);
        let headers = answer.response.headers_mut();
        headers.append(VARY, DEPENDS_ON);
        self.set_id(headers);
        Some(answer)
    }
}
