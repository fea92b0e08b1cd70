//! Operations, joined with those of the service's document, and what the exports make of them.

use errorbook_export::openapi::{self, Layout, Style, Version};
use errorbook_export::{
    Catalogue, facts, html, html_entry, markdown, markdown_index, rust, typescript,
};
use serde_json::{Value, json};

fn acme() -> Catalogue {
    Catalogue::from_json(include_bytes!("data/operations.json")).unwrap()
}

/// The fixture without the operations that it declares.
fn undeclared() -> Catalogue {
    let mut catalogue = acme();
    catalogue.operations.clear();
    catalogue
}

/// The responses of some errors, as utoipa and aide write them.
fn responses(codes: &[&str]) -> Value {
    let mut types = acme().types;
    for ty in &mut types {
        ty.entries
            .retain(|entry| codes.contains(&entry.code.to_string().as_str()));
    }
    let responses = openapi::responses(types).into_iter();
    responses
        .map(|(status, response)| (status.to_string(), response))
        .collect()
}

/// A service's own document: one operation that the fixture declares, one that it does not, one without errors and one
/// without an id.
fn document() -> Value {
    json!({
        "openapi": "3.1.0",
        "info": { "title": "Organizations", "version": "1.4.0" },
        "paths": {
            "/health": { "get": { "operationId": "health", "responses": { "200": { "description": "up" } } } },
            "/orgs/{slug}": {
                "delete": { "operationId": "delete_org", "responses": responses(&["4031", "ORG_STORE"]) },
                "get": { "operationId": "find_org", "responses": responses(&["ORG_NOT_FOUND", "ORG_STORE"]) },
                "patch": { "responses": responses(&["ORG_INVALID", "4031"]) },
            },
        },
    })
}

/// The document with the errors of the catalogue in it, in a style.
fn covered(version: Version, layout: Layout) -> Value {
    let mut document = document();
    openapi::cover(&mut document, &undeclared(), Vec::new(), |_| {}).unwrap();
    Style { version, layout }.apply(&mut document);
    document
}

/// Name, label and codes.
fn rows(catalogue: &Catalogue) -> Vec<String> {
    let operations = catalogue.operations.iter();
    operations
        .map(|it| {
            let codes: Vec<_> = it.codes.iter().map(ToString::to_string).collect();
            format!("{}: {}: {}", it.name, it.label(), codes.join(" "))
        })
        .collect()
}

#[test]
fn operations_are_read_from_documents_of_every_style() {
    let expected = [
        "delete_org: DELETE /orgs/{slug}: 4031 ORG_STORE",
        "find_org: GET /orgs/{slug}: ORG_NOT_FOUND ORG_STORE",
        "patch/orgs/{slug}: PATCH /orgs/{slug}: 4031 ORG_INVALID",
    ];
    let mut documents = vec![document()];
    for version in [Version::V3_0, Version::V3_1] {
        for layout in [
            Layout::PerStatus,
            Layout::OneError,
            Layout::OneErrorInRanges,
        ] {
            documents.push(covered(version, layout));
        }
    }
    for document in documents {
        let mut catalogue = undeclared();
        catalogue.add_operations(&document);
        let mut found = rows(&catalogue);
        found.sort();
        let mut expected = expected.to_vec();
        expected.sort_unstable();
        assert_eq!(found, expected, "{document:#}");
    }
}

#[test]
fn what_is_declared_stays() {
    let mut catalogue = acme();
    let mut document = document();
    // Another method and path than it declares, and another set of codes.
    document["paths"]["/other"] =
        json!({ "put": { "operationId": "create_org", "responses": responses(&["ORG_STORE"]) } });
    // No id, but the same place.
    document["paths"]["/orgs/{slug}/members"] =
        json!({ "get": { "responses": responses(&["ORG_STORE"]) } });
    catalogue.add_operations(&document);
    assert_eq!(
        rows(&catalogue)[..4],
        [
            "create_org: POST /orgs: 4031 ORG_INVALID ORG_STORE",
            "find_org: GET /orgs/{slug}: ORG_NOT_FOUND ORG_STORE",
            "list/members: GET /orgs/{slug}/members: 4031 ORG_NOT_FOUND",
            "org_store: org_store: ORG_RATE_LIMITED",
        ]
    );
    assert_eq!(catalogue.operations.len(), 7);
    catalogue.add_operations(&document);
    assert_eq!(catalogue.operations.len(), 7, "twice");
}

/// What an error says of its operations.
fn answered_by(catalogue: &Catalogue, code: &str) -> Option<String> {
    let mut entries = catalogue.entries();
    let (ty, entry) = entries
        .find(|(_, entry)| entry.code.to_string() == code)
        .unwrap();
    let facts = facts(catalogue, ty, entry).into_iter();
    let mut facts = facts.filter(|fact| fact.label == "Answered by");
    facts
        .next()
        .map(|fact| fact.spans.iter().map(ToString::to_string).collect())
}

#[test]
fn errors_name_their_operations() {
    let mut catalogue = acme();
    for operation in &mut catalogue.operations[..4] {
        operation
            .codes
            .push(catalogue.types[0].entries[3].code.clone());
    }
    let rows = [
        ("ORG_NOT_FOUND", Some("find_org, GET /orgs/{slug}/members")),
        ("ORG_INVALID", Some("POST /orgs")),
        ("4031", Some("POST /orgs, GET /orgs/{slug}/members")),
        ("AUTH_GATEWAY", None),
        ("ORG_STORE", Some("all 4 operations")),
    ];
    for (code, expected) in rows {
        assert_eq!(answered_by(&catalogue, code).as_deref(), expected, "{code}");
    }
    catalogue.operations.truncate(2);
    let both = answered_by(&catalogue, "ORG_STORE");
    assert_eq!(
        both.as_deref(),
        Some("POST /orgs, find_org"),
        "few are named"
    );
}

#[test]
fn exports_have_the_operations() {
    let catalogue = acme();
    let cases = [
        (
            "markdown",
            markdown(&catalogue),
            "\n| `POST /orgs` | [`4031`](#4031), [`ORG_INVALID`](#org_invalid), [`ORG_STORE`](#org_store) |\n",
        ),
        (
            "markdown",
            markdown(&catalogue),
            "\n- Answered by: `POST /orgs`, `find_org`\n",
        ),
        (
            "llms.txt",
            markdown_index(&catalogue),
            "\n## Operations\n\n- POST /orgs: [4031](errors/4031.md), [ORG_INVALID](errors/ORG_INVALID.md), [ORG_STORE](errors/ORG_STORE.md)\n",
        ),
        (
            "typescript",
            typescript(&catalogue),
            "\nexport type CreateOrgError =\n  | OrgInvalidError\n  | OrgStoreError\n  | Error4031;\n",
        ),
        (
            "typescript",
            typescript(&catalogue),
            "  \"list/members\": ListMembersError;\n",
        ),
        (
            "a name that an error has",
            typescript(&catalogue),
            "  org_store: OrgStoreError_2;\n",
        ),
        ("rust", rust(&catalogue), "pub enum CreateOrgError {\n"),
        (
            "rust",
            rust(&catalogue),
            "impl From<CreateOrgError> for Error {\n",
        ),
        (
            "html",
            html(&catalogue),
            "<div id=\"operation/create_org\" data-operation=\"create_org\"><dt><code class=\"code\">POST /<wbr>orgs</code></dt>",
        ),
        (
            "html",
            html(&catalogue),
            "<dt>Answered by</dt><dd><a href=\"#operation/find_org\"><code class=\"code\">find_<wbr>org</code></a>, <a href",
        ),
        (
            "html",
            html(&catalogue),
            "<option value=\"create_org\">POST /orgs (3)</option>",
        ),
        (
            "a page of one",
            html_entry(&catalogue, "ORG_INVALID", "../errors").unwrap(),
            "<a href=\"../errors#operation/create_org\">",
        ),
    ];
    for (name, written, expected) in cases {
        assert!(written.contains(expected), "{name}: {written}");
    }
    let none = undeclared();
    for written in [
        markdown(&none),
        markdown_index(&none),
        typescript(&none),
        rust(&none),
        html(&none),
    ] {
        for word in ["Operation", "CreateOrg", "isErrorOf", "Answered by"] {
            assert!(!written.contains(word), "{word}: {written}");
        }
    }
}

/// Of a code that no error has, and with a name that is hostile.
#[test]
fn any_operation_can_be_written() {
    let mut catalogue = acme();
    let code = catalogue.types[0].entries[0].code.clone();
    for name in [
        "",
        "__proto__",
        "a\"b\\",
        "*/ <script> `",
        "a\nb",
        "constructor",
    ] {
        let mut operation = catalogue.operations[0].clone();
        name.clone_into(&mut operation.name);
        operation.codes = vec![
            code.clone(),
            errorbook_export::Code::Text("GONE".to_owned()),
        ];
        catalogue.operations.push(operation);
    }
    let page = html(&catalogue);
    assert!(
        page.contains("data-operation=\"*/ &#60;script&#62; `\""),
        "{page}"
    );
    assert!(page.contains("<code class=\"code\">GONE</code>"), "{page}");
    let file = typescript(&catalogue);
    assert!(file.contains("  \"a\\\"b\\\\\": ABError;\n"), "{file}");
    assert!(!file.contains("GONE"), "{file}");
}
