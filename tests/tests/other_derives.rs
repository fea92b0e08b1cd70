//! Attributes that other derives have under the same names: those of `derive_more` and miette.

#![allow(dead_code, reason = "some are read by the other derive alone")]

use errorbook::ApiError;

#[derive(Debug, ApiError)]
#[api_error(prefix = "ORG")]
#[status(404)]
enum OrgError {
    #[code("ORG_MISSING")]
    #[from]
    Missing {
        /// miette reads its help from the field.
        #[help]
        advice: String,
    },
    #[code("ORG_FROM")]
    #[from(String, &'static str)]
    Converted(#[from(forward)] String),
    #[code("ORG_OWN")]
    Own(#[from] std::num::ParseIntError),
}

#[test]
fn they_are_left_alone() {
    let error = OrgError::Missing {
        advice: "look again".to_owned(),
    };
    assert_eq!(error.entry().help(), None);
    assert!(std::error::Error::source(&error).is_none());
    let own = OrgError::from("x".parse::<u8>().unwrap_err());
    assert_eq!(own.code(), "ORG_OWN");
}
