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

mod with_thiserror {
    use errorbook::ApiError;

    /// Display, Error and From are thiserror's; `#[source]` and `#[from]` are shared.
    #[derive(Debug, ApiError, thiserror::Error)]
    #[api_error(prefix = "T")]
    pub(crate) enum Shared {
        #[error("for the operator: {path}")]
        #[status(404)]
        #[code("T_MISSING")]
        #[message("no such thing")]
        Missing { path: String },
        #[error("broken")]
        #[status(500)]
        #[code("T_BROKEN")]
        Broken(#[from] std::io::Error),
        #[error("as it is: {0}")]
        #[status(400)]
        #[code("T_DISPLAY")]
        #[message(display)]
        Display(String),
        #[error(transparent)]
        #[transparent]
        Inner(#[from] super::UnitStruct),
    }

    /// Where the type says so, every Display is sent but those of its 5xx.
    #[derive(Debug, ApiError, thiserror::Error)]
    #[api_error(prefix = "D")]
    #[message(display)]
    pub(crate) enum Displayed {
        #[error("there is no {0}")]
        #[status(404)]
        #[code("D_MISSING")]
        Missing(String),
        #[error("the disk {0} is full")]
        #[status(500)]
        #[code("D_FULL")]
        Full(String),
        #[error("for the operator")]
        #[status(409)]
        #[code("D_OWN")]
        #[message("for the client")]
        Own,
    }
}

#[test]
fn the_message_of_a_type() {
    use with_thiserror::Displayed;
    for (error, message) in [
        (Displayed::Missing("acme".into()), "there is no acme"),
        (Displayed::Full("/dev/sda".into()), "Internal Server Error"),
        (Displayed::Own, "for the client"),
    ] {
        assert_eq!(error.message(), message);
    }
}

#[test]
fn beside_thiserror() {
    use with_thiserror::Shared;
    let missing = Shared::Missing {
        path: "/etc".into(),
    };
    assert_eq!(missing.to_string(), "for the operator: /etc");
    assert_eq!(missing.message(), "no such thing");
    let broken = Shared::from(std::io::Error::other("disk"));
    assert_eq!(broken.message(), "Internal Server Error");
    assert_eq!(broken.source().unwrap().to_string(), "disk");
    let display = Shared::Display("a\"b".into());
    assert_eq!(display.message(), "as it is: a\"b");
    assert_eq!(
        body(&display),
        r#"{"title":"Bad Request","code":"T_DISPLAY","detail":"as it is: a\"b"}"#
    );
    assert_eq!(Shared::from(UnitStruct).code(), "S_UNIT");
}

#[derive(Debug, ApiError)]
#[api_error(prefix = "M", display = manual)]
enum Manual {
    #[status(400)]
    #[code("M_ONE")]
    #[message(display)]
    One,
    #[status(400)]
    #[code("M_TWO")]
    Two,
}

impl Display for Manual {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "by hand: {self:?}")
    }
}

impl Error for Manual {}

#[test]
fn display_by_hand() {
    assert_eq!(Manual::One.message(), "by hand: One");
    assert_eq!(Manual::Two.message(), "Two");
    assert_eq!(Manual::Two.to_string(), "by hand: Two");
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

mod titled {
    use errorbook::ApiError;

    /// A variant's name is nowhere in what clients read.
    #[derive(Debug, ApiError)]
    #[api_error(prefix = "ORG")]
    #[status(404)]
    pub(crate) enum Words {
        #[code("ORG_TOKEN_EXPIRED")]
        Renamed1,
        #[code("ORG_A_1ST_URL")]
        Renamed2,
        #[code("ORG_GONE")]
        #[title("Gone for good")]
        Given,
        #[status(503)]
        #[code("ORG_DISK_FULL")]
        Internals,
    }

    #[derive(Debug, ApiError)]
    #[api_error(prefix = "org", style = "dot.case")]
    #[status(404)]
    #[code("org.token.expired")]
    pub(crate) struct Dotted;

    #[derive(Debug, ApiError)]
    #[api_error(prefix = "")]
    #[status(404)]
    #[code("NOWHERE_AT_ALL")]
    pub(crate) struct Published;

    #[derive(Debug, ApiError)]
    #[api_error(codes = 1..=9)]
    #[status(499, unregistered)]
    #[code(7)]
    pub(crate) struct Number;
}

#[test]
fn the_default_title_is_the_words_of_the_code() {
    use titled::{Dotted, Number, Published, Words};
    let errors: [(&dyn ApiError, &str); 7] = [
        (&Words::Renamed1, "Token expired"),
        (&Words::Renamed2, "A 1st url"),
        (&Words::Given, "Gone for good"),
        (&Words::Internals, "Service Unavailable"),
        (&Dotted, "Token expired"),
        (&Published, "Not Found"),
        (&Number, "Bad Request"),
    ];
    for (error, title) in errors {
        assert_eq!(error.entry().title(), title, "{error:?}");
        assert_eq!(error.message(), title, "{error:?}");
        assert_eq!(error.to_string(), title, "{error:?}");
    }
}
