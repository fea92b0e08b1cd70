//! The documentation that the services serve themselves.

use crate::answers::comparable;
use crate::cases::CASES;
use crate::service::{Framework, Service};
use errorbook_export::Catalogue;
use serde_json::Value;

const HTML: &str = "text/html; charset=utf-8";
const MARKDOWN: &str = "text/markdown; charset=utf-8";
const TEXT: &str = "text/plain; charset=utf-8";
const JSON: &str = "application/json";

#[test]
fn accept_chooses_the_page() {
    let services = Framework::ALL.map(Service::start);
    for path in ["/errors", "/errors/ORG_BLOCKED"] {
        for (accept, media_type) in [
            (&[][..], MARKDOWN),
            (&["*/*"], MARKDOWN),
            (&["text/html,*/*;q=0.8"], HTML),
            (&["text/markdown"], MARKDOWN),
            (&["text/plain"], TEXT),
            (&["application/json"], JSON),
            (&["text/markdown;q=0.5, text/plain"], TEXT),
            (&["text/markdown;q=0.5", "text/plain"], TEXT),
            (&["\u{e9}, text/plain"], TEXT),
            (&["image/png"], MARKDOWN),
        ] {
            let headers: Vec<_> = accept.iter().map(|accept| ("Accept", *accept)).collect();
            let [one, others @ ..] = services.each_ref().map(|service| {
                let response = service.get(path, &headers);
                assert_eq!(response.status, 200, "{path} {accept:?}");
                let label = response.header("content-type");
                assert_eq!(label, Some(media_type), "{path} {accept:?}");
                assert_eq!(response.header("vary"), Some("Accept"), "{path} {accept:?}");
                assert!(response.body.contains("ORG_BLOCKED"), "{path} {accept:?}");
                comparable(&response)
            });
            for other in others {
                assert_eq!(one, other, "{path} {accept:?}");
            }
        }
    }
}

#[test]
fn every_error_leads_to_its_page() {
    for framework in Framework::ALL {
        let service = Service::start(framework);
        for case in CASES {
            let (Some(code), response) = (case.answer.code(), case.send(&service, None)) else {
                continue;
            };
            let link = response.header("link").expect("an error has a link");
            let path = link.trim_start_matches('<').split('>').next().unwrap();
            let page = service.get(path, &[("Accept", "text/markdown")]);
            assert_eq!(page.status, 200, "{framework:?} {path}");
            let section = format!("\n### `{code}`\n\n**{} ", case.status);
            assert!(page.body.contains(&section), "{section}\n{}", page.body);
        }
    }
}

#[test]
fn the_data_are_a_catalogue() {
    let bodies =
        Framework::ALL.map(|framework| Service::start(framework).get("/errors.json", &[]).body);
    assert!(bodies.iter().all(|body| *body == bodies[0]));
    let catalogue = Catalogue::from_json(bodies[0].as_bytes()).unwrap();
    let codes: Vec<_> = catalogue
        .entries()
        .map(|(_, entry)| entry.code.to_string())
        .collect();
    for case in CASES {
        if let Some(code) = case.answer.code() {
            assert!(codes.iter().any(|known| known == code), "{code}");
        }
    }
    // What is sent of a value is an item, and no answer.
    let items = catalogue.items().map(|(_, entry)| entry.code.to_string());
    let expected = [
        "ORG_INVALID_SLUG",
        "ORG_INVALID_NAME",
        "ORG_INVALID_SEATS",
        "REQUEST_WRONG_TYPE",
        "REQUEST_MISSING",
        "REQUEST_UNKNOWN",
        "REQUEST_DUPLICATE",
        "REQUEST_NOT_ACCEPTED",
    ];
    assert_eq!(items.collect::<Vec<_>>(), expected);
    assert!(codes.iter().all(|code| !expected.contains(&code.as_str())));
    assert!(!bodies[0].contains("HIDDEN"), "{}", bodies[0]);
}

/// The services hand their documents over, which say where their operations are.
#[test]
fn the_pages_have_the_operations() {
    for framework in Framework::ALL {
        let service = Service::start(framework);
        let page = |path: &str, accept| service.get(path, &[("Accept", accept)]).body;
        let rows = [
            (
                "/errors",
                HTML,
                "data-operation=\"create\"><dt><code class=\"code\">POST /<wbr>orgs</code></dt>",
            ),
            ("/errors", HTML, "<option value=\"create\">POST /orgs ("),
            (
                "/errors/ORG_SLUG_TAKEN",
                HTML,
                "<a href=\"../errors#operation/create\">",
            ),
            (
                "/errors/ORG_SLUG_TAKEN",
                MARKDOWN,
                "\n- Answered by: `POST /orgs`\n",
            ),
            ("/llms.txt", TEXT, "\n- POST /orgs: ["),
            ("/errors", JSON, "\"path\": \"/orgs/{slug}\""),
        ];
        for (path, accept, expected) in rows {
            let page = page(path, accept);
            assert!(
                page.contains(expected),
                "{framework:?} {path} {accept}: {page}"
            );
        }
        // The pages are no operations of the service.
        let one = page("/errors/ORG_SLUG_TAKEN.md", MARKDOWN);
        assert!(!one.contains("/invites"), "{framework:?}: {one}");
        let index = page("/llms.txt", TEXT);
        assert!(!index.contains("- GET /errors"), "{framework:?}: {index}");
    }
}

#[test]
fn what_is_hidden_has_no_page() {
    for framework in Framework::ALL {
        let service = Service::start(framework);
        for code in ["ORG_HIDDEN", "ORG_UNKNOWN", "%2e%2e", "org_blocked"] {
            let response = service.get(&format!("/errors/{code}"), &[]);
            assert_eq!(response.status, 404, "{framework:?} {code}");
            assert!(
                response.body.contains("\"HTTP_NOT_FOUND\""),
                "{framework:?} {code}"
            );
            assert!(
                response.header("x-request-id").is_some(),
                "{framework:?} {code}"
            );
        }
    }
}

/// The document has every request of the table, and every response of the service.
#[test]
fn the_document_covers_the_whole_service() {
    let bodies =
        Framework::ALL.map(|framework| Service::start(framework).get("/openapi.json", &[]).body);
    assert!(bodies.iter().all(|body| *body == bodies[0]));
    let document: Value = serde_json::from_str(&bodies[0]).unwrap();
    assert!(!bodies[0].contains("HIDDEN") && !bodies[0].contains("x-errorbook"));
    let paths = document["paths"].as_object().unwrap();
    for page in ["/errors", "/errors/{code}", "/errors.json", "/openapi.json"] {
        assert!(paths[page]["get"].is_object(), "{page}");
    }
    for case in CASES {
        let path = case.path.split('?').next().unwrap();
        let template = paths.keys().find(|template| is_of(path, template));
        let operation = template.map(|template| &paths[template][case.method.to_lowercase()]);
        let Some(operation) = operation.filter(|operation| operation.is_object()) else {
            // The router's own 404 and 405.
            assert!(matches!(case.status, 404 | 405), "{case}");
            continue;
        };
        let response = &operation["responses"][case.status.to_string()];
        let response = match response["$ref"].as_str() {
            Some(reference) => document.pointer(reference.trim_start_matches('#')).unwrap(),
            None => response,
        };
        assert!(response.is_object(), "{case}");
        if let Some(code) = case.answer.code() {
            let examples = &response["content"]["application/problem+json"]["examples"];
            assert!(examples[code].is_object(), "{case} {code}");
        }
    }
}

pub(crate) fn is_of(path: &str, template: &str) -> bool {
    let (path, template) = (path.split('/'), template.split('/'));
    path.clone().count() == template.clone().count()
        && path
            .zip(template)
            .all(|(own, part)| own == part || part.starts_with('{'))
}
