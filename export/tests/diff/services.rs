//! Services and types that come, go, or go by another name.

use crate::{catalogue, entry, profile, service, text, with};
use expect_test::expect;
use serde_json::json;

#[test]
fn services_that_were_merged_are_paired_by_name() {
    let named =
        |name: &str, nosniff: bool| json!({ "name": name, "profile": { "nosniff": nosniff } });
    let entry = |code: &str| json!([{ "code": code, "status": 403, "variant": "V", "title": "V" }]);
    let old = catalogue(
        json!([named("a", true), named("b", true), named("c", true)]),
        json!([
            { "path": "x::Both", "services": ["a", "b"], "entries": entry("BOTH") },
            { "path": "x::All", "entries": entry("ALL") },
        ]),
    );
    let new = catalogue(
        json!([named("d", true), named("b", false), named("a", true)]),
        json!([
            { "path": "x::Both", "services": ["b", "d"], "entries": entry("BOTH") },
            { "path": "x::All", "entries": entry("ALL") },
        ]),
    );
    expect![[r"
        breaking header-lost: of `b`, no error has the header `x-content-type-options` any more
        breaking service-gone: the service `c` is gone
        breaking code-gone: `a` no longer answers with `BOTH`
        compatible service-added: the service `d` is new
    "]]
    .assert_eq(&text(&old, &new));
}

#[test]
fn one_service_may_be_renamed() {
    let old = with(&profile(), json!([entry()]));
    let mut new = old.clone();
    new.services[0].name = "acme::API".to_owned();
    new.services[0].description = None;
    new.types[0].path = "acme::api::OrgError".to_owned();
    expect![[r"
        editorial service-renamed: the service `acme::ERRORS` is called `acme::API`
        editorial text-changed: the service's description is another
        editorial moved: `ORG_A` was `acme::OrgError::A` and is `acme::api::OrgError::A`
    "]]
    .assert_eq(&text(&old, &new));
}

#[test]
fn codes_that_two_types_have_are_compared_type_by_type() {
    let types = |status: u16| {
        let entry =
            |status: u16| json!([{ "code": "X", "status": status, "variant": "V", "title": "V" }]);
        json!([{ "path": "a::E", "entries": entry(403) }, { "path": "b::E", "entries": entry(status) }])
    };
    let services = json!([service(&profile())]);
    let (old, new) = (
        catalogue(services.clone(), types(404)),
        catalogue(services, types(410)),
    );
    assert_eq!(
        text(&old, &new),
        "breaking status-changed: `X` had the status 404 and has 410\n"
    );
}

#[test]
fn languages_come_and_go_without_a_break() {
    let service = |language: &str, tags: &[&str]| {
        let locales: serde_json::Map<_, _> = tags
            .iter()
            .map(|tag| ((*tag).to_owned(), json!("")))
            .collect();
        let service = if tags.is_empty() {
            json!({ "name": "a::ERRORS", "language": language })
        } else {
            json!({ "name": "a::ERRORS", "language": language, "locales": locales })
        };
        catalogue(json!([service]), json!([]))
    };
    for (old, new, expected) in [
        (service("en", &["de"]), service("en", &["DE"]), ""),
        (
            service("en", &["de"]),
            service("en", &["ar"]),
            "compatible language-added: there are texts in `ar`\neditorial language-gone: there are no texts in `de` any more\n",
        ),
        (
            service("en", &["de"]),
            service("de", &["en"]),
            "editorial language-changed: the default language was `en` and is `de`\n",
        ),
    ] {
        assert_eq!(text(&old, &new), expected);
    }
}
