//! Assertions for tests: which error a response is, whether it matches the catalogue, and which errors no
//! test produced.
//!
//! The feature `testing` is for dev-dependencies.
//!
//! ```
//! use errorbook::testing::{assert_catalogued, assert_error, never_produced};
//! use errorbook::{ApiError, catalogue};
//!
//! #[derive(Debug, ApiError)]
//! #[api_error(prefix = "ORG")]
//! enum OrgError {
//!     #[status(403)]
//!     #[code("ORG_BLOCKED")]
//!     #[message("the organization {name} is blocked")]
//!     Blocked {
//!         #[expose]
//!         name: String,
//!         #[expose]
//!         until: Option<u64>,
//!     },
//! }
//!
//! catalogue! {
//!     static ERRORS = [OrgError];
//! }
//!
//! # let error = OrgError::Blocked { name: "acme".into(), until: None };
//! # let response = error.respond(&errorbook::Preferences::default());
//! // `response` is an `http::Response`, or a `Response` that is created from another client's response.
//! assert_error!(response, OrgError::Blocked { name, until: None } if name == "acme");
//! assert_catalogued!(ERRORS, response);
//! assert!(never_produced(&ERRORS).is_empty());
//! ```
//!
//! # A report for a whole test run
//!
//! A test run has several processes: a program for each test file, and the services that the tests start. If
//! `ERRORBOOK_PRODUCED` is the path of a folder, each process writes to it the codes that it sent or that an
//! assertion found. [`never_produced`] then reads the files of all processes. Set the variable in
//! `.cargo/config.toml`, where cargo makes the path absolute:
//!
//! ```toml
//! [env]
//! ERRORBOOK_PRODUCED = { value = "target/produced", relative = true }
//! ```
//!
//! Write the report as an example, `examples/never_produced.rs`, and run it after the tests:
//!
//! ```no_run
//! # mod orgs {
//! #     use errorbook::{ApiError, catalogue};
//! #     #[derive(Debug, ApiError)]
//! #     #[api_error(prefix = "ORG")]
//! #     #[status(404)]
//! #     #[code("ORG_NOT_FOUND")]
//! #     pub struct NotFound;
//! #     catalogue! { pub static ERRORS = [NotFound]; }
//! # }
//! use errorbook::testing::never_produced;
//! use std::process::ExitCode;
//!
//! fn main() -> ExitCode {
//!     let report = never_produced(&orgs::ERRORS);
//!     println!("{report}");
//!     if report.is_empty() { ExitCode::SUCCESS } else { ExitCode::FAILURE }
//! }
//! ```
//!
//! ```console
//! $ rm -rf target/produced
//! $ cargo test && cargo run --example never_produced
//! 1 of 14 errors of `orgs::ERRORS` were never produced:
//!   409 ORG_SLUG_TAKEN  orgs::OrgError::SlugTaken
//! ```
//!
//! A service that the tests start as a separate program also writes its codes, if it is built with this
//! feature. `cargo test` does that, since it builds a package's programs with the features of its
//! dev-dependencies. The feature does not change what is sent.

pub(crate) mod catalogued;
pub(crate) mod expect;
pub(crate) mod failure;
mod field_errors;
mod headers;
mod identity;
mod members;
mod operations;
mod place;
mod produced;
mod response;

pub use field_errors::{FieldError, FieldErrors};
pub use operations::{Operation, Operations, operations};
pub use produced::{Report, never_produced};
pub use response::{AsResponse, Response};

#[doc(inline)]
pub use crate::__assert_catalogued as assert_catalogued;
#[doc(inline)]
pub use crate::__assert_error as assert_error;

/// Asserts that a response is the error of a pattern.
///
/// The pattern is as in `match`: the path of a variant or a struct, with patterns for fields and `..` for the
/// rest. A guard and a message may follow.
///
/// ```
/// use errorbook::testing::assert_error;
/// use errorbook::{ApiError, Preferences};
///
/// #[derive(Debug, ApiError)]
/// #[api_error(prefix = "ORG")]
/// enum OrgError {
///     #[status(403)]
///     #[code("ORG_BLOCKED")]
///     Blocked {
///         #[expose]
///         name: String,
///         #[expose]
///         seats: Option<u32>,
///     },
///     #[status(404)]
///     #[code("ORG_NO_MEMBER")]
///     NoMember(#[expose("member")] u64, #[expose("role")] &'static str),
///     #[status(401)]
///     #[code("ORG_TOKEN_EXPIRED")]
///     #[challenge(Bearer, realm = "orgs")]
///     TokenExpired,
/// }
///
/// # let answer = |error: OrgError| error.respond(&Preferences::default());
/// # let [blocked, no_member, expired] = [
/// #     OrgError::Blocked { name: "acme".into(), seats: Some(7) },
/// #     OrgError::NoMember(12, "owner"),
/// #     OrgError::TokenExpired,
/// # ].map(answer);
/// assert_error!(expired, OrgError::TokenExpired);
/// assert_error!(blocked, OrgError::Blocked { .. });
/// assert_error!(blocked, OrgError::Blocked { name, seats: Some(5..) } if name == "acme");
/// assert_error!(no_member, OrgError::NoMember(12, "owner"), "after {} calls", 3);
/// ```
///
/// The response must have the variant's status and code. The position of the code depends on the service's
/// profile: see [`Response::of`]. If the profile sends no code, the other parts of the response must match:
/// `type`, the `error` of RFC 6749, the link and the message.
///
/// A field that the pattern binds is deserialized from its member into the field's type, which is
/// `Deserialize`. An absent member is `None` for an `Option`. [`FieldErrors`](crate::FieldErrors) are read as
/// [`FieldErrors`]. Integers of more than 64 bits cannot be read.
///
/// The response is borrowed. It is an `http::Response`, a [`Response`] or another type that implements
/// [`AsResponse`].
///
/// A concealed variant never matches, since its response is that of the other variant. For a transparent
/// variant, write the pattern of the error inside.
///
/// # Compile errors
///
/// The pattern does not fit its type, or it binds a field that is private or that cannot be deserialized.
///
/// # Panics
///
/// Panics if the response does not match. The message shows the response.
#[doc(hidden)]
#[macro_export]
macro_rules! __assert_error {
    ($response:expr, $pattern:pat $(if $guard:expr)? $(,)?) => {
        $crate::__private::__assert_error! {
            $crate, [&$response] [$pattern] [$($guard)?] [$(::core::stringify!($guard))?]
            [::core::option::Option::None]
        }
    };
    ($response:expr, $pattern:pat $(if $guard:expr)?, $($message:tt)+) => {
        $crate::__private::__assert_error! {
            $crate, [&$response] [$pattern] [$($guard)?] [$(::core::stringify!($guard))?]
            [::core::option::Option::Some(::core::format_args!($($message)+))]
        }
    };
    ($($other:tt)*) => {
        ::core::compile_error!(
            "an assertion takes a response and the pattern of an error\nwrite `assert_error!(response, OrgError::Blocked { name } if name == \"acme\")`"
        )
    };
}

/// Asserts that a response matches an entry of a catalogue.
///
/// The response must have the code of a public entry, and that entry's status and headers, including those of
/// the profile (`Vary`, `Cache-Control`, the link, …). The body must have all members that are declared, each
/// with its JSON type, and no others. If the profile sends no code, the response must match one of the entries
/// with its status. A message may follow.
///
/// ```
/// use errorbook::testing::{Response, assert_catalogued};
/// use errorbook::{ApiError, Preferences, catalogue};
///
/// #[derive(Debug, ApiError)]
/// #[api_error(prefix = "ORG")]
/// #[status(403)]
/// #[code("ORG_BLOCKED")]
/// struct Blocked {
///     #[expose]
///     name: String,
/// }
///
/// catalogue! {
///     static ERRORS = [Blocked];
/// }
///
/// let response = Blocked { name: "acme".into() }.respond(&Preferences::default());
/// assert_catalogued!(ERRORS, response);
/// assert_catalogued!(ERRORS, response, "of {}", "acme");
/// ```
///
/// If the catalogue lists [`HttpError`](crate::HttpError), whatever the middleware sends for a framework matches:
/// a 418, for example, has the code of the 400.
///
/// A response to HEAD has no body and therefore does not match.
///
/// # Panics
///
/// Panics if the response does not match. The message lists all differences.
#[doc(hidden)]
#[macro_export]
macro_rules! __assert_catalogued {
    (@ $catalogue:expr, $response:expr, $message:expr) => {
        if let ::core::result::Result::Err(__failure) =
            $crate::__private::testing::catalogued(&$catalogue, &$response)
        {
            __failure.report($message);
        }
    };
    ($catalogue:expr, $response:expr $(,)?) => {
        $crate::__assert_catalogued! {
            @ $catalogue, $response, ::core::option::Option::None
        }
    };
    ($catalogue:expr, $response:expr, $($message:tt)+) => {
        $crate::__assert_catalogued! {
            @ $catalogue, $response, ::core::option::Option::Some(::core::format_args!($($message)+))
        }
    };
    ($($other:tt)*) => {
        ::core::compile_error!(
            "an assertion takes a catalogue and a response\nwrite `assert_catalogued!(ERRORS, response)`"
        )
    };
}
