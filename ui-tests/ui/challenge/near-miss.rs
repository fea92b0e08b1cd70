//! What is nearly a registered name is a slip, unless `unregistered` says that it is meant.

use errorbook::ApiError;

#[derive(Debug, ApiError)]
#[api_error(prefix = "ORG")]
#[status(401)]
enum OrgError {
    #[code("ORG_SCHEME")]
    #[challenge(Baerer, realm = "orgs", relm = "orgs")]
    Scheme,
    #[code("ORG_REALM")]
    #[challenge(Basic, relm = "orgs")]
    Realm,
    #[code("ORG_SCOPE")]
    #[challenge(Bearer, realm = "orgs", scopes = "a b")]
    Scope,
    #[code("ORG_NONCE")]
    #[challenge(digest, realm = "orgs", nonse = "n")]
    Nonce,
    #[code("ORG_OTHER")]
    #[challenge(ApiKey, reallm = "orgs")]
    Other,
    // What is fine.
    #[code("ORG_MEANT")]
    #[challenge(Baerer, relm = "orgs", unregistered)]
    Meant,
    #[code("ORG_OWN")]
    #[challenge("AWS4-HMAC-SHA256", realm = "orgs", region = "eu")]
    Own,
    #[code("ORG_CASE")]
    #[challenge(bearer, Realm = "orgs")]
    Case,
}

fn main() {}
