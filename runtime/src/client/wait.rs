//! Retry-After (RFC 9110 section 10.2.3).

use http::{HeaderMap, header};
use std::time::{Duration, SystemTime};

/// What a number stands for that is too large (RFC 9111 section 1.2.2).
const LONGEST: u64 = 1 << 31;

/// The time until a retry may succeed. A date counts from the response's own, by its Date, since clocks differ.
pub(super) fn retry_after(headers: &HeaderMap) -> Option<Duration> {
    let value = headers.get(header::RETRY_AFTER)?.to_str().ok()?.trim();
    if !value.is_empty() && value.bytes().all(|byte| byte.is_ascii_digit()) {
        return Some(seconds(value.parse().unwrap_or(LONGEST)));
    }
    let until = httpdate::parse_http_date(value).ok()?;
    let date = || httpdate::parse_http_date(headers.get(header::DATE)?.to_str().ok()?).ok();
    let sent = date().unwrap_or_else(SystemTime::now);
    let wait = until.duration_since(sent).unwrap_or_default();
    Some(wait.min(seconds(LONGEST)))
}

pub(super) fn seconds(number: u64) -> Duration {
    Duration::from_secs(number.min(LONGEST))
}
