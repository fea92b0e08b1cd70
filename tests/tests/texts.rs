//! The texts of errors: messages beside thiserror and by hand, and the titles of codes.

use errorbook::{ApiError, Preferences};
use std::error::Error;
use std::fmt::Display;

#[derive(Debug, ApiError)]
#[api_error(prefix = "S")]
#[status(404)]
#[code("S_UNIT")]
struct UnitStruct;

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
    let body = display.respond(&Preferences::default()).into_body();
    let expected = r#"{"title":"Bad Request","code":"T_DISPLAY","detail":"as it is: a\"b"}"#;
    assert_eq!(body, expected);
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
