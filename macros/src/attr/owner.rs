//! `#[owner("team-orgs")]`: who looks after the error.

use super::{DEFAULTED, Definition};

pub(super) static DEFINITION: Definition = Definition {
    targets: DEFAULTED,
    ..Definition::text("owner", "#[owner(\"team-orgs\")]")
};
