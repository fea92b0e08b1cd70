//! Rules that need more than one attribute.

mod codes;
pub(crate) mod fields;
mod http;

use crate::ast::Input;
use crate::attr::emitted::Context;
use crate::attr::{self, REGISTRY};
use crate::ctxt::Ctxt;
use crate::resolve::Resolved;

/// Checks a whole type. Every fault is reported; none hides another.
pub(crate) fn check(cx: &Ctxt, input: &Input, resolved: &Resolved) {
    codes::check(cx, input);
    for variant in &resolved.variants {
        fields::check(cx, input, variant);
        http::check(cx, input, variant);
        let context = Context {
            input,
            variants: &resolved.variants,
            resolved: variant,
        };
        for definition in REGISTRY {
            (definition.check)(cx, &context);
        }
    }
    for challenge in &*resolved.challenges {
        http::check_challenge(cx, challenge, Some(401));
    }
    for variant in &input.variants {
        if variant.is_transparent() {
            attr::transparent::check(cx, input, variant);
        }
        attr::from::check(cx, input, variant);
    }
}
