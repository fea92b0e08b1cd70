use errorbook::ApiError;
use errorbook_ui_tests::serve;

#[derive(Debug, ApiError)]
#[api_error(prefix = "AUTH")]
#[status(403)]
#[code("AUTH_REFUSED")]
struct Refused;

#[derive(Debug, ApiError)]
enum OrgError {
    #[transparent]
    #[header("X-One", "1")]
    #[header("X-Two", "2")]
    Auth(
        #[expose("inner")]
        #[header("X-Inner")]
        Refused,
    ),
}

#[derive(Debug, ApiError)]
#[api_error(prefix = "ORG")]
#[status(429)]
#[code("ORG_BUSY")]
#[retryable(after = "30s")]
#[header("Retry-After", "30")]
struct Busy {
    #[header("Retry-After")]
    wait: u32,
}

fn main() {
    serve(OrgError::Auth(Refused));
    serve(Busy { wait: 1 });
}
