//! A response that is no error of a profile.

use super::excerpt::excerpt;
use http::StatusCode;
use std::fmt;

/// The error of [`Reply::read`](super::Reply::read): the response is not in the profile's shape, so that something else
/// than the service sent it, such as a proxy.
///
/// ```
/// use errorbook::Profile;
/// use errorbook::client::Reply;
/// use http::{HeaderMap, StatusCode};
///
/// let mut headers = HeaderMap::new();
/// headers.insert("content-type", "text/html".parse()?);
/// let page = "<html><body>502 Bad Gateway</body></html>";
/// let foreign = Reply::read(&Profile::DEFAULT, StatusCode::BAD_GATEWAY, &headers, page).unwrap_err();
/// assert_eq!(foreign.status(), StatusCode::BAD_GATEWAY);
/// assert_eq!(foreign.to_string(), "502, not an error of the service: `text/html` is not one of its media types");
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Foreign {
    status: StatusCode,
    why: String,
}

impl Foreign {
    pub(super) fn new(status: StatusCode, why: impl AsRef<str>) -> Self {
        Foreign {
            status,
            why: excerpt(why.as_ref()),
        }
    }

    /// The status of the response.
    pub fn status(&self) -> StatusCode {
        self.status
    }
}

impl fmt::Display for Foreign {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        let status = self.status.as_u16();
        write!(f, "{status}, not an error of the service: {}", self.why)
    }
}

impl std::error::Error for Foreign {}
