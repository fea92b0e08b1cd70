//! What becomes of shared and published codes in all that is made of a catalogue.

use crate::contracts::{MATRIX_ERRORS, PUBLISHED_ERRORS, RPC_ERRORS};
use errorbook_export::{Catalogue, html, html_entry, lock, markdown, openapi, typescript};
use std::collections::HashSet;

fn data(catalogue: &'static errorbook::Catalogue) -> Catalogue {
    errorbook::docs::catalogue(catalogue)
}

/// The values of an attribute of HTML, or of what else stands between two texts.
fn between<'a>(text: &'a str, before: &str, after: &str) -> Vec<&'a str> {
    let parts = text.split(before).skip(1);
    parts.filter_map(|part| part.split(after).next()).collect()
}

#[test]
fn a_lock_has_a_line_per_status_of_a_shared_code() {
    let text = lock::of(&data(&MATRIX_ERRORS)).unwrap().to_string();
    let lines: Vec<&str> = text.lines().skip(1).collect();
    assert_eq!(
        lines,
        [
            "code M_UNKNOWN_TOKEN 401 soft_logout:boolean",
            "code M_UNRECOGNIZED 400 shared",
            "code M_UNRECOGNIZED 404 shared",
            "code M_UNRECOGNIZED 405 soft:boolean shared",
        ]
    );
    let text = lock::of(&data(&RPC_ERRORS)).unwrap().to_string();
    let lines: Vec<&str> = text.lines().skip(1).collect();
    assert_eq!(
        lines,
        [
            "code -32601 404",
            "code -32602 400 shared",
            "code -32602 422 requested:string shared",
        ]
    );
    for catalogue in [&MATRIX_ERRORS, &RPC_ERRORS, &PUBLISHED_ERRORS] {
        let lock = lock::of(&data(catalogue)).unwrap();
        assert_eq!(lock.to_string().parse(), Ok(lock.clone()));
        let update = lock::update(&lock, &data(catalogue), &[]).unwrap();
        assert_eq!(
            (update.breaks, update.changed, update.lock),
            (vec![], vec![], lock)
        );
    }
}

#[test]
fn answers_of_a_shared_code_break_by_status() {
    let catalogue = data(&MATRIX_ERRORS);
    for (published, breaks) in [
        ("code M_UNRECOGNIZED 404 shared", &[][..]),
        ("code M_UNRECOGNIZED 404", &[]),
        (
            "code M_UNRECOGNIZED 403 shared",
            &["`M_UNRECOGNIZED` is no longer answered with the status 403"],
        ),
        (
            "code M_UNRECOGNIZED 404 hint:string shared\ncode M_UNRECOGNIZED 405 soft:string retryable shared",
            &[
                "`M_UNRECOGNIZED` has lost the field `hint`",
                "`M_UNRECOGNIZED` had the field `soft` as string and has it as boolean",
                "`M_UNRECOGNIZED` is no longer retryable",
            ],
        ),
        ("code M_UNRECOGNIZED 403 shared optional", &[]),
        (
            "code M_GONE 404 shared\ncode M_GONE 405 shared",
            &["`M_GONE` is gone"],
        ),
        (
            "retired M_UNRECOGNIZED",
            &["`M_UNRECOGNIZED` is retired, and used again"],
        ),
    ] {
        let update = lock::update(&published.parse().unwrap(), &catalogue, &[]).unwrap();
        let found: Vec<String> = update.breaks.iter().map(ToString::to_string).collect();
        assert_eq!(found, breaks, "{published}");
    }
}

#[test]
fn pages_have_a_section_per_code_and_no_id_twice() {
    for catalogue in [&MATRIX_ERRORS, &RPC_ERRORS, &PUBLISHED_ERRORS] {
        let catalogue = data(catalogue);
        let page = html(&catalogue);
        let ids = between(&page, " id=\"", "\"");
        let unique: HashSet<&str> = ids.iter().copied().collect();
        assert_eq!(ids.len(), unique.len(), "{ids:?}");
        for link in between(&page, " href=\"#", "\"") {
            assert!(unique.contains(link), "{link}");
        }
        let document = markdown(&catalogue);
        let mut headings = HashSet::new();
        for heading in document.lines().filter(|line| line.starts_with("### ")) {
            assert!(headings.insert(heading), "{heading}");
        }
        let anchors: HashSet<&str> = between(&document, "](#", ")").into_iter().collect();
        assert_eq!(anchors.len(), catalogue.entries().count());
    }
    let page = html(&data(&MATRIX_ERRORS));
    let headings = between(&page, "<h3>", " <a");
    assert_eq!(headings.len(), 2, "{headings:?}");
    for id in ["M_UNRECOGNIZED", "M_UNRECOGNIZED:405", "M_UNRECOGNIZED:400"] {
        assert!(page.contains(&format!("id=\"{id}\"")), "{id}");
    }
    let page = html(&data(&RPC_ERRORS));
    assert!(page.contains("id=\"-32601\""));
}

#[test]
fn the_page_of_a_shared_code_has_all_its_answers() {
    let page = html_entry(&data(&MATRIX_ERRORS), "M_UNRECOGNIZED", "../errors").unwrap();
    for status in ["404 Not Found", "405 Method Not Allowed", "400 Bad Request"] {
        assert!(page.contains(status), "{status}");
    }
    assert_eq!(page.matches("<h1>").count(), 1);
}

#[test]
fn typescript_has_one_member_per_code() {
    let file = typescript(&data(&MATRIX_ERRORS));
    let union = between(&file, "export type ApiError =\n", ";")[0];
    assert_eq!(union, "  | MUnrecognizedError\n  | MUnknownTokenError");
    let interface = between(&file, "export interface MUnrecognizedError {\n", "}")[0];
    assert_eq!(
        interface,
        "  code: \"M_UNRECOGNIZED\";\n  status: 404 | 405 | 400 | 409 | 410;\n  message: string;\n  retryable: undefined;\n  soft?: boolean;\n"
    );
    let file = typescript(&data(&RPC_ERRORS));
    assert!(file.contains("\n  code: -32601;\n"), "{file}");
    let file = typescript(&data(&PUBLISHED_ERRORS));
    let names = between(&file, "export interface ", " {");
    let unique: HashSet<&str> = names.iter().copied().collect();
    assert_eq!(names.len(), unique.len(), "{names:?}");
}

#[test]
fn openapi_has_each_answer_under_its_status() {
    let document: serde_json::Value =
        serde_json::from_str(&openapi(&data(&MATRIX_ERRORS))).unwrap();
    let responses = &document["components"]["responses"];
    for status in [400, 404, 405, 409, 410] {
        let response = &responses[format!("Error{status}")];
        let description = response["description"].as_str().unwrap();
        assert!(
            description.contains("M\\_UNRECOGNIZED") || description.contains("`M_UNRECOGNIZED`"),
            "{description}"
        );
    }
    assert!(responses["Error405"]["headers"].get("allow").is_some());
    for catalogue in [&MATRIX_ERRORS, &RPC_ERRORS, &PUBLISHED_ERRORS] {
        let document: serde_json::Value = serde_json::from_str(&openapi(&data(catalogue))).unwrap();
        let schemas = document["components"]["schemas"].as_object().unwrap();
        let mut lower = HashSet::new();
        for name in schemas.keys() {
            let is_allowed = |c: char| c.is_ascii_alphanumeric() || "._-".contains(c);
            assert!(name.chars().all(is_allowed), "{name}");
            assert!(lower.insert(name.to_ascii_lowercase()), "{name}");
        }
    }
}
