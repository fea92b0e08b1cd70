//! The error formats of published APIs, each as an enum and a profile. `tests/published.rs` compares what is sent with
//! what is published, and docs/contracts.md shows each.

#![allow(missing_docs, reason = "each module is shown as it is, and short")]

pub mod acme_compound;
pub mod acme_user_action;
pub mod aws_json;
pub mod aws_s3;
pub mod azure;
pub mod bearer;
pub mod cloudflare;
pub mod connect;
pub mod couchdb;
pub mod discord;
pub mod docker;
pub mod elasticsearch;
pub mod fhir;
pub mod github;
pub mod google;
pub mod graphql;
pub mod jsonapi;
pub mod jsonrpc;
pub mod kubernetes;
pub mod matrix;
pub mod mcp;
pub mod meilisearch;
pub mod oauth;
pub mod oauth_device;
pub mod oci;
pub mod odata;
pub mod openai;
pub mod paypal;
pub mod ratelimit_dynamic;
pub mod ratelimit_quota;
pub mod rfc9457_credit;
pub mod rfc9457_validation;
pub mod salesforce;
pub mod scim;
pub mod slack;
pub mod spring_boot;
pub mod stripe;
pub mod tus;
pub mod twilio;
pub mod webdav;
pub mod zendesk;
