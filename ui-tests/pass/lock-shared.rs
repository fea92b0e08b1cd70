//! A lock of shared codes that is kept: another status is no break, nor is a code that is shared now.

#![deny(warnings)]

use errorbook::{ApiError, catalogue};

#[derive(Debug, ApiError)]
#[api_error(prefix = "M")]
enum Path {
    #[status(404)]
    #[code("M_UNRECOGNIZED", shared)]
    Unknown {
        #[expose]
        path: String,
    },
    #[status(405)]
    #[header("Allow", "")]
    #[code("M_UNRECOGNIZED", shared)]
    Method,
    #[status(403)]
    #[code("M_BEFORE", shared)]
    Before,
    #[status(401, no_challenge = "clients of 2014 fail on one")]
    #[code("M_BEFORE", shared)]
    BeforeToken,
    #[status(409)]
    #[code("M_BEFORE", shared)]
    #[conceal(as = Before)]
    Hidden,
}

#[derive(Debug, ApiError)]
#[api_error(prefix = "M")]
#[status(400)]
#[code("M_UNRECOGNIZED", shared)]
struct Upstream {
    #[expose]
    reason: String,
}

#[derive(Debug, ApiError)]
#[api_error(prefix = "M")]
#[status(400)]
#[code("M_UNRECOGNIZED", shared)]
struct Other {
    #[expose]
    reason: String,
    #[expose]
    hint: String,
}

#[derive(Debug, ApiError)]
#[transparent]
struct Twice(Upstream);

catalogue! {
    static ERRORS = [Path, Upstream, Other, Twice, ..MORE];
    lock = "shared-kept.lock";
}

catalogue! {
    static MORE = [Path];
}

fn main() {
    let errors = [
        Path::Unknown {
            path: String::new(),
        },
        Path::Method,
        Path::Before,
        Path::BeforeToken,
        Path::Hidden,
    ];
    assert_eq!(errors.len(), 5);
    let upstream = Upstream {
        reason: String::new(),
    };
    let _ = Twice(upstream);
    let _ = Other {
        reason: String::new(),
        hint: String::new(),
    };
    assert_eq!(ERRORS.entries().count(), 7);
}
