//! Running the tool, and what it is run on.

use serde_json::{Value, json};
use std::fmt::Write as _;
use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

/// A folder that goes when the test ends.
pub(crate) struct Folder(tempfile::TempDir);

impl Folder {
    pub(crate) fn new() -> Folder {
        Folder(tempfile::tempdir().expect("there is room for a folder"))
    }

    pub(crate) fn path(&self) -> &Path {
        self.0.path()
    }

    pub(crate) fn write(&self, name: &str, content: impl AsRef<[u8]>) -> PathBuf {
        let path = self.path().join(name);
        std::fs::create_dir_all(path.parent().expect("it is in the folder")).expect("a folder");
        std::fs::write(&path, content).expect("a file");
        path
    }

    pub(crate) fn read(&self, name: &str) -> String {
        let path = self.path().join(name);
        std::fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
    }

    pub(crate) fn files(&self) -> Vec<String> {
        let entries = std::fs::read_dir(self.path()).expect("a folder");
        let mut names: Vec<_> = entries
            .map(|entry| {
                entry
                    .expect("an entry")
                    .file_name()
                    .to_string_lossy()
                    .into_owned()
            })
            .collect();
        names.sort();
        names
    }

    /// Runs the tool in this folder.
    pub(crate) fn run(&self, args: &[&str]) -> Outcome {
        run(self.command(args), None)
    }

    pub(crate) fn command(&self, args: &[&str]) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_cargo-errorbook"));
        command.args(args).current_dir(self.path());
        for name in [
            "NO_COLOR",
            "CLICOLOR_FORCE",
            "CLICOLOR",
            "COLUMNS",
            "ERRORBOOK_UNLOCK",
        ] {
            command.env_remove(name);
        }
        for name in [
            "http_proxy",
            "https_proxy",
            "all_proxy",
            "HTTP_PROXY",
            "HTTPS_PROXY",
            "ALL_PROXY",
        ] {
            command.env_remove(name);
        }
        command
    }
}

/// What a run left behind.
#[derive(Debug)]
pub(crate) struct Outcome {
    pub(crate) status: Option<i32>,
    pub(crate) stdout: String,
    pub(crate) stderr: String,
}

impl Outcome {
    /// All of it, as a snapshot has it.
    pub(crate) fn text(&self) -> String {
        let mut text = format!("status {}\n", self.status.unwrap_or(-1));
        for (name, stream) in [("", &self.stdout), ("stderr:\n", &self.stderr)] {
            if !stream.is_empty() {
                let _ = write!(text, "{name}{stream}");
            }
        }
        text
    }

    pub(crate) fn json(&self) -> Value {
        serde_json::from_str(&self.stdout).unwrap_or_else(|error| panic!("{error}: {self:?}"))
    }
}

pub(crate) fn run(mut command: Command, input: Option<&[u8]>) -> Outcome {
    command.stdout(Stdio::piped()).stderr(Stdio::piped());
    command.stdin(if input.is_some() {
        Stdio::piped()
    } else {
        Stdio::null()
    });
    let mut child = command.spawn().expect("the tool starts");
    if let (Some(input), Some(mut stdin)) = (input, child.stdin.take()) {
        let _ = stdin.write_all(input);
    }
    let output = child.wait_with_output().expect("the tool ends");
    Outcome {
        status: output.status.code(),
        stdout: String::from_utf8(output.stdout).expect("text"),
        stderr: String::from_utf8(output.stderr).expect("text"),
    }
}

/// What every piece of a catalogue begins with in a program. Put together here, so that this test is no
/// program with a catalogue itself.
pub(crate) fn magic() -> Vec<u8> {
    [&b"\x89errorbook"[..], b"\r\n\x1a\n\0\x01"].concat()
}

pub(crate) fn piece(json: &Value) -> Vec<u8> {
    let json = json.to_string();
    [&magic()[..], format!("{:08x}{json}", json.len()).as_bytes()].concat()
}

/// A program with the pieces of types and catalogues.
pub(crate) fn program(pieces: &[Value]) -> Vec<u8> {
    let mut program = b"\x7fELF and what a linker writes\0".to_vec();
    for json in pieces {
        program.extend(piece(json));
        program.extend(b"\0code and data\0");
    }
    program
}

pub(crate) fn type_piece(path: &str, at: &str, entries: Value) -> Value {
    json!({ "errorbook": 1, "type": { "path": path, "at": at, "entries": entries } })
}

pub(crate) fn catalogue_piece(name: &str, members: Value) -> Value {
    json!({ "errorbook": 1, "catalogue": { "name": name, "members": members, "profile": {
        "problem": true,
        "problem_type": "urn:acme:error:{code}",
        "docs": "https://docs.acme.example/errors/{code}",
    } } })
}

pub(crate) fn org() -> Value {
    type_piece(
        "acme::OrgError",
        "12:5",
        json!([
            {
                "code": "ORG_BLOCKED", "status": 403, "variant": "Blocked", "title": "Blocked",
                "message": "the organization {slug} is blocked", "help": "ask your administrator to lift the block",
                "description": "An administrator blocked it.\n\nSupport can lift the block.",
                "fields": [{ "name": "slug", "type": "string", "example": "acme" }], "since": "1.4",
            },
            {
                "code": "ORG_BUSY", "status": 429, "variant": "Busy", "title": "Busy",
                "message": "too many requests", "help": "wait", "description": "There were too many.",
                "retryable": true, "retry_after": 30, "headers": [{ "name": "retry-after", "value": "30" }],
            },
            {
                "code": "ORG_HIDDEN", "status": 403, "variant": "Hidden", "title": "Hidden",
                "description": "Nobody may know.", "concealed_as": "ORG_BLOCKED",
                "fields": [{ "name": "slug", "type": "string" }],
            },
            {
                "code": "ORG_STORE", "status": 500, "variant": "Store", "title": "Internal Server Error",
                "description": "The store failed.", "internal": true, "log": "error",
            },
        ]),
    )
}

pub(crate) fn auth() -> Value {
    type_piece(
        "auth::AuthError",
        "3:8",
        json!([{
            "code": "AUTH_EXPIRED", "status": 401, "variant": "Expired", "title": "Expired",
            "message": "the token expired", "help": "log in again", "description": "Tokens last an hour.",
            "headers": [{ "name": "www-authenticate", "value": "Bearer realm=\"orgs\"" }],
        }]),
    )
}

/// A service with all of the above.
pub(crate) fn acme() -> Vec<u8> {
    program(&[
        org(),
        auth(),
        catalogue_piece(
            "acme::ERRORS",
            json!([{ "type": "acme::OrgError 12:5" }, { "catalogue": "auth::ERRORS" }]),
        ),
        catalogue_piece("auth::ERRORS", json!([{ "type": "auth::AuthError 3:8" }])),
    ])
}

/// An exported catalogue of a service with one type.
pub(crate) fn exported(service: &str, path: &str, entries: &Value) -> String {
    json!({
        "errorbook": 1,
        "services": [{ "name": service }],
        "types": [{ "path": path, "entries": entries }],
    })
    .to_string()
}

pub(crate) fn entry(code: &str, status: u16) -> Value {
    json!({
        "code": code, "status": status, "variant": "V", "title": "V", "message": "it failed",
        "description": "What it means.", "help": "ask",
    })
}
