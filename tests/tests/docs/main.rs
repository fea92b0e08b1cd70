//! The documentation that a service serves itself: one table of requests and answers, over no framework,
//! over axum and over actix.

mod ask;
mod mounted;
mod requests;

use ask::{Fields, ask, by_hand};
use errorbook::docs::Docs;
use errorbook::{ApiError, Body, HttpError, Profile, catalogue};
use errorbook_export::{Catalogue, Entry};
use http::{HeaderMap, Method};
use serde_json::{Value, json};

#[derive(Debug, ApiError)]
#[api_error(prefix = "LIB")]
#[allow(dead_code, reason = "documented, not raised")]
enum LibError {
    /// Nobody has it.
    #[status(404)]
    #[code("LIB_LOST")]
    #[message("no book {title:?}")]
    Lost {
        #[expose("book", example = "Emma")]
        title: String,
    },
    #[status(403)]
    #[code("LIB_SECRET")]
    #[conceal(as = Lost)]
    Secret { title: String },
    #[status(500)]
    #[code("LIB_INTERNAL")]
    #[internal]
    Internal,
}

#[derive(Debug, ApiError)]
#[api_error(codes = 4000..=4999)]
#[status(403)]
#[code(4031)]
#[message("</script><b>{0}</b>")]
#[allow(dead_code, reason = "documented, not raised")]
struct Numbered(#[expose(message)] String);

static LIBRARY: Profile = Profile::new().docs("https://lib.example/errors/{code}");

catalogue! {
    /// The errors of the library.
    static ERRORS = [LibError, Numbered, HttpError];
    profile = LIBRARY;
}

static PLAIN: Profile = Profile::new().body(Body::CODE_MESSAGE);

catalogue! {
    static NOTHING = [];
    profile = PLAIN;
}

const HTML: &str = "text/html; charset=utf-8";
const MARKDOWN: &str = "text/markdown; charset=utf-8";
const JSON: &str = "application/json";
const TEXT: &str = "text/plain; charset=utf-8";
const PROBLEM: &str = "application/problem+json";

/// What a browser sends.
const BROWSER: &str = "text/html,application/xhtml+xml,application/xml;q=0.9,image/avif,*/*;q=0.8";

const CHROME: &str = "text/html,application/xhtml+xml,application/xml;q=0.9,image/avif,image/webp,image/apng,*/*;q=0.8,application/signed-exchange;v=b3;q=0.7";

async fn get(path: &str, accept: &str) -> ask::Answer {
    ask(&Method::GET, path, &[("accept", accept)]).await
}

#[actix_web::test]
async fn accept_chooses_the_page() {
    let rows: [(Fields, &str); 22] = [
        // curl and agents read text, browsers ask for pages.
        (&[], MARKDOWN),
        (&[("accept", "")], MARKDOWN),
        (&[("accept", "*/*")], MARKDOWN),
        (&[("accept", BROWSER)], HTML),
        (&[("accept", CHROME)], HTML),
        (&[("accept", "text/*")], MARKDOWN),
        (&[("accept", "text/html")], HTML),
        (&[("accept", "TEXT/HTML;charset=UTF-8")], HTML),
        (&[("accept", "text/markdown")], MARKDOWN),
        (&[("accept", "text/markdown, text/html;q=0.9")], MARKDOWN),
        (&[("accept", "text/plain")], TEXT),
        (&[("accept", "text/plain, */*;q=0.1")], TEXT),
        (&[("accept", "application/json")], JSON),
        // All are as welcome: the order is the server's (axios).
        (&[("accept", "application/json, text/plain, */*")], MARKDOWN),
        (&[("accept", "application/*")], JSON),
        (&[("accept", "text/markdown;q=0, */*")], HTML),
        (&[("accept", "text/*;q=0, */*")], JSON),
        (
            &[
                ("accept", "text/html;q=0.1"),
                ("accept", "application/json;q=0.2"),
            ],
            JSON,
        ),
        // Nothing acceptable, or nothing said.
        (&[("accept", "image/png")], MARKDOWN),
        (&[("accept", "*/*;q=0")], MARKDOWN),
        (&[("accept", ",,;q=x, /, text/")], MARKDOWN),
        (&[("accept", "application/problem+json")], MARKDOWN),
    ];
    for path in ["/errors", "/errors/LIB_LOST", "/errors/4031"] {
        for (fields, media_type) in rows {
            // Over axum and actix the values of two lines must reach the choice too.
            let answer = ask(&Method::GET, path, fields).await;
            assert_eq!(answer.status, 200, "{path} {fields:?}");
            assert_eq!(
                answer.header("content-type"),
                media_type,
                "{path} {fields:?}"
            );
            assert_eq!(answer.header("vary"), "Accept", "{path} {fields:?}");
            assert_eq!(
                answer.header("x-content-type-options"),
                "nosniff",
                "{path} {fields:?}"
            );
            let policy = answer.header("content-security-policy");
            assert_eq!(
                policy.starts_with("default-src 'none'"),
                media_type == HTML,
                "{path} {fields:?}"
            );
        }
    }
}

#[actix_web::test]
async fn each_page_says_its_errors() {
    let rows = [
        (
            "/errors",
            "text/html",
            &["LIB_LOST", "4031", "HTTP_NOT_FOUND"][..],
            &[][..],
        ),
        (
            "/errors",
            "text/markdown",
            &["LIB_LOST", "4031", "HTTP_NOT_FOUND"],
            &[],
        ),
        (
            "/errors",
            "application/json",
            &["LIB_LOST", "4031", "HTTP_NOT_FOUND"],
            &[],
        ),
        (
            "/errors.json",
            "text/html",
            &["LIB_LOST", "4031", "HTTP_NOT_FOUND"],
            &[],
        ),
        (
            "/errors.md",
            "text/html",
            &["LIB_LOST", "4031", "HTTP_NOT_FOUND"],
            &[],
        ),
        (
            "/errors/LIB_LOST.md",
            "text/html",
            &["### `LIB_LOST`", "Emma"],
            &["HTTP_GONE"],
        ),
        (
            "/llms.txt",
            "text/html",
            &[
                "\n> The errors of the library.\n",
                "\n- [LIB_LOST](errors/LIB_LOST.md): 404, no book {book}\n",
                "\n- [4031](errors/4031.md): 403, ",
                "\n- [HTTP_NOT_FOUND](errors/HTTP_NOT_FOUND.md): 404, Not Found\n",
            ],
            &[],
        ),
        (
            "/openapi.json",
            "*/*",
            &["LIB_LOST", "4031", "HTTP_NOT_FOUND"],
            &[],
        ),
        (
            "/errors/LIB_LOST",
            "text/html",
            &["LIB_LOST", "Emma"],
            &["HTTP_GONE"],
        ),
        (
            "/errors/LIB_LOST",
            "text/markdown",
            &["LIB_LOST", "Emma"],
            &["HTTP_GONE"],
        ),
        (
            "/errors/LIB_LOST",
            "text/plain",
            &["LIB_LOST", "Emma"],
            &["HTTP_GONE"],
        ),
        (
            "/errors/LIB_LOST",
            "application/json",
            &["LIB_LOST", "Emma"],
            &["HTTP_GONE"],
        ),
        (
            "/errors/4031",
            "application/json",
            &["4031"],
            &["HTTP_GONE"],
        ),
    ];
    for (path, accept, present, absent) in rows {
        let answer = get(path, accept).await;
        assert_eq!(answer.status, 200, "{path} {accept}");
        let text = answer.text();
        assert!(text.ends_with('\n'), "{path} {accept}");
        for word in present {
            assert!(text.contains(word), "{path} {accept} lacks {word}");
        }
        for word in absent.iter().chain(&["LIB_SECRET", "LIB_INTERNAL"]) {
            assert!(!text.contains(word), "{path} {accept} has {word}");
        }
        assert!(
            !text.contains("</script><b>") || !path.ends_with("html"),
            "{path} {accept}"
        );
    }
}

#[actix_web::test]
async fn agents_get_text_whatever_they_accept() {
    for accept in [BROWSER, "*/*", "application/json", "image/png"] {
        for (path, media_type) in [
            ("/errors.md", MARKDOWN),
            ("/errors/LIB_LOST.md", MARKDOWN),
            ("/errors/4031.md", MARKDOWN),
            ("/llms.txt", TEXT),
        ] {
            let answer = get(path, accept).await;
            assert_eq!(answer.status, 200, "{path} {accept}");
            assert_eq!(answer.header("content-type"), media_type, "{path} {accept}");
            assert_eq!(answer.header("vary"), "", "{path} {accept}");
        }
        for path in [
            "/errors/LIB_SECRET.md",
            "/errors/.md",
            "/errors/LIB_LOST.md.md",
        ] {
            assert_eq!(get(path, accept).await.status, 404, "{path} {accept}");
        }
    }
}

#[actix_web::test]
async fn each_link_of_the_index_leads_to_a_page() {
    let index = get("/llms.txt", "*/*").await.text().to_owned();
    let links: Vec<&str> = index
        .lines()
        .filter_map(|line| line.strip_prefix("- ")?.split(['(', ')']).nth(1))
        .collect();
    assert!(links.len() > 20, "{index}");
    for link in links {
        let answer = get(&format!("/{link}"), "*/*").await;
        assert_eq!(
            (answer.status, answer.header("content-type")),
            (200, MARKDOWN),
            "{link}"
        );
    }
}

#[actix_web::test]
async fn data_are_a_catalogue_with_examples() {
    for path in ["/errors.json", "/errors"] {
        let answer = get(path, "application/json").await;
        let catalogue = Catalogue::from_json(&answer.body).unwrap();
        assert_eq!(catalogue.to_json(), answer.text(), "{path}");
        assert_eq!(catalogue, catalogue.public(), "{path}");
        assert_eq!(
            catalogue.services[0].description.as_deref(),
            Some("The errors of the library.")
        );
        for (_, entry) in catalogue.entries() {
            assert_eq!(entry.examples.len(), 3, "{path} {}", entry.code);
        }
    }
    let one = get("/errors/LIB_LOST", "application/json").await;
    let entry: Entry = serde_json::from_slice(&one.body).unwrap();
    assert_eq!(entry.description.as_deref(), Some("Nobody has it."));
    assert_eq!(
        entry.examples[2].body,
        "no book \"Emma\" [LIB_LOST]\nhttps://lib.example/errors/LIB_LOST\n"
    );
}

#[actix_web::test]
async fn what_is_not_public_is_unknown() {
    let long = format!("/errors/{}", "A".repeat(10 * 1024));
    let encoded = format!("/errors/{}", "%41".repeat(3 * 1024));
    let rows = [
        "/errors/LIB_GONE",
        "/errors/LIB_SECRET",
        "/errors/LIB_INTERNAL",
        "/errors/lib_lost",
        "/errors/LIB_LOST%20",
        "/errors/LIB_LOST%00",
        "/errors/LIB_LOST%",
        "/errors/%",
        "/errors/%ZZ",
        "/errors/%FF%FE",
        "/errors/%2e%2e",
        "/errors/..",
        "/errors/...",
        "/errors/LIB_LOST.json",
        "/errors/LIB_LOST%2F",
        "/errors/%2Ferrors.json",
        "/errors/%3Cscript%3E",
        "/errors/404",
        "/errors/04031",
        "/errors/*",
        "/errors/{code}"
            .strip_suffix("{code}")
            .map_or("", |_| "/errors/%7Bcode%7D"),
        &long,
        &encoded,
    ];
    for path in rows {
        let answer = get(path, "*/*").await;
        assert_eq!(answer.status, 404, "{path:.60}");
        assert_eq!(answer.header("content-type"), PROBLEM, "{path:.60}");
        assert_eq!(answer.json()["code"], "HTTP_NOT_FOUND", "{path:.60}");
        assert_eq!(
            answer.json()["type"],
            "https://lib.example/errors/HTTP_NOT_FOUND",
            "{path:.60}"
        );
        assert!(answer.body.len() < 400, "{path:.60} is not repeated");
        assert_eq!(answer.header("cache-control"), "no-store", "{path:.60}");
        let text = get(path, "text/plain").await;
        assert_eq!(
            (text.status, text.header("content-type")),
            (404, TEXT),
            "{path:.60}"
        );
    }
}

#[actix_web::test]
async fn codes_may_be_percent_encoded() {
    for path in [
        "/errors/LIB%5FLOST",
        "/errors/%4c%49%42_LOST",
        "/errors/LIB_LOST?from=mail",
        "/errors/%34031",
    ] {
        assert_eq!(get(path, "application/json").await.status, 200, "{path}");
    }
}

#[actix_web::test]
async fn other_paths_are_not_the_documentations() {
    for path in [
        "/",
        "/errors/",
        "/errors//",
        "/errors/LIB_LOST/",
        "/errors/LIB_LOST/x",
        "/errors.json/",
        "/errors.JSON",
        "/Errors",
        "/errorsx",
        "/openapi.json/",
        "/openapi",
        "//errors",
        "/x/errors",
        "/errors.json/..",
    ] {
        assert!(by_hand(&Method::GET, path, &[]).is_none(), "{path}");
        assert_eq!(ask(&Method::GET, path, &[]).await.status, 404, "{path}");
    }
}

#[test]
fn the_service_s_own_document_takes_the_errors() {
    let document = json!({
        "openapi": "3.1.0",
        "info": { "title": "Library", "version": "2" },
        "paths": { "/books": { "get": { "responses": {
            "200": { "description": "Books." },
            "404": { "$ref": "#/components/responses/Error404" },
        } } } },
        "components": { "schemas": { "Book": { "type": "object" } } },
    });
    let docs = Docs::new(&ERRORS).openapi(&document).unwrap();
    let served = docs
        .answer(&Method::GET, "/openapi.json", &HeaderMap::new())
        .unwrap();
    let served: Value = serde_json::from_slice(served.body()).unwrap();
    assert_eq!(served["info"], document["info"]);
    assert_eq!(served["paths"]["/books"], document["paths"]["/books"]);
    assert_eq!(
        served["components"]["schemas"]["Book"],
        json!({ "type": "object" })
    );
    assert!(served["components"]["schemas"]["LIB_LOST"].is_object());
    assert!(served["components"]["responses"]["Error404"].is_object());
    assert!(served["components"]["schemas"]["LIB_SECRET"].is_null());
    assert!(served["paths"]["/errors/{code}"]["get"]["responses"]["404"].is_object());

    // Pages have the operations of the document. The data, by which releases are compared, have what the catalogue declares.
    let has_operation = |path: &str| {
        let page = docs.answer(&Method::GET, path, &HeaderMap::new()).unwrap();
        String::from_utf8_lossy(page.body()).contains("GET /books")
    };
    for (path, expected) in [
        ("/errors.md", true),
        ("/llms.txt", true),
        ("/errors/LIB_LOST", true),
        ("/errors/4031", false),
        ("/errors.json", false),
    ] {
        assert_eq!(has_operation(path), expected, "{path}");
    }
    let data = docs.answer(&Method::GET, "/errors.json", &HeaderMap::new());
    let data: Value = serde_json::from_slice(data.unwrap().body()).unwrap();
    assert_eq!(data.get("operations"), None);

    let refused = [
        (json!({ "swagger": "2.0" }), "openapi"),
        (json!({ "openapi": "3.0.3", "paths": {} }), "3.0.3"),
        (
            json!({ "openapi": "3.1.0", "components": { "schemas": { "LIB_LOST": {} } } }),
            "LIB_LOST",
        ),
        (json!([1]), "openapi"),
    ];
    for (document, word) in refused {
        let error = Docs::new(&ERRORS)
            .openapi(&document)
            .unwrap_err()
            .to_string();
        assert!(
            error.contains(word) && error.lines().count() == 2,
            "{document}: {error}"
        );
    }
}

/// The pages take no name that an operation of the service has.
#[test]
fn pages_have_names_of_their_own() {
    let document = json!({
        "openapi": "3.1.0",
        "info": { "title": "Logs", "version": "2" },
        "paths": { "/log/errors": { "get": { "operationId": "listErrors", "responses": {
            "200": { "description": "Errors." },
        } } } },
    });
    let docs = Docs::new(&ERRORS).openapi(&document).unwrap();
    let served = docs
        .answer(&Method::GET, "/openapi.json", &HeaderMap::new())
        .unwrap();
    let served: Value = serde_json::from_slice(served.body()).unwrap();
    let id = |path: &str| served["paths"][path]["get"]["operationId"].clone();
    assert_eq!(id("/log/errors"), "listErrors");
    assert_eq!(id("/errors"), "listErrorsPage");
    assert_eq!(id("/errors.json"), "readErrors");
}
