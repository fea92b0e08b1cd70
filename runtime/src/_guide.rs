//! The pages of the repository's `docs/`, which only the documentation has.
//!
//! - [`tutorial`]: from the first enum to a published error page and a locked contract.
//! - [`languages`]: errors in the language of the reader, and how they are translated.
//! - [`migrate`]: an existing service, handler by handler, without a change on the wire.
//! - [`contracts`]: the error formats of published APIs, and the enum and the profile that send each.
//! - [`operations`]: what a single operation answers with, as a type.
//! - [`layers`]: where CORS, compression, timeouts, nested routers and fallbacks go.
//! - [`extractors`]: bodies, queries and paths that are refused with errors of the catalogue.
//! - [`grpc`]: the same errors as statuses of tonic, with the details of `google.rpc`.
//! - [`envelopes`]: errors inside GraphQL, JSON-RPC and MCP.
//! - [`client`]: errors read back, a module of Rust for a service, retries.
//! - [`rehearse`]: errors on request, for those who write clients.
//! - [`faq`]: questions and answers.
//! - [`troubleshooting`]: what rustc and axum print, and what it means.

// The first definition of a link's label counts, so that these links replace those between the files.

#[doc = "[contracts]: crate::_guide::contracts\n[envelopes]: crate::_guide::envelopes\n[faq]: crate::_guide::faq\n"]
#[doc = "[grpc]: crate::_guide::grpc\n"]
#[doc = "[languages]: crate::_guide::languages\n[layers]: crate::_guide::layers\n[rehearse]: crate::_guide::rehearse\n"]
#[doc = include_str!("../docs/guide.md")]
pub mod tutorial {}

#[doc = include_str!("../docs/languages.md")]
pub mod languages {}

#[doc = include_str!("../docs/migrate.md")]
pub mod migrate {}

#[doc = "[migrate]: crate::_guide::migrate\n"]
#[doc = include_str!("../docs/contracts.md")]
pub mod contracts {}

#[doc = include_str!("../docs/operations.md")]
pub mod operations {}

#[doc = include_str!("../docs/layers.md")]
pub mod layers {}

#[doc = include_str!("../docs/extractors.md")]
pub mod extractors {}

#[doc = "[languages]: crate::_guide::languages\n"]
#[doc = include_str!("../docs/grpc.md")]
pub mod grpc {}

#[doc = "[`Document`]: crate::Document\n"]
#[doc = include_str!("../docs/envelopes.md")]
pub mod envelopes {}

#[doc = include_str!("../docs/client.md")]
pub mod client {}

#[doc = include_str!("../docs/rehearse.md")]
pub mod rehearse {}

#[doc = "[layers]: crate::_guide::layers\n"]
#[doc = include_str!("../docs/faq.md")]
pub mod faq {}

#[doc = "[faq]: crate::_guide::faq\n[layers]: crate::_guide::layers\n"]
#[doc = include_str!("../docs/troubleshooting.md")]
pub mod troubleshooting {}
