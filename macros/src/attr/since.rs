//! `#[since("1.4")]`: the version of the API that the error came with.

use super::Definition;

pub(super) static DEFINITION: Definition = Definition::text("since", "#[since(\"1.4\")]");
