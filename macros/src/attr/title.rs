//! `#[title("Blocked")]`: the constant title. Without it, the code's words behind the prefix are the title.

use super::{DEFAULTED, Definition};

pub(super) static DEFINITION: Definition = Definition {
    targets: DEFAULTED,
    // The title is in every row.
    emit: |_, _, _| {},
    ..Definition::text("title", "#[title(\"Blocked\")]")
};
