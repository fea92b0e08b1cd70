//! A client by the module that the tool writes: the errors of one operation, and all others.

/// What `export rust` writes of `export/tests/data/operations.json`.
#[allow(dead_code, unreachable_pub, reason = "a module for any client")]
mod acme {
    include!("operations/acme.rs");
}

use crate::read;
use acme::{CreateOrgError, Error, FindOrgError};
use errorbook::client::Reply;
use errorbook_export::Catalogue;
use expect_test::expect_file;
use serde_json::{Value, json};

#[test]
fn the_module_is_what_the_tool_writes() {
    let data = include_bytes!("../../../export/tests/data/operations.json");
    let catalogue = Catalogue::from_json(data).unwrap();
    // `UPDATE_EXPECT=1` writes it anew.
    expect_file!["operations/acme.rs"].assert_eq(&errorbook_export::rust(&catalogue));
}

fn reply(status: u16, body: &Value) -> Reply {
    let headers = [("content-type", "application/problem+json")];
    read(&acme::PROFILE, status, &headers, body.to_string()).unwrap()
}

fn invalid() -> Reply {
    let errors =
        json!([{ "pointer": "/slug", "code": "ORG_SLUG", "message": "lower-case letters" }]);
    reply(
        422,
        &json!({ "status": 422, "title": "Invalid", "code": "ORG_INVALID", "errors": errors }),
    )
}

fn not_found() -> Reply {
    reply(
        404,
        &json!({ "status": 404, "title": "Not found", "code": "ORG_NOT_FOUND", "detail": "none", "slug": "acme" }),
    )
}

/// Every variant is dealt with: the module would not compile with others.
fn creating(error: &CreateOrgError) -> String {
    match error {
        CreateOrgError::Code4031 { .. } => "scope".to_owned(),
        CreateOrgError::OrgInvalid { errors, .. } => format!("{} values", errors.len()),
        CreateOrgError::OrgStore { .. } => "later".to_owned(),
        CreateOrgError::Other(Error::Unknown(reply)) => format!("unknown {:?}", reply.code()),
        CreateOrgError::Other(error) => format!("elsewhere {:?}", error.reply().code()),
    }
}

#[test]
fn errors_are_those_of_the_operation() {
    let rows = [
        (invalid(), "1 values"),
        (
            reply(
                403,
                &json!({ "status": 403, "title": "Scope", "code": 4031 }),
            ),
            "scope",
        ),
        (not_found(), "elsewhere Some(\"ORG_NOT_FOUND\")"),
        (
            reply(
                409,
                &json!({ "status": 409, "title": "New", "code": "ORG_NEW" }),
            ),
            "unknown Some(\"ORG_NEW\")",
        ),
        // Without the field that it always has.
        (
            reply(
                404,
                &json!({ "status": 404, "title": "Not found", "code": "ORG_NOT_FOUND" }),
            ),
            "unknown Some(\"ORG_NOT_FOUND\")",
        ),
    ];
    for (reply, expected) in rows {
        let error = CreateOrgError::from(reply.clone());
        assert_eq!(creating(&error), expected);
        assert_eq!(error.to_string(), reply.to_string());
        assert_eq!(error.reply().status(), reply.status());
        // Back to the error of the service, and to that of the operation again.
        assert_eq!(creating(&Error::from(error).into()), expected);
    }
}

#[test]
fn fields_go_along() {
    let FindOrgError::OrgNotFound { slug, reply } = FindOrgError::from(not_found()) else {
        panic!("it is the operation's");
    };
    assert_eq!(
        (slug.as_str(), reply.code()),
        ("acme", Some("ORG_NOT_FOUND"))
    );
    let error = Error::from(FindOrgError::OrgNotFound { slug, reply });
    assert!(matches!(error, Error::OrgNotFound { slug, .. } if slug == "acme"));
}
