//! `#[oauth("invalid_grant")]`: the RFC 6749 error, which several codes may share.

use super::{DEFAULTED, Definition};
use crate::ctxt::Ctxt;
use crate::literal::LitStr;

pub(super) static DEFINITION: Definition = Definition {
    targets: DEFAULTED,
    accepts,
    ..Definition::text("oauth", "#[oauth(\"invalid_grant\")]")
};

/// RFC 6749 section 5.2: visible ASCII and spaces, without quotes and backslashes.
fn accepts(cx: &Ctxt, error: &LitStr) -> bool {
    let fits = |c: char| matches!(c, ' '..='~') && !matches!(c, '"' | '\\');
    let is_error = error.value().chars().all(fits);
    if !is_error {
        cx.error(
            error,
            "an OAuth error is ASCII without quotes, backslashes and control characters",
            "write `#[oauth(\"invalid_grant\")]` (RFC 6749 section 5.2)",
        );
    }
    is_error
}
