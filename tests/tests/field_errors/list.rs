//! Field errors made by hand.

use crate::{ERRORS, InvalidOrg, OrgError, places};
use errorbook::{ApiError, Entry, FieldError, FieldErrors, JsonPointer};
use serde_json::json;

#[test]
fn they_are_kept_in_the_order_in_which_they_came() {
    let mut errors = FieldErrors::from(FieldError::new("/z", InvalidOrg::Email));
    errors.add("/a", InvalidOrg::Slug);
    errors.extend([FieldError::new("", InvalidOrg::Email)]);
    let pointer = JsonPointer::from("/a");
    let boxed: Box<dyn ApiError> = Box::new(InvalidOrg::Slug);
    errors.add(&pointer, boxed);
    let expected = [
        ("/z", "ORG_INVALID_EMAIL"),
        ("/a", "ORG_INVALID_SLUG"),
        ("", "ORG_INVALID_EMAIL"),
        ("/a", "ORG_INVALID_SLUG"),
    ];
    assert_eq!(places(&errors), expected);
    assert_eq!(errors.len(), 4);
    let again: FieldErrors = errors.clone().into_iter().collect();
    assert_eq!(again, errors);
    assert_eq!((&errors).into_iter().count(), 4);
    let fewer: FieldErrors = again.into_iter().take(3).collect();
    assert_ne!(fewer, errors);
}

#[test]
fn none_is_no_error() {
    let none = FieldErrors::new();
    assert!(none.is_empty());
    assert_eq!(serde_json::to_value(&none).unwrap(), json!([]));
    let invalid = |errors| OrgError::Invalid { errors };
    assert_eq!(none.into_result(invalid), Ok(()));
    let errors = FieldErrors::from(FieldError::new("/slug", InvalidOrg::Slug));
    assert_eq!(errors.clone().into_result(invalid), Err(invalid(errors)));
}

#[test]
fn they_go_wherever_an_error_goes() {
    fn check<T: Clone + Default + Send + Sync + std::fmt::Debug + 'static>() {}
    check::<FieldErrors>();
}

#[test]
fn the_catalogue_has_the_codes() {
    let codes: Vec<_> = ERRORS.entries().map(Entry::code).collect();
    let expected = [
        "ORG_INVALID",
        "ORG_INVALID_SLUG",
        "ORG_INVALID_SEATS",
        "ORG_INVALID_EMAIL",
        "ORG_INVALID_OTHER",
    ];
    assert_eq!(codes, expected);
    let error: FieldError = FieldError::new("/seats", InvalidOrg::Seats { min: 2 });
    let entry = ERRORS.get("ORG_INVALID_SEATS").unwrap();
    assert!(std::ptr::eq(error.entry(), entry));
    assert_eq!(entry.fields()[0].name(), "min");
}

#[test]
fn names_in_json_may_be_others() {
    let mut errors = FieldErrors::new();
    errors.add("/first_name", InvalidOrg::Slug);
    errors.add("/members/0/first_name", InvalidOrg::Email);
    errors.add(["labels", "a/b"], InvalidOrg::Email);
    let errors = errors.rename(|name| match name {
        "first_name" => "firstName".into(),
        "a/b" => format!("{name}~").into(),
        other => other.into(),
    });
    let expected = [
        ("/firstName", "ORG_INVALID_SLUG"),
        ("/members/0/firstName", "ORG_INVALID_EMAIL"),
        ("/labels/a~1b~0", "ORG_INVALID_EMAIL"),
    ];
    assert_eq!(places(&errors), expected);
}
