//! What `refusals` of `catalogue!` takes.

use errorbook::{ApiError, catalogue};

#[derive(Debug, ApiError)]
#[api_error(prefix = "REF")]
pub enum Refusal {
    #[status(400)]
    #[code("REF_BAD_REQUEST")]
    #[refusal(4xx)]
    BadRequest,
    #[status(500)]
    #[code("REF_FAILED")]
    #[refusal(5xx)]
    Failed,
}

#[derive(Debug, ApiError)]
#[api_error(prefix = "REF")]
#[status(410)]
#[code("REF_FAILED")]
pub struct Clash;

pub struct NotAnError;

catalogue! {
    static TEXT = [];
    refusals = "Refusal";
}

catalogue! {
    static SEVERAL = [];
    refusals = [Refusal];
}

catalogue! {
    static NOTHING = [];
    refusals = ;
}

catalogue! {
    static MISSPELT = [];
    refusal = Refusal;
}

catalogue! {
    static NOT_AN_ERROR = [];
    refusals = NotAnError;
}

catalogue! {
    static CLASH = [Clash];
    refusals = Refusal;
}

fn main() {}
