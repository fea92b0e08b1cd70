//! Codes that have one identifier, and members in another language.

use errorbook::{ApiError, catalogue};

#[derive(Debug, ApiError)]
#[api_error(prefix = "", style = "published")]
enum OrgError {
    #[status(403)]
    #[code("org-blocked")]
    Blocked,
    #[status(409)]
    #[code("org.blocked")]
    Other,
}

mod german {
    use errorbook::{HttpError, catalogue};

    catalogue! {
        pub static ERRORS = [HttpError];
        language = "de";
    }
}

catalogue! {
    static ERRORS = [OrgError, ..german::ERRORS];
    locales = "locales/clash";
}

fn main() {
    ERRORS.entries();
}
