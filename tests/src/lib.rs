//! A crate of shared errors, as the tests of catalogues across crates need one.

use errorbook::{ApiError, catalogue};

/// Why a request was not let in.
#[derive(Debug, ApiError)]
#[api_error(prefix = "SHARED")]
#[challenge(Bearer, realm = "shared")]
pub enum SharedError {
    /// No token came with the request.
    #[status(401)]
    #[code("SHARED_TOKEN")]
    Token,
    /// The token is for something else.
    #[status(403)]
    #[code("SHARED_SCOPE")]
    #[message("the scope {scope} is missing")]
    Scope {
        /// The scope.
        #[expose]
        scope: String,
    },
}

/// Passes on an error of this crate, which no catalogue of it lists.
#[derive(Debug, ApiError)]
#[api_error(prefix = "GATE")]
pub enum GateError {
    /// The gate is closed.
    #[status(503)]
    #[code("GATE_CLOSED")]
    Closed,
    /// The key.
    #[transparent]
    Key(std::sync::Arc<KeyError>),
}

/// Is known by [`GateError`] alone.
#[derive(Debug, ApiError)]
#[api_error(prefix = "KEY")]
#[status(403)]
#[code("KEY_EXPIRED")]
pub struct KeyError;

catalogue! {
    /// The errors of this crate.
    pub static ERRORS = [SharedError];
}

/// The code of README.md compiles.
#[cfg(doctest)]
#[doc = include_str!("../../README.md")]
pub struct Readme;

/// The code of docs/guide.md compiles.
#[cfg(doctest)]
#[doc = include_str!("../../docs/guide.md")]
pub struct Guide;

/// The code of docs/operations.md compiles.
#[cfg(doctest)]
#[doc = include_str!("../../docs/operations.md")]
pub struct Operations;

/// The code of docs/languages.md compiles, with the translations of `locales/`, which the page shows.
#[cfg(doctest)]
#[doc = include_str!("../../docs/languages.md")]
pub struct Languages;

/// The code of docs/layers.md compiles.
#[cfg(doctest)]
#[doc = include_str!("../../docs/layers.md")]
pub struct Layers;

/// The code of docs/extractors.md compiles.
#[cfg(doctest)]
#[doc = include_str!("../../docs/extractors.md")]
pub struct Extractors;

/// The code of docs/migrate.md compiles, and what it says stays the same does.
#[cfg(doctest)]
#[doc = include_str!("../../docs/migrate.md")]
pub struct Migrate;

/// The code of docs/contracts.md compiles.
#[cfg(doctest)]
#[doc = include_str!("../../docs/contracts.md")]
pub struct Contracts;

/// The code of docs/grpc.md compiles.
#[cfg(doctest)]
#[doc = include_str!("../../docs/grpc.md")]
pub struct Grpc;

/// The code of docs/envelopes.md compiles, and its envelopes are what is shown.
#[cfg(doctest)]
#[doc = include_str!("../../docs/envelopes.md")]
pub struct Envelopes;

/// The code of docs/client.md compiles.
#[cfg(doctest)]
#[doc = include_str!("../../docs/client.md")]
pub struct Client;

/// The code of docs/rehearse.md compiles.
#[cfg(doctest)]
#[doc = include_str!("../../docs/rehearse.md")]
pub struct Rehearse;

/// The code of docs/faq.md compiles.
#[cfg(doctest)]
#[doc = include_str!("../../docs/faq.md")]
pub struct Questions;

/// The code of docs/troubleshooting.md compiles.
#[cfg(doctest)]
#[doc = include_str!("../../docs/troubleshooting.md")]
pub struct Troubleshooting;

/// The code of the derive's page compiles.
#[cfg(doctest)]
#[doc = include_str!("../../macros/derive.md")]
pub struct Derive;
