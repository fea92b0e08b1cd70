//! Differences between the frameworks that the demos do not hide.

use crate::service::{Framework, Service};

/// A path that is not UTF-8 when its escapes are undone: axum refuses it, while actix has put U+FFFD in the
/// place of what it could not read before any handler sees it.
#[test]
fn a_path_that_is_no_text() {
    for (framework, status, body) in [
        (
            Framework::Axum,
            400,
            r#"{"type":"urn:acme:error:HTTP_BAD_REQUEST","title":"Bad Request","code":"HTTP_BAD_REQUEST","detail":"Invalid URL: Invalid UTF-8 in `slug`"}"#,
        ),
        (
            Framework::Actix,
            404,
            "{\"type\":\"urn:acme:error:ORG_NOT_FOUND\",\"title\":\"Not found\",\"code\":\"ORG_NOT_FOUND\",\
             \"detail\":\"there is no organization \u{fffd}\",\"slug\":\"\u{fffd}\"}",
        ),
    ] {
        let response = Service::start(framework).get("/orgs/%FF", &[]);
        assert_eq!(response.status, status, "{framework:?}\n{}", response.raw);
        assert_eq!(response.body, body, "{framework:?}");
    }
}
