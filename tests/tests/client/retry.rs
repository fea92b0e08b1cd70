//! `Retry`: what is sent again, and when. Time is paused: a wait takes none.

use bytes::Bytes;
use errorbook::Profile;
use errorbook::client::{Known, Retry};
use http::{Request, Response};
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Duration;
use tokio::time::Instant;
use tower::{Layer, ServiceExt, retry::RetryLayer, service_fn};

static PROFILE: Profile = Profile::new();

const ERRORS: &[Known] = &[
    Known::new("ORG_BUSY", &[503]).retryable(),
    Known::new("ORG_GONE", &[503]),
];

struct Row {
    method: &'static str,
    request: &'static [(&'static str, &'static str)],
    /// The responses, of which the last is sent again and again.
    code: &'static str,
    headers: &'static [(&'static str, &'static str)],
    /// How often the request is sent, and the seconds that all waits take.
    sent: usize,
    seconds: f64,
}

const GET: Row = Row {
    method: "GET",
    request: &[],
    code: "ORG_BUSY",
    headers: &[],
    sent: 3,
    seconds: 0.6,
};

#[tokio::test(start_paused = true)]
async fn table() {
    let wait = |seconds: &'static str| -> &'static [(&'static str, &'static str)] {
        Vec::from([("retry-after", seconds)]).leak()
    };
    let once = |row: Row| Row {
        sent: 1,
        seconds: 0.0,
        ..row
    };
    let rows = [
        GET,
        Row {
            headers: wait("2"),
            seconds: 4.0,
            ..GET
        },
        Row {
            headers: wait("0"),
            seconds: 0.0,
            ..GET
        },
        Row {
            headers: wait("10"),
            seconds: 20.0,
            ..GET
        },
        // Above the ceiling, in seconds and as a date.
        once(Row {
            headers: wait("11"),
            ..GET
        }),
        once(Row {
            headers: wait("Fri, 31 Dec 9999 23:59:59 GMT"),
            ..GET
        }),
        Row {
            headers: &[
                ("date", "Sun, 06 Nov 1994 08:49:37 GMT"),
                ("retry-after", "Sun, 06 Nov 1994 08:49:40 GMT"),
            ],
            seconds: 6.0,
            ..GET
        },
        // Not retryable, of a later release, and none of the service's errors.
        once(Row {
            code: "ORG_GONE",
            headers: wait("1"),
            ..GET
        }),
        once(Row {
            code: "ORG_LATER",
            headers: wait("1"),
            ..GET
        }),
        once(Row {
            code: "",
            headers: wait("1"),
            ..GET
        }),
        Row {
            method: "PUT",
            ..GET
        },
        Row {
            method: "DELETE",
            ..GET
        },
        once(Row {
            method: "POST",
            headers: wait("1"),
            ..GET
        }),
        once(Row {
            method: "PATCH",
            headers: wait("1"),
            ..GET
        }),
        Row {
            method: "POST",
            request: &[("idempotency-key", "7")],
            ..GET
        },
    ];
    for row in rows {
        let (sent, seconds) = run(&row, usize::MAX).await;
        let name = format!(
            "{} {:?} {} {:?}",
            row.method, row.request, row.code, row.headers
        );
        assert_eq!(sent, row.sent, "{name}");
        assert!((seconds - row.seconds).abs() < 0.01, "{name}: {seconds}");
    }
}

/// A retry that succeeds is the last one.
#[tokio::test(start_paused = true)]
async fn until_it_succeeds() {
    assert_eq!(run(&GET, 1).await.0, 2);
    assert_eq!(run(&GET, 0).await.0, 1);
}

/// Sends a request to a service that fails so many times; how often it was sent, and how long that took.
async fn run(row: &Row, failures: usize) -> (usize, f64) {
    let count = Arc::new(AtomicUsize::new(0));
    let (counted, code, headers) = (Arc::clone(&count), row.code, row.headers);
    let service = service_fn(move |request: Request<Bytes>| {
        assert_eq!(request.body(), "body");
        let before = counted.fetch_add(1, Ordering::Relaxed);
        let mut response = Response::builder();
        let mut body = String::new();
        if before < failures {
            response = response
                .status(503)
                .header("content-type", "application/problem+json");
            for (name, value) in headers {
                response = response.header(*name, *value);
            }
            body = format!(r#"{{"title":"T","code":"{code}"}}"#);
        }
        let response = response.body(Bytes::from(body)).unwrap();
        async move { Ok::<_, std::convert::Infallible>(response) }
    });
    let retry = Retry::new(&PROFILE, ERRORS).ceiling(Duration::from_secs(10));
    let mut request = Request::builder().method(row.method);
    for (name, value) in row.request {
        request = request.header(*name, *value);
    }
    let request = request.body(Bytes::from("body")).unwrap();
    let started = Instant::now();
    let service = RetryLayer::new(retry).layer(service);
    let response = service.oneshot(request).await.unwrap();
    assert_eq!(response.status().is_success(), failures < 3);
    (
        count.load(Ordering::Relaxed),
        started.elapsed().as_secs_f64(),
    )
}
