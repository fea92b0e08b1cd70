//! The operations of a catalogue: read, published, merged, and taken from a program.

use errorbook_export::embedded::Embedded;
use errorbook_export::merge::merge;
use errorbook_export::{Catalogue, Code, Rule};
use serde_json::{Value, json};

fn entries() -> Value {
    json!([
        { "code": "ORG_NOT_FOUND", "status": 404, "variant": "NotFound", "title": "Not found" },
        { "code": "ORG_HIDDEN", "status": 403, "variant": "Hidden", "title": "Hidden", "concealed_as": "ORG_NOT_FOUND" },
        { "code": "ORG_AUDIT", "status": 500, "variant": "Audit", "title": "Audit", "internal": true },
        { "code": 4031, "status": 403, "variant": "Blocked", "title": "Blocked" },
    ])
}

fn catalogue(service: &str, operations: &Value) -> Result<Catalogue, String> {
    let json = json!({
        "errorbook": 1,
        "services": [{ "name": service }],
        "types": [{ "path": "acme::OrgError", "entries": entries() }],
        "operations": operations,
    });
    Catalogue::from_json(json.to_string().as_bytes()).map_err(|error| error.to_string())
}

fn operations(catalogue: &Catalogue) -> Value {
    serde_json::to_value(&catalogue.operations).unwrap()
}

#[test]
fn are_read_and_written() {
    let written = json!([
        { "name": "list", "codes": [] },
        { "name": "show", "method": "GET", "path": "/orgs/{slug}", "codes": [4031, "ORG_NOT_FOUND"] },
    ]);
    let catalogue = catalogue("acme::ERRORS", &written).unwrap();
    assert_eq!(operations(&catalogue), written);
    let blocked = catalogue.answered_by(&Code::Number(4031));
    let names: Vec<_> = blocked.map(|operation| &operation.name).collect();
    assert_eq!(names, ["show"]);
    let without = Catalogue::new(catalogue.services, catalogue.types);
    assert!(!without.to_json().contains("operations"));
}

/// What clients may not see is in no subset either, and what a subset passes on of other types.
#[test]
fn subsets_are_published_as_they_are_sent() {
    let lent = json!({ "code": "ORG_LENT", "status": 409, "variant": "Lent", "title": "Lent" });
    let json = json!({
        "errorbook": 1,
        "services": [{ "name": "acme::ERRORS" }],
        "types": [
            {
                "path": "acme::OrgError",
                "entries": entries(),
                "subsets": [
                    { "name": "Show", "variants": ["Hidden", "Blocked", "Audit"] },
                    {
                        "name": "List",
                        "variants": ["Audit"],
                        "inside": [
                            { "type": "acme::Inner", "variants": ["Audit"] },
                            { "type": "acme::Other", "variants": ["Lent", "Audit"] },
                        ],
                    },
                ],
            },
            { "path": "acme::Inner", "entries": [entries()[2]] },
            { "path": "acme::Other", "entries": [lent, entries()[2]] },
        ],
    });
    let catalogue = Catalogue::from_json(json.to_string().as_bytes()).unwrap();
    let catalogue = catalogue.public();
    let subsets = serde_json::to_value(&catalogue.types[0]).unwrap()["subsets"].clone();
    let expected = json!([
        { "name": "Show", "variants": ["NotFound", "Blocked"] },
        { "name": "List", "variants": [], "inside": [{ "type": "acme::Other", "variants": ["Lent"] }] },
    ]);
    assert_eq!(subsets, expected);
}

#[test]
fn that_cannot_be_are_refused() {
    let cases = [
        (
            json!([{ "name": "a", "codes": [] }, { "name": "a", "codes": [] }]),
            "the operation \"a\" is there twice",
        ),
        (
            json!([{ "name": "a b", "codes": [] }]),
            "the operation \"a b\" has no name that is one word",
        ),
        (
            json!([{ "name": "", "codes": [] }]),
            "the operation \"\" has no name that is one word",
        ),
        (
            json!([{ "name": "a", "codes": ["X\n"] }]),
            "the operation \"a\" answers with \"X\\n\", which no error has",
        ),
    ];
    for (operations, expected) in cases {
        let refused = catalogue("acme::ERRORS", &operations).unwrap_err();
        assert_eq!(refused, expected, "{operations}");
    }
}

#[test]
fn public_ones_have_public_codes() {
    let written = json!([{ "name": "show", "codes": [4031, "ORG_AUDIT", "ORG_NOT_FOUND"] }]);
    let public = catalogue("acme::ERRORS", &written).unwrap().public();
    let expected = json!([{ "name": "show", "codes": [4031, "ORG_NOT_FOUND"] }]);
    assert_eq!(operations(&public), expected);
}

#[test]
fn merged_ones_have_names_of_their_own() {
    let orgs = json!([{ "name": "list", "codes": [4031] }, { "name": "show", "codes": [] }]);
    let billing = json!([{ "name": "list", "codes": ["ORG_NOT_FOUND"] }]);
    let merged = merge([
        catalogue("orgs::ERRORS", &orgs).unwrap(),
        catalogue("billing::ERRORS", &billing).unwrap(),
    ]);
    let expected = json!([
        { "name": "list", "codes": [4031] },
        { "name": "show", "codes": [] },
        { "name": "billing_list", "codes": ["ORG_NOT_FOUND"] },
    ]);
    assert_eq!(operations(&merged.catalogue), expected);
    let findings: Vec<_> = merged.findings.iter().collect();
    let [finding] = findings.as_slice() else {
        panic!("{findings:?}");
    };
    assert_eq!(finding.rule, Rule::SameOperation);
    assert!(
        finding
            .what
            .contains("that of `billing::ERRORS` is `billing_list` here"),
        "{finding:?}"
    );
}

/// A program with a catalogue that includes another one.
#[test]
fn of_a_program_are_its_own_and_those_that_it_includes() {
    let mut program = Embedded::default();
    let place = "acme::OrgError 1:1";
    let catalogue = |name: &str, members: Value, operations: Value| json!({ "errorbook": 1, "catalogue": { "name": name, "members": members, "operations": operations } });
    let pieces = [
        json!({ "errorbook": 1, "type": { "path": "acme::OrgError", "at": "1:1", "entries": entries() } }),
        catalogue(
            "acme::ERRORS",
            json!([{ "type": place }, { "catalogue": "acme::INNER" }]),
            json!([
                { "name": "show", "codes": ["ORG_NOT_FOUND", "ORG_NOT_FOUND", 4031] },
                { "name": "health", "codes": [] },
            ]),
        ),
        catalogue(
            "acme::INNER",
            json!([{ "type": place }]),
            json!([{ "name": "inner", "codes": ["ORG_NOT_FOUND"] }]),
        ),
    ];
    for piece in pieces {
        program.add_piece(piece.to_string()).unwrap();
    }
    let catalogue = program.catalogue(Some("acme::ERRORS")).unwrap();
    let expected = json!([
        { "name": "show", "codes": [4031, "ORG_NOT_FOUND"] },
        { "name": "health", "codes": [] },
        { "name": "inner", "codes": ["ORG_NOT_FOUND"] },
    ]);
    assert_eq!(operations(&catalogue), expected);
}
