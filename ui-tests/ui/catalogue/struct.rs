use errorbook::{ApiError, catalogue};

mod billing {
    use errorbook::{ApiError, catalogue};

    #[derive(Debug, ApiError)]
    #[api_error(prefix = "ORG")]
    #[status(410)]
    #[code("ORG_GONE")]
    pub struct Lost;

    catalogue! {
        pub static ERRORS = [Lost];
    }
}

#[derive(Debug, ApiError)]
#[api_error(prefix = "ORG")]
#[status(410)]
#[code("ORG_GONE")]
pub struct Gone;

catalogue! {
    static ERRORS = [Gone, billing::Lost, ..billing::ERRORS];
}

fn main() {
    ERRORS.entries();
}
