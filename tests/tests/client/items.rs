//! What the items of a template say of field errors.

use crate::{read_back, sent};
use errorbook::client::FieldError as ReadError;
use errorbook::{ApiError, FieldError, FieldErrors, Profile, body};

#[derive(Debug, ApiError)]
#[api_error(prefix = "ITEM")]
#[status(422)]
#[code("ITEM_INVALID")]
struct Invalid {
    #[expose]
    errors: FieldErrors<InvalidItem>,
}

#[derive(Debug, ApiError)]
#[api_error(prefix = "ITEM_INVALID")]
#[status(422)]
#[code("ITEM_INVALID_SEATS")]
#[field(location = "body")]
struct InvalidItem {
    #[expose]
    value: u32,
}

fn read_errors(profile: &'static Profile) -> Vec<ReadError> {
    let mut errors = FieldErrors::new();
    errors.add("/seats/0/count", InvalidItem { value: 7 });
    errors.push(FieldError::parameter("limit", InvalidItem { value: 8 }));
    let reply = read_back(&sent(&Invalid { errors }, profile, "*/*"), profile);
    assert!(reply.is("ITEM_INVALID"), "{reply:?}");
    reply.field_errors().to_vec()
}

#[test]
fn fields_that_the_item_places() {
    static PROFILE: Profile = Profile::new().body(body!({ "code": code, "details": [each {
        "at": pointer,
        "issue": code,
        "was": field.value,
        "in": field.location,
        "none": field.none or null,
    }] }));
    for (error, value) in read_errors(&PROFILE).iter().zip([7, 8]) {
        assert_eq!(error.code(), Some("ITEM_INVALID_SEATS"));
        assert_eq!(error.field("value"), Some(value), "{error:?}");
        assert_eq!(
            error.field("location"),
            Some("body".to_owned()),
            "{error:?}"
        );
        assert_eq!(error.field::<String>("none"), None, "{error:?}");
    }
}

#[test]
fn places_in_a_notation() {
    static PLACE: Profile =
        Profile::new().body(body!({ "code": code, "errors": [each { "at": place }] }));
    static DOTTED: Profile =
        Profile::new().body(body!({ "code": code, "errors": [each { "at": "{place:dotted}" }] }));
    static BRACKETS: Profile = Profile::new().body(
        body!({ "code": code, "errors": [each { "at": "@{pointer:brackets}", "of": parameter }] }),
    );
    for (profile, parameter) in [
        (&PLACE, (None, Some("limit"))),
        // A name is told from a pointer of one segment by nothing.
        (&DOTTED, (Some("/limit"), None)),
        (&BRACKETS, (None, Some("limit"))),
    ] {
        let errors = read_errors(profile);
        let places: Vec<_> = errors
            .iter()
            .map(|error| (error.pointer(), error.parameter()))
            .collect();
        assert_eq!(places, [(Some("/seats/0/count"), None), parameter]);
    }
}
