//! What a program has beside the catalogue that is looked at.

use crate::{entry, texts, ty};
use errorbook_export::check::Subject;
use errorbook_export::embedded::Embedded;
use expect_test::expect;
use serde_json::{Value, json};

fn program(types: &[Value], listed: &[&str]) -> Embedded {
    let mut program = Embedded::default();
    for ty in types {
        program
            .add_piece(json!({ "errorbook": 1, "type": ty }).to_string())
            .unwrap();
    }
    let members: Value = listed.iter().map(|path| json!({ "type": path })).collect();
    let listing = json!({ "name": "acme::ERRORS", "members": members });
    program
        .add_piece(json!({ "errorbook": 1, "catalogue": listing }).to_string())
        .unwrap();
    program
}

#[test]
fn types_that_no_catalogue_lists_are_found() {
    let plain = |code: &str| entry(code, 403, json!({}));
    let program = program(
        &[
            ty("acme::E", &[plain("A_A")]),
            ty(
                "acme::Lone",
                &[plain("L_A"), plain("L_B"), plain("L_C"), plain("L_D")],
            ),
            ty("acme::Transparent", &[]),
            ty(
                "errorbook::http_error::HttpError",
                &[plain("HTTP_NOT_FOUND")],
            ),
        ],
        &["acme::E"],
    );
    let found = Subject::program(&program, None).check();
    assert_eq!(
        texts(&found),
        [
            "unlisted: no catalogue lists `acme::Lone`, which was linked: `L_A`, `L_B`, `L_C` and 1 more"
        ]
    );
    expect!["add `Lone` to the service's `catalogue!`"].assert_eq(&found[0].write);
    assert_eq!(found[0].place.as_deref(), Some("acme::Lone"));
}

#[test]
fn one_catalogue_of_a_program_is_looked_at_and_its_codes_are_unique_among_all() {
    let bare = json!({ "help": null });
    let program = program(
        &[
            ty("acme::E", &[entry("A_A", 403, json!({}))]),
            ty(
                "other::E",
                &[entry("A_A", 403, bare.clone()), entry("A_B", 403, bare)],
            ),
        ],
        &["acme::E", "other::E"],
    );
    let mut catalogue = program.catalogue(None).unwrap();
    catalogue.types.truncate(1);
    let found = Subject::program(&program, Some(&catalogue)).check();
    assert_eq!(
        texts(&found),
        ["duplicate-code: `A_A` is the code of `acme::E::V` and of `other::E::V`"]
    );
    assert_eq!(Subject::program(&program, None).check().len(), 3);
}
