//! Generated code compiles where a crate allows the least: no prelude, no unsafe, no warning, the
//! runtime under another name.
#![no_implicit_prelude]
#![forbid(unsafe_code)]
#![deny(
    warnings,
    missing_docs,
    unreachable_pub,
    unused_lifetimes,
    unused,
    clippy::all,
    clippy::pedantic
)]

extern crate errorbook as renamed;

/// Names that generated code must not stumble over.
mod shadow {
    #![allow(dead_code, non_camel_case_types)]

    pub(crate) struct Option;
    pub(crate) struct Some;
    pub(crate) struct String;
    pub(crate) struct Result;
    pub(crate) struct Vec;
    pub(crate) struct Row;
    pub(crate) struct Table;
    pub(crate) struct bool;
    pub(crate) struct char;
    pub(crate) struct i64;
    pub(crate) struct str;
    pub(crate) struct u8;
    pub(crate) struct u16;
    pub(crate) struct u32;
    pub(crate) struct u64;
    pub(crate) struct usize;
    pub(crate) trait ApiError {}
    pub(crate) mod core {}
    pub(crate) mod std {}
    pub(crate) mod errorbook {}
}

#[allow(unused_imports)]
use shadow::*;

/// Everything at once.
#[derive(::core::fmt::Debug, ::renamed::ApiError)]
#[api_error(prefix = "HYG", crate = ::renamed)]
#[api_error(#[allow(dead_code)] subset Some_ = [Blocked, Token, Store, Other, Proxied])]
#[challenge(Bearer, realm = "hygiene")]
#[field(kind = "hygienic", level = -1)]
pub(crate) enum Everything {
    /// A field of each use.
    #[status(403)]
    #[code("HYG_BLOCKED")]
    #[title("Blocked")]
    #[message("{name} {count:>4} {note:?}")]
    #[help("ask")]
    #[field(target = "{kind} {name} {count:>4}", r#type = true)]
    #[header("X-Count", "{count}")]
    #[retryable]
    #[since("1.0")]
    #[sunset("2.0", instead = "HYG_OTHER")]
    #[oauth("invalid_grant")]
    #[log("debug")]
    Blocked {
        /// A name.
        #[expose]
        name: &'static ::core::primitive::str,
        /// A count.
        #[expose]
        count: ::core::primitive::u32,
        /// A note.
        #[expose(message)]
        note: &'static ::core::primitive::str,
        /// A date.
        #[header("X-Wait")]
        wait: ::core::primitive::u64,
    },
    /// The type's challenge.
    #[status(401)]
    #[code("HYG_TOKEN")]
    Token,
    /// A source.
    #[status(500)]
    #[code("HYG_STORE")]
    #[internal]
    Store(#[from] ::std::io::Error),
    /// Concealed.
    #[status(403)]
    #[code("HYG_HIDDEN")]
    #[conceal(as = Token)]
    Hidden,
    /// Another error.
    #[transparent]
    Other(Other),
    /// A name that is a keyword.
    #[status(404)]
    #[code("HYG_KEYWORD")]
    #[message("{type}")]
    r#Match {
        /// Also.
        #[expose("kind")]
        r#type: &'static ::core::primitive::str,
    },
    /// A status, and a list.
    #[status(400)]
    #[code("HYG_PROXIED")]
    Proxied {
        /// The status.
        #[status(404, 409)]
        status: ::core::primitive::u16,
        /// The list.
        #[expose]
        errors: ::renamed::FieldErrors,
    },
    /// Old, and used without a warning.
    #[deprecated]
    #[status(410)]
    #[code("HYG_OLD")]
    Old,
}

/// Another error.
#[derive(::core::fmt::Debug, ::renamed::ApiError)]
#[api_error(prefix = "OTH", crate = "renamed")]
#[status(404)]
#[code("OTH_GONE")]
pub(crate) struct Other;

static SHAPE: ::renamed::Profile = ::renamed::Profile::new()
    .body(::renamed::body!({ "code": code, "list": [message, { "type": type }], ..fields }));

::renamed::catalogue! {
    /// Everything, with the error inside.
    pub(crate) static ERRORS = [Everything];
    profile = SHAPE;
}

#[::core::prelude::v1::test]
fn the_least_is_enough() {
    use ::std::iter::Iterator as _;

    #[allow(deprecated)]
    let all = [
        Everything::Blocked {
            name: "a",
            count: 7,
            note: "b",
            wait: 1,
        },
        Everything::Token,
        Everything::Store(::std::io::Error::other("cause")),
        Everything::Hidden,
        Everything::Other(Other),
        Everything::Match { r#type: "c" },
        Everything::Proxied {
            status: 409,
            errors: ::renamed::FieldErrors::new(),
        },
        Everything::Old,
    ];
    let codes = all.map(|error| ::renamed::ApiError::code(&error).as_str());
    ::std::assert_eq!(
        codes,
        [
            "HYG_BLOCKED",
            "HYG_TOKEN",
            "HYG_STORE",
            "HYG_HIDDEN",
            "OTH_GONE",
            "HYG_KEYWORD",
            "HYG_PROXIED",
            "HYG_OLD"
        ]
    );
    ::std::assert_eq!(ERRORS.entries().count(), 8);
}
