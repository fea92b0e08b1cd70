//! Features `tracing` and `metrics`: one event and one count per error, without the request's content.

use axum::Router;
use axum::body::Body as AxumBody;
use axum::response::IntoResponse;
use axum::routing::get;
use errorbook::tower::ErrorLayer;
use errorbook::{ApiError, Profile};
use http::request::Builder;
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
    #[owner("team-orgs")]
    #[runbook("https://runbooks.acme.example/store")]
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
            "/content/{slug}",
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

const TRACE: &str = "4bf92f3577b34da6a3ce929d0e0e4736";

fn request(path: &str) -> Builder {
    Request::builder()
        .uri(path)
        .header("x-request-id", "id-1")
        .header("traceparent", format!("00-{TRACE}-00f067aa0ba902b7-01"))
}

async fn get_path(path: &str) {
    let request = request(path).body(AxumBody::empty()).unwrap();
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
    let store = r#" error.owner="team-orgs" error.runbook="https://runbooks.acme.example/store" error.message="Internal Server Error" error.sources="first\nline""#;
    // The path, the route that it matches, the level, the code, the status, and what is said more.
    let cases = [
        (
            "/content/canary",
            "/content/{slug}",
            " INFO",
            "ORG_NOT_FOUND",
            404,
            "",
        ),
        ("/store", "/store", "ERROR", "ORG_STORE", 500, store),
        ("/spawned", "/spawned", "ERROR", "ORG_STORE", 500, store),
        ("/quiet", "/quiet", "DEBUG", "ORG_QUIET", 409, ""),
        ("/nowhere", "", " INFO", "HTTP_NOT_FOUND", 404, ""),
        (
            "/told-apart",
            "/told-apart",
            " INFO",
            "OWN_SEATS",
            409,
            r#" error.message="seats of acme: 3 left""#,
        ),
        (
            "/foreign",
            "/foreign",
            "ERROR",
            "HTTP_BAD_GATEWAY",
            502,
            r#" error.message="no route to db-7""#,
        ),
    ];
    for (path, route, level, code, status, more) in cases {
        lines.0.lock().unwrap().clear();
        get_path(path).await;
        let written = String::from_utf8(lines.0.lock().unwrap().clone()).unwrap();
        let route = match route {
            "" => String::new(),
            route => format!(" http.route={route:?}"),
        };
        let expected = format!(
            "{level} errorbook: error.type={code:?} http.response.status_code={status} http.request.method=\"GET\"{route} \
             request.id=\"id-1\" trace_id=\"{TRACE}\"{more}"
        );
        assert_eq!(written.trim_end(), expected, "{path}");
    }
    lines.0.lock().unwrap().clear();
    get_path("/fine").await;
    assert_eq!(*lines.0.lock().unwrap(), b"");
    // The client made the method up.
    let request = request("/fine").method("CANARY").body(AxumBody::empty());
    router().oneshot(request.unwrap()).await.unwrap();
    let written = String::from_utf8(lines.0.lock().unwrap().clone()).unwrap();
    assert!(
        written.contains(r#" http.request.method="_OTHER" http.route="/fine" "#),
        "{written}"
    );
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
            for path in ["/content/a", "/content/b", "/quiet", "/fine", "/nowhere"] {
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
                .map(|label| format!("{}={}", label.key(), label.value()))
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
            "http_server_errors_total code=HTTP_NOT_FOUND status=404 1",
            "http_server_errors_total code=ORG_NOT_FOUND status=404 http.route=/content/{slug} 2",
            "http_server_errors_total code=ORG_QUIET status=409 http.route=/quiet 1",
        ]
    );
}
