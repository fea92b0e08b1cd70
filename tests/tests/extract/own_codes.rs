//! A catalogue with `refusals`: the service's own codes answer for the extractors.

use crate::service::Invalid;
use crate::{Request, send};
use errorbook::extract::{NotValid, QueryRefusal, ValueFault};
use errorbook::{ApiError, Catalogue, FieldErrors, catalogue};
use std::error::Error;
use std::fmt;

#[derive(Debug, ApiError)]
#[api_error(prefix = "ORG")]
#[allow(dead_code, reason = "the middleware answers with them")]
enum Refusal {
    #[status(422)]
    #[code("ORG_VALUES")]
    #[message("mend the values")]
    Values {
        #[expose]
        errors: Option<FieldErrors<ValueFault>>,
    },
    #[status(415)]
    #[code("ORG_MEDIA_TYPE")]
    MediaType,
    #[status(413)]
    #[code("ORG_TOO_LARGE")]
    #[message("at most 1 KiB")]
    TooLarge,
    #[status(400)]
    #[code("ORG_REQUEST")]
    #[refusal(4xx)]
    Request {
        #[expose]
        errors: Option<FieldErrors<Passed>>,
    },
    #[status(500)]
    #[code("ORG_FAILED")]
    #[refusal(5xx)]
    Failed,
}

/// The items of another type, which passes on those of the extractors.
#[derive(Debug, ApiError)]
#[allow(dead_code, reason = "the middleware answers with them")]
enum Passed {
    #[transparent]
    Value(ValueFault),
}

catalogue! {
    pub(crate) static OWN = [Invalid];
    refusals = Refusal;
}

catalogue! {
    static LISTED = [Invalid, QueryRefusal];
    refusals = Refusal;
}

/// The items of a list that does not take those of the extractors.
#[derive(Debug, ApiError)]
#[api_error(prefix = "ORG")]
#[allow(dead_code, reason = "the middleware answers with them")]
enum Closed {
    #[status(400)]
    #[code("ORG_REQUEST")]
    #[refusal(4xx)]
    Request {
        #[expose]
        errors: Option<FieldErrors<Other>>,
    },
    #[status(500)]
    #[code("ORG_FAILED")]
    #[refusal(5xx)]
    Failed,
}

#[derive(Debug, ApiError)]
#[api_error(prefix = "ORG")]
#[status(422)]
#[code("ORG_OTHER")]
struct Other;

catalogue! {
    static CLOSED = [Invalid];
    refusals = Closed;
}

const WRONG_SLUG: &str = r#""errors":[{"pointer":"/slug","code":"REQUEST_WRONG_TYPE","message":"the value has the wrong type","expected":"a string"}]}"#;
const NO_LIMIT: &str =
    r#""errors":[{"parameter":"limit","code":"REQUEST_MISSING","message":"a value is required"}]}"#;

#[test]
fn a_cause_is_that_of_what_refuses() {
    #[derive(Debug)]
    struct Caused(fmt::Error);

    impl fmt::Display for Caused {
        fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
            f.write_str("caused")
        }
    }

    impl Error for Caused {
        fn source(&self) -> Option<&(dyn Error + 'static)> {
            Some(&self.0)
        }
    }

    let refused: NotValid<Caused, fmt::Error> = NotValid::Refused(Caused(fmt::Error));
    let invalid: NotValid<fmt::Error, Caused> = NotValid::Invalid(Caused(fmt::Error));
    for error in [&refused as &dyn Error, &invalid] {
        assert_eq!(error.to_string(), "caused");
        let cause = error.source().unwrap();
        assert!(cause.is::<fmt::Error>());
    }
}

#[test]
fn refusals_are_answered_by_the_status() {
    let json = |content_type, body: &str| Request {
        method: "POST",
        path: "/json".to_owned(),
        content_type,
        body: body.as_bytes().to_vec(),
    };
    let query = || Request {
        method: "GET",
        path: "/query".to_owned(),
        content_type: "",
        body: Vec::new(),
    };
    let type_json = "application/json";
    let large = " ".repeat(1025);
    let rows: [(&'static Catalogue, Request, u16, String); 10] = [
        (
            &OWN,
            json(type_json, r#"{"slug":1}"#),
            422,
            format!(r#"{{"title":"Unprocessable Content","code":"ORG_VALUES","detail":"mend the values",{WRONG_SLUG}"#),
        ),
        (
            &OWN,
            json(type_json, "{"),
            400,
            r#"{"title":"Bad Request","code":"ORG_REQUEST","detail":"the content is not valid JSON"}"#.into(),
        ),
        (
            &OWN,
            json("text/plain", "{}"),
            415,
            r#"{"title":"Unsupported Media Type","code":"ORG_MEDIA_TYPE","detail":"the content is not application/json"}"#.into(),
        ),
        (
            &OWN,
            json(type_json, &large),
            413,
            r#"{"title":"Content Too Large","code":"ORG_TOO_LARGE","detail":"at most 1 KiB"}"#.into(),
        ),
        (
            &OWN,
            query(),
            400,
            format!(r#"{{"title":"Bad Request","code":"ORG_REQUEST",{NO_LIMIT}"#),
        ),
        (
            &LISTED,
            query(),
            400,
            format!(
                r#"{{"title":"Bad Request","code":"REQUEST_QUERY","detail":"the query does not have the values that are expected",{NO_LIMIT}"#
            ),
        ),
        (
            &CLOSED,
            query(),
            400,
            r#"{"title":"Bad Request","code":"ORG_REQUEST","detail":"the query does not have the values that are expected"}"#.into(),
        ),
        (
            &CLOSED,
            json(type_json, r#"{"slug":1}"#),
            422,
            r#"{"title":"Unprocessable Content","code":"ORG_REQUEST","detail":"the content does not have the values that are expected"}"#.into(),
        ),
        (
            &OWN,
            Request {
                path: "/form".to_owned(),
                ..json("application/x-www-form-urlencoded", "age=9")
            },
            422,
            r#"{"title":"Unprocessable Content","code":"ORG_VALUES","detail":"mend the values","errors":[{"parameter":"name","code":"REQUEST_MISSING","message":"a value is required"}]}"#.into(),
        ),
        // What the service itself refuses stays.
        (
            &OWN,
            Request {
                path: "/valid".to_owned(),
                ..json(type_json, r#"{"slug":""}"#)
            },
            422,
            r#"{"title":"Unprocessable Content","code":"ORG_INVALID","detail":"the organization is not valid","errors":[{"pointer":"/slug","code":"ORG_INVALID_VALUE","message":"length is lower than 1"}]}"#.into(),
        ),
    ];
    for (catalogue, request, status, body) in rows {
        let answer = send(catalogue, &request);
        assert_eq!((answer.status, answer.body), (status, body), "{request:?}");
    }
}
