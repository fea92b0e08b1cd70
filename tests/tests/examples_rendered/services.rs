//! Services that show the same errors, each in a shape of its own.

use crate::book::{BookError, Numbered};
use errorbook::{Body, HttpError, Offer, Profile, body, catalogue};

const TEMPLATE: Body = body!({
    "ok": false,
    "list": [code, { "in": phrase }, "x"],
    "error": { "ref": code, "text": message, "more": help, ..fields },
    "again": retry_after,
    "retry": retryable,
    "id": request_id,
    "name": title,
    "see": docs,
    "what": type,
    "o": oauth,
    "n": status
});

macro_rules! services {
    ($($name:ident: $profile:expr;)*) => {
        $(pub(crate) mod $name {
            use super::*;
            static PROFILE: Profile = $profile;
            catalogue! {
                pub(crate) static ERRORS = [BookError, Numbered, HttpError];
                profile = PROFILE;
            }
        })*

        pub(crate) fn services() -> Vec<(&'static str, &'static errorbook::Catalogue)> {
            vec![$((stringify!($name), &$name::ERRORS)),*]
        }
    };
}

services! {
    default: Profile::new();
    problem: Profile::new().problem_type("urn:book:{code}").docs("https://book.example/{code}#x");
    problem_status: Profile::new().body(Body::PROBLEM_STATUS).docs("/errors/{code}").help_link(false);
    code_message: Profile::new().body(Body::CODE_MESSAGE).code_header("x-error-code");
    message: Profile::new().body(Body::MESSAGE).no_store(false).nosniff(false);
    error: Profile::new().body(Body::ERROR).offers(&[Offer::TEXT, Offer::JSON]);
    status_code_message: Profile::new().body(Body::STATUS_CODE_MESSAGE);
    nested: Profile::new().body(Body::NESTED).offers(&[Offer::JSON]);
    oauth: Profile::new().body(Body::OAUTH).offers(&[Offer::TEXT]);
    empty: Profile::new().body(Body::EMPTY).code_header("x-code");
    template: Profile::new().body(TEMPLATE).docs("https://book.example/{code}");
    template_problem: Profile::new().body(TEMPLATE.as_problem());
    object: Profile::new().body(body!({}));
    problem_alone: Profile::new().offers(&[Offer::JSON]);
}
