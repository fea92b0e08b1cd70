//! Derive HTTP error responses, their documentation and compile-time compatibility checks from one
//! enum.
//!
//! ```
//! use errorbook::ApiError;
//! use std::time::Duration;
//!
//! /// Why a request about an organization was refused.
//! #[derive(Debug, ApiError)]
//! #[api_error(prefix = "ORG")]
//! pub enum OrgError {
//!     /// An administrator blocked it. Support can lift the block.
//!     #[status(403)]
//!     #[code("ORG_BLOCKED")]
//!     #[message("the organization {name} is blocked")]
//!     #[help("ask your administrator to lift the block")]
//!     Blocked {
//!         #[expose]
//!         name: String,
//!     },
//!
//!     #[status(401)]
//!     #[code("ORG_TOKEN_EXPIRED")]
//!     #[challenge(Bearer, realm = "orgs", error = "invalid_token")]
//!     TokenExpired,
//!
//!     #[status(500)]
//!     #[code("ORG_STORE")]
//!     Store(#[from] std::io::Error), // its text never reaches a client
//! }
//!
//! let error = OrgError::Blocked { name: "acme".into() };
//! let response = error.respond(&errorbook::Preferences::default());
//! assert_eq!(response.status(), 403);
//! assert_eq!(response.headers()["content-type"], "application/problem+json");
//! assert_eq!(
//!     response.body(),
//!     r#"{"title":"Forbidden","code":"ORG_BLOCKED","detail":"the organization acme is blocked","name":"acme"}"#,
//! );
//! ```
//!
//! # Parts
//!
//! - The derive [`ApiError`](macro@ApiError) describes what went wrong.
//! - A [`Profile`] sets the wire format: the shape of the JSON ([`Body`], [`body!`]), the links and the
//!   media types.
//! - [`catalogue!`] lists the errors of a service, checks that their codes are unique and documents them.
//! - `tower::ErrorLayer` (feature `tower`) gives every error response of a service the profile's format,
//!   in the representation that the request's Accept asks for. The feature `axum` adds `IntoResponse`.
//!   `actix::ErrorLayer` (feature `actix`) is the same for actix-web, with `ResponseError`; so are `poem::ErrorLayer`
//!   (feature `poem`) for poem and the fairing `rocket::ErrorLayer` (feature `rocket`) for Rocket.
//! - [`accept`] and [`language`] implement the content negotiation and work on their own.
//!
//! The tutorial and other pages are in [`_guide`].
//!
//! # Features
//!
//! A feature adds API and never changes what is sent. Only `embed` is on by default.
//!
//! | feature | adds |
//! |---|---|
//! | `embed` | the catalogue as JSON inside the program, for `cargo errorbook` and for `docs` |
//! | `docs` | the catalogue as data and as HTML, Markdown and OpenAPI, to be served |
//! | `axum` | `IntoResponse` and extractors for axum 0.8 |
//! | `tower` | `tower::ErrorLayer`, a middleware that also works for axum |
//! | `actix` | `ResponseError`, extractors and `actix::ErrorLayer` for actix-web 4 |
//! | `poem` | `ResponseError`, `IntoResponse`, extractors and `poem::ErrorLayer` for poem 3 |
//! | `rocket` | `Responder`, guards and the fairing `rocket::ErrorLayer` for Rocket 0.5 |
//! | `extract` | the errors that those extractors refuse with; a framework's feature enables it |
//! | `aide`, `utoipa` | the errors of a handler in the OpenAPI documents of aide 0.15 or utoipa 6 |
//! | `garde`, `validator` | `FieldErrors::from_garde` for garde 0.23, `from_validator` for validator 0.21 |
//! | `protobuf` | `Offer::PROTOBUF`: errors as `google.rpc.Status`, with its details |
//! | `tonic` | `From<E>` for the `Status` of tonic 0.14; the middleware of `tower` answers calls of gRPC with one |
//! | `tracing` | an event for each error that the middleware sends |
//! | `metrics` | a counter of the errors that the middleware sends, by code, status and route |
//! | `rehearse` | `ErrorLayer::rehearse`, which answers a request with the error that it asks for |
//! | `client` | `client::Reply`, which reads errors back on the client's side, and `client::Relayed`, by which a gateway passes them on |
//! | `retry` | `client::Retry`, which sends requests again, as a policy for tower |
//! | `fluent` | translations of the errors in Fluent's files, by `locales` in `catalogue!` |
//! | `testing` | assertions on responses, and a report of the errors that no test produced: for dev-dependencies |
//!
//! `hyper` (HTTP/1 reason phrases), `grpc` and `middleware` are internal: other features enable them.
//!
//! The minimum Rust version is 1.85. Some features need a newer one, since their dependencies do: `actix` 1.89;
//! `docs`, `aide`, `rehearse`, `rocket`, `utoipa`, `fluent`, `garde`, `tonic` and `validator` 1.88.
//!
//! # What is public
//!
//! - Sent, for the client's code: the code, the status, the exposed fields and the headers.
//! - Sent, for the client's developer: the message, the help and the link.
//! - Never sent, only logged: `Display` and the source chain.
//!
//! A field is private unless it has `#[expose]`. A text that is sent cannot contain a private field: it
//! does not compile.

// docs.rs builds with nightly Rust, which can show the feature that each item needs: one that users turn on.
#![cfg_attr(
    docsrs,
    feature(doc_cfg),
    doc(auto_cfg(hide(feature = "grpc", feature = "hyper", feature = "middleware")))
)]

#[doc(hidden)]
#[path = "private.rs"]
pub mod __private;
// The tests of the workspace compile the pages' code: it needs crates that this one does not.
#[cfg(all(doc, not(doctest)))]
pub mod _guide;
mod adapter;
mod cache;
mod catalogue;
#[cfg(feature = "client")]
pub mod client;
mod code;
#[cfg(feature = "docs")]
pub mod docs;
mod embed;
mod entry;
mod error;
#[cfg(feature = "extract")]
pub mod extract;
mod field_errors;
mod header;
mod http_error;
mod json_value;
mod listed;
mod locale;
mod negotiate;
#[cfg(any(feature = "rehearse", feature = "testing"))]
mod operations;
#[cfg(feature = "testing")]
mod produced;
mod profile;
#[cfg(any(feature = "middleware", feature = "docs", feature = "client"))]
mod refusals;
mod render;
#[cfg(feature = "middleware")]
mod request;
mod subset;
mod table;
#[cfg(feature = "testing")]
pub mod testing;
mod text;
#[cfg(feature = "middleware")]
mod warning;

#[allow(
    unreachable_pub,
    unused_imports,
    reason = "without a framework's feature there is nothing to export"
)]
pub use adapter::*;
pub use catalogue::{Catalogue, Operation};
pub use code::Code;
pub use entry::{Entry, Field, Retry};
pub use error::{Described, ErrorText, JsonPointer, ManualApiError};
pub use errorbook_model::{Body, page};
pub use field_errors::{FieldError, FieldErrors, ItemOf};
pub use header::{HeaderField, challenge};
pub use http_error::HttpError;
pub use negotiate::preferences::Preferences;
pub use negotiate::{accept, language};
pub use profile::{Offer, Profile};
pub use render::{AnyError, ApiError, Document, Internal, Problem};
#[cfg(feature = "middleware")]
pub use request::{ErrorEvent, ErrorLayer, Reshape};
pub use subset::Subset;
pub use table::Table;

/// What the derive asks of types, as rustc names it in errors. Each holds of itself: none is implemented by hand.
pub mod bounds {
    pub use crate::error::{AsDynError, OwnDisplay, View, WriteJson, WriteText, inner};
}

pub use errorbook_macros::ApiError;

/// A template of bodies, checked at compile time.
///
/// The template is a JSON object or array in which names stand for values. Literals are copied as they are. A member
/// whose value is absent is left out, and so is an object or an array in which nothing else stands.
///
/// ```
/// use errorbook::{ApiError, Body, Document, Profile, body};
///
/// #[derive(Debug, ApiError)]
/// #[api_error(prefix = "ORG")]
/// #[status(403)]
/// #[code("ORG_BLOCKED")]
/// #[message("{name} is blocked")]
/// struct Blocked {
///     #[expose]
///     name: &'static str,
/// }
///
/// const SHAPE: Body = body!({ "ok": false, "error": { "ref": code, "text": message, ..fields } });
/// static ACME: Profile = Profile::new().body(SHAPE);
///
/// assert_eq!(
///     serde_json::to_string(&Document::new(&Blocked { name: "acme" }, &ACME))?,
///     r#"{"ok":false,"error":{"ref":"ORG_BLOCKED","text":"acme is blocked","name":"acme"}}"#,
/// );
/// # Ok::<(), serde_json::Error>(())
/// ```
///
/// # Names
///
/// | name | value |
/// |---|---|
/// | `code` | the code: a string, or a number |
/// | `status`, `phrase` | the status, a number; its phrase |
/// | `title` | the constant title |
/// | `message`, `detail` | the message; `detail` only where the error has one of its own |
/// | `type`, `docs` | the profile's URIs, with the code |
/// | `help` | what the client's developer can do |
/// | `oauth` | the error of RFC 6749 |
/// | `retry_after`, `retryable` | seconds; whether a retry may succeed |
/// | `instance` | a field of that name, else the request's id as `urn:uuid:…` where it is a UUID |
/// | `request_id`, `trace_id` | the request's id; the trace id of its `traceparent` |
/// | `request.method`, `request.path` | the request's method and path |
/// | `timestamp` | now: RFC 3339, UTC, milliseconds |
/// | `field.name` | the exposed field of that name; `field."a-b"` where it is no identifier |
/// | `..fields` | the exposed fields that the template does not place itself: a member beside it wins over a field of its name |
/// | `pointer`, `parameter`, `header` | in `each`: where the field error is |
/// | `place` | in `each`: whichever of the three it has |
/// | `..place` | in an array in `each`: an element for each name and index of it, `["body", ..place]` |
///
/// What a request says is known where an `ErrorLayer` sees the request.
///
/// # Forms
///
/// ```
/// # use errorbook::{ApiError, Body, Document, Profile, body};
/// # #[derive(Debug, ApiError)]
/// # #[api_error(prefix = "ORG")]
/// # #[status(403)]
/// # #[code("ORG_BLOCKED")]
/// # #[message("{name} is blocked")]
/// # struct Blocked {
/// #     #[expose]
/// #     name: &'static str,
/// # }
/// # fn json(profile: &'static Profile) -> String {
/// #     serde_json::to_string(&Document::new(&Blocked { name: "acme" }, profile)).unwrap()
/// # }
/// // A string with placeholders. A code has its styles as formats, and a brace of the text is written twice.
/// static TEXT: Profile = Profile::new().body(body!({ "id": "urn:{code:kebab-case}", "status": "{status}", "set": "{{}}" }));
/// assert_eq!(json(&TEXT), r#"{"id":"urn:org-blocked","status":"403","set":"{}"}"#);
///
/// // Another value, or a constant, where the error has no such value.
/// static OR: Profile = Profile::new().body(body!({ "param": field.param or null, "kind": field.kind or "api_error" }));
/// assert_eq!(json(&OR), r#"{"param":null,"kind":"api_error"}"#);
/// static LIST: Profile = Profile::new().body(body!({ "detail": [each { "text": message }] or message }));
/// assert_eq!(json(&LIST), r#"{"detail":"acme is blocked"}"#);
///
/// // An item for each field error; for the error itself, where it has none.
/// static EACH: Profile = Profile::new().body(body!([each { "at": pointer, "code": code, "text": message }]));
/// assert_eq!(json(&EACH), r#"[{"code":"ORG_BLOCKED","text":"acme is blocked"}]"#);
///
/// // Members for field errors, with a list of what those of one place say, or without brackets what the first says:
/// // `{"name":["too short"],"items.0.id":["unknown"]}`. An error without field errors has none.
/// static MEMBERS: Profile = Profile::new().body(body!({ "errors": { each "{place:dotted}": [message] } or {} }));
/// assert_eq!(json(&MEMBERS), r#"{"errors":{}}"#);
/// ```
///
/// `{timestamp:offset}` is the time with `+00:00` in place of `Z`. `{place:dotted}` is `items.0.name` where the pointer is
/// `/items/0/name`, and `{place:brackets}` is `items[0].name`; so is `{pointer:dotted}`. In `each`, `code`, `message` and `detail` are
/// the field error's, `..fields` are its own fields, and `field.name` is its own field where it has one of that name.
/// All else is the error's.
///
/// An unknown name, a duplicate member or invalid JSON does not compile.
#[macro_export]
macro_rules! body {
    ($($template:tt)*) => {
        $crate::__private::__body! { $crate, $($template)* }
    };
}

/// Joins the errors of a service into one [`Catalogue`].
///
/// The members are types that derive [`ApiError`](macro@ApiError), and other catalogues after `..`. A
/// type that is reached twice is listed once. A type inside a `#[transparent]` variant is listed with the type that
/// passes it on, and so are those inside it. Behind a `Box` or an `Arc` they are not followed: a type there that passes
/// others on is listed by name. What `dyn ApiError` and types written by hand send is not known to a catalogue.
/// `HttpError::{NotFound, Gone}` lists some variants of a type, without its inner types.
///
/// | setting | meaning |
/// |---|---|
/// | `profile = ACME;` | the wire format; the default is [`Profile::DEFAULT`] |
/// | `lock = "errorbook.lock";` | the lock file that the catalogue must be compatible with, as a path relative to `Cargo.toml` |
/// | `language = "en";` | the language of the texts in the attributes, a tag of BCP 47; the default is `en` |
/// | `locales = "locales";` | the folder of the [translations](#languages), as a path relative to `Cargo.toml` (feature `fluent`) |
/// | `refusals = Refusal;` | the type that answers for what the framework refuses and for panics; it is a member of the catalogue. The default is what the catalogue lists of [`HttpError`] |
/// | `relays = orgs::Error::{OrgBlocked};` | the [errors of upstreams](#relays) that the service passes on (feature `client`) |
/// | `operations = { create_org = CreateOrg };` | the [errors of each operation](#operations), by its `operationId` |
///
/// ```
/// use errorbook::{ApiError, Profile, catalogue};
///
/// mod auth {
///     use errorbook::{ApiError, catalogue};
///
///     #[derive(Debug, ApiError)]
///     #[api_error(prefix = "AUTH")]
///     #[status(401)]
///     #[code("AUTH_MISSING")]
///     #[challenge(Bearer, realm = "acme")]
///     pub struct Missing;
///
///     catalogue! {
///         pub static ERRORS = [Missing];
///     }
/// }
///
/// #[derive(Debug, ApiError)]
/// #[api_error(prefix = "ORG")]
/// #[status(403)]
/// #[code("ORG_BLOCKED")]
/// struct Blocked;
///
/// static ACME: Profile = Profile::new();
///
/// catalogue! {
///     /// Every error this service can answer with.
///     pub static ERRORS = [Blocked, ..auth::ERRORS];
///     profile = ACME;
/// }
///
/// assert_eq!(ERRORS.entries().count(), 2);
/// ```
///
/// # Refusals
///
/// What a router, an extractor or middleware refuses, and a panic, is answered by the service's own errors where
/// `refusals` names their type. A response is answered by the variant of its status, else by the one that is marked
/// `#[refusal(4xx)]` or `#[refusal(5xx)]`, which keeps the response's status:
///
/// ```
/// use errorbook::{ApiError, HttpError, catalogue};
/// use http::HeaderValue;
/// # #[derive(Debug, ApiError)]
/// # #[api_error(prefix = "ORG")]
/// # #[status(403)]
/// # #[code("ORG_BLOCKED")]
/// # struct Blocked;
///
/// #[derive(Debug, ApiError)]
/// #[api_error(prefix = "ORG")]
/// enum Refusal {
///     #[status(404)]
///     #[code("ORG_NO_ROUTE")]
///     #[message("there is nothing here")]
///     NoRoute,
///     #[status(405)]
///     #[code("ORG_METHOD")]
///     Method {
///         #[header("Allow")]
///         allow: HeaderValue,
///     },
///     #[status(400)]
///     #[code("ORG_REQUEST")]
///     #[refusal(4xx)]
///     Request,
///     #[status(500)]
///     #[code("ORG_FAILED")]
///     #[refusal(5xx)]
///     Failed,
/// }
///
/// catalogue! {
///     static ERRORS = [Blocked];
///     refusals = Refusal;
/// }
///
/// assert!(ERRORS.get("ORG_NO_ROUTE").is_some());
/// ```
///
/// Without both marks, a variant for each registered status is required. A variant is sent without a value: it has no
/// exposed field but an `Option`, and its message has no placeholder. A header that is a field is the response's own; where
/// the response lacks it, the marked variant answers. A header with a constant value is sent where the response has none.
///
/// The text of a 4xx is the message of a variant without `#[message]`; otherwise only the operator sees it. Without
/// `#[title]`, the title of a marked variant is the phrase of the status that is sent. What errorbook's own extractors refuse
/// (`extract::Refused`) is answered in the same way, with the faults where the variant has a list for them.
///
/// Without `refusals`, the variants of [`HttpError`] that the catalogue lists answer, `BadRequest` and
/// `InternalServerError` for those that it does not list. A catalogue that lists these two, or has `refusals`, has every
/// code that the middleware sends; else what is not listed goes out without the links of the profile, which lead to no page:
///
/// ```
/// # use errorbook::{ApiError, HttpError, catalogue};
/// # #[derive(Debug, ApiError)]
/// # #[api_error(prefix = "ORG")]
/// # #[status(403)]
/// # #[code("ORG_BLOCKED")]
/// # struct Blocked;
/// catalogue! {
///     static ERRORS = [Blocked, HttpError::{NotFound, BadRequest, InternalServerError}];
/// }
///
/// assert_eq!(ERRORS.entries().count(), 4);
/// ```
///
/// # Relays
///
/// The errors of an upstream that a gateway passes on: the `Error` of a module that `cargo errorbook export rust` writes, or
/// some of its variants; several of them in brackets. They are in the catalogue like its own.
/// `client::Relayed` masks all others.
///
/// # Operations
///
/// `operations = { create_org = CreateOrg | JsonRefusal, health = ! };` says which errors each [`Operation`] answers with: types,
/// subsets, unions, some variants of a type and what extractors refuse with, or `!` for none. The catalogue has to list them
/// all. A name is the `operationId` of the service's OpenAPI document; with utoipa, the name of the handler's function. The
/// exports have them, and the lock, where an operation that is gone, or that answers with a code more, is a break.
///
/// # Languages
///
/// `locales` names a folder with a folder for each language, by its tag (BCP 47): `locales/de/errors.ftl`. The files are
/// [Fluent](https://projectfluent.org): a message per code, with the title and the help as attributes.
///
/// ```text
/// ORG_BLOCKED = Die Organisation { $slug } ist gesperrt.
///     .help = Bitten Sie Ihre Verwaltung, die Sperre aufzuheben.
/// ORG_SEATS = { $count ->
///         [one] Es fehlt ein Platz.
///        *[other] Es fehlen { $count } Plätze.
///     }
/// ```
///
/// A request gets the language that its Accept-Language prefers (RFC 4647 section 3.4), else the default: messages, titles,
/// helps and field errors, in every representation. `Content-Language` says which was sent. Codes, types and the names of
/// members are the same in every language.
///
/// - Every public code has a message in each language, also those of field errors, and every message is that of a code.
///   `#[internal]` errors may have one. A message uses the exposed fields, by the names that bodies have, and the values
///   of the error's own message. An error with a help has one in each language; a title is optional. What is missing or
///   wrong does not compile.
/// - In the identifier of a message, each character of the code but letters, digits, `_` and `-` is a `-`; one that does not
///   begin with a letter has `code-` before it: `code-4031`.
/// - The codes of [`HttpError`] alone need no message: without one, an error is sent in the default language as a whole. So is one
///   whose message needs a value that is absent. An error without a message of its own has the translation as its title.
/// - A catalogue that is listed, `..auth::ERRORS`, brings its own translations into the languages of this one, whose own
///   messages win. The attributes of both are in the same `language`.
/// - The words of the page that errorbook writes are in English unless a language has them: `errorbook-error`,
///   `errorbook-help`, `errorbook-docs`, `errorbook-support`, `errorbook-code`, `errorbook-request-id`, and
///   `errorbook-wait` with `{ $seconds }`.
///
/// The compiler reads a changed file anew. For a new one, add a `build.rs` that prints `cargo::rerun-if-changed=locales`.
///
/// # Clashes
///
/// Two variants with the same code do not compile, even in different crates:
///
/// ```compile_fail
/// # use errorbook::{ApiError, catalogue};
/// #[derive(Debug, ApiError)]
/// #[api_error(prefix = "ORG")]
/// #[status(403)]
/// #[code("ORG_BLOCKED")]
/// struct One;
///
/// #[derive(Debug, ApiError)]
/// #[api_error(prefix = "ORG")]
/// #[status(409)]
/// #[code("ORG_BLOCKED")]
/// struct Other;
///
/// catalogue! {
///     static ERRORS = [One, Other];
/// }
/// ```
#[macro_export]
macro_rules! catalogue {
    ($($catalogue:tt)*) => {
        $crate::__private::__catalogue! { $crate, $($catalogue)* }
    };
}

/// Declares what an operation answers with, where that is errors of several types: a transparent enum over types that
/// derive [`ApiError`](macro@ApiError), their subsets and what extractors refuse with.
///
/// ```
/// mod orgs {
///     # use errorbook::ApiError;
///     #[derive(Debug, ApiError)]
///     #[api_error(prefix = "ORG", subset Create = [SlugTaken, Store])]
///     pub enum OrgError {
///         #[status(409)]
///         #[code("ORG_SLUG_TAKEN")]
///         SlugTaken,
///         #[status(403)]
///         #[code("ORG_BLOCKED")]
///         Blocked,
///         #[status(500)]
///         #[code("ORG_STORE")]
///         Store(#[from] std::io::Error),
///     }
/// }
/// mod auth {
///     # use errorbook::ApiError;
///     #[derive(Debug, ApiError)]
///     #[api_error(prefix = "AUTH")]
///     #[status(403)]
///     #[code("AUTH_SCOPE")]
///     pub struct Write;
/// }
///
/// errorbook::union! {
///     /// Why an organization cannot be made.
///     pub enum CreateOrg = orgs::Create from (std::io::Error) | auth::Write;
/// }
///
/// fn create(token: &str) -> Result<(), CreateOrg> {
///     if token.is_empty() {
///         return Err(auth::Write.into());
///     }
///     std::fs::create_dir("/proc/orgs")?;
///     Ok(())
/// }
/// # use errorbook::ApiError as _;
/// assert_eq!(create("").unwrap_err().code(), "AUTH_SCOPE");
/// assert_eq!(create("good").unwrap_err().code(), "ORG_STORE");
/// ```
///
/// Each type becomes a variant with its name, `CreateOrg::Create` and `CreateOrg::Write`; `Orgs(orgs::Create)` gives it
/// another one. The enum is `From` each of them. What they are made from in their turn, their subsets and sources, stands
/// behind `from`: a type alone does not say which of several it would become. A union may have attributes, other
/// derives, and parameters; one call may declare several.
#[macro_export]
macro_rules! union {
    ($($union:tt)*) => {
        $crate::__private::__union! { $crate, $($union)* }
    };
}
