//! `#[runbook("https://runbooks.acme.example/store")]`: what its owner does about the error.

use super::{DEFAULTED, Definition};
use crate::ctxt::Ctxt;
use crate::literal::LitStr;

pub(super) static DEFINITION: Definition = Definition {
    targets: DEFAULTED,
    accepts,
    ..Definition::text(
        "runbook",
        "#[runbook(\"https://runbooks.acme.example/store\")]",
    )
};

/// An address of the web: pages link to it.
fn accepts(cx: &Ctxt, address: &LitStr) -> bool {
    let text = address.value();
    let rest = text
        .strip_prefix("https://")
        .or_else(|| text.strip_prefix("http://"));
    let is_address = rest.is_some_and(|rest| {
        !rest.is_empty()
            && !rest.starts_with('/')
            && rest.bytes().all(|byte| byte.is_ascii_graphic())
    });
    if !is_address {
        cx.error(
            address,
            format_args!("`{text}` is not an address of the web"),
            format_args!("write it in full, `{}`", DEFINITION.example),
        );
    }
    is_address
}
