//! What the demos' documents list for each operation is what this whole test run is answered with.

use crate::service::{Framework, Service};
use errorbook::testing::operations;
use org::errors::ERRORS;
use std::path::Path;
use std::process::Command;

/// Set in the process that reads what the others wrote down.
const READS: &str = "SERVICES_REPORT";

/// Runs tests of this program in a process of its own, whose demos write down what they send.
fn run(arguments: &[&str], folder: &Path) -> Command {
    let mut command = Command::new(std::env::current_exe().expect("a test is a program"));
    command.args(arguments).env("ERRORBOOK_PRODUCED", folder);
    command
}

#[test]
fn the_other_tests_are_answered_with_what_the_document_lists() {
    if std::env::var_os(READS).is_some() {
        return report();
    }
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("services produced");
    // It may not be there yet.
    let _ = std::fs::remove_dir_all(&folder);
    let others = run(&["--skip", "produced::"], &folder).output();
    others.expect("the other tests can be run");
    let report = run(&["produced::", "--nocapture"], &folder)
        .env(READS, "1")
        .output()
        .expect("a test can be run");
    let text = String::from_utf8_lossy(&report.stdout);
    assert!(report.status.success(), "{text}");
    assert!(text.contains("1 passed"), "{text}");
}

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
