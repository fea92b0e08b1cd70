//! A policy of retries for tower.

use super::known::Known;
use super::reply::Reply;
use crate::profile::Profile;
use http::{HeaderName, Request, Response};
use std::time::Duration;
use tokio::time::{Sleep, sleep};
use tower::retry::Policy;

/// The header with which a client makes any request idempotent.
const IDEMPOTENCY_KEY: HeaderName = HeaderName::from_static("idempotency-key");

/// Sends a request again where the service's catalogue says that a retry may succeed: a policy for
/// [`tower::retry::RetryLayer`].
///
/// - A response is one of the service's errors, known and marked as [`retryable`](Known::retryable). Foreign responses,
///   codes of a later release and failures of the connection are not retried: what they did is not known.
/// - The request may be sent twice: its method is idempotent (RFC 9110 section 9.2.2), or it has an `Idempotency-Key`.
/// - It waits as long as [`Reply::retry_after`] says; without it, [`pause`](Self::pause), twice as long each time. Where the
///   service asks for more than the [`ceiling`](Self::ceiling), the response is returned at once: a retry before that would
///   be in vain.
///
/// The policy reads the response, so its body is in memory, as [`Bytes`](bytes::Bytes) are.
///
/// ```
/// use bytes::Bytes;
/// use errorbook::client::{Known, Retry};
/// use errorbook::Profile;
/// use http::{Request, Response};
/// use std::convert::Infallible;
/// use std::time::Duration;
/// use tower::{Layer, ServiceExt, retry::RetryLayer, service_fn};
///
/// // `cargo errorbook export rust` writes both.
/// static PROFILE: Profile = Profile::new();
/// const ERRORS: &[Known] = &[Known::new("ORG_BUSY", &[503]).retryable()];
///
/// # #[tokio::main(flavor = "current_thread")]
/// # async fn main() {
/// let retry = Retry::new(&PROFILE, ERRORS).attempts(5).ceiling(Duration::from_secs(10));
/// let service = service_fn(|_: Request<Bytes>| async { Ok::<_, Infallible>(Response::new(Bytes::new())) });
/// let service = RetryLayer::new(retry).layer(service);
/// let response = service.oneshot(Request::new(Bytes::new())).await.unwrap();
/// assert_eq!(response.status(), 200);
/// # }
/// ```
#[derive(Clone, Copy, Debug)]
pub struct Retry {
    profile: &'static Profile,
    errors: &'static [Known],
    attempts: u32,
    ceiling: Duration,
    pause: Duration,
}

impl Retry {
    /// Creates the policy of a service: at most 3 attempts, a ceiling of 30 seconds, and a first pause of 200 milliseconds.
    pub const fn new(profile: &'static Profile, errors: &'static [Known]) -> Self {
        Retry {
            profile,
            errors,
            attempts: 3,
            ceiling: Duration::from_secs(30),
            pause: Duration::from_millis(200),
        }
    }

    /// Sets how often a request is sent at most, the first time included.
    #[must_use]
    pub const fn attempts(mut self, most: u32) -> Self {
        self.attempts = most;
        self
    }

    /// Sets the longest time that is waited between two attempts.
    #[must_use]
    pub const fn ceiling(mut self, longest: Duration) -> Self {
        self.ceiling = longest;
        self
    }

    /// Sets the time before the second attempt where the service does not say it.
    #[must_use]
    pub const fn pause(mut self, first: Duration) -> Self {
        self.pause = first;
        self
    }

    /// The time until a request is sent again. `None` if a retry cannot succeed, or if it is too late for one.
    fn wait<R: AsRef<[u8]>>(&self, response: &Response<R>) -> Option<Duration> {
        if self.attempts < 2 {
            return None;
        }
        let (status, headers, body) = (response.status(), response.headers(), response.body());
        let reply = Reply::read(self.profile, status, headers, body).ok()?;
        reply
            .find_known(self.errors)
            .filter(|known| known.is_retryable())?;
        let wait = match reply.retry_after() {
            Some(wait) => wait,
            None => self.pause.min(self.ceiling),
        };
        (wait <= self.ceiling).then_some(wait)
    }
}

impl<B: Clone, R: AsRef<[u8]>, E> Policy<Request<B>, Response<R>, E> for Retry {
    type Future = Sleep;

    fn retry(
        &mut self,
        request: &mut Request<B>,
        result: &mut Result<Response<R>, E>,
    ) -> Option<Sleep> {
        let is_repeatable =
            request.method().is_idempotent() || request.headers().contains_key(IDEMPOTENCY_KEY);
        let response = result.as_ref().ok().filter(|_| is_repeatable)?;
        let wait = self.wait(response)?;
        self.attempts -= 1;
        self.pause = self.pause.saturating_mul(2);
        Some(sleep(wait))
    }

    fn clone_request(&mut self, request: &Request<B>) -> Option<Request<B>> {
        Some(request.clone())
    }
}
