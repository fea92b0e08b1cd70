//! Assertions, the report of a test run and the pages of a service, on codes with several answers.

use crate::contracts::{
    MATRIX, MATRIX_ERRORS, Matrix, PUBLISHED, PUBLISHED_ERRORS, Published, Upstream,
};
use errorbook::docs::Docs;
use errorbook::testing::{assert_catalogued, never_produced};
use errorbook::{ApiError, Profile};
use http::{HeaderMap, HeaderValue, Method, header};

fn sent(profile: &'static Profile, error: &dyn ApiError) -> http::Response<bytes::Bytes> {
    error.respond(&profile.preferences(&HeaderMap::new()))
}

#[test]
fn a_response_may_be_any_answer_of_a_shared_code() {
    let errors: [&dyn ApiError; 6] = [
        &Matrix::Path,
        &Matrix::Method { soft: true },
        &Matrix::Token { soft_logout: true },
        &Upstream(400),
        &Upstream(409),
        &Upstream(410),
    ];
    for error in errors {
        assert_catalogued!(MATRIX_ERRORS, sent(&MATRIX, error));
    }
    let other = std::panic::catch_unwind(|| {
        let mut response = sent(&MATRIX, &Matrix::Path);
        *response.status_mut() = http::StatusCode::IM_A_TEAPOT;
        assert_catalogued!(MATRIX_ERRORS, response);
    });
    assert!(other.is_err());
    for error in [
        Published::Short,
        Published::Hostile,
        Published::Marked,
        Published::conflict(423),
    ] {
        assert_catalogued!(PUBLISHED_ERRORS, sent(&PUBLISHED, &error));
    }
}

mod produced {
    use errorbook::{ApiError, catalogue};

    #[derive(Debug, ApiError)]
    #[api_error(prefix = "P")]
    pub(super) enum Produced {
        #[status(404)]
        #[code("P_SHARED", shared)]
        Path,
        #[status(409)]
        #[code("P_SHARED", shared)]
        Conflict,
        #[status(400)]
        #[code("P_SHARED", shared)]
        Upstream(#[status(410)] u16),
    }

    catalogue! {
        pub(super) static PRODUCED = [Produced];
    }
}

#[test]
fn an_answer_of_a_shared_code_is_produced_by_its_status() {
    use produced::{PRODUCED, Produced};
    let missing = || {
        let report = never_produced(&PRODUCED);
        let entries = report.entries().iter();
        entries
            .map(|entry| entry.status().as_u16())
            .collect::<Vec<_>>()
    };
    assert_eq!(missing(), [404, 409, 400]);
    sent(&MATRIX, &Produced::Path);
    assert_eq!(missing(), [409, 400]);
    sent(&MATRIX, &Produced::Upstream(410));
    assert_eq!(missing(), [409]);
    sent(&MATRIX, &Produced::Conflict);
    assert!(missing().is_empty());
}

fn page(docs: &Docs, path: &str, accept: &'static str) -> String {
    let mut headers = HeaderMap::new();
    headers.insert(header::ACCEPT, HeaderValue::from_static(accept));
    let response = docs.answer(&Method::GET, path, &headers).unwrap();
    assert_eq!(response.status(), 200, "{path}");
    String::from_utf8(response.into_body().to_vec()).unwrap()
}

#[test]
fn the_page_of_a_code_has_all_its_answers() {
    let docs = Docs::new(&MATRIX_ERRORS);
    for accept in ["text/html", "text/markdown"] {
        let page = page(&docs, "/errors/M_UNRECOGNIZED", accept);
        for status in ["404 Not Found", "405 Method Not Allowed", "400 Bad Request"] {
            assert!(page.contains(status), "{accept} {status}");
        }
    }
    let json = page(&docs, "/errors/M_UNRECOGNIZED", "application/json");
    let json: serde_json::Value = serde_json::from_str(&json).unwrap();
    assert_eq!(json["code"], "M_UNRECOGNIZED");
    assert_eq!(json["answers"].as_array().unwrap().len(), 3);
    let docs = Docs::new(&PUBLISHED_ERRORS);
    for (path, code) in [
        ("/errors/123", "123"),
        ("/errors/a%2Fb%23c%3Fd%3D1%26e", "a/b#c?d=1&e"),
        (
            "/errors/urn%3Aietf%3Aparams%3Aacme%3Aerror%3AbadNonce",
            "urn:ietf:params:acme:error:badNonce",
        ),
    ] {
        let json = page(&docs, path, "application/json");
        let json: serde_json::Value = serde_json::from_str(&json).unwrap();
        assert_eq!(json["code"], code);
    }
}
