//! `#[source]`: the field that `Error::source` returns, by thiserror's rules.

use super::{Definition, args};
use syn::spanned::Spanned;

pub(super) static DEFINITION: Definition = Definition {
    arguments: "",
    only_bare: true,
    ..Definition::field("source", "#[source]", |_, found, attrs| {
        args::set(&mut attrs.source, Some(found.attribute.path().span()))
    })
};
