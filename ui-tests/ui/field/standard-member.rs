//! A field is not called as a member of RFC 9457 is, or `code`, without saying so. A profile's other names are its own.

use errorbook::ApiError;
use errorbook_ui_tests::serve;

#[derive(Debug, ApiError)]
#[api_error(prefix = "ORG")]
#[status(403)]
enum OrgError {
    #[code("ORG_TAKEN")]
    #[message("{code} {title}")]
    SlugTaken {
        #[expose]
        r#type: String,
        #[expose]
        title: String,
        #[expose]
        status: u16,
        #[expose]
        detail: String,
        #[expose]
        instance: String,
        #[expose]
        code: String,
    },

    #[code("ORG_OTHERS")]
    Others {
        #[expose]
        error: String,
        #[expose]
        error_description: String,
        #[expose]
        help: String,
        #[expose]
        docs: String,
        #[expose]
        request_id: String,
        #[expose]
        retry_after: u32,
    },

    #[code("ORG_RENAMED")]
    Renamed(#[expose("code")] String, #[expose("detail")] String),

    #[code("ORG_ALLOWED")]
    #[message("{code}")]
    Allowed {
        #[expose(message)]
        code: String,
        #[expose("org_status")]
        status: u16,
        detail: String,
    },
}

fn main() {
    serve(OrgError::Renamed(String::new(), String::new()));
}
