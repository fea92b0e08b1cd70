//! A `Box` or an `Arc` of an error is that error: its texts, its causes, its fields, its response.

use axum::response::IntoResponse;
use errorbook::{AnyError, ApiError, Entry, ErrorText, Internal, Preferences, Problem};
use std::error::Error;
use std::fmt;
use std::sync::Arc;

#[derive(Debug, ApiError)]
#[api_error(prefix = "ORG")]
enum OrgError {
    #[status(409)]
    #[code("ORG_TAKEN")]
    #[message("{slug} is taken")]
    Taken {
        #[expose]
        slug: String,
        #[header("Retry-After")]
        after: u8,
        #[source]
        cause: std::io::Error,
    },
}

fn taken() -> OrgError {
    OrgError::Taken {
        slug: "acme".to_owned(),
        after: 7,
        cause: std::io::Error::other("the cause"),
    }
}

/// Written by hand.
#[derive(Debug)]
struct Legacy;

impl fmt::Display for Legacy {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("legacy")
    }
}

impl Error for Legacy {}

impl errorbook::ManualApiError for Legacy {
    fn entry(&self) -> &'static Entry {
        static ENTRY: Entry = Entry::new("LEGACY_GONE", 410);
        &ENTRY
    }

    fn message(&self) -> std::borrow::Cow<'_, str> {
        "gone for good".into()
    }
}

#[derive(Debug, ApiError)]
#[api_error(prefix = "APP")]
enum AppError {
    #[transparent]
    Boxed(#[from] Box<OrgError>),
    #[transparent]
    Shared(#[from] Arc<OrgError>),
    #[transparent]
    Dyn(#[from] Box<dyn ApiError>),
    #[transparent]
    SharedDyn(#[from] Arc<dyn ApiError>),
    #[transparent]
    #[allow(
        clippy::redundant_allocation,
        reason = "whatever points to an error is one"
    )]
    Deep(Box<Arc<Box<OrgError>>>),
}

/// What is the same of each error, compared by its parts.
fn parts(error: &dyn ApiError) -> (String, Option<String>, &'static str, String, u16, String) {
    let response = error.respond(&Preferences::default());
    (
        error.to_string(),
        error.source().map(ToString::to_string),
        error.code().as_str(),
        error.message().into_owned(),
        error.status().as_u16(),
        format!("{:?} {:?}", response.headers(), response.body()),
    )
}

/// Every pointer to an error, on its own and inside of another.
fn pointers<E: ApiError + 'static>(error: fn() -> E) -> Vec<Box<dyn ApiError>> {
    let object = || -> Box<dyn ApiError> { Box::new(error()) };
    let shared = || -> Arc<dyn ApiError> { Arc::new(error()) };
    vec![
        object(),
        Box::new(Box::new(error())),
        Box::new(Arc::new(error())),
        Box::new(object()),
        Box::new(shared()),
        Box::new(Box::new(Arc::new(Box::new(error())))),
        Box::new(AppError::Dyn(object())),
        Box::new(AppError::from(shared())),
    ]
}

#[test]
fn a_pointer_forwards_everything() {
    let expected = parts(&taken());
    assert_eq!(expected.0, "acme is taken");
    assert_eq!(expected.1.as_deref(), Some("the cause"));
    assert!(
        expected.5.contains("\\\"slug\\\":\\\"acme\\\""),
        "{}",
        expected.5
    );
    assert!(
        expected.5.contains("\"retry-after\": \"7\""),
        "{}",
        expected.5
    );
    for error in pointers(taken) {
        assert_eq!(parts(&*error), expected, "{error:?}");
    }
    for error in [
        AppError::from(Box::new(taken())),
        AppError::from(Arc::new(taken())),
        AppError::Deep(Box::new(Arc::new(Box::new(taken())))),
    ] {
        assert_eq!(parts(&error), expected, "{error:?}");
    }
    let expected = parts(&Legacy);
    assert_eq!((expected.2, expected.4), ("LEGACY_GONE", 410));
    for error in pointers(|| Legacy) {
        assert_eq!(parts(&*error), expected, "{error:?}");
    }
}

#[test]
fn a_pointer_becomes_a_response() {
    fn any<E: ApiError + 'static>(error: E) -> AnyError {
        let fails = || -> Result<(), AnyError> { Err(error)? };
        fails().unwrap_err()
    }
    let object = || -> Box<dyn ApiError> { Box::new(taken()) };
    let shared = || -> Arc<dyn ApiError> { Arc::new(taken()) };
    for error in [
        any(taken()),
        any(Box::new(taken())),
        any(Arc::new(taken())),
        any(object()),
        any(shared()),
    ] {
        assert_eq!(parts(error.as_api_error()), parts(&taken()));
        assert_eq!(error.into_response().status(), 409);
    }
    assert_eq!(object().into_response().status(), 409);
    assert_eq!(Problem(shared()).into_response().status(), 409);
    assert_eq!(Problem(Box::new(taken())).into_response().status(), 409);
    let error: actix_web::Error = Problem(shared()).into();
    assert_eq!(error.error_response().status().as_u16(), 409);
    let error: actix_web::Error = object().into();
    assert_eq!(error.error_response().status().as_u16(), 409);
}

#[test]
fn an_error_that_is_not_sync_is_kept_by_its_texts() {
    #[derive(Debug, ApiError)]
    #[api_error(prefix = "KEPT")]
    #[status(500)]
    #[code("KEPT_STORE")]
    struct Kept(#[from] ErrorText);

    let fails = || -> Result<(), Box<dyn Error + Send>> { Err(Box::new(taken())) };
    let kept = || -> Result<(), Kept> { Ok(fails().map_err(ErrorText::from)?) };
    let kept = kept().unwrap_err();
    let texts: Vec<String> = std::iter::successors(kept.source(), |error| (*error).source())
        .map(ToString::to_string)
        .collect();
    assert_eq!(texts, ["acme is taken", "the cause"]);
    assert!(format!("{kept:?}").contains("Taken { slug: \"acme\""));
    let any = AnyError::from(Arc::new(kept));
    assert_eq!(any.as_api_error().code(), "KEPT_STORE");

    let neither: Result<(), Box<dyn Error>> = Err(Box::new(taken()));
    let masked = neither.map_err(ErrorText::from).internal().unwrap_err();
    let source = masked.as_api_error().source().unwrap();
    assert_eq!(source.to_string(), "acme is taken");
}

/// A cause of itself, whose text panics.
#[derive(Debug)]
struct Circle;

impl std::fmt::Display for Circle {
    fn fmt(&self, _: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        panic!("no text")
    }
}

impl std::error::Error for Circle {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        Some(self)
    }
}

#[test]
fn the_texts_of_a_circle_of_sources_end() {
    let text = ErrorText::of(&Circle);
    assert_eq!(text.to_string(), "");
    let first: &dyn std::error::Error = &text;
    let (mut last, mut sources) = (first, 0);
    while let Some(source) = last.source() {
        (last, sources) = (source, sources + 1);
    }
    assert_eq!(sources, 64);
}
