//! What is the operator's alone: in the data and on the internal pages, in nothing that is public.

use errorbook_export::Catalogue;
use errorbook_export::openapi::Style;
use errorbook_export::writers::{EXPORTS, Write};

const CATALOGUE: &str = r#"{
    "errorbook": 1,
    "services": [{ "name": "acme::ERRORS", "profile": {} }],
    "types": [{ "path": "acme::OrgError", "entries": [{
        "code": "ORG_STORE", "status": 500, "variant": "Store", "title": "Internal Server Error",
        "since": "1.4", "log": "warn", "owner": "team-orgs", "runbook": "https://runbooks.acme.example/store"
    }] }]
}"#;

#[test]
fn an_owner_and_a_runbook_are_on_internal_pages_alone() {
    let all = Catalogue::from_json(CATALOGUE.as_bytes()).unwrap();
    let public = all.public();
    for export in EXPORTS {
        let write = |catalogue: &Catalogue| match export.write {
            Write::File(write) => write(catalogue),
            Write::Document(write) => write(catalogue, None, Style::default()).unwrap(),
            Write::Folder(_) => String::new(),
        };
        let written = write(&public);
        for text in ["team-orgs", "runbook"] {
            assert!(!written.contains(text), "{}: {written}", export.name);
        }
        let written = write(&all);
        let is_page = ["markdown", "html", "json"].contains(&export.name);
        let has = |text| written.contains(text);
        assert_eq!(has("team-orgs"), is_page, "{}", export.name);
        assert_eq!(
            has("https://runbooks.acme.example/store"),
            is_page,
            "{}",
            export.name
        );
    }
}

#[test]
fn a_runbook_is_a_link() {
    let all = Catalogue::from_json(CATALOGUE.as_bytes()).unwrap();
    let html = EXPORTS.iter().find(|export| export.name == "html").unwrap();
    let Write::File(write) = html.write else {
        panic!("not one file")
    };
    let page = write(&all);
    for part in [
        "<dt>Owner</dt><dd>team-orgs</dd>",
        r#"<a href="https://runbooks.acme.example/store">"#,
    ] {
        assert!(page.contains(part), "{part}: {page}");
    }
}
