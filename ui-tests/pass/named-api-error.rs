//! A type of the user's own that is named as the derive.

#![deny(warnings)]

#[derive(Debug, errorbook::ApiError)]
#[api_error(prefix = "ORG")]
pub enum ApiError {
    #[status(404)]
    #[code("ORG_NOT_FOUND")]
    NotFound,
}

mod elsewhere {
    use errorbook::ApiError as _;

    pub(super) fn status() -> u16 {
        let error = super::ApiError::NotFound;
        assert_eq!(error.code(), "ORG_NOT_FOUND");
        error.status().as_u16()
    }
}

fn main() {
    assert_eq!(elsewhere::status(), 404);
}
