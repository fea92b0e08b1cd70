//! The errors of a service that uses errorbook.

use errorbook::{ApiError, Preferences, Profile};
use http::header::ACCEPT;
use http::{HeaderMap, HeaderValue};

/// Why a request about an organization was refused.
#[derive(Debug, ApiError)]
#[api_error(prefix = "ORG")]
pub(crate) enum OrgError {
    #[status(404)]
    #[code("ORG_NOT_FOUND")]
    #[message("no such organization")]
    NotFound,

    #[status(403)]
    #[code("ORG_BLOCKED")]
    #[message("the organization {name} is blocked")]
    Blocked {
        #[expose]
        name: String,
    },
}

impl OrgError {
    pub(crate) fn blocked(name: &str) -> Self {
        OrgError::Blocked {
            name: name.to_owned(),
        }
    }
}

/// The profile of the service, with a type URI and a help link.
pub(crate) static ACME: Profile = Profile::new()
    .problem_type("urn:acme:error:{code}")
    .docs("https://docs.acme.example/errors/{code}");

/// The headers of a request with this Accept.
pub(crate) fn request(accept: &str) -> HeaderMap {
    let value = HeaderValue::from_str(accept).expect("an Accept without control characters");
    HeaderMap::from_iter([(ACCEPT, value)])
}

/// What a request without Accept prefers.
pub(crate) fn at_hand() -> Preferences {
    ACME.preferences(&HeaderMap::new())
}

/// An Accept header of as many ranges, in six or seven bytes each, that the branch predictor cannot
/// learn by heart: the texts differ, and so does the order of the two lengths.
pub(crate) fn long_accept(ranges: u32) -> String {
    let ranges = (0..ranges).map(|index| {
        let scattered = index.wrapping_mul(2_654_435_761) >> 16;
        let kind = if scattered & 1 == 0 { "a" } else { "bc" };
        format!("{kind}/{:03x}", scattered & 0xfff)
    });
    ranges.collect::<Vec<_>>().join(",")
}
