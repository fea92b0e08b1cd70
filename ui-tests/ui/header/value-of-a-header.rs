//! A value that the RFC of a header does not allow.

use errorbook::ApiError;

#[derive(Debug, ApiError)]
#[api_error(prefix = "ORG")]
#[status(409)]
enum OrgError {
    #[code("ORG_SOON")]
    #[header("Retry-After", "soon")]
    Soon,
    #[code("ORG_UNIT")]
    #[header("retry-after", "30s")]
    Unit,
    #[code("ORG_DATE")]
    #[header("Retry-After", "2026-01-01")]
    Date,
    #[code("ORG_ALLOW")]
    #[header("Allow", "GET; HEAD")]
    Allow,
    #[code("ORG_LOWER")]
    #[header("Allow", "get, HEAD")]
    Lower,
    #[code("ORG_CACHE")]
    #[header("Cache-Control", "no-stroe")]
    Cache,
    #[code("ORG_AGE")]
    #[header("Cache-Control", "private, max-age=1h")]
    Age,
    #[code("ORG_UPGRADE")]
    #[header("Upgrade", "HTTP 2")]
    Upgrade,
    #[code("ORG_TAG")]
    #[header("ETag", "v1")]
    Tag,
    #[code("ORG_LINK")]
    #[header("Link", "/help; rel=help")]
    Link,
    #[code("ORG_LOCATION")]
    #[header("Location", "over there")]
    Location,
    #[code("ORG_RANGE")]
    #[header("Content-Range", "1234")]
    Range,
    #[code("ORG_SUNSET")]
    #[header("Sunset", "Sat, 31 Foo 2026 23:59:59 GMT")]
    Sunset,
    // What is fine.
    #[code("ORG_FINE")]
    #[header("Retry-After", "Sun, 06 Nov 1994 08:49:37 GMT")]
    #[header("Allow", "GET, HEAD, M-SEARCH")]
    #[header("Cache-Control", "private=\"x-a\", max-age=60, stale-while-revalidate=30")]
    #[header("Upgrade", "HTTP/2.0, websocket")]
    #[header("ETag", "W/\"v1\"")]
    #[header("Link", "</help>; rel=\"help\"")]
    #[header("Location", "/orgs/{0}")]
    #[header("Content-Range", "bytes */1234")]
    #[header("Expires", "0")]
    Fine(#[expose(message)] u8),
}

fn main() {}
