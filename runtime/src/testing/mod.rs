//! Assertions for tests: which error a response is, whether it matches its catalogue, and which errors no test
//! produced.
//!
//! For dev-dependencies: `errorbook = { version = "0.1", features = ["testing"] }`.
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
//! // `response` is an `http::Response`, or a `Response` built from that of another client.
//! assert_error!(response, OrgError::Blocked { name, until: None } if name == "acme");
//! assert_catalogued!(ERRORS, response);
//! assert!(never_produced(&ERRORS).is_empty());
//! ```
//!
//! # A report of a whole run
//!
//! A test run is many processes: a program per file of tests, and the services that they start. If
//! `ERRORBOOK_PRODUCED` names a folder, each process records there the codes that it responded with or found
//! by an assertion, and [`never_produced`] reads the records of all processes. The best place for the variable is
//! `.cargo/config.toml`, where cargo makes the path absolute:
//!
//! ```toml
//! [env]
//! ERRORBOOK_PRODUCED = { value = "target/produced", relative = true }
//! ```
//!
//! Make the report a program of its own, `examples/never_produced.rs`, and run it after all tests:
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
//! A service that tests start as a separate program records codes too if it is built with this feature. Within
//! one `cargo test` it is, because cargo builds a package's programs with the features of its
//! dev-dependencies. The feature does not change what is sent.

pub(crate) mod catalogued;
mod decode;
pub(crate) mod expect;
pub(crate) mod failure;
mod field_errors;
mod headers;
mod identity;
mod members;
mod place;
mod produced;
mod response;
mod shape;

pub use field_errors::{FieldError, FieldErrors};
pub use produced::{Report, never_produced};
pub use response::{AsResponse, Response};

#[doc(inline)]
pub use crate::__assert_catalogued as assert_catalogued;
#[doc(inline)]
pub use crate::__assert_error as assert_error;

/// Asserts that a response is that of a variant, and that its fields match a pattern.
///
/// The pattern is that of a `match`: a variant or a struct by any path, the fields that matter with patterns
/// of their own, `..` for the rest. A guard and a message may follow.
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
/// The status and the code have to be the variant's, the code where the service's profile has it: see
/// [`Response::of`]. If a profile sends no code, everything else that it sends of the error has to match: `type`,
/// `error` of RFC 6749, the link, the message. A bound field is read from its member, also if the
/// member has another name, into the field's type, which is `Deserialize`; an `Option` whose member is absent is `None`,
/// and [`FieldErrors`](crate::FieldErrors) are read as [`FieldErrors`]. Integers beyond 64 bits cannot be
/// read.
///
/// The response is borrowed, and is an `http::Response`, a [`Response`] or any other [`AsResponse`].
///
/// A concealed variant never passes: its response is the same as that of the other variant. For a transparent
/// variant, write the pattern of the error inside.
///
/// # Compile errors
///
/// A pattern that does not fit the type, or one that binds a private field or a field whose type cannot be read,
/// does not compile.
///
/// # Panics
///
/// Panics if the assertion fails, with the response that was received.
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

/// Asserts that a response matches one of a catalogue's errors.
///
/// Its code is a public entry's, and of that entry are the status, the headers (also those of the profile:
/// `Vary`, `Cache-Control`, the link, …), and the members of the body: each that is declared is there with its
/// JSON type, and no other is. Where the profile sends no code, it is an answer of one of the entries that
/// have its status. A message may follow.
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
/// A response to HEAD has no body, so it does not match the catalogue.
///
/// # Panics
///
/// Panics if the assertion fails, with every mismatch.
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
