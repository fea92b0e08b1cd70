//! What stands in braces is one field's name.

use errorbook::ApiError;
use errorbook_ui_tests::serve;

#[derive(Debug, ApiError)]
#[api_error(prefix = "ORG")]
#[status(403)]
enum OrgError {
    #[code("ORG_EMPTY")]
    #[message("{} is blocked")]
    Empty(#[expose("name")] String),

    #[code("ORG_EMPTY_FORMAT")]
    #[message("{:?} is blocked")]
    EmptyFormat(#[expose("name")] String),

    #[code("ORG_SPACE")]
    #[message("{ } is blocked")]
    Space(#[expose("name")] String),

    #[code("ORG_PATH")]
    #[message("{name.first} is blocked")]
    Path {
        #[expose]
        name: String,
    },

    #[code("ORG_CALL")]
    #[message("{name.len()} is blocked")]
    Call {
        #[expose]
        name: String,
    },

    #[code("ORG_SUM")]
    #[message("{0 + 1}")]
    Sum(#[expose("seats")] u32),

    #[code("ORG_RAW")]
    #[message("{r#type} is blocked")]
    Raw {
        #[expose("kind")]
        r#type: String,
    },

    #[code("ORG_UNDERSCORE")]
    #[message("{_}")]
    Underscore(#[expose("seats")] u32),

    #[code("ORG_SELF")]
    #[message("{self}")]
    Oneself(#[expose("seats")] u32),
}

fn main() {
    serve(OrgError::Empty(String::new()));
    serve(OrgError::Underscore(1));
}
