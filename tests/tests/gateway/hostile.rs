//! Upstreams that send garbage, half a body, too much or nothing: the gateway answers, and its operator reads why.

use crate::demo::{ask, gateway};
use std::io;
use std::net::SocketAddr;
use std::sync::{Arc, Mutex};
use std::time::Duration;
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpListener;
use tracing_subscriber::fmt::MakeWriter;

/// What an upstream does with a connection.
#[derive(Clone)]
enum Upstream {
    /// Sends these bytes, and closes.
    Sends(Vec<u8>),
    /// Sends these bytes, and then nothing.
    Stalls(&'static str),
    /// Never stops.
    Floods(&'static str),
    /// Nobody listens.
    Refuses,
}

async fn start(upstream: Upstream) -> SocketAddr {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address = listener.local_addr().unwrap();
    if matches!(upstream, Upstream::Refuses) {
        return address;
    }
    tokio::spawn(async move {
        loop {
            let (mut socket, _) = listener.accept().await.unwrap();
            let upstream = upstream.clone();
            tokio::spawn(async move {
                let mut request = [0; 4096];
                let _ = socket.read(&mut request).await;
                match upstream {
                    Upstream::Sends(bytes) => drop(socket.write_all(&bytes).await),
                    Upstream::Stalls(head) => {
                        let _ = socket.write_all(head.as_bytes()).await;
                        std::future::pending::<()>().await;
                    }
                    Upstream::Floods(head) => {
                        let _ = socket.write_all(head.as_bytes()).await;
                        while socket.write_all(&[b' '; 4096]).await.is_ok() {}
                    }
                    Upstream::Refuses => {}
                }
            });
        }
    });
    address
}

/// A response with a body and its length.
fn response(status: u16, media_type: &str, body: &[u8]) -> Upstream {
    let length = body.len();
    let head = format!(
        "HTTP/1.1 {status} X\r\ncontent-type: {media_type}\r\ncontent-length: {length}\r\nconnection: close\r\n\r\n"
    );
    Upstream::Sends([head.as_bytes(), body].concat())
}

fn problem(status: u16, body: &str) -> Upstream {
    response(status, "application/problem+json", body.as_bytes())
}

const OPEN: &str =
    "HTTP/1.1 403 X\r\ncontent-type: application/problem+json\r\ncontent-length: 100\r\n\r\n";

fn rows() -> Vec<(&'static str, Upstream, u16, &'static str, &'static str)> {
    let bad = (502, "GATEWAY_BAD_ANSWER");
    let timeout = (504, "GATEWAY_TIMEOUT");
    let row = |name, upstream, (status, code): (u16, &'static str), why| {
        (name, upstream, status, code, why)
    };
    let half = format!("{OPEN}{{\"title\":\"canary\",\"code\":\"ORG_BLOCKED\",");
    vec![
        row("refused", Upstream::Refuses, (502, "GATEWAY_UNREACHABLE"), "Connection refused"),
        row("nothing", Upstream::Sends(Vec::new()), bad, "connection closed"),
        row("no HTTP", Upstream::Sends(vec![0xff; 512]), bad, "invalid HTTP version"),
        row("half a body", Upstream::Sends(half.into_bytes()), bad, "end of file"),
        row("a page", response(502, "text/html", b"<h1>canary</h1>"), bad, "the body is not of its shape"),
        row("no JSON", problem(403, "{canary"), bad, "the body is not JSON"),
        row("another shape", problem(403, r#"{"oops":"canary"}"#), bad, "the body is not of its shape"),
        row("deep", problem(403, &"[".repeat(10_000)), bad, "the body is not JSON"),
        row("an unknown code", problem(403, r#"{"title":"canary","code":"ORG_LATER"}"#), bad, "403 ORG_LATER"),
        row("no field", problem(403, r#"{"title":"canary","code":"ORG_BLOCKED"}"#), bad, "403 ORG_BLOCKED"),
        row("a 5xx", problem(500, r#"{"title":"canary","code":"ORG_STORE"}"#), bad, "500 ORG_STORE"),
        row("a 200 of garbage", response(200, "application/json", b"canary"), bad, "expected value"),
        row("a redirect", Upstream::Sends(b"HTTP/1.1 302 X\r\nlocation: http://127.0.0.1:1/canary\r\ncontent-length: 0\r\n\r\n".to_vec()), bad, "302, not an error"),
        row("no end", Upstream::Floods("HTTP/1.1 403 X\r\ncontent-type: application/problem+json\r\n\r\n"), bad, "longer than 65536 bytes"),
        row("a lying length", Upstream::Floods("HTTP/1.1 403 X\r\ncontent-length: 1000000000000\r\n\r\n"), bad, "longer than 65536 bytes"),
        row("no answer", Upstream::Stalls(""), timeout, "timed out"),
        row("half a head", Upstream::Stalls("HTTP/1.1 403 X\r\ncontent-"), timeout, "timed out"),
        row("a stalled body", Upstream::Stalls(OPEN), timeout, "timed out"),
    ]
}

/// The lines of the log.
#[derive(Clone, Default)]
struct Log(Arc<Mutex<Vec<u8>>>);

impl Log {
    fn take(&self) -> String {
        String::from_utf8(std::mem::take(&mut *self.0.lock().unwrap())).unwrap()
    }
}

impl io::Write for Log {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0.lock().unwrap().extend_from_slice(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

impl<'w> MakeWriter<'w> for Log {
    type Writer = Log;

    fn make_writer(&'w self) -> Log {
        self.clone()
    }
}

/// On one thread, which is the one that the log is of.
#[tokio::test]
async fn each_failure_is_answered_and_told() {
    let log = Log::default();
    let lines = tracing_subscriber::fmt()
        .with_ansi(false)
        .with_writer(log.clone());
    let _guard = tracing::subscriber::set_default(lines.finish());
    for (name, upstream, status, code, why) in rows() {
        let gateway = gateway(start(upstream).await, Duration::from_millis(500)).await;
        // It stays up.
        for _ in 0..2 {
            let answer = ask(gateway, "GET /tenants/acme", &[], "").await;
            assert_eq!(
                (answer.status, answer.body["code"].as_str()),
                (status, Some(code)),
                "{name}"
            );
            let body = answer.body.to_string();
            assert!(
                !body.contains("canary") && !body.contains("ORG_"),
                "{name}: {body}"
            );
            let log = log.take();
            let events: Vec<&str> = log
                .lines()
                .filter(|line| line.contains("error.type="))
                .collect();
            let [event] = events[..] else {
                panic!("{name}: {log}")
            };
            let of_code = format!("error.type=\"{code}\" http.response.status_code={status}");
            assert!(
                event.contains(&of_code) && event.contains(why),
                "{name}: {event}"
            );
        }
    }
}
