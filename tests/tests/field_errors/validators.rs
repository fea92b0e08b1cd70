//! Field errors of garde and of validator, which judge the same input.

use crate::{InvalidOrg, places};
use errorbook::FieldErrors;
use std::collections::BTreeMap;
use validator::Validate;

/// What both crates check.
#[derive(serde::Serialize, garde::Validate, Validate)]
#[validate(schema(function = "short_together"))]
struct NewOrg {
    #[garde(length(min = 1), custom(all_lower_case))]
    #[validate(length(min = 1), custom(function = "lower_case"))]
    slug: String,
    #[garde(range(min = 2))]
    #[validate(range(min = 2))]
    seats: u32,
    #[garde(dive)]
    #[validate(nested)]
    owner: Option<NewMember>,
    #[garde(dive)]
    #[validate(nested)]
    members: Vec<NewMember>,
    // validator counts the values of a map.
    #[garde(dive, length(max = 2))]
    labels: BTreeMap<String, Label>,
    #[garde(inner(inner(length(max = 3))))]
    matrix: Vec<Option<String>>,
    #[garde(range(max = 1))]
    #[validate(range(max = 1, message = "no such type"))]
    r#type: u8,
}

#[derive(Clone, serde::Serialize, garde::Validate, Validate)]
struct NewMember {
    #[garde(contains("@"))]
    #[validate(contains(pattern = "@"))]
    email: String,
    #[garde(dive)]
    #[validate(nested)]
    phones: Vec<Phone>,
}

#[derive(Clone, serde::Serialize, garde::Validate, Validate)]
struct Phone {
    #[garde(length(min = 3))]
    #[validate(length(min = 3, message = "length is lower than 3"))]
    number: String,
}

#[derive(serde::Serialize, garde::Validate)]
struct Label {
    #[garde(length(max = 3))]
    value: String,
}

#[allow(clippy::trivially_copy_pass_by_ref, reason = "garde passes references")]
fn all_lower_case(text: &str, _: &()) -> garde::Result {
    lower_case(text).map_err(|error| garde::Error::new(error.code))
}

fn lower_case(text: &str) -> Result<(), validator::ValidationError> {
    if text.chars().any(char::is_uppercase) {
        return Err(validator::ValidationError::new("lower case"));
    }
    Ok(())
}

fn short_together(org: &NewOrg) -> Result<(), validator::ValidationError> {
    if org.slug.len() + org.members.len() > 9 {
        return Err(validator::ValidationError::new("too long together"));
    }
    Ok(())
}

/// A valid organization with a change.
fn org(change: impl FnOnce(&mut NewOrg)) -> NewOrg {
    let mut org = NewOrg {
        slug: "acme".into(),
        seats: 2,
        owner: None,
        members: Vec::new(),
        labels: BTreeMap::new(),
        matrix: vec![None, Some("abc".into())],
        r#type: 1,
    };
    change(&mut org);
    org
}

fn member(email: &str, phones: &[&str]) -> NewMember {
    let phones = phones.iter().map(|number| Phone {
        number: (*number).into(),
    });
    NewMember {
        email: email.into(),
        phones: phones.collect(),
    }
}

/// Pointer, code and message.
type Wrong = (&'static str, &'static str, &'static str);

/// An organization, and all that is wrong with it.
type Case = (NewOrg, Vec<Wrong>);

fn slug() -> Wrong {
    let message = "lower-case letters, digits and hyphens";
    ("/slug", "ORG_INVALID_SLUG", message)
}

fn seats() -> Wrong {
    ("/seats", "ORG_INVALID_SEATS", "at least 2 seats")
}

fn email(pointer: &'static str) -> Wrong {
    (pointer, "ORG_INVALID_EMAIL", "Email")
}

fn other(pointer: &'static str, message: &'static str) -> Wrong {
    (pointer, "ORG_INVALID_OTHER", message)
}

/// What both crates judge alike.
fn shared_cases() -> Vec<Case> {
    const SHORT: &str = "length is lower than 3";
    let many = |org: &mut NewOrg| {
        org.slug.clear();
        org.members = vec![member("a@acme.example", &["112"]); 11];
        org.members[2] = member("b", &["112", "113", ""]);
        org.members[10] = member("c", &[]);
    };
    vec![
        (org(|_| {}), vec![]),
        (
            org(|org| (org.slug, org.seats) = (String::new(), 1)),
            vec![seats(), slug()],
        ),
        (
            org(|org| org.owner = Some(member("nobody", &["112", "1"]))),
            vec![
                email("/owner/email"),
                other("/owner/phones/1/number", SHORT),
            ],
        ),
        (
            org(many),
            vec![
                email("/members/2/email"),
                other("/members/2/phones/2/number", SHORT),
                email("/members/10/email"),
                slug(),
            ],
        ),
    ]
}

fn check(org: &NewOrg, errors: &FieldErrors, expected: &[Wrong]) {
    let document = serde_json::to_value(org).unwrap();
    let found: Vec<_> = errors
        .iter()
        .map(|error| {
            let pointer = error.pointer().unwrap().as_str();
            assert!(document.pointer(pointer).is_some(), "{pointer}");
            (pointer, error.code().as_str(), error.message())
        })
        .collect();
    assert_eq!(found, expected, "{document}");
}

#[test]
fn garde() {
    const LONG: &str = "length is greater than 3";
    let labelled = |org: &mut NewOrg| {
        for (key, value) in [("", "long"), ("a.b/c~d", "longer"), ("e", "fit")] {
            let value = value.into();
            org.labels.insert(key.into(), Label { value });
        }
    };
    let own_cases: [Case; 3] = [
        (
            org(|org| (org.slug, org.r#type) = ("Acme".into(), 2)),
            // The names are in the order of those in Rust: `r#type` comes first.
            vec![other("/type", "greater than 1"), slug()],
        ),
        (
            org(labelled),
            vec![
                other("/labels//value", LONG),
                other("/labels/a.b~1c~0d/value", LONG),
                other("/labels", "length is greater than 2"),
            ],
        ),
        (
            org(|org| org.matrix[1] = Some("long".into())),
            vec![other("/matrix/1", LONG)],
        ),
    ];
    for (org, expected) in shared_cases().into_iter().chain(own_cases) {
        let errors = match garde::Validate::validate(&org) {
            Ok(()) => FieldErrors::new(),
            Err(report) => FieldErrors::from_garde(&report, InvalidOrg::of_garde),
        };
        check(&org, &errors, &expected);
    }

    let mut report = garde::Report::new();
    report.append(garde::Path::empty(), garde::Error::new("all of it"));
    let errors = FieldErrors::from_garde(&report, InvalidOrg::of_garde);
    check(&org(|_| {}), &errors, &[other("", "all of it")]);
}

#[test]
fn validator() {
    let own_cases: [Case; 2] = [
        (
            org(|org| (org.slug, org.r#type) = ("Acme".into(), 2)),
            vec![other("/slug", "lower case"), other("/type", "no such type")],
        ),
        (
            org(|org| org.slug = "acme-of-old".into()),
            vec![other("", "too long together")],
        ),
    ];
    for (org, expected) in shared_cases().into_iter().chain(own_cases) {
        let errors = match org.validate() {
            Ok(()) => FieldErrors::new(),
            Err(errors) => FieldErrors::from_validator(&errors, InvalidOrg::of_validator),
        };
        check(&org, &errors, &expected);
    }

    // A list that is the whole body.
    let members = vec![vec![], vec![member("a@b", &[]), member("", &[])]];
    let errors = members.validate().unwrap_err();
    let errors = FieldErrors::from_validator(&errors, InvalidOrg::of_validator);
    assert_eq!(places(&errors), [("/1/1/email", "ORG_INVALID_EMAIL")]);
}
