//! The table of requests and their answers.

use crate::service::ERRORS;
use crate::{Answer, Request, send};
use serde_json::Value;

const JSON: &str = "application/json";
const FORM: &str = "application/x-www-form-urlencoded";

/// A request, the status of its answer, and what is read, or the [summary] of the refusal.
struct Case {
    request: (&'static str, &'static str, &'static str, &'static [u8]),
    status: u16,
    answer: &'static str,
}

const fn post(
    (path, content_type, body): (&'static str, &'static str, &'static [u8]),
    status: u16,
    answer: &'static str,
) -> Case {
    Case {
        request: ("POST", path, content_type, body),
        status,
        answer,
    }
}

const fn json(body: &'static str, status: u16, answer: &'static str) -> Case {
    post(("/json", JSON, body.as_bytes()), status, answer)
}

const fn form(body: &'static str, status: u16, answer: &'static str) -> Case {
    post(("/form", FORM, body.as_bytes()), status, answer)
}

const fn get(path: &'static str, status: u16, answer: &'static str) -> Case {
    Case {
        request: ("GET", path, "", b""),
        status,
        answer,
    }
}

/// The code of a refusal, then the place, the code and the expected type of each of its faults.
fn summary(body: &str) -> String {
    let body: Value = serde_json::from_str(body).unwrap();
    let mut words = vec![body["code"].as_str().unwrap().to_owned()];
    for fault in body["errors"].as_array().into_iter().flatten() {
        let place = fault.get("pointer").or_else(|| fault.get("parameter"));
        for word in [place, fault.get("code"), fault.get("expected")] {
            words.extend(word.map(|word| format!("{:?}", word.as_str().unwrap())));
        }
    }
    words.join(" ").replace('"', "'").replace("'REQUEST_", "'")
}

fn check(cases: &[Case]) {
    for case in cases {
        let (method, path, content_type, body) = case.request;
        let request = Request {
            method,
            path: path.to_owned(),
            content_type,
            body: body.to_vec(),
        };
        let Answer { status, body, .. } = send(&ERRORS, &request);
        let answer = if status == 200 { body } else { summary(&body) };
        assert_eq!(
            (status, &*answer),
            (case.status, case.answer),
            "{method} {path} {}",
            String::from_utf8_lossy(&request.body)
        );
    }
}

#[test]
fn json_is_refused_at_the_pointer_of_its_fault() {
    check(&[
        json(
            r#"{"slug":"acme","seats":3}"#,
            200,
            r#"NewOrg { slug: "acme", seats: 3, members: [], labels: {}, plan: None }"#,
        ),
        json(
            r#"{"slug":1}"#,
            422,
            "REQUEST_JSON_VALUES '/slug' 'WRONG_TYPE' 'a string'",
        ),
        json(
            r#"{"seats":1}"#,
            422,
            "REQUEST_JSON_VALUES '/slug' 'MISSING'",
        ),
        json(
            r#"{"slug":"a","slug":"b"}"#,
            422,
            "REQUEST_JSON_VALUES '/slug' 'DUPLICATE'",
        ),
        json(
            r#"{"slug":"a","seats":300}"#,
            422,
            "REQUEST_JSON_VALUES '/seats' 'NOT_ACCEPTED' 'a whole number from 0 to 255'",
        ),
        json(
            r#"{"slug":"a","seats":-1}"#,
            422,
            "REQUEST_JSON_VALUES '/seats' 'NOT_ACCEPTED' 'a whole number from 0 to 255'",
        ),
        json(
            r#"{"slug":"a","seats":1.5}"#,
            422,
            "REQUEST_JSON_VALUES '/seats' 'WRONG_TYPE' 'a whole number from 0 to 255'",
        ),
        // Numbers have no largest one in JSON.
        json(
            r#"{"slug":"a","seats":1e999}"#,
            422,
            "REQUEST_JSON_VALUES '/seats' 'NOT_ACCEPTED'",
        ),
        json(
            r#"{"slug":"a","members":[{"email":"a"},{}]}"#,
            422,
            "REQUEST_JSON_VALUES '/members/1/email' 'MISSING'",
        ),
        json(
            r#"{"slug":"a","members":[{"email":"a","x":1}]}"#,
            422,
            "REQUEST_JSON_VALUES '/members/0/x' 'UNKNOWN'",
        ),
        json(
            r#"{"slug":"a","members":{}}"#,
            422,
            "REQUEST_JSON_VALUES '/members' 'WRONG_TYPE' 'an array'",
        ),
        json(
            r#"{"slug":"a","members":[3]}"#,
            422,
            "REQUEST_JSON_VALUES '/members/0' 'WRONG_TYPE' 'an object'",
        ),
        json(
            r#"{"slug":"a","labels":{"a/b":1}}"#,
            422,
            "REQUEST_JSON_VALUES '/labels/a~1b' 'WRONG_TYPE' 'true or false'",
        ),
        json(
            r#"{"slug":"a","plan":"secret"}"#,
            422,
            "REQUEST_JSON_VALUES '/plan' 'NOT_ACCEPTED'",
        ),
        json(
            r#"{"slug":"a","plan":7}"#,
            422,
            "REQUEST_JSON_VALUES '/plan' 'NOT_ACCEPTED'",
        ),
        json(
            r#"{"slug":"a","plan":{"paid":{"months":"x"}}}"#,
            422,
            "REQUEST_JSON_VALUES '/plan/paid/months' 'WRONG_TYPE' 'a whole number from 0 to 65535'",
        ),
        json(
            r#"{"slug":"a","plan":{"paid":{}}}"#,
            422,
            "REQUEST_JSON_VALUES '/plan/paid/months' 'MISSING'",
        ),
        json(
            "[]",
            422,
            "REQUEST_JSON_VALUES '' 'NOT_ACCEPTED' 'an object'",
        ),
        json(
            "null",
            422,
            "REQUEST_JSON_VALUES '' 'WRONG_TYPE' 'an object'",
        ),
    ]);
}

#[test]
fn what_is_not_json_is_not_read() {
    let type_of = |content_type| ("/json", content_type, &br#"{"slug":"a"}"#[..]);
    check(&[
        json("", 400, "REQUEST_JSON_SYNTAX"),
        json(r#"{"slug":"#, 400, "REQUEST_JSON_SYNTAX"),
        json(r#"{"slug":1"#, 400, "REQUEST_JSON_SYNTAX"),
        json(r#"{"slug":"a"} x"#, 400, "REQUEST_JSON_SYNTAX"),
        json("\u{feff}{}", 400, "REQUEST_JSON_SYNTAX"),
        post(
            ("/json", JSON, b"{\"slug\":\"\xff\"}"),
            400,
            "REQUEST_JSON_SYNTAX",
        ),
        post(("/json", JSON, &[b'['; 1000]), 400, "REQUEST_JSON_SYNTAX"),
        post(("/json", JSON, &[b' '; 1025]), 413, "REQUEST_TOO_LARGE"),
        post(type_of(""), 415, "REQUEST_MEDIA_TYPE"),
        post(type_of("text/plain"), 415, "REQUEST_MEDIA_TYPE"),
        post(type_of("application/jsonp"), 415, "REQUEST_MEDIA_TYPE"),
        post(type_of("text/vnd.acme+json"), 415, "REQUEST_MEDIA_TYPE"),
        post(
            type_of("Application/Vnd.acme+JSON; charset=utf-8"),
            200,
            r#"NewOrg { slug: "a", seats: 0, members: [], labels: {}, plan: None }"#,
        ),
    ]);
}

#[test]
fn a_refused_media_type_says_which_is_read() {
    for (path, accepted) in [("/json", JSON), ("/form", FORM)] {
        let request = Request {
            method: "POST",
            path: path.to_owned(),
            content_type: "text/plain",
            body: b"x".to_vec(),
        };
        let answer = send(&ERRORS, &request);
        assert_eq!(
            (answer.status, answer.accept.as_deref()),
            (415, Some(accepted))
        );
    }
}

#[test]
fn forms_and_queries_are_refused_at_their_parameter() {
    check(&[
        form(
            "name=a%20b&age=3&color=red",
            200,
            r#"Login { name: "a b", age: Some(3), color: Some(Red) }"#,
        ),
        form(
            "name=a&age=x",
            422,
            "REQUEST_FORM_VALUES 'age' 'WRONG_TYPE' 'a whole number from 0 to 255'",
        ),
        form(
            "name=a&age=999",
            422,
            "REQUEST_FORM_VALUES 'age' 'WRONG_TYPE' 'a whole number from 0 to 255'",
        ),
        form("age=9", 422, "REQUEST_FORM_VALUES 'name' 'MISSING'"),
        form(
            "name=a&name=b",
            422,
            "REQUEST_FORM_VALUES 'name' 'DUPLICATE'",
        ),
        form(
            "name=a&other=b",
            422,
            "REQUEST_FORM_VALUES 'other' 'UNKNOWN'",
        ),
        form(
            "name=a&color=secret",
            422,
            "REQUEST_FORM_VALUES 'color' 'NOT_ACCEPTED'",
        ),
        post(("/form", JSON, b"name=a"), 415, "REQUEST_MEDIA_TYPE"),
        post(("/form", FORM, &[b'a'; 1025]), 413, "REQUEST_TOO_LARGE"),
        get(
            "/query?limit=3&after=x&deep=true",
            200,
            r#"Page { limit: 3, after: Some("x"), deep: true }"#,
        ),
        get(
            "/query?limit=3&deep=1",
            400,
            "REQUEST_QUERY 'deep' 'WRONG_TYPE' 'true or false'",
        ),
        get("/query", 400, "REQUEST_QUERY 'limit' 'MISSING'"),
        get(
            "/query?limit=3&limit=4",
            400,
            "REQUEST_QUERY 'limit' 'DUPLICATE'",
        ),
        get(
            "/pairs?a=1&b=2&a=3",
            200,
            r#"[("a", "1"), ("b", "2"), ("a", "3")]"#,
        ),
    ]);
}

#[test]
fn paths_are_refused_at_their_parameter() {
    const NUMBER: &str = "REQUEST_PATH 'id' 'WRONG_TYPE' 'a whole number from 0 to 4294967295'";
    check(&[
        get("/one/7", 200, "7"),
        get("/one/x", 400, NUMBER),
        get("/one/-1", 400, NUMBER),
        get("/two/7/red", 200, "7 Red"),
        get("/two/x/red", 400, NUMBER),
        get("/two/7/secret", 400, "REQUEST_PATH 'kind' 'NOT_ACCEPTED'"),
        get("/one/%ff", 400, "REQUEST_PATH 'id' 'WRONG_TYPE' 'a string'"),
        get("/named/blue/7", 200, "Place { id: 7, kind: Blue }"),
        get("/named/secret/7", 400, "REQUEST_PATH 'kind' 'NOT_ACCEPTED'"),
        get("/named/blue/%37%20", 400, NUMBER),
    ]);
}

#[test]
fn what_is_read_is_checked() {
    let valid = |body: &'static str| ("/valid", JSON, body.as_bytes());
    check(&[
        post(
            valid(r#"{"slug":"a"}"#),
            200,
            r#"NewOrg { slug: "a", seats: 0, members: [], labels: {}, plan: None }"#,
        ),
        post(
            valid(r#"{"slug":"","members":[{"email":"x"}]}"#),
            422,
            "ORG_INVALID '/members/0/email' 'ORG_INVALID_VALUE' '/slug' 'ORG_INVALID_VALUE'",
        ),
        post(
            valid(r#"{"slug":3}"#),
            422,
            "REQUEST_JSON_VALUES '/slug' 'WRONG_TYPE' 'a string'",
        ),
        post(valid("{"), 400, "REQUEST_JSON_SYNTAX"),
        get(
            "/valid-query?limit=200",
            422,
            "ORG_INVALID 'limit' 'ORG_INVALID_VALUE'",
        ),
        get("/valid-query", 400, "REQUEST_QUERY 'limit' 'MISSING'"),
    ]);
}
