//! `#[title("Blocked")]`: the constant title. Without it, the variant's name in words is the title.

use super::Definition;

pub(super) static DEFINITION: Definition = Definition {
    // The title is in every row.
    emit: |_, _, _| {},
    ..Definition::text("title", "#[title(\"Blocked\")]")
};
