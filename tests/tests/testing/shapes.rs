//! In every shape and representation, an answer is that of its error and of no other.

use crate::{answer, failure};
use errorbook::testing::{Response, assert_catalogued, assert_error};
use errorbook::{ApiError, Body, Catalogue, FieldErrors, Offer, Profile, body, catalogue};

#[derive(Debug, ApiError)]
#[api_error(prefix = "ORG")]
pub(crate) enum OrgError {
    #[status(403)]
    #[code("ORG_BLOCKED")]
    #[message("the organization {name} is blocked")]
    #[help("ask")]
    #[oauth("access_denied")]
    Blocked {
        #[expose]
        name: String,
        #[expose("places")]
        seats: Option<u8>,
    },
    #[status(403)]
    #[code("ORG_SCOPE")]
    #[message("the scope is missing")]
    Scope,
    #[status(403)]
    #[code("ORG_SILENT")]
    #[retryable(after = "9s")]
    Silent,
    #[status(403)]
    #[code("ORG_BUSY")]
    #[message("too many")]
    Busy {
        #[header("Retry-After")]
        wait: u32,
    },
    #[status(410)]
    #[code("ORG_GONE")]
    #[message("gone")]
    Gone,
}

#[derive(Debug, ApiError)]
#[api_error(codes = 4000..=4999)]
#[status(403)]
#[code(4031)]
#[message("number {count}")]
pub(crate) struct Numbered {
    #[expose]
    count: i64,
}

struct Service {
    name: &'static str,
    errors: &'static Catalogue,
    profile: &'static Profile,
    /// Whether JSON has the fields.
    fields: bool,
    /// Whether a body distinguishes errors of one status.
    told: bool,
    /// Whether the presets say where JSON has the code.
    preset: bool,
}

macro_rules! services {
    ($($name:literal [$($flag:ident)*] $profile:expr;)*) => {
        vec![$({
            static PROFILE: Profile = $profile;
            catalogue! {
                static ERRORS = [OrgError, Numbered];
                profile = PROFILE;
            }
            Service {
                name: $name,
                errors: &ERRORS,
                profile: &PROFILE,
                fields: [$(stringify!($flag)),*].contains(&"fields"),
                told: [$(stringify!($flag)),*].contains(&"told"),
                preset: [$(stringify!($flag)),*].contains(&"preset"),
            }
        }),*]
    };
}

const DEEP: Body = body!({
    "ok": false,
    "errors": [{ "~/": [help, code, retry_after], "in": { "text": message, ..fields } }, 1, "x"],
    "status": status, "phrase": phrase, "title": title, "retry": retryable, "seconds": retry_after,
    "id": request_id, "link": docs, "kind": type, "help": help,
});
const LINKED: Body = body!({ "see": docs, "text": message });
const TYPED: Body = body!({ "type": type, ..fields }).as_problem();
const DOCS: &str = "https://docs.acme.example/errors/{code}";

fn services() -> Vec<Service> {
    services! {
    "problem" [fields told preset] Profile::new();
    "problem with links" [fields told preset] Profile::new().docs(DOCS).problem_type("urn:x:{code}");
    "problem without extras" [fields told preset] Profile::new().no_store(false).nosniff(false);
    "problem_status" [fields told preset] Profile::new().body(Body::PROBLEM_STATUS);
    "code_message" [fields told preset] Profile::new().body(Body::CODE_MESSAGE);
    "message" [told] Profile::new().body(Body::MESSAGE);
    "error" [told preset] Profile::new().body(Body::ERROR);
    "status_code_message" [told preset] Profile::new().body(Body::STATUS_CODE_MESSAGE);
    "nested" [fields told preset] Profile::new().body(Body::NESTED);
    "oauth" [told] Profile::new().body(Body::OAUTH);
    "empty" [] Profile::new().body(Body::EMPTY);
    "empty with a code" [told] Profile::new().body(Body::EMPTY).code_header("x-error-code");
    "empty with a link" [told] Profile::new().body(Body::EMPTY).docs(DOCS);
    "json alone" [fields told preset] Profile::new().offers(&[Offer::JSON]).body(Body::CODE_MESSAGE);
    "text first" [fields told preset] Profile::new().offers(&[Offer::TEXT, Offer::JSON]).docs(DOCS);
    "text alone" [told] Profile::new().offers(&[Offer::TEXT]);
    "template" [fields told] Profile::new()
        .body(body!({ "ok": false, "why": { "ref": code, "text": message, ..fields } }));
    "deep template" [fields told] Profile::new().body(DEEP);
    "deep template with links" [fields told] Profile::new().body(DEEP).docs(DOCS);
    "array" [told] Profile::new().body(body!({ "list": [[help], code, type, message] }));
    "links alone" [told] Profile::new().body(LINKED).docs(DOCS);
    "type alone" [fields told] Profile::new().body(TYPED).problem_type("urn:acme:{code}");
    "a template like a preset" [fields told preset] Profile::new()
        .body(body!({ "error": code, "message": message, ..fields }));
    "items" [fields told] Profile::new()
        .body(body!({ "errors": [each { "code": code, "detail": message, "meta": { ..fields } }] }));
    "an array at the top" [fields told] Profile::new()
        .body(body!([each { "code": code, "message": message, "at": { "pointer": pointer }, ..fields }]));
    "a code in a string" [fields told] Profile::new()
        .body(body!({ "__type": "com.acme#{code:kebab-case}", "message": message, ..fields }));
    "lines of its own" [told] Profile::new()
        .offers(&[Offer::text("{status} {code}\n{message}\n{field_errors}\n")]);
    "values of the request" [fields told preset] Profile::new()
        .body(body!({ "code": code, "id": request_id, "path": request.path, "at": timestamp, ..fields }));
    "no members" [] Profile::new().body(body!({})).help_link(false);
    "no members but a header" [told] Profile::new().body(body!({})).code_header("x-code");
    }
}

/// An error with its assertion.
type Case = (Box<dyn ApiError>, fn(&Response));

fn errors() -> Vec<Case> {
    fn boxed(error: impl ApiError + 'static) -> Box<dyn ApiError> {
        Box::new(error)
    }
    vec![
        (
            boxed(OrgError::Blocked {
                name: "acme".into(),
                seats: Some(7),
            }),
            |response| assert_error!(response, OrgError::Blocked { .. }),
        ),
        (boxed(OrgError::Scope), |response| {
            assert_error!(response, OrgError::Scope);
        }),
        (boxed(OrgError::Silent), |response| {
            assert_error!(response, OrgError::Silent);
        }),
        (boxed(OrgError::Busy { wait: 9 }), |response| {
            assert_error!(response, OrgError::Busy { .. });
        }),
        (boxed(OrgError::Gone), |response| {
            assert_error!(response, OrgError::Gone);
        }),
        (boxed(Numbered { count: -3 }), |response| {
            assert_error!(response, Numbered { .. });
        }),
    ]
}

const ACCEPTS: [&str; 4] = [
    "application/problem+json",
    "application/json",
    "text/plain",
    "*/*",
];

fn is_text(response: &Response) -> bool {
    response
        .headers()
        .get("content-type")
        .is_some_and(|value| value == "text/plain; charset=utf-8")
}

#[test]
fn an_answer_is_that_of_its_error_and_of_no_other() {
    let mut rows = 0;
    for service in services() {
        for accept in ACCEPTS {
            for (error, _) in errors() {
                let raw = answer(&*error, service.profile, accept);
                let response = Response::from(raw).of(service.errors);
                for (other, assertion) in errors() {
                    let is_told = service.told || is_text(&response);
                    let same = if is_told {
                        error.code() == other.code()
                    } else {
                        error.status() == other.status()
                    };
                    let failed = failure(|| assertion(&response));
                    let row = (service.name, accept, error.code(), other.code());
                    assert_eq!(failed.is_none(), same, "{row:?}: {failed:?} {response:?}");
                    rows += 1;
                }
            }
        }
    }
    assert_eq!(rows, services().len() * 4 * 36);
}

#[test]
fn an_answer_is_what_the_catalogue_says() {
    for service in services() {
        for accept in ACCEPTS {
            for (error, _) in errors() {
                let response = answer(&*error, service.profile, accept);
                let failed = failure(|| assert_catalogued!(service.errors, response));
                assert_eq!(failed, None, "{} {accept} {}", service.name, error.code());
            }
        }
    }
}

/// The one item of an error may be of a type whose errors are answers, too.
#[test]
fn an_item_may_have_the_code_of_an_answer() {
    #[derive(Debug, ApiError)]
    #[api_error(prefix = "ORG")]
    #[status(422)]
    #[code("ORG_INVALID")]
    struct Invalid(#[expose("errors")] FieldErrors<OrgError>);

    static ITEMS: Profile = Profile::new().body(body!([each { "code": code, "message": message }]));
    static BESIDE: Profile = Profile::new()
        .body(body!({ "code": code, "errors": [each { "code": code, "message": message }] }));
    catalogue! {
        static OF_ITEMS = [OrgError, Invalid];
        profile = ITEMS;
    }
    catalogue! {
        static OF_BESIDE = [OrgError, Invalid];
        profile = BESIDE;
    }
    let mut errors = FieldErrors::new();
    errors.add("/scope", OrgError::Scope);
    let invalid = Invalid(errors);
    let response = answer(&invalid, &ITEMS, "*/*");
    assert_eq!(failure(|| assert_catalogued!(OF_ITEMS, response)), None);
    let response = answer(&invalid, &BESIDE, "*/*");
    assert_eq!(failure(|| assert_catalogued!(OF_BESIDE, response)), None);
    // It is no item's code where the error has one beside the items.
    let other = br#"{"code":"ORG_SCOPE","errors":[{"code":"ORG_BLOCKED","message":"x"}]}"#;
    let response = answer(&invalid, &BESIDE, "*/*").map(|_| bytes::Bytes::from_static(other));
    assert!(failure(|| assert_catalogued!(OF_BESIDE, response)).is_some());
}

#[test]
fn fields_are_read_wherever_the_shape_has_them() {
    let error = OrgError::Blocked {
        name: "acme".into(),
        seats: Some(7),
    };
    for service in services() {
        for accept in ACCEPTS {
            let response = Response::from(answer(&error, service.profile, accept));
            let response = response.of(service.profile);
            let failed = failure(|| {
                assert_error!(response, OrgError::Blocked { name, seats: Some(7) } if name == "acme");
            });
            let readable = service.fields && !is_text(&response);
            assert_eq!(
                failed.is_none(),
                readable,
                "{} {accept}: {failed:?}",
                service.name
            );
        }
    }
}

#[test]
fn a_preset_is_read_without_its_profile() {
    for service in services() {
        for accept in ACCEPTS {
            for (error, assertion) in errors() {
                let response = Response::from(answer(&*error, service.profile, accept));
                let failed = failure(|| assertion(&response));
                let is_usual_text = is_text(&response) && service.name != "lines of its own";
                let readable = service.preset || is_usual_text;
                // A template that has the code where a preset has it, or an error's code as that of OAuth.
                let lucky = service.name == "oauth" && error.code().as_number().is_none();
                let lucky = lucky && error.code() != "ORG_BLOCKED";
                let row = (service.name, accept, error.code());
                assert_eq!(failed.is_none(), readable || lucky, "{row:?}: {failed:?}");
            }
        }
    }
}
