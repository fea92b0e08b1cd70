//! Several services in one catalogue.

use errorbook_export::merge::{Merged, merge};
use errorbook_export::{Catalogue, Rule};
use expect_test::expect;
use serde_json::{Value, json};

/// A service with types, each a path and its codes.
fn service(name: &str, types: &[(&str, &[&str])]) -> Value {
    let entries = |codes: &[&str]| -> Value {
        let entry =
            |code: &&str| json!({ "code": code, "status": 403, "variant": "V", "title": "V" });
        codes.iter().map(entry).collect()
    };
    let types: Value = types
        .iter()
        .map(|(path, codes)| json!({ "path": path, "entries": entries(codes) }))
        .collect();
    json!({ "errorbook": 1, "services": [{ "name": name }], "types": types })
}

fn read(json: &Value) -> Catalogue {
    Catalogue::from_json(json.to_string().as_bytes()).unwrap()
}

fn merged(catalogues: &[Value]) -> Merged {
    merge(catalogues.iter().map(read))
}

fn findings(merged: &Merged) -> Vec<String> {
    merged
        .findings
        .iter()
        .map(|finding| format!("{}: {}", finding.rule, finding.what))
        .collect()
}

/// Each type with its services.
fn types(merged: &Merged) -> Vec<String> {
    let types = merged.catalogue.types.iter();
    types
        .map(|ty| format!("{} {:?}", ty.path, ty.services))
        .collect()
}

const AUTH: (&str, &[&str]) = ("auth::AuthError", &["AUTH_A", "AUTH_B"]);

#[test]
fn a_type_that_services_share_is_one_and_no_finding() {
    let merged = merged(&[
        service("orgs::ERRORS", &[("orgs::OrgError", &["ORG_A"]), AUTH]),
        service("pay::ERRORS", &[AUTH, ("pay::PayError", &["PAY_A"])]),
    ]);
    assert_eq!(findings(&merged), [""; 0]);
    assert_eq!(
        types(&merged),
        [
            "orgs::OrgError [\"orgs::ERRORS\"]",
            "auth::AuthError []",
            "pay::PayError [\"pay::ERRORS\"]",
        ]
    );
    let again = read(&serde_json::from_str(&merged.catalogue.to_json()).unwrap());
    assert_eq!(again, merged.catalogue);
}

#[test]
#[allow(clippy::too_many_lines, reason = "a table")]
fn findings_are_found() {
    let other_auth: (&str, &[&str]) = ("auth::AuthError", &["AUTH_A", "AUTH_C"]);
    let rows: [(&str, Vec<Value>, &[&str]); 10] = [
        (
            "a prefix in types of two services",
            vec![
                service("orgs::ERRORS", &[("orgs::OrgError", &["ORG_A"])]),
                service("pay::ERRORS", &[("pay::OrgError", &["ORG_B"])]),
            ],
            &[
                "shared-prefix: `ORG` is the prefix of `orgs::OrgError` of `orgs::ERRORS` and of `pay::OrgError` of `pay::ERRORS`",
            ],
        ),
        (
            "one code in types of two services",
            vec![
                service("orgs::ERRORS", &[("orgs::OrgError", &["ORG_A"])]),
                service("pay::ERRORS", &[("pay::OrgError", &["ORG_A"])]),
            ],
            &[
                "duplicate-code: `ORG_A` is the code of `orgs::OrgError::V` and of `pay::OrgError::V`",
                "shared-prefix: `ORG` is the prefix of `orgs::OrgError` of `orgs::ERRORS` and of `pay::OrgError` of `pay::ERRORS`",
            ],
        ),
        (
            "two versions of a shared type",
            vec![
                service("orgs::ERRORS", &[AUTH]),
                service("pay::ERRORS", &[other_auth]),
            ],
            &["two-versions: `auth::AuthError` is there twice, and `AUTH_C`, `AUTH_B` differ"],
        ),
        (
            "two types of one library",
            vec![
                service("orgs::ERRORS", &[("auth::TokenError", &["AUTH_A"])]),
                service("pay::ERRORS", &[("auth::ScopeError", &["AUTH_B"])]),
            ],
            &[],
        ),
        (
            "two types of services whose crates have one name",
            vec![
                service("app::ORGS", &[("app::orgs::Error", &["ORG_A"])]),
                service("app::PAY", &[("app::pay::Error", &["ORG_B"])]),
            ],
            &[
                "shared-prefix: `ORG` is the prefix of `app::orgs::Error` of `app::ORGS` and of `app::pay::Error` of `app::PAY`",
            ],
        ),
        (
            "two types of one crate, of which one is of the crate's own service",
            vec![
                service("app::ORGS", &[("app::orgs::Error", &["ORG_A"])]),
                service("pay::ERRORS", &[("app::pay::Error", &["ORG_B"])]),
            ],
            &[
                "shared-prefix: `ORG` is the prefix of `app::orgs::Error` of `app::ORGS` and of `app::pay::Error` of `pay::ERRORS`",
            ],
        ),
        (
            "two types of one service",
            vec![
                service(
                    "orgs::ERRORS",
                    &[("orgs::A", &["ORG_A"]), ("parts::B", &["ORG_B"])],
                ),
                service("pay::ERRORS", &[("pay::PayError", &["PAY_A"])]),
            ],
            &[],
        ),
        (
            "a service that adds to the prefix of what it shares",
            vec![
                service("orgs::ERRORS", &[AUTH]),
                service("pay::ERRORS", &[AUTH, ("pay::Tokens", &["AUTH_X"])]),
            ],
            &[],
        ),
        (
            "codes in other styles",
            vec![
                service(
                    "orgs::ERRORS",
                    &[("orgs::A", &["org-a"]), ("orgs::B", &["org.b"])],
                ),
                service(
                    "pay::ERRORS",
                    &[("pay::C", &["org_c"]), ("pay::D", &["lone"])],
                ),
                service("log::ERRORS", &[("log::E", &["lone-e"])]),
            ],
            &[
                "shared-prefix: `org` is the prefix of `orgs::A` of `orgs::ERRORS` and of `pay::C` of `pay::ERRORS`",
            ],
        ),
        (
            "two services of one name",
            vec![
                service("app::ERRORS", &[("app::OrgError", &["ORG_A"])]),
                service("app::ERRORS", &[("app::PayError", &["PAY_A"])]),
                service("app::ERRORS", &[AUTH]),
            ],
            &[
                "same-service: two services are called `app::ERRORS`: the later one is `app::ERRORS#2` here",
                "same-service: two services are called `app::ERRORS`: the later one is `app::ERRORS#3` here",
            ],
        ),
    ];
    for (row, catalogues, expected) in rows {
        let merged = merged(&catalogues);
        assert_eq!(findings(&merged), expected, "{row}");
        // Whatever is found, what is written can be read.
        let json = merged.catalogue.to_json();
        assert!(
            Catalogue::from_json(json.as_bytes()).is_ok(),
            "{row}: {json}"
        );
    }
}

#[test]
fn services_of_one_name_stay_apart() {
    let merged = merged(&[
        service("app::ERRORS", &[("app::OrgError", &["ORG_A"]), AUTH]),
        service("app::ERRORS", &[("app::PayError", &["PAY_A"]), AUTH]),
    ]);
    assert_eq!(
        types(&merged),
        [
            "app::OrgError [\"app::ERRORS\"]",
            "auth::AuthError []",
            "app::PayError [\"app::ERRORS#2\"]",
        ]
    );
    assert_eq!(merged.findings[0].rule, Rule::SameService);
    expect!["give it a name of its own, `NAME=SOURCE`"].assert_eq(&merged.findings[0].write);
}

#[test]
fn what_was_merged_can_be_merged_again() {
    let first = merged(&[
        service("a::ERRORS", &[("a::A", &["A_A"]), AUTH]),
        service("b::ERRORS", &[("b::B", &["B_B"]), AUTH]),
    ]);
    let third = read(&service("c::ERRORS", &[("c::C", &["C_C"]), AUTH]));
    let all = merge([first.catalogue, third]);
    assert_eq!(findings(&all), [""; 0]);
    assert_eq!(
        types(&all),
        [
            "a::A [\"a::ERRORS\"]",
            "auth::AuthError []",
            "b::B [\"b::ERRORS\"]",
            "c::C [\"c::ERRORS\"]"
        ]
    );
}

/// What services list of one type in part is no other version of it.
#[test]
fn parts_of_a_type() {
    let of = |name: &str, codes: &[&str], is_part: bool| {
        let mut service = service(name, &[("auth::AuthError", codes)]);
        if is_part {
            service["types"][0]["partial"] = json!(true);
        }
        service
    };
    let merged = merged(&[
        of("a::ERRORS", &["AUTH_A", "AUTH_B"], true),
        of("b::ERRORS", &["AUTH_B", "AUTH_C"], true),
        of(
            "c::ERRORS",
            &["AUTH_A", "AUTH_B", "AUTH_C", "AUTH_D"],
            false,
        ),
    ]);
    assert_eq!(findings(&merged), [""; 0]);
    let types = merged.catalogue.types.iter().map(|ty| {
        let codes = ty.entries.iter().map(|entry| entry.code.to_string());
        (codes.collect::<Vec<_>>().join(" "), ty.services.join(" "))
    });
    let mut types: Vec<_> = types.collect();
    types.sort();
    let expected = [
        ("AUTH_A", "a::ERRORS c::ERRORS"),
        ("AUTH_B", ""),
        ("AUTH_C", "b::ERRORS c::ERRORS"),
        ("AUTH_D", "c::ERRORS"),
    ];
    assert_eq!(
        types,
        expected.map(|(codes, services)| (codes.to_owned(), services.to_owned()))
    );
    // A code that is not the same in both is.
    let mut other = of("d::ERRORS", &["AUTH_A"], true);
    other["types"][0]["entries"][0]["status"] = json!(401);
    let merged = self::merged(&[of("a::ERRORS", &["AUTH_A", "AUTH_B"], true), other]);
    assert!(!findings(&merged).is_empty());
}

/// What services say of one code: whether each shares it, and the statuses that each answers with.
#[test]
fn a_code_that_every_type_shares_is_no_clash() {
    let of = |name: &str, path: &str, shares: bool, statuses: &[u16]| {
        let mut service = service(name, &[(path, &vec!["M_UNKNOWN"; statuses.len()])]);
        for (at, status) in statuses.iter().enumerate() {
            let entry = &mut service["types"][0]["entries"][at];
            entry["shared"] = json!(shares);
            entry["status"] = json!(status);
            entry["variant"] = json!(format!("V{status}"));
        }
        service
    };
    let one = of("a::ERRORS", "a::A", true, &[404, 405]);
    for (other, rules) in [
        (of("b::ERRORS", "b::B", true, &[404]), &[][..]),
        (of("b::ERRORS", "b::B", true, &[413]), &[]),
        (
            of("b::ERRORS", "b::B", false, &[404]),
            &[Rule::DuplicateCode],
        ),
        // One type that both have: the same, another version of it, and one that shares no code any more.
        (of("b::ERRORS", "a::A", true, &[404, 405]), &[]),
        (
            of("b::ERRORS", "a::A", true, &[404, 406]),
            &[Rule::TwoVersions],
        ),
        (of("b::ERRORS", "a::A", false, &[404]), &[Rule::TwoVersions]),
    ] {
        let merged = merged(&[one.clone(), other.clone()]);
        let found: Vec<Rule> = merged.findings.iter().map(|finding| finding.rule).collect();
        assert_eq!(found, rules, "{other}: {:?}", findings(&merged));
        let again = read(&serde_json::from_str(&merged.catalogue.to_json()).unwrap());
        assert_eq!(again, merged.catalogue);
    }
}

#[test]
fn examples_of_a_shared_type_stay_where_they_are_the_same() {
    let with = |name: &str, body: &str| {
        let mut json = service(name, &[AUTH]);
        let example = |body: &str| json!([{ "accept": "a/b", "status": "403 Forbidden", "headers": [], "body": body }]);
        json["types"][0]["entries"][0]["examples"] = example("same");
        json["types"][0]["entries"][1]["examples"] = example(body);
        json["types"][0]["at"] = json!(name);
        json
    };
    let merged = merged(&[with("a::ERRORS", "a"), with("b::ERRORS", "b")]);
    let entries = &merged.catalogue.types[0].entries;
    assert_eq!(
        (entries[0].examples.len(), entries[1].examples.len()),
        (1, 0)
    );
}

#[test]
fn many_types_of_one_prefix_are_merged_in_time() {
    let paths: Vec<String> = (0..20_000)
        .map(|number| format!("lib::T{number}"))
        .collect();
    let codes: Vec<String> = (0..20_000).map(|number| format!("LIB_{number}")).collect();
    let half = |from: usize| -> Value {
        let numbers = from..from + 10_000;
        let types: Value = numbers
            .map(|number| json!({ "path": paths[number], "entries": [{ "code": codes[number], "status": 403, "variant": "V", "title": "V" }] }))
            .collect();
        json!({ "errorbook": 1, "services": [{ "name": format!("s{from}::ERRORS") }], "types": types })
    };
    let merged = merged(&[half(0), half(10_000)]);
    assert_eq!(findings(&merged), [""; 0]);
}

#[test]
fn no_name_of_a_service_is_given_twice() {
    let cases: [(&[&str], &[&str]); 2] = [
        (
            &["A#2", "A", "A", "A#3", "A", "B"],
            &["A#2", "A", "A#3", "A#3#2", "A#4", "B"],
        ),
        (&["A", "A", "A#2", "A"], &["A", "A#2", "A#2#2", "A#3"]),
    ];
    for (given, expected) in cases {
        let services: Vec<_> = given.iter().map(|name| service(name, &[])).collect();
        let merged = merged(&services).catalogue;
        let names: Vec<_> = merged
            .services
            .iter()
            .map(|service| &service.name)
            .collect();
        assert_eq!(names, expected);
    }
}
