//! There is nothing to send for `None`.

use errorbook::ApiError;

#[derive(Debug, ApiError)]
#[api_error(prefix = "ORG")]
#[status(404)]
#[code("ORG_KIND")]
pub struct Kind;

#[derive(Debug, ApiError)]
pub enum OrgError {
    #[transparent]
    Inner(Option<Kind>),
    Beside(#[transparent] std::option::Option<Box<Kind>>, u8),
}

fn main() {}
