//! An attribute without its value.

use errorbook::ApiError;
use errorbook_ui_tests::serve;

#[derive(Debug, ApiError)]
#[api_error(prefix = "ORG")]
enum OrgError {
    #[status]
    #[code]
    #[message]
    #[title]
    #[help]
    #[header]
    #[log]
    Word {
        #[header]
        wait: u32,
    },

    #[status()]
    #[code()]
    #[message()]
    #[oauth()]
    #[challenge()]
    #[since()]
    #[sunset()]
    #[conceal()]
    Parentheses {
        #[header()]
        wait: u32,
    },

    #[status(,)]
    #[code(,)]
    #[message(,)]
    Comma,

    #[status[]]
    #[code{}]
    Delimiters,
}

fn main() {
    serve(OrgError::Comma);
}
