//! What a failed `assert_error!` says, word for word, and where.

use crate::{answer, failure};
use errorbook::testing::{Response, assert_error};
use errorbook::{ApiError, Body, Profile};
use expect_test::{Expect, expect};
use std::cell::Cell;

#[derive(Debug, ApiError)]
#[api_error(prefix = "FAIL")]
enum FailError {
    #[status(403)]
    #[code("FAIL_BLOCKED")]
    #[message("the organization {name} is blocked")]
    Blocked {
        #[expose]
        name: String,
        #[expose("places")]
        seats: Option<u8>,
    },
    #[status(404)]
    #[code("FAIL_NOT_FOUND")]
    #[message("there is none")]
    NotFound,
    #[status(403)]
    #[code("FAIL_HIDDEN")]
    #[conceal(as = NotFound)]
    Hidden,
    #[status(400)]
    #[code("FAIL_MEMBER")]
    Member(#[expose("member")] u8, #[expose("role")] &'static str),
    #[transparent]
    Inner(InnerError),
}

#[derive(Debug, ApiError)]
#[api_error(prefix = "INNER")]
#[status(410)]
#[code("INNER_GONE")]
struct InnerError;

#[derive(Debug, ApiError)]
#[api_error(codes = 4000..=4999)]
#[status(403)]
#[code(4031)]
struct Numbered;

static DEFAULT: Profile = Profile::DEFAULT;
static MESSAGE: Profile = Profile::new().body(Body::MESSAGE);
static OAUTH: Profile = Profile::new().body(Body::OAUTH);
static EMPTY: Profile = Profile::new()
    .body(Body::EMPTY)
    .docs("https://acme.example/{code}");
static SHAPE: Profile =
    Profile::new().body(errorbook::body!({ "ref": code, "name": "always", "all": { ..fields } }));
static TAKEN: Profile =
    Profile::new().body(errorbook::body!({ "ref": code, "name": "always", ..fields }));

fn blocked() -> FailError {
    FailError::Blocked {
        name: "acme".into(),
        seats: Some(3),
    }
}

fn of(error: &dyn ApiError, profile: &'static Profile) -> Response {
    Response::from(answer(error, profile, "application/json")).of(profile)
}

fn text(error: &dyn ApiError) -> Response {
    Response::from(answer(error, &DEFAULT, "text/plain"))
}

fn json(status: u16, body: &str) -> Response {
    Response::new(status, [("content-type", "application/json")], body)
}

fn says(assertion: impl FnOnce(), expected: &Expect) {
    expected.assert_eq(&failure(assertion).expect("the assertion fails"));
}

#[test]
fn another_answer() {
    let response = of(&FailError::NotFound, &DEFAULT);
    says(
        || assert_error!(response, FailError::Blocked { .. }),
        &expect![[r#"
            assertion failed: the response is not `FailError::Blocked`
              expected: 403 FAIL_BLOCKED, `FailError::Blocked`
              received: 404 FAIL_NOT_FOUND, "there is none"
              body: {"title":"Not Found","code":"FAIL_NOT_FOUND","detail":"there is none"}"#]],
    );
    says(
        || assert_error!(response, FailError::Blocked { name, .. } if name == "acme", "call {}", 3),
        &expect![[r#"
            assertion failed: the response is not `FailError::Blocked`: call 3
              expected: 403 FAIL_BLOCKED, `FailError::Blocked`
              received: 404 FAIL_NOT_FOUND, "there is none"
              body: {"title":"Not Found","code":"FAIL_NOT_FOUND","detail":"there is none"}"#]],
    );
    // The code is right and the status is not.
    let response = json(404, r#"{"code":"FAIL_BLOCKED","name":"acme"}"#);
    says(
        || assert_error!(response, FailError::Blocked { .. }),
        &expect![[r#"
            assertion failed: the response is not `FailError::Blocked`
              expected: 403 FAIL_BLOCKED, `FailError::Blocked`
              received: 404 FAIL_BLOCKED
              body: {"code":"FAIL_BLOCKED","name":"acme"}"#]],
    );
    let response = json(403, r#"{"code":"4031"}"#);
    says(
        || assert_error!(response, Numbered),
        &expect![[r#"
            assertion failed: the response is not `Numbered`
              expected: 403 4031, `Numbered`
              received: 403 "4031"
              body: {"code":"4031"}"#]],
    );
    let response = of(&Numbered, &DEFAULT);
    says(
        || assert_error!(response, FailError::Member(..)),
        &expect![[r#"
            assertion failed: the response is not `FailError::Member`
              expected: 400 FAIL_MEMBER, `FailError::Member`
              received: 403 4031 (a number), "Forbidden"
              body: {"title":"Forbidden","code":4031}"#]],
    );
    let response = Response::new(200, [("x", "y")], "");
    says(
        || assert_error!(response, FailError::Blocked { .. }),
        &expect![[r"
            assertion failed: the response is not `FailError::Blocked`
              expected: 403 FAIL_BLOCKED, `FailError::Blocked`
              received: 200 without a code
              body: empty
              note: no profile is known: `Response::of` says whose shape it is"]],
    );
    let response = text(&FailError::NotFound);
    says(
        || assert_error!(response, FailError::Blocked { .. }),
        &expect![[r#"
            assertion failed: the response is not `FailError::Blocked`
              expected: 403 FAIL_BLOCKED, `FailError::Blocked`
              received: 404 FAIL_NOT_FOUND, "there is none"
              body: there is none [FAIL_NOT_FOUND]\n"#]],
    );
}

#[test]
fn no_answer_of_errorbook() {
    let html = Response::new(
        502,
        [("content-type", "text/html")],
        "<h1>Bad Gateway</h1>\n",
    );
    says(
        || assert_error!(html, FailError::NotFound),
        &expect![[r"
            assertion failed: the response is not `FailError::NotFound`
              expected: 404 FAIL_NOT_FOUND, `FailError::NotFound`
              received: 502, the body is `text/html`, as which errorbook sends no error
              body: <h1>Bad Gateway</h1>\n"]],
    );
    says(
        || assert_error!(json(404, r#"{"code": "FAIL_N"#), FailError::NotFound),
        &expect![[r#"
            assertion failed: the response is not `FailError::NotFound`
              expected: 404 FAIL_NOT_FOUND, `FailError::NotFound`
              received: 404, the body is not JSON: EOF while parsing a string at line 1 column 16
              body: {"code": "FAIL_N"#]],
    );
    let binary = Response::new(404, [("content-type", "text/plain")], b"\xff\x00\x1b[31m");
    says(
        || assert_error!(binary, FailError::NotFound),
        &expect![[r"
            assertion failed: the response is not `FailError::NotFound`
              expected: 404 FAIL_NOT_FOUND, `FailError::NotFound`
              received: 404, the body is not UTF-8
              body: �\u{0}\u{1b}[31m"]],
    );
    let long = format!(r#"{{"code":"OTHER","text":"{}"}}"#, "é".repeat(1 << 19));
    let said = failure(|| assert_error!(json(404, &long), FailError::NotFound)).unwrap();
    assert!(said.len() < 3_000, "{}", said.len());
    assert!(said.contains("ééé… (1048602 bytes in all)"), "{said}");
}

#[test]
fn another_shape() {
    let response = json(404, r#"{"ref":"FAIL_NOT_FOUND"}"#);
    says(
        || assert_error!(response, FailError::NotFound),
        &expect![[r#"
            assertion failed: the response is not `FailError::NotFound`
              expected: 404 FAIL_NOT_FOUND, `FailError::NotFound`
              received: 404 without a code
              body: {"ref":"FAIL_NOT_FOUND"}
              note: no profile is known: `Response::of` says whose shape it is"#]],
    );
    says(
        || assert_error!(response.clone().of(&DEFAULT), FailError::NotFound),
        &expect![[r#"
            assertion failed: the response is not `FailError::NotFound`
              expected: 404 FAIL_NOT_FOUND, `FailError::NotFound`
              received: 404 without a code
              body: {"ref":"FAIL_NOT_FOUND"}"#]],
    );
    assert_error!(response.of(&SHAPE), FailError::NotFound);
    says(
        || assert_error!(of(&blocked(), &SHAPE).of(&TAKEN), FailError::Blocked { name, .. } if name == "acme"),
        &expect![[r#"
            assertion failed: `name` cannot be read: the profile's template has a member of that name
              expected: 403 FAIL_BLOCKED, `FailError::Blocked`
              received: 403 FAIL_BLOCKED
              body: {"ref":"FAIL_BLOCKED","name":"always","all":{"name":"acme","places":3}}"#]],
    );
}

#[test]
fn no_code_in_the_shape() {
    let not_found = || FailError::NotFound;
    says(
        || assert_error!(of(&InnerError, &MESSAGE), FailError::NotFound),
        &expect![[r#"
            assertion failed: the response is not `FailError::NotFound`
              expected: 404 FAIL_NOT_FOUND, `FailError::NotFound`
              received: 410 without a code, "Gone"
              body: {"message":"Gone"}
              note: the message is not "there is none""#]],
    );
    // What a framework says of its own error may be anything.
    let response = json(404, r#"{"message":"nothing is here"}"#).of(&MESSAGE);
    assert_error!(response, errorbook::HttpError::NotFound);
    let response = json(403, r#"{"message":"the scope is missing"}"#).of(&MESSAGE);
    says(
        || assert_error!(response, FailError::Blocked { .. }),
        &expect![[r#"
            assertion failed: the response is not `FailError::Blocked`
              expected: 403 FAIL_BLOCKED, `FailError::Blocked`
              received: 403 without a code, "the scope is missing"
              body: {"message":"the scope is missing"}
              note: the message is not "the organization {name} is blocked""#]],
    );
    let response = json(
        404,
        r#"{"error":"invalid_grant","error_description":"there is none"}"#,
    );
    says(
        || assert_error!(response.of(&OAUTH), FailError::NotFound),
        &expect![[r#"
            assertion failed: the response is not `FailError::NotFound`
              expected: 404 FAIL_NOT_FOUND, `FailError::NotFound`
              received: 404 without a code, "there is none"
              body: {"error":"invalid_grant","error_description":"there is none"}
              note: "invalid_grant" is not "FAIL_NOT_FOUND""#]],
    );
    says(
        || assert_error!(of(&not_found(), &EMPTY), FailError::Blocked { .. }),
        &expect![[r"
            assertion failed: the response is not `FailError::Blocked`
              expected: 403 FAIL_BLOCKED, `FailError::Blocked`
              received: 404 without a code
              body: empty
              note: there is no link to <https://acme.example/FAIL_BLOCKED>"]],
    );
    says(
        || {
            assert_error!(
                Response::new(404, [("x", "y")], "").of(&EMPTY),
                FailError::NotFound
            );
        },
        &expect![[r"
            assertion failed: the response is not `FailError::NotFound`
              expected: 404 FAIL_NOT_FOUND, `FailError::NotFound`
              received: 404 without a code
              body: empty
              note: there is no link to <https://acme.example/FAIL_NOT_FOUND>"]],
    );
    says(
        || {
            assert_error!(
                of(&blocked(), &MESSAGE),
                FailError::Blocked { seats: None, .. }
            );
        },
        &expect![[r#"
            assertion failed: `seats` (the member `places`) cannot be read: the profile's shape has no fields there
              expected: 403 FAIL_BLOCKED, `FailError::Blocked`
              received: 403 without a code, "the organization acme is blocked"
              body: {"message":"the organization acme is blocked"}"#]],
    );
}

#[test]
fn a_field_or_the_guard() {
    let response = of(&blocked(), &DEFAULT);
    says(
        || assert_error!(response, FailError::Blocked { name, .. } if name == "other"),
        &expect![[r#"
            assertion failed: `name == "other"` does not hold
              expected: 403 FAIL_BLOCKED, `FailError::Blocked`
              `name`: "acme"
              received: 403 FAIL_BLOCKED, "the organization acme is blocked"
              body: {"title":"Forbidden","code":"FAIL_BLOCKED","detail":"the organization acme is blocked","name":"acme","places":3}"#]],
    );
    let limit = 5;
    says(
        || assert_error!(response, FailError::Blocked { name, seats } if seats.is_some_and(|seats| seats > limit) && !name.is_empty(), "limit {limit}"),
        &expect![[r#"
            assertion failed: `seats.is_some_and(|seats| seats > limit) && !name.is_empty()` does not hold: limit 5
              expected: 403 FAIL_BLOCKED, `FailError::Blocked`
              `name`: "acme"
              `seats` (the member `places`): 3
              received: 403 FAIL_BLOCKED, "the organization acme is blocked"
              body: {"title":"Forbidden","code":"FAIL_BLOCKED","detail":"the organization acme is blocked","name":"acme","places":3}"#]],
    );
    says(
        || {
            assert_error!(
                response,
                FailError::Blocked {
                    name: _,
                    seats: Some(4 | 5..=9)
                }
            );
        },
        &expect![[r#"
            assertion failed: `seats` does not match `Some(4 | 5..=9)`
              expected: 403 FAIL_BLOCKED, `FailError::Blocked`
              `seats` (the member `places`): 3
              received: 403 FAIL_BLOCKED, "the organization acme is blocked"
              body: {"title":"Forbidden","code":"FAIL_BLOCKED","detail":"the organization acme is blocked","name":"acme","places":3}"#]],
    );
    says(
        || assert_error!(response, FailError::Blocked { seats: None, name, .. } if name == "x"),
        &expect![[r#"
            assertion failed: `seats` does not match `None`
              expected: 403 FAIL_BLOCKED, `FailError::Blocked`
              `seats` (the member `places`): 3
              `name`: "acme"
              received: 403 FAIL_BLOCKED, "the organization acme is blocked"
              body: {"title":"Forbidden","code":"FAIL_BLOCKED","detail":"the organization acme is blocked","name":"acme","places":3}"#]],
    );
    says(
        || assert_error!(response, FailError::Blocked { .. } if 1 > 2),
        &expect![[r#"
            assertion failed: `1 > 2` does not hold
              expected: 403 FAIL_BLOCKED, `FailError::Blocked`
              received: 403 FAIL_BLOCKED, "the organization acme is blocked"
              body: {"title":"Forbidden","code":"FAIL_BLOCKED","detail":"the organization acme is blocked","name":"acme","places":3}"#]],
    );
    let member = of(&FailError::Member(1, "owner"), &DEFAULT);
    says(
        || assert_error!(member, FailError::Member(number, "guest") if number == 1),
        &expect![[r#"
            assertion failed: `1` does not match `"guest"`
              expected: 400 FAIL_MEMBER, `FailError::Member`
              `0` (the member `member`): 1
              `1` (the member `role`): "owner"
              received: 400 FAIL_MEMBER, "Bad Request"
              body: {"title":"Bad Request","code":"FAIL_MEMBER","member":1,"role":"owner"}"#]],
    );
    says(
        || assert_error!(text(&blocked()), FailError::Blocked { name, .. } if name == "acme"),
        &expect![[r#"
            assertion failed: `name` cannot be read: the response is plain text, which has no members
              expected: 403 FAIL_BLOCKED, `FailError::Blocked`
              received: 403 FAIL_BLOCKED, "the organization acme is blocked"
              body: the organization acme is blocked [FAIL_BLOCKED]\n"#]],
    );
}

#[test]
fn a_member_that_cannot_be_read() {
    let response = json(403, r#"{"code":"FAIL_BLOCKED","places":256}"#);
    says(
        || assert_error!(response, FailError::Blocked { name, .. } if name == "acme"),
        &expect![[r#"
            assertion failed: `name` cannot be read: the body does not have it
              expected: 403 FAIL_BLOCKED, `FailError::Blocked`
              received: 403 FAIL_BLOCKED
              body: {"code":"FAIL_BLOCKED","places":256}"#]],
    );
    says(
        || assert_error!(response, FailError::Blocked { seats: Some(_), .. }),
        &expect![[r#"
            assertion failed: `seats` (the member `places`) cannot be read: invalid value: integer `256`, expected u8
              expected: 403 FAIL_BLOCKED, `FailError::Blocked`
              received: 403 FAIL_BLOCKED
              body: {"code":"FAIL_BLOCKED","places":256}"#]],
    );
    let response = json(403, r#"{"code":"FAIL_BLOCKED","name":["acme"]}"#);
    says(
        || assert_error!(response, FailError::Blocked { name, seats: None } if name == "acme"),
        &expect![[r#"
            assertion failed: `name` cannot be read: invalid type: sequence, expected a string
              expected: 403 FAIL_BLOCKED, `FailError::Blocked`
              received: 403 FAIL_BLOCKED
              body: {"code":"FAIL_BLOCKED","name":["acme"]}"#]],
    );
}

#[test]
fn a_variant_without_an_answer_of_its_own() {
    // Its own response is the same as that of the other variant.
    let response = of(&FailError::Hidden, &DEFAULT);
    says(
        || assert_error!(response, FailError::Hidden),
        &expect![[r"
        assertion failed: `FailError::Hidden` is concealed: no client can tell it from what it is answered as
          write: `FailError::NotFound`, 404 FAIL_NOT_FOUND"]],
    );
    assert_error!(response, FailError::NotFound);
    let response = json(403, r#"{"code":"FAIL_HIDDEN"}"#);
    says(
        || assert_error!(response, FailError::Hidden),
        &expect![[r"
        assertion failed: `FailError::Hidden` is concealed: no client can tell it from what it is answered as
          write: `FailError::NotFound`, 404 FAIL_NOT_FOUND"]],
    );
    let response = of(&FailError::Inner(InnerError), &DEFAULT);
    says(
        || assert_error!(response, FailError::Inner(..)),
        &expect![[r"
        assertion failed: `FailError::Inner` has no answer of its own
          write: the variant of the error inside it, by its own name"]],
    );
    assert_error!(response, InnerError);
}

thread_local! {
    static PLACE: Cell<Option<(String, u32)>> = const { Cell::new(None) };
}

#[test]
fn a_failure_is_where_the_assertion_is() {
    let before = std::panic::take_hook();
    std::panic::set_hook(Box::new(move |panic| {
        let place = panic.location();
        PLACE.set(place.map(|place| (place.file().to_owned(), place.line())));
        before(panic);
    }));
    let response = of(&blocked(), &DEFAULT);
    let line = line!();
    let assertions: [&dyn Fn(); 3] = [
        &|| assert_error!(response, FailError::NotFound),
        &|| assert_error!(response, FailError::Blocked { seats: None, .. }),
        &|| assert_error!(response, FailError::Blocked { name, .. } if name.is_empty()),
    ];
    for (assertion, row) in assertions.into_iter().zip(2..) {
        assert!(failure(assertion).is_some());
        let (file, found) = PLACE.take().unwrap();
        assert!(file.ends_with("failures.rs"), "{file}");
        assert_eq!(found, line + row);
    }
}
