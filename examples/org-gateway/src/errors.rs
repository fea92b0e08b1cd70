//! Every error of the gateway: its own, and those of the organizations' service that it relays.

#![allow(
    missing_docs,
    reason = "what the catalogue says of an error is its doc, and a field is what its name says"
)]

use crate::orgs;
use errorbook::client::Relayed;
use errorbook::{ApiError, Body, HttpError, Profile, catalogue};
use std::error::Error;

/// Why the gateway refused a request, or could not answer it.
#[derive(Debug, ApiError)]
#[api_error(prefix = "GATEWAY")]
pub enum GatewayError {
    /// No tenant has this name, or the caller may not know of it.
    #[status(404)]
    #[code("GATEWAY_TENANT_UNKNOWN")]
    #[message("there is no tenant {name}")]
    #[help("check the name")]
    TenantUnknown {
        #[expose(example = "acme")]
        name: String,
    },

    /// The service behind the gateway could not be reached.
    #[status(502)]
    #[code("GATEWAY_UNREACHABLE")]
    #[retryable]
    Unreachable(#[source] reqwest::Error),

    /// The service behind the gateway sent what is not an answer of its own, or broke off.
    #[status(502)]
    #[code("GATEWAY_BAD_ANSWER")]
    BadAnswer(#[source] Box<dyn Error + Send + Sync>),

    /// The service behind the gateway did not answer in time.
    #[status(504)]
    #[code("GATEWAY_TIMEOUT")]
    #[retryable]
    Timeout(#[source] reqwest::Error),

    #[transparent]
    Relayed(#[from] Relayed),
}

/// What each error of the service becomes. A code of a later release of the service makes this match incomplete when
/// the module is written anew.
impl From<orgs::Error> for GatewayError {
    fn from(error: orgs::Error) -> Self {
        use orgs::Error;
        match error {
            // Mapped: callers of the gateway know tenants.
            Error::OrgNotFound { slug, .. } => GatewayError::TenantUnknown { name: slug },
            // Relayed.
            Error::OrgBlocked { .. }
            | Error::OrgSlugTaken { .. }
            | Error::OrgInvalid { .. }
            | Error::RequestJsonValues { .. }
            | Error::OrgRateLimited { .. }
            | Error::OrgTokenMissing { .. }
            | Error::OrgTokenExpired { .. }
            | Error::OrgTokenInvalid { .. }
            | Error::OrgScope { .. } => Relayed::new(&ERRORS, &error).into(),
            // Failures of the service, refusals of what the gateway itself sent, and what the module does not know.
            Error::OrgStore { .. }
            | Error::RequestJsonSyntax { .. }
            | Error::RequestMediaType { .. }
            | Error::RequestTooLarge { .. }
            | Error::RequestIncomplete { .. }
            | Error::RequestPath { .. }
            | Error::HttpBadRequest { .. }
            | Error::HttpNotFound { .. }
            | Error::HttpMethodNotAllowed { .. }
            | Error::HttpInternalServerError { .. }
            | Error::Unknown(_) => GatewayError::BadAnswer(error.into()),
        }
    }
}

impl From<reqwest::Error> for GatewayError {
    fn from(error: reqwest::Error) -> Self {
        if error.is_timeout() {
            GatewayError::Timeout(error)
        } else if error.is_connect() {
            GatewayError::Unreachable(error)
        } else {
            GatewayError::BadAnswer(error.into())
        }
    }
}

/// How the gateway speaks: not as the service does.
static GATEWAY: Profile = Profile::new()
    .body(Body::CODE_MESSAGE)
    .docs("/errors/{code}");

catalogue! {
    /// Every error that the gateway can answer with.
    pub static ERRORS = [
        GatewayError,
        HttpError::{BadRequest, NotFound, MethodNotAllowed, InternalServerError, BadGateway},
    ];
    profile = GATEWAY;
    relays = orgs::Error::{
        OrgBlocked, OrgSlugTaken, OrgInvalid, RequestJsonValues, OrgRateLimited,
        OrgTokenMissing, OrgTokenExpired, OrgTokenInvalid, OrgScope,
    };
    lock = "errorbook.lock";
}
