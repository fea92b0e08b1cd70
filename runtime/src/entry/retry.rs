//! When a retry of a request may succeed.

use std::time::Duration;

/// When a retry may succeed.
///
/// ```
/// use errorbook::ApiError;
/// use std::time::Duration;
///
/// #[derive(Debug, ApiError)]
/// #[api_error(prefix = "ORG")]
/// #[status(503)]
/// #[code("ORG_STARTING")]
/// #[retryable(after = "30s")]
/// struct Starting;
///
/// let retry = Starting.entry().retry().expect("it is retryable");
/// assert_eq!(retry.after, Some(Duration::from_secs(30)));
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Retry {
    /// The time to wait before a retry, if it is constant.
    pub after: Option<Duration>,
}
