//! The causes that a callback reads, one at a time: what one of them fails at is not lost from those before it.

use axum::Router;
use axum::body::Body;
use axum::routing::get;
use errorbook::tower::ErrorLayer;
use errorbook::{ApiError, Profile};
use http::Request;
use std::error::Error;
use std::fmt;
use std::sync::{Arc, Mutex};
use tower::ServiceExt;

/// What `source` of a cause does.
#[derive(Debug)]
enum Next {
    Nothing,
    Is(Box<Cause>),
    ItselfAgain,
    Panics,
}

#[derive(Debug)]
struct Cause(&'static str, Next);

impl fmt::Display for Cause {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.0)
    }
}

impl Error for Cause {
    fn source(&self) -> Option<&(dyn Error + 'static)> {
        match &self.1 {
            Next::Nothing => None,
            Next::Is(cause) => Some(cause.as_ref()),
            Next::ItselfAgain => Some(self),
            Next::Panics => std::panic::panic_any("a source that panics"),
        }
    }
}

#[derive(Debug, ApiError)]
#[api_error(prefix = "ORG")]
#[status(500)]
enum OrgError {
    #[code("ORG_CAUSED")]
    Caused(#[source] Cause),
    #[code("ORG_ALONE")]
    Alone,
}

/// What the callback has read when it ends, or when it is ended by a panic.
async fn read(error: fn() -> OrgError) -> Vec<String> {
    static DEFAULT: Profile = Profile::DEFAULT;
    let texts: Arc<Mutex<Vec<String>>> = Arc::default();
    let read = Arc::clone(&texts);
    let layer = ErrorLayer::with_profile(&DEFAULT).on_error(move |event| {
        let mut sources = event.sources();
        for cause in sources.by_ref() {
            read.lock().unwrap().push(cause.to_string());
        }
        // It has ended for good.
        assert!(sources.next().is_none());
        read.lock().unwrap().push("end".to_owned());
    });
    let router: Router = Router::new()
        .route("/", get(move || async move { Err::<(), _>(error()) }))
        .layer(layer);
    let answer = router.oneshot(Request::new(Body::empty())).await.unwrap();
    assert_eq!(answer.status(), 500);
    std::mem::take(&mut texts.lock().unwrap())
}

#[tokio::test]
async fn causes_are_read_one_at_a_time() {
    type Row = (fn() -> OrgError, &'static [&'static str]);
    let cases: [Row; 5] = [
        (|| OrgError::Alone, &["end"]),
        (
            || OrgError::Caused(Cause("a", Next::Nothing)),
            &["a", "end"],
        ),
        (
            || {
                let second = Cause("b", Next::Is(Box::new(Cause("c", Next::Nothing))));
                OrgError::Caused(Cause("a", Next::Is(Box::new(second))))
            },
            &["a", "b", "c", "end"],
        ),
        (|| OrgError::Caused(Cause("a", Next::Panics)), &["a"]),
        (
            || {
                let second = Cause("b", Next::Panics);
                OrgError::Caused(Cause("a", Next::Is(Box::new(second))))
            },
            &["a", "b"],
        ),
    ];
    for (error, expected) in cases {
        assert_eq!(read(error).await, expected, "{:?}", error());
    }
}

#[tokio::test]
async fn a_circle_of_causes_ends() {
    let texts = read(|| OrgError::Caused(Cause("a", Next::ItselfAgain))).await;
    assert_eq!(texts.len(), 1_001);
    assert_eq!(texts.last().unwrap(), "end");
}
