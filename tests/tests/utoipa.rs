//! The errors of a handler in the documents of utoipa: all of them, under their statuses.

mod openapi;

use errorbook::docs::{Docs, Refusal};
use errorbook::utoipa::Errors;
use errorbook::{AnyError, ApiError, Body, Entry, HttpError, Profile, catalogue};
use http::{HeaderMap, Method};
use openapi::{check, codes, response};
use serde_json::{Value, json};
use std::error::Error;
use std::fmt;
use utoipa::{IntoResponses, OpenApi};

#[derive(Debug, ApiError)]
#[api_error(prefix = "ORG")]
#[allow(dead_code, reason = "documented, not raised")]
enum OrgError {
    #[status(404)]
    #[code("ORG_NOT_FOUND")]
    #[message("there is no organization {slug}")]
    NotFound {
        #[expose(example = "acme")]
        slug: String,
    },
    #[status(403)]
    #[code("ORG_BLOCKED")]
    Blocked {
        #[expose]
        until: Option<u64>,
    },
    #[status(403)]
    #[code("ORG_FULL")]
    #[help("ask for more seats")]
    #[sunset("2.0", instead = "ORG_BLOCKED")]
    Full {
        #[expose]
        seats: u32,
    },
    #[status(403)]
    #[code("ORG_HIDDEN")]
    #[conceal(as = NotFound)]
    Hidden { slug: String },
    #[status(500)]
    #[code("ORG_DEBUG")]
    #[internal]
    Debug,
    #[transparent]
    Auth(AuthError),
    #[transparent]
    Boxed(Box<BillingError>),
    #[transparent]
    ByHand(Legacy),
    #[transparent]
    Any(Box<dyn ApiError>),
}

#[derive(Debug, ApiError)]
#[api_error(prefix = "AUTH")]
#[challenge(Bearer, realm = "orgs")]
#[allow(dead_code, reason = "documented, not raised")]
enum AuthError {
    #[status(401)]
    #[code("AUTH_MISSING")]
    Missing,
    #[status(403)]
    #[code("AUTH_SCOPE")]
    Scope,
    // A circle: every type stands for its errors once.
    #[transparent]
    Org(Box<OrgError>),
}

#[derive(Debug, ApiError)]
#[api_error(prefix = "BILLING")]
#[status(429)]
#[code("BILLING_BUSY")]
#[allow(dead_code, reason = "documented, not raised")]
struct BillingError {
    #[header("Retry-After")]
    wait: std::time::Duration,
}

#[derive(Debug, ApiError)]
#[api_error(prefix = "GEN")]
#[allow(dead_code, reason = "documented, not raised")]
enum Generic<'a, T: ApiError + 'static> {
    #[status(404)]
    #[code("GEN_NOT_FOUND")]
    NotFound(#[expose("what")] &'a str),
    #[transparent]
    Inner(T),
}

#[derive(Debug)]
struct Legacy;

impl fmt::Display for Legacy {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("legacy")
    }
}

impl Error for Legacy {}

impl errorbook::ManualApiError for Legacy {
    fn entry(&self) -> &'static Entry {
        static ENTRY: Entry = Entry::new("LEGACY", 410);
        &ENTRY
    }
}

#[derive(Debug, ApiError)]
#[api_error(prefix = "OTHER")]
#[allow(dead_code, reason = "documented, not raised")]
enum Unlisted {
    #[status(403)]
    #[code("OTHER_UNLISTED")]
    Refused,
    #[status(409)]
    #[code("OTHER_CONFLICT")]
    Conflict,
}

/// Two types that share a code.
mod shared {
    use errorbook::{ApiError, HttpError, catalogue};
    use utoipa::OpenApi;

    #[derive(Debug, ApiError)]
    #[api_error(prefix = "M")]
    #[allow(dead_code, reason = "documented, not raised")]
    pub(super) enum Path {
        #[status(404)]
        #[code("M_UNRECOGNIZED", shared)]
        Unknown,
        #[status(405)]
        #[header("Allow", "")]
        #[code("M_UNRECOGNIZED", shared)]
        Method,
    }

    #[derive(Debug, ApiError)]
    #[api_error(prefix = "M")]
    #[allow(dead_code, reason = "documented, not raised")]
    pub(super) enum Upstream {
        #[status(400)]
        #[code("M_UNRECOGNIZED", shared)]
        Unknown,
        #[status(409)]
        #[code("M_CONFLICT")]
        Conflict,
    }

    catalogue! {
        pub(super) static SHARING = [Path, Upstream, HttpError];
    }

    #[allow(dead_code, clippy::unused_async)]
    mod api {
        use super::{Path, Upstream};

        #[utoipa::path(get, path = "/path", responses((status = 200), Path))]
        pub(super) async fn path() {}

        #[utoipa::path(get, path = "/upstream", responses((status = 200), Upstream))]
        pub(super) async fn upstream() {}

        #[utoipa::path(get, path = "/both", responses((status = 200), Path, Upstream))]
        pub(super) async fn both() {}
    }

    #[derive(OpenApi)]
    #[openapi(paths(api::path, api::upstream, api::both), modifiers(&SHARING))]
    pub(super) struct Document;
}

#[test]
fn an_operation_has_the_answers_of_a_shared_code_that_its_types_have() {
    let document = json(&shared::Document::openapi());
    check("shared", &document);
    for (path, statuses) in [
        ("/path", &["200", "404", "405"][..]),
        ("/upstream", &["200", "400", "409"]),
        ("/both", &["200", "400", "404", "405", "409"]),
    ] {
        let responses = document["paths"][path]["get"]["responses"]
            .as_object()
            .unwrap();
        let found: Vec<&str> = responses.keys().map(String::as_str).collect();
        assert_eq!(found, statuses, "{path}");
        for status in found.iter().filter(|status| **status != "200") {
            let response = response(&document, path, "get", status.parse().unwrap());
            let said = response["description"].as_str().unwrap();
            let code = if *status == "409" {
                "M_CONFLICT"
            } else {
                "M_UNRECOGNIZED"
            };
            assert_eq!(said.matches("\n- ").count(), 1, "{path} {status}: {said}");
            assert!(
                said.contains(&format!("- `{code}`")),
                "{path} {status}: {said}"
            );
        }
    }
}

static NESTED: Profile = Profile::new()
    .body(Body::CODE_MESSAGE)
    .docs("https://acme.example/errors/{code}");

catalogue! {
    static ERRORS = [OrgError, AuthError, BillingError, HttpError];
    profile = NESTED;
}

/// Handlers whose documentation alone is read.
#[allow(dead_code, clippy::unnecessary_wraps, clippy::unused_async)]
mod api {
    use super::{AuthError, BillingError, Errors, OrgError, Refusal, Unlisted};

    #[utoipa::path(get, path = "/orgs", responses((status = 200, description = "all"), OrgError))]
    pub(super) async fn list() {}

    #[utoipa::path(post, path = "/orgs", responses(
    (status = 201, description = "made"),
    BillingError, AuthError, Refusal<400>, Refusal<413>,
))]
    pub(super) async fn create() {}

    #[utoipa::path(get, path = "/both", responses(Unlisted, Errors<(BillingError, Refusal<403>, Refusal<429>)>))]
    pub(super) async fn both() {}

    type Shown = Result<String, OrgError>;

    #[utoipa::path(get, path = "/result", responses((status = 200), Errors<Shown>))]
    pub(super) async fn result() -> Shown {
        Ok(String::new())
    }

    #[utoipa::path(get, path = "/own", responses(
    OrgError,
    (status = 403, description = "our own", body = String, content_type = "text/plain", headers(("x-mine"))),
    (status = 410, description = "gone"),
))]
    pub(super) async fn own() {}
}

#[derive(OpenApi)]
#[openapi(paths(api::list, api::create, api::both, api::result, api::own))]
struct Plain;

#[derive(OpenApi)]
#[openapi(paths(api::list, api::create, api::both, api::result, api::own), modifiers(&ERRORS))]
struct Covered;

fn json(document: &impl serde::Serialize) -> Value {
    serde_json::to_value(document).unwrap()
}

fn served(document: &impl serde::Serialize) -> Value {
    let docs = Docs::new(&ERRORS).openapi(document).unwrap();
    let answer = docs.answer(&Method::GET, "/openapi.json", &HeaderMap::new());
    serde_json::from_slice(answer.unwrap().body()).unwrap()
}

/// What each operation answers with.
const ANSWERS: &[(&str, &str, u16, &[&str])] = &[
    (
        "/orgs",
        "get",
        403,
        &["AUTH_SCOPE", "ORG_BLOCKED", "ORG_FULL"],
    ),
    ("/orgs", "get", 404, &["ORG_NOT_FOUND"]),
    ("/orgs", "get", 401, &["AUTH_MISSING"]),
    ("/orgs", "get", 429, &["BILLING_BUSY"]),
    ("/orgs", "post", 400, &["HTTP_BAD_REQUEST"]),
    ("/orgs", "post", 413, &["HTTP_CONTENT_TOO_LARGE"]),
    (
        "/orgs",
        "post",
        403,
        &["AUTH_SCOPE", "ORG_BLOCKED", "ORG_FULL"],
    ),
    ("/orgs", "post", 429, &["BILLING_BUSY"]),
    (
        "/both",
        "get",
        429,
        &["BILLING_BUSY", "HTTP_TOO_MANY_REQUESTS"],
    ),
    (
        "/result",
        "get",
        403,
        &["AUTH_SCOPE", "ORG_BLOCKED", "ORG_FULL"],
    ),
    ("/result", "get", 401, &["AUTH_MISSING"]),
    ("/both", "get", 409, &["OTHER_CONFLICT"]),
    ("/own", "get", 401, &["AUTH_MISSING"]),
    (
        "/own",
        "get",
        403,
        &["AUTH_SCOPE", "ORG_BLOCKED", "ORG_FULL"],
    ),
];

#[test]
fn nothing_is_lost_and_every_reference_leads_somewhere() {
    let plain = json(&Plain::openapi());
    assert!(!plain.to_string().contains("x-errorbook"));
    for (name, document) in [
        ("modified", json(&Covered::openapi())),
        ("served", served(&plain)),
        ("both", served(&Covered::openapi())),
    ] {
        check(name, &document);
        for (path, method, status, expected) in ANSWERS {
            let found = codes(&document, path, method, *status);
            assert_eq!(found, *expected, "{name} {method} {path} {status}");
        }
        // The second of two types that stand beside each other overwrites the first under a status of both, until
        // a catalogue covers the document.
        let both = codes(&document, "/both", "get", 403);
        assert_eq!(both, ["HTTP_FORBIDDEN", "OTHER_UNLISTED"], "{name}");
        let text = document["paths"].to_string();
        assert!(!text.contains("x-errorbook"), "{name}");
        for secret in ["ORG_HIDDEN", "ORG_DEBUG"] {
            assert!(!document.to_string().contains(secret), "{name} {secret}");
        }
    }
}

#[test]
fn a_document_stands_for_itself_without_a_catalogue() {
    let document = json(&Plain::openapi());
    check("plain", &document);
    let rows = ANSWERS.iter().filter(|row| (row.0, row.2) != ("/own", 403));
    for (path, method, status, expected) in rows {
        let found = codes(&document, path, method, *status);
        assert_eq!(found, *expected, "{method} {path} {status}");
    }
    let problem = &response(&document, "/orgs", "get", 404)["content"]["application/problem+json"];
    let example = &problem["examples"]["ORG_NOT_FOUND"]["value"];
    assert_eq!(example["detail"], "there is no organization acme");
    assert_eq!(example["slug"], "acme");
}

#[test]
fn the_catalogue_shapes_the_answers() {
    for document in [json(&Covered::openapi()), served(&Plain::openapi())] {
        for (path, method, status, _) in ANSWERS {
            let content = &response(&document, path, method, *status)["content"];
            let types: Vec<_> = content.as_object().unwrap().keys().collect();
            assert_eq!(
                types,
                ["application/json", "text/plain"],
                "{method} {path} {status}"
            );
        }
        let full = &document["components"]["schemas"]["ORG_FULL"];
        assert_eq!(full["properties"]["code"]["const"], "ORG_FULL");
        assert_eq!(full["properties"]["seats"]["type"], "integer");
        assert_eq!(full["required"], json!(["code", "message", "seats"]));
        // All of a status: the catalogue's own response.
        assert_eq!(
            document["paths"]["/both"]["get"]["responses"]["429"],
            json!({ "$ref": "#/components/responses/Error429" })
        );
        // Some of the errors of a status have a response of their own, distinguished by the code.
        let some = &document["paths"]["/orgs"]["get"]["responses"]["403"]["content"]["application/json"]
            ["schema"];
        assert_eq!(some["discriminator"]["propertyName"], "code");
        assert_eq!(some["oneOf"].as_array().map(Vec::len), Some(3));
        assert_eq!(
            document["paths"]["/orgs"]["get"]["responses"]["401"]["content"]["application/json"]["schema"],
            json!({ "$ref": "#/components/schemas/AUTH_MISSING" })
        );
        let headers = &response(&document, "/orgs", "get", 429)["headers"];
        assert_eq!(headers["retry-after"]["schema"]["type"], "integer");
    }
}

#[test]
fn the_services_own_responses_stay() {
    for document in [json(&Covered::openapi()), served(&Plain::openapi())] {
        let own = response(&document, "/own", "get", 403);
        assert!(
            own["description"].as_str().unwrap().starts_with("our own"),
            "{own}"
        );
        assert!(
            own["headers"]["x-mine"].is_object() && own["headers"]["link"].is_object(),
            "{own}"
        );
        assert_eq!(own["headers"]["link"]["required"], Value::Null);
        assert_eq!(
            response(&document, "/own", "get", 410),
            json!({ "description": "gone" })
        );
        assert_eq!(
            document["paths"]["/orgs"]["get"]["responses"]["200"]["description"],
            "all"
        );
    }
}

/// A code that the catalogue does not list may have the name of a component of the service's own.
#[test]
fn a_name_that_the_service_has_itself_is_not_referred_to() {
    let own = json!({ "type": "string" });
    let mut document = json(&Plain::openapi());
    document["components"]["schemas"]["OTHER_UNLISTED"] = own.clone();
    let document = served(&document);
    check("own name", &document);
    assert_eq!(document["components"]["schemas"]["OTHER_UNLISTED"], own);
    let codes = codes(&document, "/both", "get", 403);
    assert_eq!(codes, ["HTTP_FORBIDDEN", "OTHER_UNLISTED"]);
}

#[test]
fn what_the_modifier_writes_is_what_is_served() {
    let modified = json(&Covered::openapi());
    let mut served = served(&Plain::openapi());
    for path in [
        "/errors",
        "/errors.md",
        "/errors/{code}",
        "/llms.txt",
        "/errors.json",
        "/openapi.json",
    ] {
        assert!(
            served["paths"]
                .as_object_mut()
                .unwrap()
                .remove(path)
                .is_some(),
            "{path}"
        );
    }
    assert_eq!(modified["paths"], served["paths"]);
    let members = |value: &Value| value.as_object().unwrap().clone();
    for (name, schema) in members(&modified["components"]["schemas"]) {
        assert_eq!(schema, served["components"]["schemas"][&name], "{name}");
    }
    for (name, response) in members(&modified["components"]["responses"]) {
        assert_eq!(response, served["components"]["responses"][&name], "{name}");
    }
}

#[test]
fn a_document_is_written_the_same_each_time() {
    let first = Covered::openapi().to_json().unwrap();
    for _ in 0..8 {
        assert_eq!(Covered::openapi().to_json().unwrap(), first);
    }
    assert!(first.contains(r#""deprecated":true"#));
}

#[test]
fn generics_and_borrows_are_no_hindrance() {
    let responses = json(&<Generic<'_, AuthError>>::responses());
    let document = json!({ "paths": { "/": { "get": { "responses": responses } } } });
    assert_eq!(codes(&document, "/", "get", 404), ["GEN_NOT_FOUND"]);
    // Inside a generic type the errors of the inner type are not known.
    assert!(document["paths"]["/"]["get"]["responses"]["401"].is_null());

    let statuses = |responses: Value| -> Vec<String> {
        let responses = responses.as_object().unwrap().clone();
        responses
            .into_iter()
            .map(|(name, _)| name)
            .filter(|name| !name.starts_with("x-"))
            .collect()
    };
    assert_eq!(statuses(json(&AnyError::responses())), ["500"]);
    assert_eq!(statuses(json(&<Box<dyn ApiError>>::responses())), [""; 0]);
    assert_eq!(
        statuses(json(&<errorbook::Problem<Legacy>>::responses())),
        [""; 0]
    );
    assert_eq!(statuses(json(&Refusal::<499>::responses())), [""; 0]);
    assert_eq!(
        statuses(json(&<Errors<(BillingError,)>>::responses())),
        ["429"]
    );
    // What is named twice, by its status or whole, is there once.
    assert_eq!(
        json(&<Errors<(Refusal<413>, Refusal<413>)>>::responses()),
        json(&Refusal::<413>::responses())
    );
    assert_eq!(
        json(&<Errors<(HttpError, Refusal<413>)>>::responses()),
        json(&HttpError::responses())
    );
}
