//! 403s per second over loopback: errorbook's through its layer, against the same static response built by
//! hand, in one axum server each. `--check` fails below the target.

use axum::Router;
use axum::http::{HeaderName, HeaderValue, StatusCode};
use axum::response::{IntoResponse, Response};
use axum::routing::get;
use errorbook::tower::ErrorLayer;
use errorbook::{ApiError, Profile};
use std::io::{Read, Write};
use std::net::{SocketAddr, TcpStream};
use std::process::ExitCode;
use std::thread;
use std::time::{Duration, Instant};
use tower_layer::Identity;

/// The least throughput of errorbook, of that by hand.
const TARGET: f64 = 0.97;

const SERVERS: usize = 4;
const CONNECTIONS: usize = 4;
const ROUND: Duration = Duration::from_millis(100);
const ROUNDS: usize = 61;

#[derive(Debug, ApiError)]
#[api_error(prefix = "ORG")]
#[status(403)]
#[code("ORG_BLOCKED")]
#[message("the organization is blocked")]
struct Blocked;

static ACME: Profile = Profile::new()
    .problem_type("urn:acme:error:{code}")
    .docs("https://docs.acme.example/errors/{code}");

async fn blocked() -> Blocked {
    Blocked
}

async fn by_hand() -> Response {
    const HEADERS: [(&str, &str); 5] = [
        ("content-type", "application/problem+json"),
        ("vary", "Accept"),
        ("cache-control", "no-store"),
        ("x-content-type-options", "nosniff"),
        (
            "link",
            "<https://docs.acme.example/errors/ORG_BLOCKED>; rel=\"help\"",
        ),
    ];
    const BODY: &str = r#"{"type":"urn:acme:error:ORG_BLOCKED","title":"Blocked","code":"ORG_BLOCKED","detail":"the organization is blocked"}"#;
    let headers = HEADERS.map(|(name, value)| {
        (
            HeaderName::from_static(name),
            HeaderValue::from_static(value),
        )
    });
    let mut response = (StatusCode::FORBIDDEN, headers, BODY).into_response();
    response
        .headers_mut()
        .insert("content-type", HeaderValue::from_static(HEADERS[0].1));
    response
}

fn main() -> ExitCode {
    let check = std::env::args().any(|argument| argument == "--check");
    let layer = ErrorLayer::with_profile(&ACME);
    let servers = [
        (
            "errorbook, with a request id",
            serve(Router::new().route("/", get(blocked)).layer(layer.clone())),
        ),
        (
            "errorbook, without",
            serve(
                Router::new()
                    .route("/", get(blocked))
                    .layer(layer.request_id_header(None)),
            ),
        ),
        (
            "by hand, in a layer that does nothing",
            serve(
                Router::new()
                    .route("/", get(by_hand))
                    .layer(Identity::new()),
            ),
        ),
        ("by hand", serve(Router::new().route("/", get(by_hand)))),
    ];
    let expected = servers.map(|(name, address)| (name, address, answer(address)));
    let bodies: Vec<&str> = expected.iter().map(|(.., text)| body(text)).collect();
    assert!(
        bodies.iter().all(|other| *other == bodies[0]),
        "what is compared is not the same: {bodies:#?}"
    );
    // Each round asks all of them, a moment apart, and from another one on: what slows the machine for a
    // while slows all alike.
    let mut rounds = Vec::new();
    for round in 0..ROUNDS {
        let mut rates = [0.0; SERVERS];
        for turn in 0..rates.len() {
            let which = (round + turn) % rates.len();
            let (_, address, text) = &expected[which];
            rates[which] = per_second(*address, text.len());
        }
        rounds.push(rates);
    }
    println!("403s per second over {CONNECTIONS} connections, the medians of {ROUNDS} rounds\n");
    for (which, (name, ..)) in expected.iter().enumerate() {
        let rate = median(rounds.iter().map(|rates| rates[which]));
        println!("{name:<38} {rate:>8.0}  {:.3}", ratio(&rounds, which));
    }
    let is_under = ratio(&rounds, 1) < TARGET;
    println!("\nwithout an id, as by hand: at least {TARGET} of it");
    ExitCode::from(u8::from(check && is_under))
}

/// The median of what it reaches of the server by hand in the same round.
fn ratio(rounds: &[[f64; SERVERS]], which: usize) -> f64 {
    median(rounds.iter().map(|rates| rates[which] / rates[SERVERS - 1]))
}

fn median(values: impl Iterator<Item = f64>) -> f64 {
    let mut values: Vec<f64> = values.collect();
    values.sort_by(f64::total_cmp);
    values[values.len() / 2]
}

/// Starts a server on a thread of its own, for as long as the process lives.
fn serve(app: Router) -> SocketAddr {
    let listener = std::net::TcpListener::bind("127.0.0.1:0").expect("loopback has a free port");
    listener.set_nonblocking(true).expect("a socket can be set");
    let address = listener.local_addr().expect("it is bound");
    thread::spawn(move || {
        let runtime = tokio::runtime::Builder::new_current_thread()
            .enable_all()
            .build()
            .expect("a runtime starts");
        runtime.block_on(async {
            let listener = tokio::net::TcpListener::from_std(listener).expect("it is a socket");
            axum::serve(listener, app).await
        })
    });
    address
}

const REQUEST: &[u8] =
    b"GET / HTTP/1.1\r\nHost: localhost\r\nAccept: application/json, text/plain, */*\r\n\r\n";

/// One answer whole: every other has its length, the date and the id included.
fn answer(address: SocketAddr) -> String {
    let mut stream = TcpStream::connect(address).expect("the server listens");
    let request =
        String::from_utf8_lossy(REQUEST).replace("\r\n\r\n", "\r\nConnection: close\r\n\r\n");
    stream
        .write_all(request.as_bytes())
        .expect("the server reads");
    let mut text = String::new();
    stream
        .read_to_string(&mut text)
        .expect("the server answers");
    assert!(text.starts_with("HTTP/1.1 403 "), "{text}");
    text.replace("connection: close\r\n", "")
}

fn body(answer: &str) -> &str {
    answer.split_once("\r\n\r\n").map_or("", |(_, body)| body)
}

fn per_second(address: SocketAddr, length: usize) -> f64 {
    let clients: Vec<_> = (0..CONNECTIONS)
        .map(|_| thread::spawn(move || client(address, length)))
        .collect();
    clients
        .into_iter()
        .map(|client| client.join().expect("no client fails"))
        .sum()
}

fn client(address: SocketAddr, length: usize) -> f64 {
    let mut stream = TcpStream::connect(address).expect("the server listens");
    stream.set_nodelay(true).expect("a socket can be set");
    let mut response = vec![0; length];
    let (start, mut count) = (Instant::now(), 0_u32);
    while start.elapsed() < ROUND {
        stream.write_all(REQUEST).expect("the server reads");
        stream
            .read_exact(&mut response)
            .expect("the server answers");
        assert!(response.starts_with(b"HTTP/1.1 403 "));
        count += 1;
    }
    f64::from(count) / start.elapsed().as_secs_f64()
}
