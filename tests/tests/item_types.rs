//! `FieldErrors<T>`: a catalogue knows the errors of `T` as the items of that field, however the list is written.

#![allow(dead_code, reason = "read as data")]

use errorbook::testing::{assert_catalogued, never_produced};
use errorbook::{ApiError, FieldError, FieldErrors, Preferences, catalogue};
use errorbook_export::embedded::{self, Embedded};
use errorbook_export::{Entry, Field, JsonType, lock};

#[derive(Debug, ApiError)]
#[api_error(prefix = "ITM")]
#[status(422)]
enum OrgError {
    #[code("ITM_PLAIN")]
    Plain {
        #[expose]
        errors: FieldErrors<InvalidOrg>,
    },
    #[code("ITM_ALIAS")]
    Alias {
        slug: String,
        #[expose("faults")]
        errors: Faults,
    },
    #[code("ITM_OPTION")]
    Option {
        #[expose]
        errors: Option<FieldErrors<InvalidOrg>>,
    },
    #[code("ITM_BOXED")]
    Boxed {
        #[expose(json = "array")]
        errors: Box<Faults>,
    },
    #[transparent]
    Inner(InnerError),
    #[code("ITM_TREE")]
    Tree {
        #[expose]
        details: FieldErrors<Detail>,
    },
    #[code("ITM_ANY")]
    Any {
        #[expose]
        errors: FieldErrors,
        #[expose(json = "any")]
        other: Other,
        // Nobody reads it.
        hidden: FieldErrors<NeverListed>,
    },
}

type Faults = FieldErrors<InvalidOrg>;

#[derive(Debug, serde::Serialize)]
struct Other;

#[derive(Debug, ApiError)]
#[api_error(prefix = "ITM")]
#[status(422)]
#[code("ITM_NEVER")]
struct NeverListed;

#[derive(Debug, ApiError)]
#[api_error(prefix = "ITM")]
#[status(409)]
#[code("ITM_INNER")]
struct InnerError {
    #[expose]
    errors: Generic<InvalidMember>,
}

type Generic<T> = FieldErrors<T>;

/// What is wrong with one value.
#[derive(Debug, ApiError)]
#[api_error(prefix = "ITM")]
#[status(422)]
enum InvalidOrg {
    #[code("ITM_SLUG")]
    #[message("lower-case letters")]
    Slug,
    #[code("ITM_SEATS")]
    #[message("at least {min} seats")]
    Seats {
        #[expose(example = 2)]
        min: u32,
    },
    #[code("ITM_SECRET")]
    #[internal]
    Secret,
    #[transparent]
    Common(Common),
}

#[derive(Debug, ApiError)]
#[api_error(prefix = "ITM")]
#[status(422)]
enum Common {
    #[code("ITM_REQUIRED")]
    Required,
}

#[derive(Debug, ApiError)]
#[api_error(prefix = "ITM")]
#[status(422)]
#[code("ITM_MEMBER")]
struct InvalidMember;

#[derive(Debug, ApiError)]
#[api_error(prefix = "ITM")]
#[status(422)]
#[code("ITM_DETAIL")]
struct Detail {
    #[expose]
    details: FieldErrors<Detail>,
    #[expose]
    roots: FieldErrors<InvalidOrg>,
}

#[derive(Debug, ApiError)]
#[api_error(prefix = "ITM")]
#[status(400)]
#[code("ITM_GENERIC")]
struct GenericError<T: ApiError> {
    #[expose]
    errors: FieldErrors<T>,
}

#[derive(Debug, ApiError)]
#[api_error(prefix = "ITM")]
#[status(422)]
#[code("ITM_PARAMETER")]
struct InvalidParameter;

catalogue! {
    static ERRORS = [OrgError, GenericError<InvalidParameter>];
}

// An item that is listed too is an answer as well.
catalogue! {
    static BOTH = [InvalidMember, InnerError];
}

// Of a part, the items of its lists.
catalogue! {
    static PART = [OrgError::{Plain, Any}];
}
catalogue! {
    static PARTS = [..PART, OrgError::{Tree}];
}

fn this_program() -> Embedded {
    let program = std::fs::File::open(std::env::current_exe().unwrap()).unwrap();
    embedded::read(program).unwrap()
}

fn data(name: &str) -> errorbook_export::Catalogue {
    this_program().catalogue(Some(name)).unwrap()
}

fn codes<'a>(entries: impl Iterator<Item = &'a Entry>) -> Vec<String> {
    entries.map(|entry| entry.code.to_string()).collect()
}

#[test]
fn the_items_of_a_list_are_known_by_its_type() {
    let catalogue = data(ERRORS.path());
    let org = ["ITM_SLUG", "ITM_SEATS", "ITM_SECRET", "ITM_REQUIRED"];
    let expected = [
        ("ITM_PLAIN", "errors", &org[..]),
        ("ITM_ALIAS", "faults", &org),
        ("ITM_OPTION", "errors", &org),
        ("ITM_BOXED", "errors", &org),
        ("ITM_TREE", "details", &["ITM_DETAIL"]),
        ("ITM_ANY", "errors", &[]),
        ("ITM_INNER", "errors", &["ITM_MEMBER"]),
        ("ITM_GENERIC", "errors", &["ITM_PARAMETER"]),
    ];
    let field = |code: &str, name: &str| -> Field {
        let (_, entry) = catalogue
            .entries()
            .find(|(_, entry)| entry.code.to_string() == code)
            .expect(code);
        let mut fields = entry.fields.iter();
        fields.find(|field| field.name == name).unwrap().clone()
    };
    for (code, name, items) in expected {
        let field = field(code, name);
        let found = codes(field.item_errors().map(|item| item.1));
        assert_eq!(found, items, "{code}");
        assert_eq!(field.json_type, JsonType::Array, "{code}");
        assert_eq!(field.items, Some(JsonType::FieldError), "{code}");
    }
    assert_eq!(field("ITM_ANY", "other").json_type, JsonType::Any);

    // Inside an item, a list of the same type is not followed; another is.
    let details = field("ITM_TREE", "details");
    let (_, detail) = details.item_errors().next().unwrap();
    let nested: Vec<_> = detail
        .fields
        .iter()
        .map(|field| (field.item_types[0].name(), field.item_errors().count()))
        .collect();
    assert_eq!(nested, [("Detail", 0), ("InvalidOrg", 4)]);
}

#[test]
fn an_item_is_no_answer() {
    let catalogue = data(ERRORS.path());
    let answers = [
        "ITM_PLAIN",
        "ITM_ALIAS",
        "ITM_OPTION",
        "ITM_BOXED",
        "ITM_TREE",
        "ITM_ANY",
        "ITM_INNER",
        "ITM_GENERIC",
    ];
    let mut found = codes(catalogue.entries().map(|each| each.1));
    found.sort_by_key(|code| answers.iter().position(|answer| answer == code));
    assert_eq!(found, answers);
    let items = [
        "ITM_SLUG",
        "ITM_SEATS",
        "ITM_SECRET",
        "ITM_REQUIRED",
        "ITM_DETAIL",
        "ITM_MEMBER",
        "ITM_PARAMETER",
    ];
    let mut found = codes(catalogue.items().map(|each| each.1));
    found.sort_by_key(|code| items.iter().position(|item| item == code));
    assert_eq!(found, items);
    // The runtime has all of them.
    for code in answers.iter().chain(&items) {
        assert!(ERRORS.get(code).is_some(), "{code}");
    }
    assert!(ERRORS.get("ITM_NEVER").is_none());

    let both = data(BOTH.path());
    assert_eq!(
        codes(both.entries().map(|each| each.1)),
        ["ITM_MEMBER", "ITM_INNER"]
    );
    assert_eq!(both.items().count(), 0);
}

#[test]
fn a_part_of_a_type_has_the_items_of_its_lists() {
    let org = ["ITM_SLUG", "ITM_SEATS", "ITM_SECRET", "ITM_REQUIRED"];
    let with_detail = [
        "ITM_DETAIL",
        "ITM_SLUG",
        "ITM_SEATS",
        "ITM_SECRET",
        "ITM_REQUIRED",
    ];
    for (catalogue, answers, items) in [
        (&PART, &["ITM_PLAIN", "ITM_ANY"][..], &org[..]),
        (&PARTS, &["ITM_PLAIN", "ITM_ANY", "ITM_TREE"], &with_detail),
    ] {
        let data = data(catalogue.path());
        let mut found = codes(data.entries().map(|each| each.1));
        found.sort_by_key(|code| answers.iter().position(|answer| answer == code));
        assert_eq!(found, answers, "{}", catalogue.path());
        let mut found = codes(data.items().map(|each| each.1));
        found.sort_by_key(|code| items.iter().position(|item| item == code));
        found.dedup();
        assert_eq!(found, items, "{}", catalogue.path());
        // The runtime has the same.
        for code in answers.iter().chain(items) {
            assert!(catalogue.get(code).is_some(), "{code}");
        }
        assert!(catalogue.get("ITM_MEMBER").is_none());
        assert!(catalogue.get("ITM_ALIAS").is_none());
    }
    let errors = FieldErrors::from(FieldError::new("/slug", InvalidOrg::Slug));
    let response = OrgError::Plain { errors }.respond(&Preferences::default());
    assert_catalogued!(PART, response);
}

#[test]
fn only_types_that_no_catalogue_knows_are_unlisted() {
    let program = this_program();
    let unlisted = program.unlisted();
    // errorbook has types of its own.
    let own = unlisted.iter().filter(|ty| ty.crate_name() != "errorbook");
    let names: Vec<_> = own.map(|ty| ty.name()).collect();
    assert_eq!(names, ["NeverListed"]);
}

#[test]
fn what_is_published_leaves_internal_items_out() {
    let public = data(ERRORS.path()).public();
    let items = codes(public.items().map(|each| each.1));
    assert!(!items.contains(&"ITM_SECRET".to_owned()));
    assert!(
        public
            .item_types()
            .iter()
            .all(|ty| ty.at.is_none() && ty.file.is_none())
    );
}

#[test]
fn a_lock_has_items_as_items() {
    let lock = lock::of(&data(ERRORS.path())).unwrap().to_string();
    for line in [
        "code ITM_ALIAS 422 faults:array",
        "code ITM_INNER 409 errors:array",
        "item ITM_DETAIL details:array roots:array",
        "item ITM_MEMBER",
        "item ITM_SEATS min:integer",
        "item ITM_SLUG",
    ] {
        assert!(lock.lines().any(|each| each == line), "{line}\n{lock}");
    }
    assert!(!lock.contains("ITM_SECRET"), "{lock}");
    let read: lock::Lock = lock.parse().unwrap();
    assert_eq!(read.to_string(), lock);
}

/// Without a catalogue, too.
#[test]
fn the_errors_of_a_handler_have_their_items() {
    use utoipa::IntoResponses;

    let responses = errorbook::utoipa::Errors::<InnerError>::responses();
    let response = serde_json::to_value(&responses["409"]).unwrap();
    let schema = &response["content"]["application/problem+json"]["schema"]["oneOf"][0];
    let items = &schema["properties"]["errors"]["items"]["oneOf"];
    assert_eq!(
        items[0]["properties"]["code"]["const"], "ITM_MEMBER",
        "{response}"
    );
}

#[test]
fn tests_know_items() {
    let mut errors = FieldErrors::new();
    errors.add("/slug", InvalidOrg::Slug);
    errors.add("/seats", InvalidOrg::Seats { min: 2 });
    let response = OrgError::Plain { errors }.respond(&Preferences::default());
    assert_catalogued!(ERRORS, response);
    let report = never_produced(&ERRORS);
    let missing: Vec<_> = report.entries().iter().map(|entry| entry.code()).collect();
    assert!(missing.iter().any(|code| *code == "ITM_MEMBER"));
    assert!(
        missing
            .iter()
            .all(|code| *code != "ITM_SLUG" && *code != "ITM_SEATS")
    );

    // No response has the code of an item.
    let failed = std::panic::catch_unwind(|| {
        let response = InvalidOrg::Slug.respond(&Preferences::default());
        assert_catalogued!(ERRORS, response);
    });
    let panic = failed.unwrap_err();
    let message = panic.downcast_ref::<String>().unwrap();
    assert!(
        message.contains("`ITM_SLUG` is an item of field errors"),
        "{message}"
    );
}
