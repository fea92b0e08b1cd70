//! The extractors: what they refuse, with which code and at which place, the same on every framework.

mod documents;
mod hostile;
#[path = "../openapi/mod.rs"]
mod openapi;
mod own_codes;
mod requests;
mod service;

mod on_actix;
mod on_axum;
mod on_poem;
mod on_rocket;

use errorbook::Catalogue;

/// A request with a body or without.
#[derive(Clone, Debug)]
pub(crate) struct Request {
    pub(crate) method: &'static str,
    pub(crate) path: String,
    /// Absent where it is empty.
    pub(crate) content_type: &'static str,
    pub(crate) body: Vec<u8>,
}

/// What a framework answers.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Answer {
    pub(crate) status: u16,
    pub(crate) accept: Option<String>,
    pub(crate) body: String,
}

type Send = fn(&'static Catalogue, Request) -> Answer;

const OTHERS: [(&str, Send); 3] = [
    ("actix-web", on_actix::send),
    ("poem", on_poem::send),
    ("Rocket", on_rocket::send),
];

/// The answer that all frameworks give.
pub(crate) fn send(catalogue: &'static Catalogue, request: &Request) -> Answer {
    let on_axum = on_axum::send(catalogue, request.clone());
    for (framework, send) in OTHERS {
        let answer = send(catalogue, request.clone());
        assert_eq!(on_axum, answer, "{framework}: {request:?}");
    }
    on_axum
}
