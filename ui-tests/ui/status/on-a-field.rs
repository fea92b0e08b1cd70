//! `#[status]` on a field.

use errorbook::ApiError;

#[derive(Debug, ApiError)]
#[api_error(prefix = "UP")]
#[status(502)]
pub enum Upstream {
    #[code("UP_HEADERS")]
    Headers {
        #[status(401, 404, 405)]
        status: u16,
    },
    #[code("UP_RANGE")]
    Range(#[status(200, 700, 4xy, NOT_FUND)] u16),
    #[code("UP_TWO")]
    Two(#[status(404)] u16, #[status(5xx)] u16),
    #[code("UP_EMPTY")]
    Empty(#[status] u16),
    #[code("UP_SOURCE")]
    #[status(400)]
    #[message("{1}")]
    Source(
        #[status(500)] u16,
        #[expose(message)]
        #[source]
        std::io::Error,
    ),
}

fn main() {}
