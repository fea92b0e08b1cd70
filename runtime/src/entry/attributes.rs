//! What an error's attributes say, by method.

use super::{Entry, Retry};
use crate::table::flag;
use errorbook_model::extras;
use std::time::Duration;

impl Entry {
    /// The text of an attribute, by the attribute's name: `extra("since")` is the text of `#[since("1.4")]`.
    /// Most attributes also have a method of their own, such as [`since`](Self::since).
    ///
    /// ```
    /// use errorbook::ApiError;
    ///
    /// #[derive(Debug, ApiError)]
    /// #[api_error(prefix = "ORG")]
    /// #[status(403)]
    /// #[code("ORG_BLOCKED")]
    /// #[since("1.4")]
    /// struct Blocked;
    ///
    /// assert_eq!(Blocked.entry().extra("since"), Some("1.4"));
    /// assert_eq!(Blocked.entry().extra("sunset"), None);
    /// ```
    pub fn extra(&self, attribute: &str) -> Option<&'static str> {
        extras::find(self.extras, attribute)
    }

    /// The doc comment. It appears in the catalogue and is never sent.
    ///
    /// ```
    /// use errorbook::ApiError;
    ///
    /// /// An administrator blocked it.
    /// #[derive(Debug, ApiError)]
    /// #[api_error(prefix = "ORG")]
    /// #[status(403)]
    /// #[code("ORG_BLOCKED")]
    /// struct Blocked;
    ///
    /// assert_eq!(Blocked.entry().description(), Some("An administrator blocked it."));
    /// ```
    pub fn description(&self) -> Option<&'static str> {
        self.extra("description")
    }

    /// What the client's developer can do about the error.
    ///
    /// ```
    /// use errorbook::ApiError;
    ///
    /// #[derive(Debug, ApiError)]
    /// #[api_error(prefix = "ORG")]
    /// #[status(403)]
    /// #[code("ORG_BLOCKED")]
    /// #[help("ask your administrator")]
    /// struct Blocked;
    ///
    /// assert_eq!(Blocked.entry().help(), Some("ask your administrator"));
    /// ```
    pub fn help(&self) -> Option<&'static str> {
        self.help.or_else(|| self.extra("help"))
    }

    /// Whether a retry may succeed, and after what time. `None` if the error is not retryable.
    ///
    /// ```
    /// use errorbook::ApiError;
    ///
    /// #[derive(Debug, ApiError)]
    /// #[api_error(prefix = "ORG")]
    /// #[status(403)]
    /// #[code("ORG_BLOCKED")]
    /// #[retryable]
    /// struct Blocked;
    ///
    /// assert!(Blocked.entry().retry().is_some());
    /// ```
    pub fn retry(&self) -> Option<Retry> {
        (self.flags & flag::RETRYABLE != 0).then(|| Retry {
            after: self
                .retry_after()
                .and_then(|seconds| seconds.parse().ok())
                .map(Duration::from_secs),
        })
    }

    pub(crate) fn retry_after(&self) -> Option<&'static str> {
        self.extra("retry_after")
    }

    /// The error code of RFC 6749, which several codes may share. The default is the code.
    ///
    /// ```
    /// use errorbook::ApiError;
    ///
    /// #[derive(Debug, ApiError)]
    /// #[api_error(prefix = "ORG")]
    /// #[status(403)]
    /// #[code("ORG_BLOCKED")]
    /// #[oauth("access_denied")]
    /// struct Blocked;
    ///
    /// assert_eq!(Blocked.entry().oauth(), "access_denied");
    /// ```
    pub fn oauth(&self) -> &'static str {
        self.extra("oauth").unwrap_or(self.code.as_str())
    }

    /// The code of gRPC, if `#[grpc]` sets one. The default is that of the status.
    ///
    /// ```
    /// use errorbook::ApiError;
    ///
    /// #[derive(Debug, ApiError)]
    /// #[api_error(prefix = "ORG")]
    /// #[status(409)]
    /// #[code("ORG_TAKEN")]
    /// #[grpc(already_exists)]
    /// struct Taken;
    ///
    /// assert_eq!(Taken.entry().grpc(), Some("already_exists"));
    /// ```
    pub fn grpc(&self) -> Option<&'static str> {
        self.extra("grpc")
    }

    /// The level of the logged event, if `#[log]` sets one.
    ///
    /// ```
    /// use errorbook::ApiError;
    ///
    /// #[derive(Debug, ApiError)]
    /// #[api_error(prefix = "ORG")]
    /// #[status(403)]
    /// #[code("ORG_BLOCKED")]
    /// #[log("debug")]
    /// struct Blocked;
    ///
    /// assert_eq!(Blocked.entry().log_level(), Some("debug"));
    /// ```
    pub fn log_level(&self) -> Option<&'static str> {
        self.extra("log")
    }

    /// Who looks after the error: `#[owner]`, which no client sees.
    ///
    /// ```
    /// use errorbook::ApiError;
    ///
    /// #[derive(Debug, ApiError)]
    /// #[api_error(prefix = "ORG")]
    /// #[status(500)]
    /// #[code("ORG_STORE")]
    /// #[owner("team-orgs")]
    /// struct StoreFailed;
    ///
    /// assert_eq!(StoreFailed.entry().owner(), Some("team-orgs"));
    /// ```
    pub fn owner(&self) -> Option<&'static str> {
        self.extra("owner")
    }

    /// The address of what its owner does about the error: `#[runbook]`, which no client sees.
    ///
    /// ```
    /// use errorbook::ApiError;
    ///
    /// #[derive(Debug, ApiError)]
    /// #[api_error(prefix = "ORG")]
    /// #[status(500)]
    /// #[code("ORG_STORE")]
    /// #[runbook("https://runbooks.acme.example/store")]
    /// struct StoreFailed;
    ///
    /// assert_eq!(
    ///     StoreFailed.entry().runbook(),
    ///     Some("https://runbooks.acme.example/store")
    /// );
    /// ```
    pub fn runbook(&self) -> Option<&'static str> {
        self.extra("runbook")
    }

    /// The version of the API that introduced the error.
    ///
    /// ```
    /// use errorbook::ApiError;
    ///
    /// #[derive(Debug, ApiError)]
    /// #[api_error(prefix = "ORG")]
    /// #[status(403)]
    /// #[code("ORG_BLOCKED")]
    /// #[since("1.4")]
    /// struct Blocked;
    ///
    /// assert_eq!(Blocked.entry().since(), Some("1.4"));
    /// ```
    pub fn since(&self) -> Option<&'static str> {
        self.extra("since")
    }

    /// The version of the API that removes the error.
    ///
    /// ```
    /// use errorbook::ApiError;
    ///
    /// #[derive(Debug, ApiError)]
    /// #[api_error(prefix = "ORG")]
    /// #[status(403)]
    /// #[code("ORG_BLOCKED")]
    /// #[sunset("2.0")]
    /// struct Blocked;
    ///
    /// assert_eq!(Blocked.entry().sunset(), Some("2.0"));
    /// ```
    pub fn sunset(&self) -> Option<&'static str> {
        self.extra("sunset")
    }

    /// The code that replaces this one in the version of [`sunset`](Self::sunset).
    ///
    /// ```
    /// use errorbook::ApiError;
    ///
    /// #[derive(Debug, ApiError)]
    /// #[api_error(prefix = "ORG")]
    /// #[status(403)]
    /// #[code("ORG_BLOCKED")]
    /// #[sunset("2.0", instead = "ORG_SUSPENDED")]
    /// struct Blocked;
    ///
    /// assert_eq!(Blocked.entry().instead(), Some("ORG_SUSPENDED"));
    /// ```
    pub fn instead(&self) -> Option<&'static str> {
        self.extra("instead")
    }

    /// The HTTP/1 reason phrase, if it differs from the status's own.
    ///
    /// ```
    /// use errorbook::ApiError;
    ///
    /// #[derive(Debug, ApiError)]
    /// #[api_error(prefix = "ORG")]
    /// #[status(403, reason = "Blocked by an administrator")]
    /// #[code("ORG_BLOCKED")]
    /// struct Blocked;
    ///
    /// assert_eq!(Blocked.entry().reason(), Some("Blocked by an administrator"));
    /// ```
    pub fn reason(&self) -> Option<&'static str> {
        self.extra("reason")
    }

    /// The reason phrase that frameworks would not send by themselves: the error's own, or the registered one where
    /// the crate `http` has an older one, as for 413 and 422 (RFC 9110 section 15.5).
    #[cfg(any(feature = "hyper", feature = "middleware"))]
    pub(crate) fn sent_reason(&self) -> Option<&'static str> {
        let status = self.status();
        let registered = errorbook_model::status::phrase(status.as_u16());
        let known = status.canonical_reason();
        let is_other = known.is_some_and(|known| known != registered);
        self.reason().or_else(|| is_other.then_some(registered))
    }
}
