//! An answer where there is no request to answer: actix wants one for a response, and a service that
//! failed or panicked has not given it back; one that is not called gets none.

use super::head;
use crate::request::OwnAnswer;
use actix_web::http::StatusCode;
use actix_web::{Error, HttpResponse, ResponseError};
use std::fmt;

/// An error that renders as the response that the middleware settled on.
pub(super) struct Answered {
    pub(super) answer: OwnAnswer,
    /// What the service failed with; `None` where it panicked or was not called.
    pub(super) cause: Option<Error>,
}

impl ResponseError for Answered {
    fn status_code(&self) -> StatusCode {
        head::status(self.answer.response.status())
    }

    fn error_response(&self) -> HttpResponse {
        let mut response = head::response(self.answer.response.clone());
        response.head_mut().reason = self.answer.reason;
        response
    }
}

impl fmt::Display for Answered {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.cause {
            Some(cause) => fmt::Display::fmt(cause, f),
            None => f.write_str("the service gave no answer"),
        }
    }
}

impl fmt::Debug for Answered {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Answered")
            .field("status", &self.answer.response.status())
            .field("cause", &self.cause)
            .finish_non_exhaustive()
    }
}
