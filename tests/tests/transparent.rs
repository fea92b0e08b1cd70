//! `#[transparent]`: what is listed of the types inside, and what may stand beside them.

#![allow(dead_code, reason = "the types are listed, not made")]

use errorbook::{ApiError, Entry, catalogue, docs};
use errorbook_tests::GateError;
use std::error::Error;
use std::fmt;
use std::sync::Arc;

macro_rules! error_types {
    ($($name:ident $prefix:literal $code:literal { $($variants:tt)* })*) => {$(
        #[derive(Debug, ApiError)]
        #[api_error(prefix = $prefix)]
        enum $name {
            #[status(403)]
            #[code($code)]
            Own,
            $($variants)*
        }
    )*};
}

error_types! {
    Outer "OUTER" "OUTER_OWN" {
        #[transparent]
        Middle(Middle),
        #[transparent]
        Boxed(Box<Leaf>),
        #[transparent]
        Open(Box<dyn ApiError>),
        #[transparent]
        ByHand(ByHand),
        #[transparent]
        Itself(Box<Outer>),
    }
    Middle "MIDDLE" "MIDDLE_OWN" {
        #[transparent]
        Shared(Arc<Shared>),
        #[transparent]
        Gate(GateError),
        #[transparent]
        Generic(Generic<Inside>),
        #[transparent]
        Struct(Struct<'static>),
    }
    Leaf "LEAF" "LEAF_OWN" {}
    Shared "SHARED" "SHARED_OWN" {}
    Inside "INSIDE" "INSIDE_OWN" {}
    Listed "LISTED" "LISTED_OWN" {}
    // Each passes on the other.
    Chicken "CHICKEN" "CHICKEN_OWN" {
        #[transparent]
        Egg(Egg),
    }
    Egg "EGG" "EGG_OWN" {
        #[transparent]
        Chicken(Box<Chicken>),
    }
}

#[derive(Debug, ApiError)]
#[transparent]
struct Generic<T: ApiError>(T);

#[derive(Debug, ApiError)]
#[api_error(prefix = "STRUCT")]
#[status(404)]
#[code("STRUCT_OWN")]
struct Struct<'a>(&'a str);

#[derive(Debug)]
struct ByHand;

impl fmt::Display for ByHand {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("by hand")
    }
}

impl Error for ByHand {}

impl errorbook::ManualApiError for ByHand {
    fn entry(&self) -> &'static Entry {
        static ENTRY: Entry = Entry::new("BY_HAND", 410);
        &ENTRY
    }
}

catalogue! {
    static ERRORS = [Outer];
}

catalogue! {
    static NESTED = [..ERRORS, Generic<Listed>, Middle];
}

catalogue! {
    static CIRCLE = [Chicken];
}

const ALL: [&str; 8] = [
    "OUTER_OWN",
    "MIDDLE_OWN",
    "SHARED_OWN",
    "GATE_CLOSED",
    "KEY_EXPIRED",
    "INSIDE_OWN",
    "STRUCT_OWN",
    "LEAF_OWN",
];

fn codes(catalogue: &'static errorbook::Catalogue) -> Vec<&'static str> {
    catalogue
        .entries()
        .map(|entry| entry.code().as_str())
        .collect()
}

#[test]
fn a_type_brings_its_inner_types_along() {
    assert_eq!(codes(&ERRORS), ALL);
    assert_eq!(codes(&CIRCLE), ["CHICKEN_OWN", "EGG_OWN"]);
}

#[test]
fn a_type_that_is_reached_twice_is_listed_once() {
    let mut all = ALL.to_vec();
    all.push("LISTED_OWN");
    assert_eq!(codes(&NESTED), all);
}

#[test]
fn what_the_program_embeds_has_them_too() {
    let data = docs::catalogue(&ERRORS);
    let entries = data.types.iter().flat_map(|ty| &ty.entries);
    let codes: Vec<String> = entries.map(|entry| entry.code.to_string()).collect();
    assert_eq!(codes, ALL);
}

/// The inner error beside fields that are the operator's.
#[derive(Debug, ApiError)]
#[expose]
enum Handled {
    At {
        #[transparent]
        kind: Leaf,
        line: u32,
    },
    With(u8, #[transparent] Box<Leaf>, #[source] std::io::Error),
    Alone(#[transparent] Shared),
}

#[derive(Debug, ApiError)]
struct Wrapped<T: ApiError> {
    note: &'static str,
    #[transparent]
    inner: T,
}

#[test]
fn an_inner_error_may_have_fields_beside_it() {
    let errors: [Box<dyn ApiError>; 4] = [
        Box::new(Handled::At {
            kind: Leaf::Own,
            line: 7,
        }),
        Box::new(Handled::With(
            7,
            Box::new(Leaf::Own),
            std::io::Error::other("the cause"),
        )),
        Box::new(Handled::Alone(Shared::Own)),
        Box::new(Wrapped {
            note: "7",
            inner: Leaf::Own,
        }),
    ];
    let expected = Leaf::Own.respond(&errorbook::Preferences::default());
    for (error, code) in errors.iter().zip(["LEAF", "LEAF", "SHARED", "LEAF"]) {
        assert_eq!(error.code().as_str(), format!("{code}_OWN"));
        let response = error.respond(&errorbook::Preferences::default());
        if code == "LEAF" {
            assert_eq!(response.body(), expected.body());
            assert_eq!(error.to_string(), Leaf::Own.to_string());
        }
    }
    let sources: Vec<_> = errors
        .iter()
        .map(|error| error.source().map(ToString::to_string))
        .collect();
    assert_eq!(sources, [None, Some("the cause".to_owned()), None, None]);
}
