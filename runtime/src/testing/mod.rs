//! Assertions for tests: which error a response is, whether its catalogue tells the truth of it, and which
//! errors no test ever produced.
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
//! // `response` is an `http::Response`, or a `Response` made of what another client has.
//! assert_error!(response, OrgError::Blocked { name, until: None } if name == "acme");
//! assert_catalogued!(ERRORS, response);
//! assert!(never_produced(&ERRORS).is_empty());
//! ```
//!
//! # A report of a whole run
//!
//! A test run is many processes: a program per file of tests, and the services that they start. Where
//! `ERRORBOOK_PRODUCED` names a folder, each of them writes down there which codes it answered with or found
//! by an assertion, and [`never_produced`] reads what all of them wrote. The best place for the variable is
//! `.cargo/config.toml`, where cargo makes the path absolute:
//!
//! ```toml
//! [env]
//! ERRORBOOK_PRODUCED = { value = "target/produced", relative = true }
//! ```
//!
//! The report is best a program of its own, `examples/never_produced.rs`, which is run when all tests are
//! done:
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
//! A service that tests start as a program of its own writes too, if it is built with this feature: within
//! one `cargo test` it is, since cargo builds a package's programs with its dev-dependencies' features.
//! Nothing else is different about it: the feature changes nothing of what is sent.

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

/// Asserts that a response is the answer of a variant, and that its fields are what they should be.
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
/// [`Response::of`]. Where a profile sends no code, whatever it does send of the error has to agree: `type`,
/// `error` of RFC 6749, the link, the message. A bound field is read out of its member, whatever that is
/// called, into the field's own type, which is `Deserialize`; an `Option` whose member is absent is `None`,
/// and [`FieldErrors`](crate::FieldErrors) are read as [`FieldErrors`]. Integers beyond 64 bits cannot be
/// read.
///
/// The response is borrowed, and is an `http::Response`, a [`Response`] or any other [`AsResponse`].
///
/// A concealed variant never passes: its answer is the other's, and a test that could tell them apart would
/// have found a leak. Of a transparent variant the pattern is that of the error inside.
///
/// # Compile errors
///
/// A pattern that is none of its type; a field that is bound and is private, or whose type cannot be read.
///
/// # Panics
///
/// Where the assertion does not hold, with what came.
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

/// Asserts that a response is one that a catalogue promises, whichever of its errors it is.
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
/// A response to HEAD has no body, and so is not what the catalogue says of its error.
///
/// # Panics
///
/// Where the assertion does not hold, with everything that is wrong with the response.
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
