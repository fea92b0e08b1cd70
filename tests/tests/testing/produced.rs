//! The report of what no test produced: of this process, and of several.

use errorbook::testing::{Response, assert_catalogued, assert_error, never_produced};
use errorbook::{
    ApiError, Catalogue, Document, FieldErrors, HttpError, Preferences, Profile, catalogue,
};
use expect_test::expect;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

#[derive(Debug, ApiError)]
#[api_error(prefix = "PRD")]
#[status(400)]
#[allow(dead_code, reason = "some are never produced, some only read")]
enum PrdError {
    #[code("PRD_ANSWERED")]
    Answered,
    #[code("PRD_DOCUMENTED")]
    Documented,
    #[code("PRD_FIELD")]
    Field,
    #[code("PRD_ASSERTED")]
    Asserted,
    #[code("PRD_CATALOGUED")]
    Catalogued,
    #[code("PRD_READ")]
    Read {
        #[expose]
        errors: FieldErrors,
    },
    #[code("PRD_READ_FIELD")]
    ReadField,
    #[code("PRD_FAILED")]
    Failed,
    #[code("PRD_HIDDEN")]
    #[conceal(as = Never)]
    Hidden,
    #[code("PRD_NEVER")]
    Never,
    #[code("PRD_INTERNAL_NEVER")]
    #[internal]
    InternalNever,
}

#[derive(Debug, ApiError)]
#[api_error(prefix = "PRD_STRUCT")]
#[status(503)]
#[code("PRD_STRUCT_NEVER")]
struct NeverStruct;

catalogue! {
    static ERRORS = [PrdError, NeverStruct];
}

catalogue! {
    static WHOLE = [NeverMade];
}

#[derive(Debug, ApiError)]
#[api_error(prefix = "PRD")]
#[status(400)]
#[code("PRD_MADE")]
struct NeverMade;

static PROFILE: Profile = Profile::DEFAULT;

fn problem(code: &str, more: &str) -> Response {
    let headers = [("content-type", "application/problem+json")];
    Response::new(
        400,
        headers,
        format!(r#"{{"title":"x","code":"{code}"{more}}}"#),
    )
}

#[test]
fn everything_that_is_answered_or_asserted_on() {
    PrdError::Answered.respond(&Preferences::default());
    let _ = Document::new(&PrdError::Documented, &PROFILE);
    let mut errors: FieldErrors = FieldErrors::new();
    errors.add("/x", PrdError::Field);
    PrdError::Hidden.respond(&Preferences::default());
    assert_error!(problem("PRD_ASSERTED", ""), PrdError::Asserted);
    let mut response = http::Response::new(r#"{"title":"x","code":"PRD_CATALOGUED"}"#);
    *response.status_mut() = http::StatusCode::BAD_REQUEST;
    for (name, value) in [
        ("content-type", "application/json"),
        ("vary", "accept"),
        ("cache-control", "no-store"),
        ("x-content-type-options", "nosniff"),
    ] {
        response.headers_mut().insert(name, value.parse().unwrap());
    }
    assert_catalogued!(ERRORS, response);
    let field = r#","errors":[{"pointer":"/x","code":"PRD_READ_FIELD","message":"x"}]"#;
    assert_error!(problem("PRD_READ", field), PrdError::Read { errors } if errors.len() == 1);
    // An assertion that fails has seen nothing.
    let failed =
        crate::failure(|| assert_error!(problem("PRD_FAILED", ""), PrdError::Failed if 1 > 2));
    assert!(failed.is_some());
    // Neither has an error that was made and looked at.
    assert_eq!(PrdError::Never.message(), "Never");

    let report = never_produced(&ERRORS);
    assert!(!report.is_empty());
    assert_eq!(report.entries().len(), 4);
    expect![[r"
        4 of 12 errors of `testing::produced::ERRORS` were never produced:
          400 PRD_FAILED          testing::produced::PrdError::Failed
          400 PRD_NEVER           testing::produced::PrdError::Never
          400 PRD_INTERNAL_NEVER  testing::produced::PrdError::InternalNever
          503 PRD_STRUCT_NEVER    testing::produced::NeverStruct"]]
    .assert_eq(&report.to_string());
}

#[test]
fn nothing_is_missing() {
    NeverMade.respond(&Preferences::default());
    let report = never_produced(&WHOLE);
    assert!(report.is_empty(), "{report}");
    assert_eq!(
        report.to_string(),
        "all 1 errors of `testing::produced::WHOLE` were produced"
    );
}

#[derive(Debug, ApiError)]
#[api_error(prefix = "DOC")]
#[status(422)]
#[allow(dead_code, reason = "documented, never made")]
enum DocError {
    #[code("DOC_INVALID")]
    Invalid {
        #[expose]
        errors: FieldErrors,
    },
    #[code("DOC_FIELD")]
    Field,
    #[code("DOC_HIDDEN")]
    #[conceal(as = Field)]
    Hidden,
}

catalogue! {
    static DOCUMENTED = [DocError];
}

/// Examples are rendered as errors are, and are not sent.
#[test]
fn what_is_documented_is_not_produced() {
    let _ = DOCUMENTED.to_markdown();
    let docs = errorbook::docs::Docs::new(&DOCUMENTED);
    for path in [
        "/errors",
        "/errors.json",
        "/openapi.json",
        "/errors/DOC_FIELD",
    ] {
        let _ = docs.answer(&http::Method::GET, path, &http::HeaderMap::new());
    }
    errorbook::docs::add_examples(&mut errorbook::docs::catalogue(&DOCUMENTED));
    let _ = <DocError as utoipa::IntoResponses>::responses();
    assert_eq!(
        codes_missing(&DOCUMENTED),
        ["DOC_INVALID", "DOC_FIELD", "DOC_HIDDEN"]
    );
}

#[derive(Debug, ApiError)]
#[api_error(prefix = "PROC")]
#[status(400)]
#[allow(dead_code, reason = "one is never produced")]
enum ProcError {
    #[code("PROC_ONE")]
    One,
    #[code("PROC_TWO")]
    Two,
    #[code("PROC_NEVER")]
    Never,
}

catalogue! {
    static PROCESSES = [ProcError];
}

/// A file of tests, as far as the report is concerned. It runs as a process of its own below.
#[test]
fn one_process() {
    for _ in 0..3 {
        ProcError::One.respond(&Preferences::default());
    }
    HttpError::Gone.respond(&Preferences::default());
}

#[test]
fn other_process() {
    assert_error!(problem("PROC_TWO", ""), ProcError::Two);
}

/// The last test of a run. In this process other tests run beside it, so it asserts nothing about their codes.
#[test]
fn report_of_the_run() {
    // Produced by whichever test is first.
    ProcError::Two.respond(&Preferences::default());
    println!("{}", never_produced(&PROCESSES));
    let codes = codes_missing(&PROCESSES);
    assert!(codes.contains(&"PROC_NEVER"), "{codes:?}");
    assert!(!codes.contains(&"PROC_TWO"), "{codes:?}");
}

fn codes_missing(catalogue: &'static Catalogue) -> Vec<&'static str> {
    let report = never_produced(catalogue);
    let codes = report.entries().iter().map(|entry| entry.code().as_str());
    codes.collect()
}

fn run(test: &str, folder: &Path) -> Output {
    Command::new(std::env::current_exe().unwrap())
        .args(["--exact", &format!("produced::{test}"), "--nocapture"])
        .env("ERRORBOOK_PRODUCED", folder)
        .output()
        .unwrap()
}

fn empty_folder(name: &str) -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
    // It may not be there yet.
    let _ = std::fs::remove_dir_all(&folder);
    folder
}

#[test]
fn a_run_of_several_processes() {
    let folder = empty_folder("produced/of a run");
    for test in ["one_process", "other_process"] {
        assert!(run(test, &folder).status.success(), "{test}");
    }
    let mut files: Vec<String> = std::fs::read_dir(&folder)
        .unwrap()
        .map(|file| std::fs::read_to_string(file.unwrap().path()).unwrap())
        .collect();
    files.sort();
    // A code is written down once, however often it is produced.
    assert_eq!(files, ["PROC_ONE\nHTTP_GONE\n", "PROC_TWO\n"]);
    // Files of other tools are ignored.
    std::fs::write(folder.join("notes.md"), "PROC_NEVER\n").unwrap();

    let report = run("report_of_the_run", &folder);
    let output = String::from_utf8(report.stdout).unwrap();
    assert!(
        output.contains(
            "1 of 3 errors of `testing::produced::PROCESSES` were never produced:\n  400 PROC_NEVER  testing::produced::ProcError::Never\n"
        ),
        "{output}"
    );
}

#[test]
fn a_folder_that_cannot_be_written() {
    let folder = empty_folder("produced/a file");
    std::fs::create_dir_all(folder.parent().unwrap()).unwrap();
    std::fs::write(&folder, "").unwrap();
    // Answers are given all the same.
    let output = run("one_process", &folder);
    assert!(output.status.success());
    let said = String::from_utf8(output.stderr).unwrap();
    assert!(said.contains("errorbook: ERRORBOOK_PRODUCED="), "{said}");
    // A report of nothing would be a lie.
    assert!(!run("report_of_the_run", &folder).status.success());
    std::fs::remove_file(&folder).unwrap();
}
