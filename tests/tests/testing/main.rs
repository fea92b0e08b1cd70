//! `errorbook::testing`: assertions on responses, and the report of what no test produced.

mod catalogued;
mod constants;
mod failures;
mod fields;
mod frameworks;
mod hostile;
mod operations;
mod produced;
mod refusals;
mod shapes;

use errorbook::{ApiError, Profile};
use http::{HeaderMap, HeaderValue, header};
use std::panic::{AssertUnwindSafe, catch_unwind};

/// What an assertion says when it fails; nothing where it holds.
fn failure(assertion: impl FnOnce()) -> Option<String> {
    let payload = catch_unwind(AssertUnwindSafe(assertion)).err()?;
    let text = payload.downcast_ref::<String>().cloned();
    Some(text.unwrap_or_else(|| "a panic of another kind".to_owned()))
}

/// The answer to a request with an Accept.
fn answer(
    error: &dyn ApiError,
    profile: &'static Profile,
    accept: &'static str,
) -> http::Response<bytes::Bytes> {
    let mut headers = HeaderMap::new();
    headers.insert(header::ACCEPT, HeaderValue::from_static(accept));
    error.respond(&profile.preferences(&headers))
}
