//! A status in every way that it can be written.

#![deny(warnings)]

use errorbook::ApiError;

#[derive(Debug, ApiError)]
#[api_error(prefix = "ORG")]
enum OrgError {
    #[status(0x1F4)]
    #[code("ORG_HEX")]
    Hex,

    #[status(4_0_3)]
    #[code("ORG_UNDERSCORES")]
    Underscores,

    #[status(403u16)]
    #[code("ORG_SUFFIX")]
    Suffix,

    #[status(FORBIDDEN)]
    #[code("ORG_WORD")]
    Word,

    #[status(CONTENT_TOO_LARGE)]
    #[code("ORG_NEW_NAME")]
    NewName,

    #[status(PAYLOAD_TOO_LARGE)]
    #[code("ORG_OLD_NAME")]
    OldName,

    #[status(UNPROCESSABLE_ENTITY)]
    #[code("ORG_ENTITY")]
    Entity,

    #[status(NON_AUTHORITATIVE, unregistered)]
    #[cfg(any())]
    #[code("ORG_NEVER")]
    Never,

    #[status(418, unregistered)]
    #[code("ORG_TEAPOT")]
    Teapot,

    #[status(599, unregistered, reason = "Network\tTimeout")]
    #[code("ORG_TIMEOUT")]
    Timeout,

    #[status[409]]
    #[code{ "ORG_DELIMITERS" }]
    #[message["delimiters"]]
    Delimiters,
}

fn main() {
    let cases = [
        (OrgError::Hex, 500),
        (OrgError::Underscores, 403),
        (OrgError::Suffix, 403),
        (OrgError::Word, 403),
        (OrgError::NewName, 413),
        (OrgError::OldName, 413),
        (OrgError::Entity, 422),
        (OrgError::Teapot, 418),
        (OrgError::Timeout, 599),
        (OrgError::Delimiters, 409),
    ];
    for (error, status) in cases {
        assert_eq!(error.status(), status, "{error:?}");
    }
}
