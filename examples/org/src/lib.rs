//! The parts of the demo services that do not depend on a framework. Start with [`errors`].

#![allow(
    clippy::missing_errors_doc,
    reason = "every error says itself when it occurs"
)]

pub mod auth;
pub mod errors;
pub mod etag;
pub mod limit;
pub mod log;
pub mod openapi;
pub mod organization;
pub mod setup;
pub mod shutdown;
pub mod store;
