//! What is nearly the name of a registered header is a slip, unless `unregistered` says that it is meant.

use errorbook::ApiError;

#[derive(Debug, ApiError)]
#[api_error(prefix = "ORG")]
#[status(429)]
enum OrgError {
    #[code("ORG_RETRY")]
    #[header("Retry-Aftr", "3")]
    Retry,
    #[code("ORG_LINK")]
    #[header("Links", "</help>")]
    Link,
    #[code("ORG_FIELD")]
    Field(#[header("Ratry-After")] u32),
    // What is fine.
    #[code("ORG_MEANT")]
    #[header("Links", "</help>", unregistered)]
    Meant(#[header("Retry-Aftr", unregistered)] u32),
    #[code("ORG_OWN")]
    #[header("X-Retry-After", "3")]
    #[header("RateLimit-Limit", "3")]
    #[header("retry-after", "3")]
    Own,
    // What is wrong otherwise.
    #[code("ORG_FLAG")]
    #[header("Links", "</help>", unregisterd)]
    Flag(#[header("Retry-Aftr", unregisterd)] u32),
}

fn main() {}
