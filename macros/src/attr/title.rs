//! `#[title("Blocked")]`: the constant title. Without it, the code's words behind the prefix are the title.

use super::Definition;

pub(super) static DEFINITION: Definition = Definition {
    // The title is in every row.
    emit: |_, _, _| {},
    ..Definition::text("title", "#[title(\"Blocked\")]")
};
