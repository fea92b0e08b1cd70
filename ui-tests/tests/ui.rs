//! Every compile error, word for word, and what must compile without a warning.
//!
//! `TRYBUILD=overwrite cargo test -p errorbook-ui-tests` writes the `.stderr` files anew: read each one
//! before it is committed. `cargo test -p errorbook-ui-tests -- refusals trybuild=conceal` runs a part.

/// The folders of `ui/`, one per subject.
const SUBJECTS: [&str; 17] = [
    "attribute",
    "code",
    "status",
    "message",
    "field",
    "challenge",
    "header",
    "conceal",
    "transparent",
    "subset",
    "union",
    "body",
    "profile",
    "catalogue",
    "refusal",
    "lock",
    "testing",
];

/// Puts the locks beside the Cargo.toml of the crate that trybuild makes of the cases.
fn copy_locks() {
    static ONCE: std::sync::Once = std::sync::Once::new();
    ONCE.call_once(|| {
        let test = std::env::current_exe().expect("a test has a path");
        // target/debug/deps/ui-0123456789abcdef
        let target = test
            .ancestors()
            .nth(3)
            .expect("a test is in a target folder");
        let to = target.join("tests/trybuild").join(env!("CARGO_PKG_NAME"));
        std::fs::create_dir_all(&to).expect("the folder can be made");
        let from = concat!(env!("CARGO_MANIFEST_DIR"), "/locks");
        for lock in std::fs::read_dir(from).expect("locks/ is there") {
            let lock = lock.expect("an entry of locks/");
            std::fs::copy(lock.path(), to.join(lock.file_name())).expect("it can be copied");
        }
    });
}

#[test]
fn refusals() {
    copy_locks();
    let cases = trybuild::TestCases::new();
    for subject in SUBJECTS {
        cases.compile_fail(format!("ui/{subject}/**/*.rs"));
    }
}

#[test]
fn acceptances() {
    copy_locks();
    trybuild::TestCases::new().pass("pass/*.rs");
}

/// What a check lets pass and a build does not: a case that is to pass has trybuild build them.
#[test]
fn refusals_of_a_build() {
    let cases = trybuild::TestCases::new();
    cases.pass("pass/testing.rs");
    cases.compile_fail("built/*.rs");
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
