//! Where `#[refusal(4xx)]` may stand, and what it takes.

use errorbook::ApiError;

#[derive(Debug, ApiError)]
#[api_error(prefix = "ORG")]
#[refusal(4xx)]
pub enum OnEnum {
    #[status(400)]
    #[code("ORG_BARE")]
    #[refusal]
    Bare,
    #[status(400)]
    #[code("ORG_TEXT")]
    #[refusal("4xx")]
    Text,
    #[status(400)]
    #[code("ORG_NUMBER")]
    #[refusal(404)]
    Number,
    #[status(400)]
    #[code("ORG_BOTH")]
    #[refusal(4xx, 5xx)]
    Both,
    #[status(400)]
    #[code("ORG_KEY")]
    #[refusal(class = 4xx)]
    Key,
    #[status(400)]
    #[code("ORG_EQUALS")]
    #[refusal = "4xx"]
    Equals,
    #[status(400)]
    #[code("ORG_FIELD")]
    Field(#[refusal(4xx)] u8),
}

#[derive(Debug, ApiError)]
#[api_error(prefix = "ORG")]
pub enum Classes {
    #[status(503)]
    #[code("ORG_OTHER_CLASS")]
    #[refusal(4xx)]
    OtherClass,
}

#[derive(Debug, ApiError)]
#[api_error(prefix = "ORG")]
pub enum Twice {
    #[status(400)]
    #[code("ORG_FIRST")]
    #[refusal(4xx)]
    First,
    #[status(422)]
    #[code("ORG_SECOND")]
    #[refusal(4xx)]
    Second,
}

fn main() {}
