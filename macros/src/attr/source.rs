//! `#[source]`: the field that `Error::source` returns, by thiserror's rules.

use super::{Definition, FIELD, args};
use syn::spanned::Spanned;

pub(super) static DEFINITION: Definition = Definition {
    name: "source",
    example: "#[source]",
    arguments: "",
    targets: FIELD,
    only_bare: true,
    on_field: Some(|_, found, attrs| {
        args::set(&mut attrs.source, Some(found.attribute.path().span()))
    }),
    ..Definition::BASE
};
