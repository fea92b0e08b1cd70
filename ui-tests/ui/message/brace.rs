//! A brace that is not doubled is half of a placeholder.

use errorbook::ApiError;
use errorbook_ui_tests::serve;

#[derive(Debug, ApiError)]
#[api_error(prefix = "ORG")]
#[status(403)]
enum OrgError {
    #[code("ORG_OPEN")]
    #[message("{name is blocked")]
    Open {
        #[expose]
        name: String,
    },

    #[code("ORG_CLOSED")]
    #[message("name} is blocked")]
    Closed {
        #[expose]
        name: String,
    },

    #[code("ORG_LAST")]
    #[message("{name} is blocked {")]
    Last {
        #[expose]
        name: String,
    },

    #[code("ORG_NESTED")]
    #[message("{{name} is blocked")]
    Nested {
        #[expose]
        name: String,
    },

    #[code("ORG_INNER")]
    #[message("{na{me}} is blocked")]
    Inner {
        #[expose]
        name: String,
    },
}

fn main() {
    let name = String::new();
    serve(OrgError::Open { name });
}
