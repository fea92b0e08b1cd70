//! Widths, colours and pipes.

use super::support::{Folder, Outcome, acme, run};
use expect_test::expect;
use std::process::Stdio;

fn run_with(folder: &Folder, args: &[&str], env: &[(&str, &str)]) -> Outcome {
    let mut command = folder.command(args);
    command.envs(env.iter().copied());
    run(command, None)
}

#[test]
fn tables_fit_the_width() {
    let folder = Folder::new();
    folder.write("server", acme());
    for width in 1..120 {
        let columns = width.to_string();
        let outcome = run_with(&folder, &["list", "server"], &[("COLUMNS", &columns)]);
        assert_eq!(outcome.status, Some(0), "{width}: {outcome:?}");
        let longest = outcome
            .stdout
            .lines()
            .map(|line| line.chars().count())
            .max()
            .unwrap();
        // Nothing fits where there is no room for a code.
        assert!(
            longest <= width.max(26),
            "{width}: {longest}\n{}",
            outcome.stdout
        );
        for code in [
            "ORG_BLOCKED",
            "ORG_BUSY",
            "ORG_HIDDEN",
            "ORG_STORE",
            "AUTH_EXPIRED",
        ] {
            assert!(
                outcome.stdout.contains(code),
                "{width}: {code} is broken\n{}",
                outcome.stdout
            );
        }
    }
    let list = |columns| run_with(&folder, &["list", "server"], &[("COLUMNS", columns)]).stdout;
    expect![[r"
        CODE          STATUS  MEANING                      TYPE
        ORG_BLOCKED   403     the organization {slug} is   OrgError
                              blocked
        ORG_BUSY      429     too many requests            OrgError
                              (retryable)
        ORG_HIDDEN    403     Hidden (concealed as         OrgError
                              ORG_BLOCKED)
        ORG_STORE     500     Internal Server Error        OrgError
                              (internal)
        AUTH_EXPIRED  401     the token expired            AuthError

        5 errors in 2 types
    "]]
    .assert_eq(&list("60"));
    expect![[r"
        acme::OrgError
          ORG_BLOCKED 403
              the organization {slug} is
              blocked
          ORG_BUSY 429
              too many requests
              (retryable)
          ORG_HIDDEN 403
              Hidden (concealed as
              ORG_BLOCKED)
          ORG_STORE 500
              Internal Server Error
              (internal)
        auth::AuthError
          AUTH_EXPIRED 401
              the token expired

        5 errors in 2 types
    "]]
    .assert_eq(&list("33"));
}

#[test]
fn lines_stay_whole_where_nobody_looks() {
    let folder = Folder::new();
    folder.write("server", acme());
    let outcome = folder.run(&["list", "server"]);
    expect![[r"
        CODE          STATUS  MEANING                             TYPE
        ORG_BLOCKED   403     the organization {slug} is blocked  OrgError
        ORG_BUSY      429     too many requests (retryable)       OrgError
        ORG_HIDDEN    403     Hidden (concealed as ORG_BLOCKED)   OrgError
        ORG_STORE     500     Internal Server Error (internal)    OrgError
        AUTH_EXPIRED  401     the token expired                   AuthError

        5 errors in 2 types
    "]]
    .assert_eq(&outcome.stdout);
}

#[test]
fn colours_are_for_terminals() {
    let folder = Folder::new();
    folder.write("server", acme());
    for args in [
        &["list", "server"][..],
        &["explain", "ORG_BLOCKED", "server"],
        &["explain", "NONE", "server"],
        &["check", "server"],
        &["--help"],
    ] {
        for (env, colourful) in [
            (&[][..], false),
            (&[("CLICOLOR_FORCE", "1")], true),
            (&[("NO_COLOR", "1")], false),
            (&[("NO_COLOR", "1"), ("TERM", "xterm-256color")], false),
        ] {
            let outcome = run_with(&folder, args, env);
            let all = format!("{}{}", outcome.stdout, outcome.stderr);
            assert_eq!(
                all.contains('\u{1b}'),
                colourful,
                "{args:?} {env:?}: {all:?}"
            );
        }
    }
    let json = run_with(
        &folder,
        &["list", "--json", "server"],
        &[("CLICOLOR_FORCE", "1")],
    );
    assert!(!json.stdout.contains('\u{1b}'), "{json:?}");
}

#[test]
fn a_reader_that_has_seen_enough_is_no_failure() {
    let folder = Folder::new();
    folder.write("server", acme());
    for args in [
        &["list", "server"][..],
        &["list", "--json", "server"],
        &["completions", "bash"],
    ] {
        let mut command = folder.command(args);
        command.stdout(Stdio::piped()).stderr(Stdio::piped());
        let mut child = command.spawn().expect("the tool starts");
        drop(child.stdout.take());
        let output = child.wait_with_output().expect("the tool ends");
        let stderr = String::from_utf8_lossy(&output.stderr);
        assert_eq!(
            (output.status.code(), stderr.as_ref()),
            (Some(0), ""),
            "{args:?}"
        );
    }
}
