//! `Offer::PROTOBUF`: `google.rpc.Status` and its details, as tonic-types reads them.

use errorbook::testing::{assert_catalogued, assert_error};
use errorbook::tower::ErrorLayer;
use errorbook::{ApiError, FieldErrors, HttpError, Offer, Profile, catalogue};
use http::{HeaderMap, Request, Response};
use serde_json::{Value, json};
use std::convert::Infallible;
use std::time::{Duration, Instant, SystemTime};
use tonic_types::{ErrorDetails, RpcStatusExt, pb};
use tower::{Layer, ServiceExt, service_fn};

#[derive(Debug, ApiError)]
#[api_error(prefix = "org", style = "kebab-case")]
#[grpc(out_of_range)]
enum OrgError {
    #[status(403)]
    #[code("org-blocked")]
    #[message("the organization {slug} is blocked")]
    #[help("ask your administrator to lift the block")]
    #[grpc(permission_denied)]
    Blocked {
        #[expose]
        slug: String,
        #[expose]
        seats: u32,
        #[expose]
        tags: Vec<Value>,
        #[expose]
        until: Option<u64>,
        source: std::io::Error,
    },
    #[status(404)]
    #[code("org-not-found")]
    NotFound,
    #[status(403)]
    #[code("org-hidden")]
    #[message("hidden by {canary:?}")]
    #[conceal(as = NotFound)]
    Hidden {
        #[expose(message)]
        canary: &'static str,
    },
    #[status(500)]
    #[code("org-store")]
    Store(#[from] std::io::Error),
}

#[derive(Debug, ApiError)]
#[api_error(prefix = "", style = "published")]
enum Refused {
    #[status(422)]
    #[code("4221")]
    Fields {
        #[expose]
        errors: FieldErrors,
        #[expose]
        more: Vec<FieldErrors>,
    },
    #[status(429)]
    #[code("busy")]
    #[field(kind = "limit", level = 2)]
    Busy {
        #[header("Retry-After")]
        wait: Duration,
    },
    #[status(503)]
    #[code("closed")]
    #[retryable(after = "2m")]
    Closed,
    #[status(503)]
    #[code("closed-until")]
    ClosedUntil {
        #[header("Retry-After")]
        when: SystemTime,
    },
}

#[derive(Debug, ApiError)]
#[api_error(prefix = "FIELD")]
#[status(422)]
#[code("FIELD_EMAIL")]
#[message("{given} is not an address")]
struct Email {
    #[expose(message)]
    given: &'static str,
}

static ACME: Profile = Profile::new()
    .domain("orgs.acme.example")
    .docs("https://docs.acme.example/errors/{code}")
    .offers(&[Offer::PROTOBUF, Offer::JSON]);

catalogue! {
    static ERRORS = [OrgError, Refused, HttpError];
    profile = ACME;
}

fn respond(error: &dyn ApiError) -> Response<bytes::Bytes> {
    error.respond(&ACME.preferences(&HeaderMap::new()))
}

fn read(response: &Response<bytes::Bytes>) -> (pb::Status, ErrorDetails) {
    assert_eq!(response.headers()["content-type"], "application/x-protobuf");
    let status: pb::Status = prost::Message::decode(&**response.body()).unwrap();
    let details = status.check_error_details().unwrap();
    (status, details)
}

fn blocked() -> OrgError {
    OrgError::Blocked {
        slug: "acme \"1\"\n".to_owned(),
        seats: 7,
        tags: vec![json!("a"), json!(null)],
        until: None,
        source: std::io::Error::other("CANARY"),
    }
}

fn fields() -> Refused {
    let mut errors = FieldErrors::new();
    let email = |given| Email { given };
    errors.add("/owner/email", email("a"));
    errors.add("/members/10/e~1mail", email("b"));
    errors.add("", email("c"));
    errors.push(errorbook::FieldError::parameter("page", email("d")));
    Refused::Fields {
        errors,
        more: Vec::new(),
    }
}

#[test]
fn every_detail_is_read() {
    let error = blocked();
    let response = respond(&error);
    let (status, details) = read(&response);
    assert_eq!(status.code, 7);
    assert_eq!(status.message, "the organization acme \"1\"\n is blocked");
    let info = details.error_info().unwrap();
    assert_eq!(info.reason, "ORG_BLOCKED");
    assert_eq!(info.domain, "orgs.acme.example");
    let metadata = [
        ("seats", "7"),
        ("slug", "acme \"1\"\n"),
        ("tags", r#"["a",null]"#),
    ];
    let metadata = metadata.map(|(name, text)| (name.to_owned(), text.to_owned()));
    assert_eq!(info.metadata, metadata.into());
    let link = &details.help().unwrap().links[0];
    assert_eq!(link.url, "https://docs.acme.example/errors/org-blocked");
    assert_eq!(link.description, "ask your administrator to lift the block");
    let message = details.localized_message().unwrap();
    assert_eq!(message.locale, "en");
    assert_eq!(message.message, status.message);
    assert!(details.bad_request().is_none());
    assert!(details.retry_info().is_none());
    // Only a layer knows it.
    assert!(details.request_info().is_none());
    assert!(!String::from_utf8_lossy(response.body()).contains("CANARY"));
}

#[test]
fn field_errors_are_violations() {
    let (status, details) = read(&respond(&fields()));
    assert_eq!(status.code, 9);
    let info = details.error_info().unwrap();
    assert_eq!(info.reason, "ERROR_4221");
    assert_eq!(info.metadata, [("more".to_owned(), "[]".to_owned())].into());
    let violations = &details.bad_request().unwrap().field_violations;
    let violations: Vec<_> = violations
        .iter()
        .map(|it| [&*it.field, &*it.description, &*it.reason])
        .collect();
    let expected = [
        ["owner.email", "a is not an address", "FIELD_EMAIL"],
        ["members[10].e/mail", "b is not an address", "FIELD_EMAIL"],
        ["", "c is not an address", "FIELD_EMAIL"],
        ["page", "d is not an address", "FIELD_EMAIL"],
    ];
    assert_eq!(violations, expected);
}

#[test]
fn a_wait_is_retry_info() {
    let wait = Duration::from_millis(1500);
    let past = SystemTime::now() - Duration::from_mins(1);
    let cases: [(&dyn ApiError, _, _); 4] = [
        (&Refused::Busy { wait }, 8, Some(2)),
        (&Refused::Closed, 14, Some(120)),
        (&Refused::ClosedUntil { when: past }, 14, Some(0)),
        (&OrgError::NotFound, 11, None),
    ];
    for (error, code, seconds) in cases {
        let (status, details) = read(&respond(error));
        assert_eq!(status.code, code, "{error:?}");
        let delay = details.retry_info().map(|info| info.retry_delay.unwrap());
        assert_eq!(delay, seconds.map(Duration::from_secs), "{error:?}");
    }
    let (_, details) = read(&respond(&Refused::Busy { wait }));
    let metadata = &details.error_info().unwrap().metadata;
    assert_eq!((&*metadata["kind"], &*metadata["level"]), ("limit", "2"));
}

#[test]
fn what_is_masked_or_concealed_stays_so() {
    let store = OrgError::Store(std::io::Error::other("CANARY"));
    let response = respond(&store);
    let (status, details) = read(&response);
    assert_eq!(status.message, "Internal Server Error");
    assert_eq!(details.error_info().unwrap().reason, "ORG_STORE");
    assert!(!String::from_utf8_lossy(response.body()).contains("CANARY"));

    let hidden = respond(&OrgError::Hidden { canary: "CANARY" });
    let shown = respond(&OrgError::NotFound);
    assert_eq!(hidden.body(), shown.body());
    assert_eq!(hidden.headers(), shown.headers());
}

/// Where a layer sees the request: its id is in the details, and `Accept` is followed.
#[tokio::test]
async fn a_layer_negotiates_it() {
    let service = service_fn(|_: Request<String>| async {
        Ok::<_, Infallible>(Response::<axum::body::Body>::from(errorbook::Problem(
            OrgError::NotFound,
        )))
    });
    let service = ErrorLayer::new(&ERRORS).layer(service);
    for (accept, media_type) in [
        ("application/x-protobuf", "application/x-protobuf"),
        ("application/json", "application/json"),
        ("*/*", "application/x-protobuf"),
    ] {
        let request = Request::get("/").header("accept", accept);
        let request = request.header("x-request-id", "id-1");
        let response = service
            .clone()
            .oneshot(request.body(String::new()).unwrap());
        let (head, body) = response.await.unwrap().into_parts();
        let body = http_body_util::BodyExt::collect(body).await.unwrap();
        let response = Response::from_parts(head, body.to_bytes());
        assert_eq!(response.headers()["content-type"], media_type);
        assert_eq!(response.headers()["vary"], "Accept");
        if media_type == "application/x-protobuf" {
            let (_, details) = read(&response);
            assert_eq!(details.request_info().unwrap().request_id, "id-1");
        }
    }
}

#[test]
fn the_assertions_read_it() {
    for error in [&blocked() as &dyn ApiError, &fields(), &Refused::Closed] {
        let response = respond(error);
        let response = errorbook::testing::Response::from(response).of(&ERRORS);
        assert_catalogued!(ERRORS, response);
    }
    let response = errorbook::testing::Response::from(respond(&blocked())).of(&ERRORS);
    assert_error!(response, OrgError::Blocked { .. });
    let result = std::panic::catch_unwind(|| assert_error!(response, OrgError::NotFound));
    assert!(result.is_err());
}

/// The offer and the domain are in the catalogue's data.
#[test]
fn the_catalogue_has_it() {
    let mut data = errorbook::docs::catalogue(&ERRORS);
    errorbook::docs::add_examples(&mut data);
    let profile = &data.services[0].profile;
    assert_eq!(profile.domain, Some("orgs.acme.example"));
    let media_types: Vec<_> = profile
        .representations()
        .filter_map(|sent| sent.essence())
        .collect();
    assert_eq!(media_types[0], "application/x-protobuf");
    let (_, entry) = data.entries().next().unwrap();
    let accepts: Vec<&str> = entry.examples.iter().map(|it| &*it.accept).collect();
    let others = ["application/problem+json", "application/json"];
    assert_eq!(accepts[1..], others);
    let grpc = serde_json::to_value(&data).unwrap();
    assert_eq!(grpc["types"][0]["entries"][0]["grpc"], "permission_denied");
    assert_eq!(grpc["types"][0]["entries"][1]["grpc"], "out_of_range");
}

/// A place takes no more time than its length.
#[test]
fn a_long_place() {
    let mut errors = FieldErrors::new();
    errors.add("/0".repeat(400_000), Email { given: "a" });
    let error = Refused::Fields {
        errors,
        more: Vec::new(),
    };
    let started = Instant::now();
    let (_, details) = read(&respond(&error));
    let violations = details.bad_request().unwrap().field_violations.clone();
    assert_eq!(violations[0].field, "[0]".repeat(400_000));
    assert!(started.elapsed() < Duration::from_secs(20));
}
