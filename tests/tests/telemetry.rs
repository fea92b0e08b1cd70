//! Features `tracing` and `metrics`: one event and one count per error, without the request's content.

use axum::Router;
use axum::body::Body as AxumBody;
use axum::response::IntoResponse;
use axum::routing::get;
use errorbook::tower::ErrorLayer;
use errorbook::{ApiError, Profile};
use http::{Request, StatusCode};
use metrics_util::debugging::{DebugValue, DebuggingRecorder};
use std::io::Write;
use std::sync::{Arc, Mutex};
use tower::ServiceExt;
use tracing_subscriber::fmt::MakeWriter;

#[derive(Debug, ApiError)]
#[api_error(prefix = "ORG")]
enum OrgError {
    #[status(404)]
    #[code("ORG_NOT_FOUND")]
    #[message("there is no {slug}")]
    NotFound {
        #[expose]
        slug: &'static str,
    },
    #[status(500)]
    #[code("ORG_STORE")]
    Store(#[from] std::io::Error),
    #[status(409)]
    #[code("ORG_QUIET")]
    #[log("debug")]
    Quiet,
    #[status(500)]
    #[code("ORG_CIRCLE")]
    Circle(#[source] Circle),
}

/// What the operator reads is not what the client reads.
#[derive(Debug, thiserror::Error, ApiError)]
#[api_error(prefix = "OWN")]
enum OwnError {
    #[status(409)]
    #[code("OWN_SEATS")]
    #[message("no seat is left")]
    #[error("seats of {name}: {left} left")]
    Seats { name: &'static str, left: u32 },
}

const SEATS: OwnError = OwnError::Seats {
    name: "acme",
    left: 3,
};

/// Each with another level than its status would have.
#[derive(Clone, Copy, Debug, ApiError)]
#[api_error(prefix = "LOG")]
#[status(404)]
enum Logged {
    #[code("LOG_ERROR")]
    #[log("error")]
    Error,
    #[code("LOG_WARN")]
    #[log("warn")]
    Warn,
    #[status(500)]
    #[code("LOG_INFO")]
    #[log("info")]
    Info,
    #[code("LOG_DEBUG")]
    #[log("debug")]
    Debug,
    #[code("LOG_TRACE")]
    #[log("trace")]
    Trace,
}

const LEVELS: [(&str, Logged, &str); 5] = [
    ("/error", Logged::Error, "ERROR"),
    ("/warn", Logged::Warn, "WARN"),
    ("/info", Logged::Info, "INFO"),
    ("/debug", Logged::Debug, "DEBUG"),
    ("/trace", Logged::Trace, "TRACE"),
];

/// A cause of itself.
#[derive(Debug)]
struct Circle;

impl std::fmt::Display for Circle {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("round")
    }
}

impl std::error::Error for Circle {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        Some(self)
    }
}

static DEFAULT: Profile = Profile::DEFAULT;

/// tracing caches for the whole process whether an event has a subscriber, so a test without a subscriber
/// must not run at the same time as one with a subscriber.
static ONE_AT_A_TIME: Mutex<()> = Mutex::new(());

fn router() -> Router {
    let store = || OrgError::from(std::io::Error::other("first\nline"));
    let mut router = Router::new();
    for (path, error, _) in LEVELS {
        router = router.route(path, get(move || async move { Err::<(), _>(error) }));
    }
    router
        .route(
            "/content",
            get(|| async { Err::<(), _>(OrgError::NotFound { slug: "canary" }) }),
        )
        .route("/store", get(move || async move { Err::<(), _>(store()) }))
        .route(
            "/spawned",
            get(move || async move {
                tokio::spawn(async move { store().into_response() })
                    .await
                    .unwrap()
            }),
        )
        .route("/quiet", get(|| async { Err::<(), _>(OrgError::Quiet) }))
        .route(
            "/circle",
            get(|| async { Err::<(), _>(OrgError::Circle(Circle)) }),
        )
        .route("/told-apart", get(|| async { Err::<(), _>(SEATS) }))
        .route(
            "/foreign",
            get(|| async { (StatusCode::BAD_GATEWAY, "no route to db-7") }),
        )
        .route("/fine", get(|| async { "fine" }))
        .layer(ErrorLayer::with_profile(&DEFAULT))
}

#[derive(Clone, Default)]
struct Lines(Arc<Mutex<Vec<u8>>>);

impl Write for Lines {
    fn write(&mut self, bytes: &[u8]) -> std::io::Result<usize> {
        self.0.lock().unwrap().write(bytes)
    }

    fn flush(&mut self) -> std::io::Result<()> {
        Ok(())
    }
}

impl<'a> MakeWriter<'a> for Lines {
    type Writer = Lines;

    fn make_writer(&'a self) -> Lines {
        self.clone()
    }
}

async fn get_path(path: &str) {
    let request = Request::builder()
        .uri(path)
        .header("x-request-id", "id-1")
        .body(AxumBody::empty())
        .unwrap();
    router().oneshot(request).await.unwrap();
}

#[test]
fn one_event_per_error() {
    let _turn = ONE_AT_A_TIME.lock().unwrap();
    let runtime = tokio::runtime::Builder::new_current_thread()
        .build()
        .unwrap();
    runtime.block_on(check_events());
}

async fn check_events() {
    let lines = Lines::default();
    let subscriber = tracing_subscriber::fmt()
        .with_writer(lines.clone())
        .with_ansi(false)
        .without_time()
        .with_max_level(tracing::Level::TRACE)
        .finish();
    let _guard = tracing::subscriber::set_default(subscriber);
    let store = r#"ERROR errorbook: error.type="ORG_STORE" http.response.status_code=500 request.id="id-1" error.message="Internal Server Error" error.sources="first\nline""#;
    let cases = [
        (
            "/content",
            r#" INFO errorbook: error.type="ORG_NOT_FOUND" http.response.status_code=404 request.id="id-1""#,
        ),
        ("/store", store),
        ("/spawned", store),
        (
            "/quiet",
            r#"DEBUG errorbook: error.type="ORG_QUIET" http.response.status_code=409 request.id="id-1""#,
        ),
        (
            "/nowhere",
            r#" INFO errorbook: error.type="HTTP_NOT_FOUND" http.response.status_code=404 request.id="id-1""#,
        ),
        (
            "/told-apart",
            r#" INFO errorbook: error.type="OWN_SEATS" http.response.status_code=409 request.id="id-1" error.message="seats of acme: 3 left""#,
        ),
        (
            "/foreign",
            r#"ERROR errorbook: error.type="HTTP_BAD_GATEWAY" http.response.status_code=502 request.id="id-1" error.message="no route to db-7""#,
        ),
        ("/fine", ""),
    ];
    for (path, expected) in cases {
        lines.0.lock().unwrap().clear();
        get_path(path).await;
        let written = String::from_utf8(lines.0.lock().unwrap().clone()).unwrap();
        assert_eq!(written.trim_end(), expected, "{path}");
    }
    for (path, _, level) in LEVELS {
        lines.0.lock().unwrap().clear();
        get_path(path).await;
        let written = String::from_utf8(lines.0.lock().unwrap().clone()).unwrap();
        assert!(written.trim_start().starts_with(level), "{path}: {written}");
    }
    // A chain without an end has one in the log.
    lines.0.lock().unwrap().clear();
    get_path("/circle").await;
    let written = String::from_utf8(lines.0.lock().unwrap().clone()).unwrap();
    assert!(
        written.contains(r#"error.sources="round: round"#),
        "{written}"
    );
}

#[test]
fn one_count_per_error() {
    let _turn = ONE_AT_A_TIME.lock().unwrap();
    let recorder = DebuggingRecorder::new();
    let snapshotter = recorder.snapshotter();
    metrics::with_local_recorder(&recorder, || {
        let runtime = tokio::runtime::Builder::new_current_thread()
            .build()
            .unwrap();
        runtime.block_on(async {
            for path in ["/content", "/content", "/quiet", "/fine", "/nowhere"] {
                get_path(path).await;
            }
        });
    });
    let mut counts: Vec<String> = snapshotter
        .snapshot()
        .into_vec()
        .into_iter()
        .map(|(key, _, _, value)| {
            let labels: Vec<_> = key
                .key()
                .labels()
                .map(|label| label.value().to_owned())
                .collect();
            let DebugValue::Counter(count) = value else {
                panic!("not a counter")
            };
            format!("{} {} {count}", key.key().name(), labels.join(" "))
        })
        .collect();
    counts.sort();
    assert_eq!(
        counts,
        [
            "http_server_errors_total HTTP_NOT_FOUND 404 1",
            "http_server_errors_total ORG_NOT_FOUND 404 2",
            "http_server_errors_total ORG_QUIET 409 1",
        ]
    );
}
