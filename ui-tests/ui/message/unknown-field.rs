//! A placeholder names a field.

use errorbook::ApiError;
use errorbook_ui_tests::serve;

#[derive(Debug, ApiError)]
#[api_error(prefix = "ORG")]
#[status(403)]
enum OrgError {
    #[code("ORG_NEAR")]
    #[message("{nmae} is blocked")]
    Near {
        #[expose]
        name: String,
    },

    #[code("ORG_FAR")]
    #[message("{organization} is blocked by {0}")]
    Far {
        #[expose]
        name: String,
        #[expose]
        seats: u32,
    },

    #[code("ORG_NUMBER")]
    #[message("{1} and {name}")]
    Number(#[expose(message)] String),

    #[code("ORG_JSON")]
    #[message("{\"name\": 1}")]
    Json {
        #[expose]
        name: String,
    },

    #[code("ORG_COUNT")]
    #[message("{seats:width$.digits$}")]
    Count {
        #[expose]
        seats: f64,
    },

    #[code("ORG_TWICE")]
    #[message("{nam} {nam}")]
    Twice {
        #[expose]
        name: String,
    },
}

fn main() {
    let name = String::new();
    serve(OrgError::Near { name });
    serve(OrgError::Number(String::new()));
}
