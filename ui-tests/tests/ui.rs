//! Every compile error, word for word, and what must compile without a warning.
//!
//! `TRYBUILD=overwrite cargo test -p errorbook-ui-tests` writes the `.stderr` files anew: read each one
//! before it is committed. `cargo test -p errorbook-ui-tests -- refusals trybuild=conceal` runs a part.

/// The folders of `ui/`, one per subject.
const SUBJECTS: [&str; 12] = [
    "attribute",
    "code",
    "status",
    "message",
    "field",
    "challenge",
    "header",
    "conceal",
    "transparent",
    "body",
    "profile",
    "catalogue",
];

#[test]
fn refusals() {
    let cases = trybuild::TestCases::new();
    for subject in SUBJECTS {
        cases.compile_fail(format!("ui/{subject}/**/*.rs"));
    }
}

#[test]
fn acceptances() {
    trybuild::TestCases::new().pass("pass/*.rs");
}

/// A folder that is not listed above would not be run.
#[test]
fn every_folder_is_listed() {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/ui");
    for entry in std::fs::read_dir(folder).expect("ui/ is there") {
        let name = entry.expect("an entry of ui/").file_name();
        let name = name.to_string_lossy();
        assert!(SUBJECTS.contains(&&*name), "`{name}` is not in SUBJECTS");
    }
}
