use errorbook::{ApiError, catalogue};
use errorbook_ui_tests::serve;

#[derive(Clone, Copy, ApiError)]
#[api_error(prefix = "ORG")]
union OrgError {
    number: u32,
    float: f32,
}

impl std::fmt::Debug for OrgError {
    fn fmt(&self, _: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        Ok(())
    }
}

catalogue! {
    static ERRORS = [OrgError];
}

fn main() {
    serve(OrgError { number: 1 });
    ERRORS.entries();
}
