//! What is sent.

use crate::contracts::{
    MATRIX, Matrix, NoSuchKey, NoTarget, OrgTokenExpired, PUBLISHED, Published, RPC, Rpc, URN,
    Upstream,
};
use errorbook::{ApiError, Profile};
use http::HeaderMap;

fn sent(profile: &'static Profile, error: &dyn ApiError) -> http::Response<bytes::Bytes> {
    error.respond(&profile.preferences(&HeaderMap::new()))
}

#[test]
fn bodies_have_the_code_as_it_is_published() {
    let version = Rpc::Version {
        requested: "1.0.0".to_owned(),
    };
    let rows: [(&'static Profile, &dyn ApiError, u16, &str); 12] = [
        (
            &RPC,
            &Rpc::Method,
            404,
            r#"{"jsonrpc":"2.0","id":null,"error":{"code":-32601,"message":"Method not found"}}"#,
        ),
        (
            &RPC,
            &Rpc::Params,
            400,
            r#"{"jsonrpc":"2.0","id":null,"error":{"code":-32602,"message":"Invalid params"}}"#,
        ),
        (
            &RPC,
            &version,
            422,
            r#"{"jsonrpc":"2.0","id":null,"error":{"code":-32602,"message":"Unsupported protocol version","requested":"1.0.0"}}"#,
        ),
        (
            &MATRIX,
            &Matrix::Path,
            404,
            r#"{"errcode":"M_UNRECOGNIZED","error":"Unrecognized request"}"#,
        ),
        (
            &MATRIX,
            &Matrix::Method { soft: false },
            405,
            r#"{"errcode":"M_UNRECOGNIZED","error":"Unrecognized method","soft":false}"#,
        ),
        (
            &MATRIX,
            &Matrix::Token { soft_logout: true },
            401,
            r#"{"errcode":"M_UNKNOWN_TOKEN","error":"Soft logged out","soft_logout":true}"#,
        ),
        (
            &MATRIX,
            &Upstream(410),
            410,
            r#"{"errcode":"M_UNRECOGNIZED","error":"Unrecognized upstream"}"#,
        ),
        (
            &PUBLISHED,
            &NoSuchKey,
            404,
            r#"{"type":"https://acme.example/problems/no-such-key","title":"Not Found","detail":"The resource you requested does not exist","code":"NoSuchKey"}"#,
        ),
        (
            &PUBLISHED,
            &NoTarget,
            400,
            r#"{"type":"https://acme.example/problems/no-target","title":"Bad Request","code":"noTarget"}"#,
        ),
        (
            &PUBLISHED,
            &OrgTokenExpired,
            403,
            r#"{"type":"https://acme.example/problems/org-token-expired","title":"Token expired","code":"OrgTokenExpired"}"#,
        ),
        (
            &PUBLISHED,
            &Published::Short,
            422,
            r#"{"type":"https://acme.example/problems/123","title":"Unprocessable Content","detail":"Value is too short","code":"123"}"#,
        ),
        (
            &URN,
            &Published::BadNonce,
            422,
            r#"{"type":"urn:ietf:params:acme:error:badNonce","title":"Unprocessable Content","code":"urn:ietf:params:acme:error:badNonce"}"#,
        ),
    ];
    for (profile, error, status, body) in rows {
        let response = sent(profile, error);
        assert_eq!(response.status(), status, "{error}");
        let json: serde_json::Value = serde_json::from_slice(response.body()).unwrap();
        let expected: serde_json::Value = serde_json::from_str(body).unwrap();
        assert_eq!(json, expected, "{error}");
    }
}

#[test]
fn a_number_is_a_number_and_digits_are_a_string() {
    assert_eq!(Rpc::Method.code().as_number(), Some(-32601));
    assert_eq!(Rpc::Method.code(), "-32601");
    assert_eq!(Published::Short.code().as_number(), None);
}

#[test]
fn headers_have_the_code_and_uris_have_it_encoded() {
    for (error, code, docs) in [
        (Published::Short, "123", "123"),
        (
            Published::BadNonce,
            "urn:ietf:params:acme:error:badNonce",
            "urn%3Aietf%3Aparams%3Aacme%3Aerror%3AbadNonce",
        ),
        (Published::Hostile, "a/b#c?d=1&e", "a%2Fb%23c%3Fd%3D1%26e"),
        (Published::Marked, "<x|y>", "%3Cx%7Cy%3E"),
    ] {
        let response = sent(&PUBLISHED, &error);
        assert_eq!(response.headers()["x-code"], code);
        let link = response.headers()["link"].to_str().unwrap();
        assert_eq!(
            link,
            format!("<https://docs.acme.example/errors/{docs}>; rel=\"help\"")
        );
    }
}

#[test]
fn an_empty_allow_is_sent_and_a_challenge_that_is_excused_is_not() {
    let response = sent(&MATRIX, &Matrix::Method { soft: true });
    assert_eq!(response.headers()["allow"], "");
    let response = axum::response::IntoResponse::into_response(Matrix::Method { soft: true });
    assert_eq!(response.headers()["allow"], "");
    let response = actix_web::ResponseError::error_response(&Matrix::Method { soft: true });
    assert_eq!(response.headers().get("allow").unwrap(), "");
    let response = sent(&MATRIX, &Matrix::Token { soft_logout: false });
    assert!(!response.headers().contains_key("www-authenticate"));
}

#[test]
fn a_field_says_the_status_of_a_shared_and_published_code() {
    for (said, answered) in [(404, 404), (423, 423), (409, 409), (500, 409)] {
        let error = Published::conflict(said);
        let response = sent(&PUBLISHED, &error);
        assert_eq!(response.status(), answered, "{said}");
        assert_eq!(response.headers()["x-code"], "123.4");
    }
    for (said, answered) in [(409, 409), (410, 410), (404, 400)] {
        assert_eq!(sent(&MATRIX, &Upstream(said)).status(), answered, "{said}");
    }
}
