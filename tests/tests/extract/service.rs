//! The service: handlers that say what they read, on every framework the same.

#![allow(
    dead_code,
    reason = "what is read is compared as its `Debug` writes it"
)]

use errorbook::axum::extract::{Form, Json, Path, Query, Valid};
use errorbook::extract::{Check, FormRefusal, JsonRefusal, PathRefusal, QueryRefusal};
use errorbook::{ApiError, FieldErrors, HttpError, catalogue};
use serde::Deserialize;
use std::collections::BTreeMap;

catalogue! {
    pub(crate) static ERRORS = [JsonRefusal, FormRefusal, QueryRefusal, PathRefusal, Invalid, HttpError];
}

/// How large a body may be.
pub(crate) const LARGEST_BODY: usize = 1024;

#[derive(Debug, Deserialize, garde::Validate)]
#[garde(allow_unvalidated)]
pub(crate) struct NewOrg {
    #[garde(length(min = 1))]
    pub(crate) slug: String,
    #[serde(default)]
    pub(crate) seats: u8,
    #[serde(default)]
    #[garde(dive)]
    pub(crate) members: Vec<Member>,
    #[serde(default)]
    pub(crate) labels: BTreeMap<String, bool>,
    pub(crate) plan: Option<Plan>,
}

#[derive(Debug, Deserialize, garde::Validate)]
#[garde(allow_unvalidated)]
#[serde(deny_unknown_fields)]
pub(crate) struct Member {
    #[garde(contains("@"))]
    pub(crate) email: String,
}

#[derive(Debug, Deserialize, PartialEq)]
#[serde(rename_all = "lowercase")]
pub(crate) enum Plan {
    Free,
    Paid { months: u16 },
}

#[derive(Debug, ApiError)]
#[api_error(prefix = "ORG")]
#[status(422)]
#[code("ORG_INVALID")]
#[message("the organization is not valid")]
pub(crate) struct Invalid(#[expose("errors")] FieldErrors<InvalidOrg>);

#[derive(Debug, ApiError)]
#[api_error(prefix = "ORG_INVALID")]
#[status(422)]
enum InvalidOrg {
    #[code("ORG_INVALID_VALUE")]
    #[message("{text}")]
    Value {
        #[expose(message)]
        text: String,
    },
}

impl Check for NewOrg {
    type Error = Invalid;

    fn check(&self) -> Result<(), Invalid> {
        let valid = garde::Validate::validate(self);
        valid.map_err(|report| {
            Invalid(FieldErrors::from_garde(&report, |_, failure| {
                InvalidOrg::Value {
                    text: failure.to_string(),
                }
            }))
        })
    }
}

#[derive(Debug, Deserialize, validator::Validate)]
pub(crate) struct Page {
    #[validate(range(max = 100))]
    limit: u8,
    after: Option<String>,
    #[serde(default)]
    deep: bool,
}

impl Check for Page {
    type Error = Invalid;

    fn check(&self) -> Result<(), Invalid> {
        let valid = validator::Validate::validate(self);
        valid.map_err(|errors| {
            let errors = FieldErrors::from_validator(&errors, |_, failure| InvalidOrg::Value {
                text: failure.code.to_string(),
            });
            Invalid(errors.into_parameters())
        })
    }
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Login {
    name: String,
    age: Option<u8>,
    color: Option<Color>,
}

#[derive(Debug, Deserialize)]
#[serde(rename_all = "lowercase")]
pub(crate) enum Color {
    Red,
    Blue,
}

#[derive(Debug, Deserialize)]
pub(crate) struct Place {
    pub(crate) id: u32,
    pub(crate) kind: Color,
}

pub(crate) async fn json(Json(org): Json<NewOrg>) -> String {
    format!("{org:?}")
}

pub(crate) async fn valid(Valid(Json(org)): Valid<Json<NewOrg>>) -> String {
    format!("{org:?}")
}

pub(crate) async fn form(Form(login): Form<Login>) -> String {
    format!("{login:?}")
}

pub(crate) async fn query(Query(page): Query<Page>) -> String {
    format!("{page:?}")
}

pub(crate) async fn valid_query(Valid(Query(page)): Valid<Query<Page>>) -> String {
    format!("{page:?}")
}

pub(crate) async fn pairs(Query(pairs): Query<Vec<(String, String)>>) -> String {
    format!("{pairs:?}")
}

pub(crate) async fn one(Path(id): Path<u32>) -> String {
    format!("{id:?}")
}

pub(crate) async fn two(Path((id, kind)): Path<(u32, Color)>) -> String {
    format!("{id:?} {kind:?}")
}

pub(crate) async fn named(Path(place): Path<Place>) -> String {
    format!("{place:?}")
}
