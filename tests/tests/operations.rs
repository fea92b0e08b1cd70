//! `operations` of `catalogue!`: what each operation answers with, in the running service and in the data.

#![allow(missing_docs, reason = "what the errors are is told by their names")]

use errorbook::{ApiError, Catalogue, HttpError, catalogue, docs, union};
use serde_json::{Value, json};

/// Organizations.
#[derive(Debug, ApiError)]
#[api_error(prefix = "ORG")]
#[api_error(subset Show = [NotFound, Hidden])]
#[api_error(subset Create = [Taken, Audit])]
#[api_error(subset Members = [Hidden, Auth(auth::Read)])]
pub enum OrgError {
    /// Unknown.
    #[status(404)]
    #[code("ORG_NOT_FOUND")]
    NotFound,
    /// Hidden.
    #[status(403)]
    #[code("ORG_HIDDEN")]
    #[conceal(as = NotFound)]
    Hidden,
    /// Taken.
    #[status(409)]
    #[code("ORG_TAKEN")]
    Taken,
    /// Internal.
    #[status(500)]
    #[code("ORG_AUDIT")]
    #[internal]
    Audit,
    #[transparent]
    Auth(#[from] auth::AuthError),
}

mod auth {
    /// Tokens.
    #[derive(Debug, errorbook::ApiError)]
    #[api_error(prefix = "AUTH", subset Read = [Scope])]
    pub enum AuthError {
        /// Scope.
        #[status(403)]
        #[code("AUTH_SCOPE")]
        Scope,
        /// Admin.
        #[status(403)]
        #[code("AUTH_ADMIN")]
        Admin,
    }
}

/// Numbers.
#[derive(Debug, ApiError)]
#[api_error(codes = 4000..=4999)]
#[status(409)]
#[code(4090)]
pub struct Numbered;

/// A list with errors of its own: what clients get of the operation is not the items.
#[derive(Debug, ApiError)]
#[api_error(prefix = "ORG")]
#[status(422)]
#[code("ORG_INVALID")]
pub struct Invalid {
    #[expose]
    pub errors: errorbook::FieldErrors<InvalidOrg>,
}

#[derive(Debug, ApiError)]
#[api_error(prefix = "ORG_INVALID")]
#[status(422)]
#[code("ORG_INVALID_SLUG")]
pub struct InvalidOrg;

/// One that may be any.
#[derive(Debug, ApiError)]
pub enum Either<E> {
    #[transparent]
    One(Box<E>),
    #[transparent]
    Other(E),
}

union! {
    pub enum Upload = Create | Numbered | Boxed(Box<auth::Read>);
}

catalogue! {
    static PLAIN = [OrgError, auth::AuthError, Numbered, Invalid, HttpError::{ContentTooLarge, NotFound}];
    operations = {
        type_ = OrgError,
        subset = Show,
        narrowed = Members,
        of_union = Upload,
        several = | Show | auth::Read,
        part = HttpError::{ContentTooLarge} | Show,
        generic = Either<Show>,
        with_items = Invalid,
        numbered = Numbered | OrgError::{Taken},
        r#type = auth::AuthError,
        nothing = !,
    };
}

fn of(catalogue: &'static Catalogue) -> Value {
    let operations = catalogue.operations().into_iter();
    let rows = operations.map(|operation| {
        let codes: Vec<_> = operation.codes().iter().map(ToString::to_string).collect();
        json!([operation.name(), codes.join(" ")])
    });
    rows.collect()
}

/// The same from the data that the program carries.
fn of_data(catalogue: &'static Catalogue) -> Value {
    let data = docs::catalogue(catalogue);
    let rows = data.operations.iter().map(|operation| {
        let mut codes: Vec<_> = operation.codes.iter().map(ToString::to_string).collect();
        codes.sort();
        json!([operation.name, codes.join(" ")])
    });
    rows.collect()
}

#[test]
fn each_operation_has_the_codes_that_clients_get() {
    let expected = json!([
        [
            "type_",
            "AUTH_ADMIN AUTH_SCOPE ORG_AUDIT ORG_NOT_FOUND ORG_TAKEN"
        ],
        ["subset", "ORG_NOT_FOUND"],
        ["narrowed", "AUTH_SCOPE ORG_NOT_FOUND"],
        ["of_union", "4090 AUTH_SCOPE ORG_AUDIT ORG_TAKEN"],
        ["several", "AUTH_SCOPE ORG_NOT_FOUND"],
        ["part", "HTTP_CONTENT_TOO_LARGE ORG_NOT_FOUND"],
        ["generic", "ORG_NOT_FOUND"],
        ["with_items", "ORG_INVALID"],
        ["numbered", "4090 ORG_TAKEN"],
        ["type", "AUTH_ADMIN AUTH_SCOPE"],
        ["nothing", ""],
    ]);
    assert_eq!(of(&PLAIN), expected);
    assert_eq!(of_data(&PLAIN), expected);
}

#[test]
fn data_has_numbers_as_numbers_and_publishes_no_internal_code() {
    let data = docs::catalogue(&PLAIN).public();
    let operation = data.operations.iter().find(|one| one.name == "of_union");
    let codes = serde_json::to_value(&operation.unwrap().codes).unwrap();
    assert_eq!(codes, json!([4090, "AUTH_SCOPE", "ORG_TAKEN"]));
}

catalogue! {
    static TOKENS = [auth::AuthError];
    operations = { issue = auth::AuthError };
}

catalogue! {
    static ACCESS = [..TOKENS];
    operations = { check = auth::Read };
}

catalogue! {
    static SERVICE = [OrgError, ..ACCESS, ..TOKENS];
    operations = { show = Show | auth::Read };
}

#[test]
fn operations_of_included_catalogues_are_the_services_too() {
    let expected = json!([
        ["show", "AUTH_SCOPE ORG_NOT_FOUND"],
        ["check", "AUTH_SCOPE"],
        ["issue", "AUTH_ADMIN AUTH_SCOPE"],
    ]);
    assert_eq!(of(&SERVICE), expected);
    assert_eq!(of_data(&SERVICE), expected);
}

catalogue! {
    static WITHOUT = [OrgError];
}

#[test]
fn a_catalogue_without_operations_says_nothing_of_them() {
    assert_eq!(of(&WITHOUT), json!([]));
    assert!(
        !docs::catalogue(&WITHOUT)
            .to_json()
            .contains("\"operations\":")
    );
}

mod listed {
    use super::{OrgError, Show};
    use errorbook::{Catalogue, catalogue, docs, union};
    use std::sync::Arc;

    catalogue! { static SUBSET = [Show]; }
    catalogue! { static NARROWED = [super::Members]; }
    catalogue! { static INSIDE = [super::Upload]; }
    catalogue! { static BOTH = [Show, super::Create]; }
    catalogue! { static ALL = [Show, OrgError]; }
    catalogue! { static BEHIND = [Behind]; }

    union! {
        /// The subsets pass nothing on, although their type does.
        pub enum Behind = Shown(Box<Show>) | Created(Arc<super::Create>);
    }

    /// A subset lists its own errors, and not those of its type.
    #[test]
    fn a_subset_lists_its_own_errors() {
        let cases: [(&'static Catalogue, &str); 6] = [
            (&SUBSET, "ORG_NOT_FOUND ORG_HIDDEN"),
            (&NARROWED, "ORG_HIDDEN AUTH_SCOPE"),
            (&INSIDE, "ORG_TAKEN ORG_AUDIT 4090 AUTH_SCOPE"),
            (&BOTH, "ORG_NOT_FOUND ORG_HIDDEN ORG_TAKEN ORG_AUDIT"),
            (
                &ALL,
                "ORG_NOT_FOUND ORG_HIDDEN ORG_TAKEN ORG_AUDIT AUTH_SCOPE AUTH_ADMIN",
            ),
            (&BEHIND, "ORG_NOT_FOUND ORG_HIDDEN ORG_TAKEN ORG_AUDIT"),
        ];
        for (catalogue, expected) in cases {
            let codes: Vec<_> = catalogue
                .entries()
                .map(|entry| entry.code().to_string())
                .collect();
            assert_eq!(codes.join(" "), expected, "{catalogue:?}");
            let data = docs::catalogue(catalogue);
            let mut in_data: Vec<_> = data
                .entries()
                .map(|(_, entry)| entry.code.to_string())
                .collect();
            let mut codes = codes;
            codes.sort();
            in_data.sort();
            assert_eq!(in_data, codes, "{catalogue:?}");
        }
    }
}
