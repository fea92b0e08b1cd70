//! A value that the RFC of a scheme does not allow.

use errorbook::ApiError;

#[derive(Debug, ApiError)]
#[api_error(prefix = "ORG")]
#[status(401)]
enum OrgError {
    #[code("ORG_CHARSET")]
    #[challenge(Basic, realm = "orgs", charset = "latin1")]
    Charset,
    #[code("ORG_STALE")]
    #[challenge(Digest, realm = "orgs", stale = "maybe", algorithm = "SHA256", qop = "auht")]
    Stale,
    #[code("ORG_SCOPE")]
    #[challenge(Bearer, scope = "a,  b")]
    Scope,
    #[code("ORG_QUOTE")]
    #[challenge(Bearer, error_description = "the \"token\" expired")]
    Quote,
    #[code("ORG_URI")]
    #[challenge(Bearer, error_uri = "see the docs")]
    Uri,
    #[code("ORG_BARE")]
    #[challenge(Bearer)]
    Bare,
    // What is fine.
    #[code("ORG_FINE")]
    #[challenge(Basic, realm = "a \"b\"", charset = "utf-8")]
    #[challenge(Digest, realm = "a", stale = true, algorithm = "SHA-512-256", qop = "auth,auth-int")]
    #[challenge(Bearer, scope = "a b", error_uri = "https://docs.acme.example/?a#b")]
    Fine,
}

fn main() {}
