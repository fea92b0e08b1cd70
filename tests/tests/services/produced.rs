//! What the demos' documents list for each operation is what this whole test run is answered with.

use crate::service::{Framework, Service};
use errorbook::testing::operations;
use org::errors::ERRORS;
use std::path::Path;
use std::process::{Command, Output};

/// Runs tests of this program in a process of its own, whose demos write down what they send.
fn run(arguments: &[&str], folder: &Path) -> Output {
    Command::new(std::env::current_exe().expect("a test is a program"))
        .args(arguments)
        .env("ERRORBOOK_PRODUCED", folder)
        .output()
        .expect("a test can be run")
}

#[test]
fn the_other_tests_are_answered_with_what_the_document_lists() {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("services produced");
    // It may not be there yet.
    let _ = std::fs::remove_dir_all(&folder);
    run(&["--skip", "produced::"], &folder);
    let report = run(
        &["--exact", "produced::report", "--ignored", "--nocapture"],
        &folder,
    );
    let text = String::from_utf8_lossy(&report.stdout);
    assert!(report.status.success(), "{text}");
}

#[test]
#[ignore = "run by the other test, with the folder of the run"]
fn report() {
    for framework in Framework::ALL {
        let service = Service::start(framework);
        let document = service.get("/openapi.json", &[]).body;
        let document = serde_json::from_str(&document).expect("it is JSON");
        let report = operations(&ERRORS, &document);
        println!("{report}");
        assert!(report.is_exact(), "{framework:?}");
    }
}
