//! Nothing internal reaches a client: canaries sit in every private field, source, `Debug` and `Display`
//! of a family of enums, and no byte of any response, headers included, holds one.

#![allow(dead_code, reason = "private fields are never read")]

use axum::Router;
use axum::body::Body as AxumBody;
use axum::response::IntoResponse;
use axum::routing::get;
use errorbook::tower::ErrorLayer;
use errorbook::{AnyError, ApiError, Body, Document, Internal, Offer, Profile, body};
use http::{Request, Response, header};
use http_body_util::BodyExt;
use std::fmt;
use tower::ServiceExt;

const CANARY: &str = "canary";

/// An error whose every word is a secret.
struct Secret;

impl fmt::Debug for Secret {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("canary in Debug")
    }
}

impl fmt::Display for Secret {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("canary in Display")
    }
}

impl std::error::Error for Secret {}

/// A family of each status: private fields beside public ones, sources of every kind, concealment.
macro_rules! family {
    ($($name:ident $status:literal $prefix:literal $private:literal $named:literal $from:literal $boxed:literal $hidden:literal $other:literal;)*) => {$(
        #[derive(Debug, ApiError)]
        #[api_error(prefix = $prefix)]
        #[status($status)]
        enum $name {
            #[code($private)]
            #[message("public {public}")]
            #[header("X-Public", "{public:?}")]
            Private {
                #[expose]
                public: u8,
                secret: String,
                also: Secret,
            },
            #[code($named)]
            Named { secret: &'static str, source: Secret },
            #[code($from)]
            #[message("a text of its own")]
            From(#[from] Secret),
            #[code($boxed)]
            Boxed(#[source] Box<dyn std::error::Error + Send + Sync>),
            #[code($hidden)]
            #[message("canary: {word}")]
            #[help("canary in the help")]
            #[header("X-Canary", "canary")]
            #[conceal(as = Other)]
            Hidden {
                #[expose(message)]
                word: &'static str,
                #[expose("canary_member")]
                member: &'static str,
            },
            #[code($other)]
            Other,
        }

        impl $name {
            fn all() -> Vec<Self> {
                vec![
                    $name::Private { public: 7, secret: CANARY.into(), also: Secret },
                    $name::Named { secret: CANARY, source: Secret },
                    $name::From(Secret),
                    $name::Boxed(CANARY.into()),
                    $name::Hidden { word: CANARY, member: CANARY },
                ]
            }
        }
    )*};
}

family! {
    BadRequest 400 "BAD" "BAD_PRIVATE" "BAD_NAMED" "BAD_FROM" "BAD_BOXED" "BAD_HIDDEN" "BAD_OTHER";
    NotFound 404 "NOT" "NOT_PRIVATE" "NOT_NAMED" "NOT_FROM" "NOT_BOXED" "NOT_HIDDEN" "NOT_OTHER";
    TooMany 429 "TOO" "TOO_PRIVATE" "TOO_NAMED" "TOO_FROM" "TOO_BOXED" "TOO_HIDDEN" "TOO_OTHER";
    Internals 500 "INT" "INT_PRIVATE" "INT_NAMED" "INT_FROM" "INT_BOXED" "INT_HIDDEN" "INT_OTHER";
    Unavailable 503 "OFF" "OFF_PRIVATE" "OFF_NAMED" "OFF_FROM" "OFF_BOXED" "OFF_HIDDEN" "OFF_OTHER";
}

/// thiserror's Display is for the operator.
#[derive(Debug, ApiError, thiserror::Error)]
#[api_error(prefix = "THIS")]
enum WithThiserror {
    #[error("canary: {0}")]
    #[status(409)]
    #[code("THIS_PRIVATE")]
    #[message("another request came first")]
    Private(String),
    #[error("canary")]
    #[status(500)]
    #[code("THIS_SOURCE")]
    Source(#[from] Secret),
}

fn every_error() -> Vec<Box<dyn ApiError>> {
    let mut all: Vec<Box<dyn ApiError>> = Vec::new();
    for error in BadRequest::all() {
        all.push(Box::new(error));
    }
    for error in NotFound::all() {
        all.push(Box::new(error));
    }
    for error in TooMany::all() {
        all.push(Box::new(error));
    }
    for error in Internals::all() {
        all.push(Box::new(error));
    }
    for error in Unavailable::all() {
        all.push(Box::new(error));
    }
    all.push(Box::new(WithThiserror::Private(CANARY.into())));
    all.push(Box::new(WithThiserror::Source(Secret)));
    all
}

static PROFILES: [Profile; 4] = [
    Profile::new()
        .problem_type("urn:x:{code}")
        .docs("https://x.example/{code}")
        .code_header("x-code"),
    Profile::new().body(Body::NESTED),
    Profile::new().body(body!({
        "all": [code, status, phrase, title, message, help, oauth, retryable], "in": { ..fields }
    })),
    Profile::new().offers(&[Offer::TEXT]),
];

const ACCEPTS: [&str; 5] = [
    "",
    "application/json",
    "text/plain",
    "text/html,*/*;q=0.1",
    "canary/canary;q=0.9, canary",
];

async fn assert_clean(response: Response<AxumBody>, place: &str) {
    let (parts, body) = response.into_parts();
    let body = body.collect().await.unwrap().to_bytes();
    let whole = format!("{:?} {}", parts.headers, String::from_utf8_lossy(&body));
    assert!(!whole.to_lowercase().contains(CANARY), "{place}: {whole}");
    // Types and paths of the machine must not be sent either.
    for word in ["Secret", "tests/", ".rs", "rusqlite", "std::"] {
        assert!(!whole.contains(word), "{place}: {whole}");
    }
}

fn request(accept: &'static str) -> Request<AxumBody> {
    Request::builder()
        .header(header::ACCEPT, accept)
        .header("x-canary", CANARY)
        .body(AxumBody::empty())
        .unwrap()
}

#[tokio::test]
async fn no_response_of_an_error_holds_a_canary() {
    for profile in &PROFILES {
        for accept in ACCEPTS {
            for (index, error) in every_error().into_iter().enumerate() {
                let place = format!("{index} {} {accept}", error.code());
                let document = serde_json::to_string(&Document::new(&*error, profile)).unwrap();
                assert!(!document.contains(CANARY), "{place}: {document}");
                assert!(!error.message().contains(CANARY), "{place}");
                let preferences = profile.preferences(request(accept).headers());
                let response = error.respond(&preferences).map(AxumBody::from);
                assert_clean(response, &place).await;
                // In sight of the layer, and out of it.
                for spawned in [false, true] {
                    let handler = get(move || async move {
                        let error = every_error().swap_remove(index);
                        if spawned {
                            return tokio::spawn(async { error.into_response() }).await.unwrap();
                        }
                        error.into_response()
                    });
                    let router: Router = Router::new()
                        .route("/", handler)
                        .layer(ErrorLayer::with_profile(profile));
                    let response = router.oneshot(request(accept)).await.unwrap();
                    assert_clean(response, &place).await;
                }
            }
        }
    }
}

#[tokio::test]
async fn nor_does_one_of_the_middleware() {
    std::panic::set_hook(Box::new(|_| {}));
    let masked = || async { Err::<(), Secret>(Secret).internal() };
    let panics = || async { assert!(!std::hint::black_box(true), "canary in a panic") };
    let text = || async { (http::StatusCode::BAD_GATEWAY, "canary in a text") };
    let any = || async { Err::<(), AnyError>(Internals::From(Secret).into()) };
    for profile in &PROFILES {
        for accept in ACCEPTS {
            for (name, route) in [
                ("masked", get(masked)),
                ("panic", get(panics)),
                ("text", get(text)),
                ("any", get(any)),
            ] {
                let router: Router = Router::new()
                    .route("/", route)
                    .layer(ErrorLayer::with_profile(profile));
                let response = router.oneshot(request(accept)).await.unwrap();
                assert_clean(response, name).await;
            }
        }
    }
}
