//! The error formats of published APIs, each as an enum and a profile. `tests/published.rs` compares what is sent with
//! what is published, in `data/` under the name of the module, and docs/contracts.md shows each.

#![allow(missing_docs, reason = "each module is shown as it is, and short")]

pub mod acme_compound;
pub mod acme_user_action;
pub mod asp_net;
pub mod aws_json;
pub mod aws_s3;
pub mod azure;
pub mod azure_storage;
pub mod bearer;
pub mod binance;
pub mod cloudflare;
pub mod connect;
pub mod couchdb;
pub mod discord;
pub mod django_rest;
pub mod docker;
pub mod elasticsearch;
pub mod fastapi;
pub mod fhir;
pub mod github;
pub mod google;
pub mod graphql;
pub mod jira;
pub mod jsonapi;
pub mod jsonrpc;
pub mod kubernetes;
pub mod laravel;
pub mod matrix;
pub mod mcp;
pub mod meilisearch;
pub mod nestjs;
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
pub mod soap;
pub mod spring_boot;
pub mod stripe;
pub mod tus;
pub mod twilio;
pub mod vnd_error;
pub mod webdav;
pub mod zendesk;

/// Calls a macro with the modules, each once: errors that depend on nothing else, those that say something of the
/// request, documents in a response of the service's own, and those without a published example.
#[macro_export]
macro_rules! for_each_contract {
    ($call:ident) => {
        $call! {
            errors:
                acme_compound acme_user_action aws_json bearer connect couchdb discord django_rest docker
                github google graphql jira jsonapi matrix mcp meilisearch oauth oauth_device oci
                openai ratelimit_dynamic ratelimit_quota rfc9457_credit rfc9457_validation scim stripe
                tus twilio webdav;
            errors_of_a_request: aws_s3 paypal spring_boot;
            documents: jsonrpc slack;
            made_up:
                asp_net azure azure_storage binance cloudflare elasticsearch fastapi
                fhir kubernetes laravel nestjs odata salesforce soap vnd_error zendesk;
        }
    };
}
