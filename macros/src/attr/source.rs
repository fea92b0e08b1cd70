//! `#[source]`: the field that `Error::source` returns, by thiserror's rules.

use super::{Definition, args};

pub(super) static DEFINITION: Definition = Definition {
    only_bare: true,
    ..Definition::field("source", "#[source]", |_, found, attrs| {
        args::set(&mut attrs.source, Some(found.place()))
    })
};
