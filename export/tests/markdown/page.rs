//! What the page of the fixture says.

use crate::{acme, events};
use errorbook_export::{Service, markdown};
use expect_test::expect_file;
use pulldown_cmark::{Event, Tag, TagEnd};
use std::collections::HashSet;

#[test]
fn the_page_of_the_fixture() {
    expect_file!["acme.md"].assert_eq(&markdown(&acme()));
}

/// The anchors of a document as GitHub makes them: of the text of each heading.
fn anchors(document: &str) -> HashSet<String> {
    let mut anchors = HashSet::new();
    let mut heading: Option<String> = None;
    for event in events(document) {
        match event {
            Event::Start(Tag::Heading { .. }) => heading = Some(String::new()),
            Event::Text(text) | Event::Code(text) => {
                if let Some(heading) = &mut heading {
                    heading.push_str(&text);
                }
            }
            Event::End(TagEnd::Heading(_)) => {
                let text = heading.take().unwrap().to_lowercase().replace(' ', "-");
                let kept = |c: &char| c.is_alphanumeric() || "-_".contains(*c);
                let anchor: String = text.chars().filter(kept).collect();
                let numbered = (1..).map(|number| format!("{anchor}-{number}"));
                let mut names = std::iter::once(anchor.clone()).chain(numbered);
                anchors.insert(names.find(|name| !anchors.contains(name)).unwrap());
            }
            _ => {}
        }
    }
    anchors
}

#[test]
fn every_anchor_is_one_of_github_s() {
    let mut catalogue = acme();
    // Headings of the same words as codes: of a service, and of a code in another case.
    let mut second = catalogue.services[0].clone();
    second.name = "org_blocked::ERRORS".to_owned();
    catalogue.services.push(second);
    let mut kebab = catalogue.types[0].entries[0].clone();
    kebab.code = serde_json::from_str("\"org_store\"").unwrap();
    catalogue.types[1].entries.push(kebab);
    let document = markdown(&catalogue);
    let anchors = anchors(&document);
    let mut links = 0;
    for event in events(&document) {
        if let Event::Start(Tag::Link { dest_url, .. }) = event
            && let Some(anchor) = dest_url.strip_prefix('#')
        {
            links += 1;
            assert!(anchors.contains(anchor), "{anchor}: {anchors:?}");
        }
    }
    let codes = catalogue.entries().count();
    assert_eq!(
        links,
        codes + 2,
        "one per row, one to a successor, one to what conceals"
    );
    assert!(document.contains("[`ORG_BLOCKED`](#org_blocked-1)"));
    assert!(document.contains("[`org_store`](#org_store-1)"));
}

#[test]
fn a_merged_catalogue_says_who_answers() {
    let mut catalogue = acme();
    let billing: Service = serde_json::from_str(
        r#"{ "name": "billing::ERRORS", "description": "What the till says.", "profile": {
            "body": { "object": [["error", { "object": [["ref", { "name": "code" }]] }]] }, "code_header": "x-code"
        } }"#,
    )
    .unwrap();
    catalogue.services.push(billing);
    catalogue.types[1].services = vec!["billing::ERRORS".to_owned()];
    let document = markdown(&catalogue);
    let cases = [
        "# org_api and billing errors\n",
        "\n## billing\n\nWhat the till says.\n",
        "\nTell errors apart by `error.ref`, which the header `x-code` has too: it is stable",
        "\n`auth::AuthError`, only in billing\n",
        "\n- Only in: billing\n",
    ];
    for expected in cases {
        assert!(document.contains(expected), "{expected}\n{document}");
    }
}

#[test]
fn the_documentation_is_linked_to() {
    let cases = [
        (
            "https://a.example/{code}",
            "<https://a.example/ORG_BLOCKED>",
        ),
        (
            "https://a.example/?a&c={code}",
            "[https\\://a.example/?a&amp;c=ORG_BLOCKED](<https://a.example/?a&amp;c=ORG_BLOCKED>)",
        ),
        (
            "/errors/{code}",
            // It leads nowhere from a file.
            "`/errors/ORG_BLOCKED`",
        ),
        ("javascript:{code}", "`javascript:ORG_BLOCKED`"),
    ];
    for (template, expected) in cases {
        let mut catalogue = acme();
        catalogue.services[0].profile.docs = Some(template.to_owned().leak());
        let document = markdown(&catalogue);
        let line = format!("\n- Documentation: {expected}\n");
        assert!(document.contains(&line), "{template}\n{document}");
    }
}
