//! Types of every kind: structs, generics, lifetimes, raw identifiers, `#[cfg]`, other derives.

#![allow(dead_code, reason = "private fields are there to be private")]

use errorbook::{ApiError, Preferences, Problem};
use std::error::Error;
use std::fmt::{Debug, Display};

fn body(error: &dyn ApiError) -> String {
    let response = error.respond(&Preferences::default());
    String::from_utf8(response.into_body().to_vec()).unwrap()
}

fn is_error<E: ApiError + Error + Send + Sync>(_: &E) {}

#[derive(Debug, ApiError)]
#[api_error(prefix = "S")]
#[status(404)]
#[code("S_UNIT")]
struct UnitStruct;

#[derive(Debug, ApiError)]
#[api_error(prefix = "S")]
#[status(404)]
#[code("S_TUPLE")]
#[message("no {0} in {1:?}")]
struct TupleStruct(#[expose("item")] u8, #[expose(message)] &'static str);

#[derive(Debug, ApiError)]
#[api_error(prefix = "S")]
#[status(404)]
#[code("S_NAMED")]
#[message("{width:>width$}|{width:<4}|{text:.places$}|{{}}")]
struct NamedStruct {
    #[expose]
    width: usize,
    #[expose]
    text: String,
    #[expose(message)]
    places: usize,
}

/// A field of the type's own type, and one of the type that this one is answered as.
#[derive(Debug, serde::Serialize, ApiError)]
#[api_error(prefix = "S")]
#[status(400)]
#[code("S_CAUSED")]
struct Caused {
    #[expose]
    cause: Option<Box<Caused>>,
}

#[derive(Debug, serde::Serialize, ApiError)]
#[api_error(prefix = "CAUSES", subset SomeCauses = [Own, Hidden])]
#[status(400)]
enum Causes {
    #[code("CAUSES_OWN")]
    Own {
        #[expose]
        causes: Box<Causes>,
    },
    #[code("CAUSES_LIST")]
    List {
        #[expose]
        causes: Vec<u8>,
    },
    #[code("CAUSES_HIDDEN")]
    #[conceal(as = List)]
    Hidden {
        #[expose]
        causes: Number,
    },
    #[code("CAUSES_NONE")]
    None,
}

#[derive(Debug, serde::Serialize)]
struct Number(u8);

#[test]
fn fields_of_the_own_type() {
    let caused = |cause| Caused { cause };
    let error = caused(Some(Box::new(caused(None))));
    assert_eq!(
        body(&error),
        r#"{"title":"Bad Request","code":"S_CAUSED","cause":{"cause":null}}"#
    );
    let own = || SomeCauses::Own {
        causes: Box::new(Causes::None),
    };
    let expected = r#"{"title":"Bad Request","code":"CAUSES_OWN","causes":"None"}"#;
    assert_eq!(body(&own()), expected);
    assert_eq!(body(&Causes::from(own())), expected);
    let hidden = SomeCauses::Hidden { causes: Number(7) };
    assert_eq!(
        body(&hidden),
        r#"{"title":"Bad Request","code":"CAUSES_LIST","causes":7}"#
    );
}

#[derive(Debug, ApiError)]
#[transparent]
struct Wrapper(UnitStruct);

#[derive(Debug, ApiError)]
#[transparent]
struct BoxWrapper {
    #[from]
    inner: Box<dyn ApiError>,
}

#[test]
fn structs() {
    let cases: [(&dyn ApiError, &str, &str); 5] = [
        (
            &UnitStruct,
            "Unit",
            r#"{"title":"Not Found","code":"S_UNIT"}"#,
        ),
        (
            &TupleStruct(7, "b\"ox"),
            r#"no 7 in "b\"ox""#,
            r#"{"title":"Not Found","code":"S_TUPLE","detail":"no 7 in \"b\\\"ox\"","item":7}"#,
        ),
        (
            &NamedStruct {
                width: 3,
                text: "abcdef".into(),
                places: 2,
            },
            "  3|3   |ab|{}",
            r#"{"title":"Not Found","code":"S_NAMED","detail":"  3|3   |ab|{}","width":3,"text":"abcdef"}"#,
        ),
        (
            &Wrapper(UnitStruct),
            "Unit",
            r#"{"title":"Not Found","code":"S_UNIT"}"#,
        ),
        (
            &BoxWrapper {
                inner: Box::new(UnitStruct),
            },
            "Unit",
            r#"{"title":"Not Found","code":"S_UNIT"}"#,
        ),
    ];
    for (error, display, json) in cases {
        assert_eq!(error.to_string(), display);
        assert_eq!(error.message(), display);
        assert_eq!(body(error), json);
    }
}

/// A parameter of each use: the bounds are those of the uses.
#[derive(Debug, ApiError)]
#[api_error(prefix = "G")]
enum Generic<T, U, V, W, S, I, const N: usize>
where
    W: Clone,
{
    #[status(400)]
    #[code("G_SHOWN")]
    #[message("{shown} {debugged:?} {number:x}")]
    Shown {
        #[expose]
        shown: T,
        #[expose(message)]
        debugged: U,
        #[expose(message)]
        number: V,
    },
    #[status(500)]
    #[code("G_PRIVATE")]
    Private { private: W, array: [u8; N] },
    #[status(500)]
    #[code("G_SOURCE")]
    Source { source: S },
    #[transparent]
    Inner(I),
}

/// What is private needs no bound beyond Debug, Send and Sync.
#[derive(Clone, Debug)]
struct Plain;

#[test]
fn generics() {
    type Whole = Generic<u8, Vec<u8>, u16, Plain, std::io::Error, UnitStruct, 2>;
    let shown = Whole::Shown {
        shown: 1,
        debugged: vec![2],
        number: 255,
    };
    is_error(&shown);
    assert_eq!(shown.to_string(), "1 [2] ff");
    assert_eq!(
        body(&shown),
        r#"{"title":"Bad Request","code":"G_SHOWN","detail":"1 [2] ff","shown":1}"#
    );
    let private = Whole::Private {
        private: Plain,
        array: [0; 2],
    };
    assert_eq!(private.status(), 500);
    let source = Whole::Source {
        source: std::io::Error::other("cause"),
    };
    assert_eq!(source.source().unwrap().to_string(), "cause");
    assert_eq!(Whole::Inner(UnitStruct).code(), "S_UNIT");
    let response: http::Response<bytes::Bytes> = Whole::Inner(UnitStruct).into();
    assert_eq!(response.status(), 404);
}

/// `{}` only requires `Display`, as with thiserror.
#[derive(Debug, ApiError)]
#[api_error(prefix = "D")]
#[status(400)]
#[code("D_SHOWN")]
#[message("{0}")]
struct OnlyShown<T>(#[expose("value")] T);

fn show<T: Display>(value: T) -> String {
    OnlyShown(value).to_string()
}

#[test]
fn bounds_are_those_of_the_impl() {
    assert_eq!(show(std::rc::Rc::new(3)), "3");
}

#[derive(Debug, ApiError)]
#[api_error(prefix = "L")]
enum Borrowed<'a, T: Debug + 'a = &'a str> {
    #[status(400)]
    #[code("L_BORROWED")]
    #[message("{text} {other:?}")]
    Text {
        #[expose]
        text: &'a str,
        #[expose(message)]
        other: T,
    },
}

#[test]
fn lifetimes_and_defaults() {
    let owned = String::from("text");
    let error: Borrowed = Borrowed::Text {
        text: &owned,
        other: owned.as_str(),
    };
    assert_eq!(error.message(), r#"text "text""#);
    let response: http::Response<bytes::Bytes> = error.into();
    assert_eq!(response.status(), 400);
}

#[derive(Debug, ApiError)]
#[api_error(prefix = "R")]
enum r#Raw {
    #[status(400)]
    #[code("R_TYPE")]
    #[message("{type} {match:?}")]
    r#Type {
        #[expose("kind")]
        r#type: u8,
        #[expose(message)]
        r#match: u8,
    },
    #[cfg(any())]
    #[status(400)]
    #[code("R_TYPE")]
    SameCodeButNotHere,
    #[cfg(test)]
    #[status(400)]
    #[code("R_HERE")]
    Here(#[cfg(any())] u8),
}

#[test]
fn raw_identifiers_and_cfg() {
    let error = Raw::r#Type {
        r#type: 1,
        r#match: 2,
    };
    assert_eq!(error.to_string(), "1 2");
    assert_eq!(error.entry().title(), "Type");
    assert_eq!(Raw::API_ERRORS.entries().len(), 2);
    assert_eq!(Raw::Here().code(), "R_HERE");
}

#[derive(Debug, ApiError)]
enum Never {}

#[derive(Debug, ApiError)]
#[api_error(prefix = "O")]
enum Sources {
    #[status(500)]
    #[code("O_NAMED")]
    Named { source: std::io::Error },
    #[status(500)]
    #[code("O_OPTION")]
    Optional(#[source] Option<std::io::Error>),
    #[status(500)]
    #[code("O_BOXED")]
    Boxed(#[from] Box<dyn Error + Send + Sync>),
    #[status(500)]
    #[code("O_ANYHOW")]
    Anyhow(#[source] anyhow::Error),
    #[status(500)]
    #[code("O_RAW")]
    Raw { r#source: u8 },
    #[status(500)]
    #[code("O_TRACED")]
    Traced {
        #[from]
        cause: std::fmt::Error,
        backtrace: std::backtrace::Backtrace,
    },
}

#[test]
fn sources() {
    let io = || std::io::Error::other("cause");
    for (error, source) in [
        (Sources::Named { source: io() }, Some("cause")),
        (Sources::Optional(Some(io())), Some("cause")),
        (Sources::Optional(None), None),
        (
            Sources::from(Box::<dyn Error + Send + Sync>::from("boxed")),
            Some("boxed"),
        ),
        (Sources::Anyhow(anyhow::anyhow!("any")), Some("any")),
        (Sources::Raw { r#source: 1 }, None),
        (
            Sources::from(std::fmt::Error),
            Some("an error occurred when formatting an argument"),
        ),
    ] {
        assert_eq!(
            error.source().map(ToString::to_string).as_deref(),
            source,
            "{error:?}"
        );
        assert_eq!(error.message(), "Internal Server Error");
    }
}

#[test]
fn a_box_is_one_too() {
    let boxed: Box<dyn ApiError> = Box::new(UnitStruct);
    is_error(&boxed);
    assert_eq!(boxed.code(), "S_UNIT");
    let response: http::Response<bytes::Bytes> = boxed.into();
    assert_eq!(response.status(), 404);
    let problem = Problem(Box::new(UnitStruct));
    assert_eq!(problem.to_string(), "Unit");
    let response: http::Response<Vec<u8>> = problem.into();
    assert_eq!(response.status(), 404);
}

#[test]
fn types_in_functions_are_told_apart() {
    fn one() -> &'static errorbook::Table {
        #[derive(Debug, ApiError)]
        #[api_error(prefix = "F")]
        #[status(400)]
        #[code("F_ONE")]
        struct Local;
        Local::API_ERRORS
    }
    fn two() -> &'static errorbook::Table {
        #[derive(Debug, ApiError)]
        #[api_error(prefix = "F")]
        #[status(400)]
        #[code("F_TWO")]
        struct Local;
        Local::API_ERRORS
    }
    assert_eq!(one().path(), two().path());
    assert_ne!(one().entries()[0].code(), two().entries()[0].code());
}

/// A wrapper that says less than what it wraps: entry and message are all that is known of it.
#[derive(Debug)]
struct ByHand(TupleStruct);

impl Display for ByHand {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("by hand")
    }
}

impl Error for ByHand {}

impl errorbook::ManualApiError for ByHand {
    fn entry(&self) -> &'static errorbook::Entry {
        self.0.entry()
    }

    fn message(&self) -> std::borrow::Cow<'_, str> {
        "said \"otherwise\"".into()
    }
}

#[test]
fn a_type_by_hand_and_one_derived_share_an_entry() {
    let derived = r#"{"title":"Not Found","code":"S_TUPLE","detail":"no 7 in \"box\"","item":7}"#;
    let by_hand = r#"{"title":"Not Found","code":"S_TUPLE","detail":"said \"otherwise\""}"#;
    for _ in 0..2 {
        assert_eq!(body(&TupleStruct(7, "box")), derived);
        assert_eq!(body(&ByHand(TupleStruct(7, "box"))), by_hand);
    }
}

/// It is sent, and has no `Debug`.
#[derive(serde::Serialize)]
struct Key(&'static str);

impl Display for Key {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(self.0)
    }
}

#[derive(ApiError)]
#[api_error(prefix = "KEY")]
enum KeyError {
    #[status(403)]
    #[code("KEY_REVOKED")]
    #[message("the key {key} is revoked")]
    Revoked {
        #[expose]
        key: Key,
    },
    #[status(403)]
    #[code("KEY_REPLACED")]
    #[message("the key {key} is replaced by {by}")]
    Replaced {
        #[expose]
        key: Key,
        #[expose]
        by: Key,
        #[expose]
        since: u16,
    },
}

impl Debug for KeyError {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("KeyError")
    }
}

#[test]
fn where_debug_is_by_hand_a_field_needs_none() {
    let revoked = KeyError::Revoked { key: Key("k1") };
    assert_eq!(
        body(&revoked),
        r#"{"title":"Forbidden","code":"KEY_REVOKED","detail":"the key k1 is revoked","key":"k1"}"#
    );
    let (key, by) = (Key("k1"), Key("k2"));
    let replaced = KeyError::Replaced { key, by, since: 7 };
    assert_eq!(
        body(&replaced),
        r#"{"title":"Forbidden","code":"KEY_REPLACED","detail":"the key k1 is replaced by k2","key":"k1","by":"k2","since":7}"#
    );
}
