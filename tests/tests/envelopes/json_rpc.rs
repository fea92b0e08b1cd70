//! jsonrpsee: the error object of a response.

use crate::{ACME, hidden, store};
use errorbook::{ApiError, Document};
use jsonrpsee_types::{ErrorObjectOwned, Id, Response, ResponsePayload};
use serde_json::{Value, json};

/// What a method returns. Without an integer code it is -32000, a server error.
fn json_rpc(error: &dyn ApiError) -> ErrorObjectOwned {
    let data = serde_json::to_value(Document::new(error, &ACME)).unwrap_or_default();
    let code = data["code"].as_i64().and_then(|code| code.try_into().ok());
    ErrorObjectOwned::owned(code.unwrap_or(-32000), error.message(), Some(data))
}

#[derive(Debug, ApiError)]
#[api_error(codes = 4000..=4999)]
enum Integer {
    #[status(403)]
    #[code(4031)]
    #[message("the organization {slug} is blocked")]
    Blocked {
        #[expose]
        slug: String,
    },
    #[status(404)]
    #[code(4041)]
    #[conceal(as = Blocked)]
    Gone {
        #[expose]
        slug: String,
    },
}

/// The response, as it is sent.
fn sent(error: &dyn ApiError) -> Value {
    let payload = ResponsePayload::<()>::error(json_rpc(error));
    let response = Response::new(payload, Id::Number(7));
    json!(response)
}

#[test]
fn an_integer_code_is_the_code_of_the_object() {
    let slug = || "acme".to_owned();
    let expected = json!({
        "jsonrpc": "2.0",
        "error": {
            "code": 4031,
            "message": "the organization acme is blocked",
            "data": {
                "title": "Forbidden",
                "code": 4031,
                "detail": "the organization acme is blocked",
                "slug": "acme",
            },
        },
        "id": 7,
    });
    assert_eq!(sent(&Integer::Blocked { slug: slug() }), expected);
    assert_eq!(sent(&Integer::Gone { slug: slug() }), expected);
}

#[test]
fn another_code_is_in_the_data_alone() {
    for (error, code) in [(hidden(), "ORG_NOT_FOUND"), (store(), "ORG_STORE")] {
        let sent = sent(&error);
        assert_eq!(sent["error"]["code"], -32000);
        assert_eq!(sent["error"]["message"], json!(error.message()));
        assert_eq!(sent["error"]["data"]["code"], code);
        assert!(!sent.to_string().contains("canary"), "{sent}");
    }
}
