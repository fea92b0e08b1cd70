//! Projects that are built where no source is named: a workspace of a library and two programs.

use super::support::{Folder, Outcome, run};
use std::path::{Path, PathBuf};
use std::process::Command;

const WORKSPACE: &str = r#"
[workspace]
members = ["auth", "server"]
resolver = "3"

[workspace.dependencies]
errorbook = { path = "RUNTIME" }

[profile.release]
lto = "fat"
codegen-units = 1
panic = "abort"
strip = true
opt-level = 1
"#;

const AUTH_TOML: &str = r#"
[package]
name = "auth"
version = "0.1.0"
edition = "2024"

[dependencies]
errorbook.workspace = true
"#;

const AUTH: &str = r#"
use errorbook::{ApiError, catalogue};

/// Why a token was refused.
#[derive(Debug, ApiError)]
#[api_error(prefix = "AUTH")]
pub enum AuthError {
    /// Tokens last an hour.
    #[status(401)]
    #[code("AUTH_EXPIRED")]
    #[title("Token expired")]
    #[challenge(Bearer, realm = "orgs")]
    #[help("log in again")]
    Expired,
}

catalogue! {
    pub static ERRORS = [AuthError];
}
"#;

const SERVER_TOML: &str = r#"
[package]
name = "server"
version = "0.1.0"
edition = "2024"

[features]
legacy = []

[dependencies]
auth = { path = "../auth" }
errorbook.workspace = true
"#;

const SERVER: &str = r#"
use errorbook::{ApiError, Profile, catalogue};

#[derive(Debug, ApiError)]
#[api_error(prefix = "ORG")]
pub enum OrgError {
    /// An administrator blocked it.
    #[status(403)]
    #[code("ORG_BLOCKED")]
    #[title("Organization blocked")]
    #[help("ask")]
    Blocked {
        #[expose(example = "acme")]
        slug: String,
    },
    /// It was there once.
    #[cfg(feature = "legacy")]
    #[status(410)]
    #[code("ORG_LEGACY")]
    #[help("ask")]
    Legacy,
}

static ACME: Profile = Profile::new().problem_type("urn:acme:error:{code}");

catalogue! {
    pub static ERRORS = [OrgError, ..auth::ERRORS];
    profile = ACME;
    LOCK
}

fn main() {
    std::fs::write("was-run", "").unwrap();
}
"#;

/// Nothing of errorbook.
const TOOL: &str = "fn main() {}";

struct Project(Folder);

impl Project {
    fn new() -> Project {
        let root = Path::new(env!("CARGO_MANIFEST_DIR"))
            .parent()
            .expect("the workspace");
        let folder = Folder::new();
        let runtime = root
            .join("runtime")
            .display()
            .to_string()
            .replace('\\', "/");
        folder.write("Cargo.toml", WORKSPACE.replace("RUNTIME", &runtime));
        // The versions that are on this machine already.
        let lock = std::fs::read(root.join("Cargo.lock")).expect("the workspace's Cargo.lock");
        folder.write("Cargo.lock", lock);
        folder.write("auth/Cargo.toml", AUTH_TOML);
        folder.write("auth/src/lib.rs", AUTH);
        folder.write("server/Cargo.toml", SERVER_TOML);
        folder.write("server/src/main.rs", SERVER.replace("    LOCK\n", ""));
        folder.write("server/src/bin/tool.rs", TOOL);
        Project(folder)
    }

    /// Runs the tool in a folder of the project.
    fn run(&self, below: &str, args: &[&str]) -> Outcome {
        self.run_command(below, self.0.command(args))
    }

    /// Builds the server as its developer does.
    fn build(&self) -> Outcome {
        let mut cargo = Command::new(env!("CARGO"));
        cargo.arg("build");
        self.run_command("server", cargo)
    }

    fn run_command(&self, below: &str, mut command: Command) -> Outcome {
        command.current_dir(self.0.path().join(below));
        command
            .env("CARGO_TARGET_DIR", target())
            .env("CARGO_NET_OFFLINE", "true");
        // What the test runner sets for the workspace is not for the project.
        command
            .env_remove("RUSTFLAGS")
            .env_remove("CARGO_MANIFEST_DIR");
        run(command, None)
    }

    fn change(&self, from: &str, to: &str) {
        let text = self.0.read("server/src/main.rs");
        assert!(text.contains(from), "{from}");
        self.0.write("server/src/main.rs", text.replace(from, to));
    }
}

fn target() -> PathBuf {
    Path::new(env!("CARGO_TARGET_TMPDIR")).join("projects")
}

fn assert_fine(outcome: &Outcome) {
    assert_eq!(
        outcome.status,
        Some(0),
        "{}\n{}",
        outcome.stdout,
        outcome.stderr
    );
}

/// One test, since its parts would wait for each other's builds.
#[test]
fn a_project_is_built_and_read() {
    let project = Project::new();
    programs_and_libraries(&project);
    the_wrong_project(&project);
    locks(&project);
    released(&project);
    assert!(
        !project.0.path().join("server/was-run").exists(),
        "programs are never run"
    );
    assert!(
        !project.0.path().join("was-run").exists(),
        "programs are never run"
    );
}

fn programs_and_libraries(project: &Project) {
    for (below, args, has, has_not) in [
        // Of two programs, the one with a catalogue.
        ("server", &["list"][..], "ORG_BLOCKED", "ORG_LEGACY"),
        ("server/src", &["list"], "AUTH_EXPIRED", "ORG_LEGACY"),
        (
            "server",
            &["list", "--features", "legacy"],
            "ORG_LEGACY",
            "-",
        ),
        (
            "server",
            &["explain", "ORG_BLOCKED"],
            "urn:acme:error:ORG_BLOCKED",
            "-",
        ),
        // A workspace without a package: those of its programs.
        (".", &["list"], "ORG_BLOCKED", "-"),
        (
            ".",
            &["list", "-p", "server", "--bin", "server"],
            "ORG_BLOCKED",
            "-",
        ),
        (
            ".",
            &["list", "--manifest-path", "server/Cargo.toml"],
            "ORG_BLOCKED",
            "-",
        ),
        (".", &["list", "--workspace"], "ORG_BLOCKED", "-"),
        (
            ".",
            &["list", "--workspace", "--exclude", "server"],
            "AUTH_EXPIRED",
            "ORG_BLOCKED",
        ),
        (
            "server",
            &["list", "--offline", "--frozen"],
            "ORG_BLOCKED",
            "-",
        ),
        (
            "server",
            &["list", "--profile", "dev", "-j", "1"],
            "ORG_BLOCKED",
            "-",
        ),
        (
            "server",
            &["list", "--config", "net.offline=true"],
            "ORG_BLOCKED",
            "-",
        ),
        ("server", &["list", "--color", "always"], "\u{1b}[", "-"),
        (
            "server",
            &["list", "--color", "never"],
            "ORG_BLOCKED",
            "\u{1b}[",
        ),
        // A library has no program, but tests.
        ("auth", &["list"], "AUTH_EXPIRED", "ORG_BLOCKED"),
        (".", &["list", "-p", "auth"], "AUTH_EXPIRED", "ORG_BLOCKED"),
    ] {
        let outcome = project.run(below, args);
        assert_fine(&outcome);
        assert!(
            outcome.stdout.contains(has),
            "{below} {args:?}: {outcome:?}"
        );
        assert!(
            !outcome.stdout.contains(has_not) || has_not == "-",
            "{below} {args:?}: {outcome:?}"
        );
    }
    for (flag, expected) in [("-q", false), ("-v", true)] {
        let outcome = project.run("server", &["list", flag]);
        assert_fine(&outcome);
        assert_eq!(outcome.stderr.contains("Fresh"), expected, "{outcome:?}");
        assert_eq!(outcome.stderr.is_empty(), !expected, "{outcome:?}");
    }
    let elsewhere = target().join("elsewhere");
    let to = elsewhere.display().to_string();
    let outcome = project.run("auth", &["explain", "AUTH_EXPIRED", "--target-dir", &to]);
    assert_fine(&outcome);
    assert!(elsewhere.join("debug").is_dir(), "{outcome:?}");
    let check = project.run("server", &["check"]);
    assert!(check.stdout.contains("nothing found"), "{check:?}");
    let export = project.run("server", &["export", "json"]);
    let old = project.0.write("old.json", &export.stdout);
    assert_fine(&project.run("server", &["diff", &old.display().to_string()]));
}

fn the_wrong_project(project: &Project) {
    for (below, args, expected) in [
        (
            ".",
            &["list", "-p", "none"][..],
            "the project cannot be built: cargo build failed",
        ),
        (
            "server",
            &["list", "--bin", "tool"],
            "there are no errors of errorbook in what was built: `tool`",
        ),
        (
            "server",
            &["list", "--bin", "none"],
            "the project cannot be built: cargo build failed",
        ),
        (
            "server",
            &["list", "--features", "none"],
            "the project cannot be built: cargo build failed",
        ),
    ] {
        let outcome = project.run(below, args);
        assert_eq!(outcome.status, Some(2), "{below} {args:?}: {outcome:?}");
        assert!(
            outcome.stderr.contains(expected),
            "{below} {args:?}: {outcome:?}"
        );
    }
    let elsewhere = Folder::new().run(&["list"]);
    assert_eq!(elsewhere.status, Some(2), "{elsewhere:?}");
    assert!(
        elsewhere.stderr.contains("could not find `Cargo.toml`")
            && elsewhere.stderr.contains("or name a SOURCE"),
        "{elsewhere:?}"
    );
}

fn locks(project: &Project) {
    let lock = |args: &[&str]| project.run("server", &[&["lock"], args].concat());
    // A lock that is not there yet does not keep it from being written.
    project.change(
        "profile = ACME;",
        "profile = ACME;\n    lock = \"errorbook.lock\";",
    );
    assert_fine(&lock(&[]));
    let file = "# The published error codes of server::ERRORS. Written by `cargo errorbook lock`; commit it.\n\
        code AUTH_EXPIRED 401\ncode ORG_BLOCKED 403 slug:string\ntype urn:acme:error:{code}\n";
    assert_eq!(project.0.read("server/errorbook.lock"), file);
    assert_fine(&project.run("server", &["list"]));
    assert_fine(&lock(&["--check"]));

    // What breaks it does not compile, and every command reads it all the same.
    let old = project.0.write(
        "old.json",
        &project.run("server", &["export", "json"]).stdout,
    );
    project.change("ORG_BLOCKED", "ORG_BARRED");
    for (args, status, expected) in [
        (&["list"][..], 0, "ORG_BARRED"),
        (&["explain", "ORG_BARRED"], 0, "ORG_BARRED"),
        (&["export", "markdown"], 0, "ORG_BARRED"),
        (&["check"], 1, "`ORG_BLOCKED` is gone"),
        (
            &["diff", &old.display().to_string()],
            1,
            "`ORG_BLOCKED` is gone",
        ),
    ] {
        let outcome = project.run("server", args);
        assert_eq!(outcome.status, Some(status), "{args:?}: {outcome:?}");
        assert!(outcome.stdout.contains(expected), "{args:?}: {outcome:?}");
    }
    let outcome = project.build();
    assert_eq!(outcome.status, Some(101), "{outcome:?}");
    assert!(
        outcome.stderr.contains("`ORG_BLOCKED` is gone"),
        "{outcome:?}"
    );
    let outcome = lock(&[]);
    assert_eq!(outcome.status, Some(1), "{outcome:?}");
    assert!(
        outcome.stdout.contains("broken: `ORG_BLOCKED` is gone"),
        "{outcome:?}"
    );
    assert_eq!(project.0.read("server/errorbook.lock"), file);
    assert_fine(&lock(&["--accept", "ORG_BLOCKED"]));
    let file = file
        .replace("ORG_BLOCKED", "ORG_BARRED")
        .replace("type", "retired ORG_BLOCKED\ntype");
    assert_eq!(project.0.read("server/errorbook.lock"), file);
    assert_fine(&project.run("server", &["list"]));

    // The lock of another crate's catalogue stands beside that crate's Cargo.toml.
    assert_fine(&lock(&["--catalogue", "auth::ERRORS"]));
    assert!(
        project
            .0
            .read("auth/errorbook.lock")
            .contains("code AUTH_EXPIRED 401")
    );

    // A retired code is not used again, whatever is accepted.
    project.change("ORG_BARRED", "ORG_BLOCKED");
    let outcome = lock(&["--accept", "ORG_BLOCKED,ORG_BARRED"]);
    assert_eq!(outcome.status, Some(1), "{outcome:?}");
    assert!(
        outcome
            .stdout
            .contains("broken: `ORG_BLOCKED` is retired, and used again"),
        "{outcome:?}"
    );
    assert!(!outcome.stderr.contains("was not needed"), "{outcome:?}");
    assert_eq!(project.0.read("server/errorbook.lock"), file);

    // A code under `#[cfg]` is marked by hand.
    project.change("ORG_BLOCKED", "ORG_BARRED");
    assert_fine(&lock(&["--features", "legacy"]));
    assert_eq!(lock(&[]).status, Some(1));
    let file = project
        .0
        .read("server/errorbook.lock")
        .replace("ORG_LEGACY 410", "ORG_LEGACY 410 optional");
    project.0.write("server/errorbook.lock", &file);
    assert_fine(&lock(&[]));
    assert_fine(&lock(&["--features", "legacy"]));
    assert_eq!(project.0.read("server/errorbook.lock"), file);
    assert_fine(&project.run("server", &["list"]));
}

fn released(project: &Project) {
    let outcome = project.run("server", &["list", "--release"]);
    assert_fine(&outcome);
    let program = target().join("release/server");
    let export = project.run(
        ".",
        &["export", "json", "--all", &program.display().to_string()],
    );
    assert_fine(&export);
    let debug = target().join("debug/server");
    let other = project.run(
        ".",
        &["export", "json", "--all", &debug.display().to_string()],
    );
    assert_eq!(export.stdout, other.stdout);
}
