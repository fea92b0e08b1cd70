//! A built demo as a process.

use crate::client::{self, Request, Response};
use std::io::{BufRead, BufReader, Read};
use std::process::{Child, ChildStdout, Command, ExitStatus, Stdio};
use std::thread::{self, JoinHandle};

/// The framework that a demo is built on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Framework {
    Axum,
    Actix,
    Poem,
    Rocket,
}

impl Framework {
    pub(crate) const ALL: [Framework; 4] = [
        Framework::Axum,
        Framework::Actix,
        Framework::Poem,
        Framework::Rocket,
    ];

    /// Those whose layer can answer before the service does, and so rehearses errors.
    pub(crate) const REHEARSING: [Framework; 3] =
        [Framework::Axum, Framework::Actix, Framework::Poem];

    /// The pattern of a route, as the framework writes it.
    pub(crate) fn route(self, path: &str) -> String {
        match self {
            Framework::Axum | Framework::Actix => path.to_owned(),
            Framework::Poem => path.replace('{', ":").replace('}', ""),
            Framework::Rocket => path.replace('{', "<").replace('}', ">"),
        }
    }

    /// Whether a service sees a header with the bytes that RFC 9110 section 5.5 calls obs-text. Rocket has texts for
    /// headers, and drops those that are not UTF-8.
    pub(crate) fn keeps_obs_text(self) -> bool {
        self != Framework::Rocket
    }

    pub(crate) fn program(self) -> &'static str {
        match self {
            Framework::Axum => env!("CARGO_BIN_EXE_demo-axum"),
            Framework::Actix => env!("CARGO_BIN_EXE_demo-actix"),
            Framework::Poem => env!("CARGO_BIN_EXE_demo-poem"),
            Framework::Rocket => env!("CARGO_BIN_EXE_demo-rocket"),
        }
    }
}

pub(crate) struct Service {
    process: Child,
    pub(crate) address: String,
    log: Option<JoinHandle<String>>,
    /// Kept open: a service that writes to a closed pipe fails.
    stdout: BufReader<ChildStdout>,
}

impl Service {
    /// Starts it on a free port, with its data in memory.
    pub(crate) fn start(framework: Framework) -> Self {
        Self::start_with(framework, &[])
    }

    pub(crate) fn start_with(framework: Framework, variables: &[(&str, &str)]) -> Self {
        let mut process = Command::new(framework.program())
            .env_remove("DATABASE")
            .env("ADDR", "127.0.0.1:0")
            .envs(variables.iter().copied())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .expect("the service is built");
        let mut stderr = process.stderr.take().expect("stderr is piped");
        let log = thread::spawn(move || {
            let mut log = String::new();
            stderr.read_to_string(&mut log).expect("the log is UTF-8");
            log
        });
        let mut stdout = BufReader::new(process.stdout.take().expect("stdout is piped"));
        let mut line = String::new();
        stdout.read_line(&mut line).expect("stdout is UTF-8");
        let address = line
            .trim_end()
            .strip_prefix("listening on http://")
            .expect("the first line says where the service listens")
            .to_owned();
        Service {
            process,
            address,
            log: Some(log),
            stdout,
        }
    }

    pub(crate) fn get(&self, path: &str, headers: &[(&str, &str)]) -> Response {
        self.ask("GET", path, headers)
    }

    /// A request without a body.
    pub(crate) fn ask(&self, method: &str, path: &str, headers: &[(&str, &str)]) -> Response {
        self.send(&Request {
            method,
            path,
            headers: headers.to_vec(),
            body: "",
        })
    }

    pub(crate) fn send(&self, request: &Request<'_>) -> Response {
        client::send(&self.address, request)
    }

    /// Sends JSON that breaks off in its second chunk: Rocket reads the first by itself.
    pub(crate) fn send_broken_body(&self, path: &str) -> Response {
        let request = format!(
            "POST {path} HTTP/1.1\r\nHost: a\r\nConnection: close\r\nContent-Type: application/json\r\n\
             Transfer-Encoding: chunked\r\n\r\ne\r\n{{\"slug\":\"acme\"\r\nno length\r\n"
        );
        client::exchange(&self.address, request.as_bytes())
    }

    /// Ends it at once; returns what it said on stdout besides its address.
    pub(crate) fn said(mut self) -> String {
        self.process.kill().expect("a child can be ended");
        let mut said = String::new();
        self.stdout
            .read_to_string(&mut said)
            .expect("stdout is UTF-8");
        said
    }

    /// Sends a signal by name.
    #[cfg(unix)]
    pub(crate) fn signal(&self, name: &str) {
        let command = format!("kill -{name} {}", self.process.id());
        let sent = Command::new("sh").args(["-c", &command]).status();
        assert!(sent.expect("there is a shell").success(), "{command}");
    }

    /// Waits until it has stopped; returns how, and what it logged.
    pub(crate) fn wait(mut self) -> (ExitStatus, String) {
        let status = self.process.wait().expect("a child can be waited for");
        let log = self.log.take().expect("the log is taken once");
        (status, log.join().expect("the log is read"))
    }

    /// Ends it at once; returns what it logged.
    pub(crate) fn kill(mut self) -> String {
        self.process.kill().expect("a child can be ended");
        self.wait().1
    }
}

impl Drop for Service {
    fn drop(&mut self) {
        // It may have stopped already, which is what was wanted.
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}
