//! What the items of a template say of field errors.

use crate::{read, read_back, sent};
use errorbook::client::FieldError as ReadError;
use errorbook::{ApiError, FieldError, FieldErrors, Offer, Profile, body};

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
    static SEGMENTS: Profile = Profile::new()
        .body(body!({ "code": code, "errors": [each { "loc": ["body", ..place, status] }] }));
    for (profile, parameter) in [
        (&SEGMENTS, (Some("/limit"), None)),
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

#[test]
fn members_named_by_places() {
    static LISTS: Profile = Profile::new().body(body!({
        "message": message,
        "errors": { each "{place:brackets}": [{ "c": code, "v": field.value }] },
    }));
    static ONE: Profile =
        Profile::new().body(body!({ "code": code, each place: "{code}: {field.value}" }));
    static TOP: Profile =
        Profile::new().body(body!({ "detail": detail, each place: [{ "c": code, ..fields }] }));
    static XML: Profile = Profile::new().offers(&[Offer::xml(
        body!({ "code": code, "errors": { each "{place:dotted}": [{ "c": code, "v": field.value }] } }),
        "E",
    )]);
    static XML_TOP: Profile = Profile::new().offers(&[Offer::xml(
        body!({ "code": code, "message": message, each "{place:dotted}": { "c": code, "v": field.value } }),
        "E",
    )]);
    for profile in [&LISTS, &ONE, &TOP, &XML, &XML_TOP] {
        let errors = read_errors(profile);
        assert_eq!(errors.len(), 2, "{errors:?}");
        for (places, value) in [(["/seats/0/count"; 2], 7), (["/limit", "limit"], 8)] {
            let mut errors = errors.iter();
            let error = errors.find(|error| {
                let place = error.pointer().or(error.parameter());
                place.is_some_and(|place| places.contains(&place))
            });
            let error = error.unwrap_or_else(|| panic!("{places:?}: {errors:?}"));
            assert_eq!(error.code(), Some("ITEM_INVALID_SEATS"), "{error:?}");
            // XML and texts have no types.
            let text = error.field::<String>("value");
            let number = error
                .field("value")
                .or(text.and_then(|text| text.parse().ok()));
            assert_eq!(number, Some(value), "{error:?}");
        }
    }
}

#[derive(Debug, ApiError)]
#[api_error(prefix = "ITEM")]
#[status(404)]
#[code("ITEM_NOT_FOUND")]
#[message("there is no item {name}")]
struct NotFound {
    #[expose(message)]
    name: &'static str,
}

#[test]
fn field_errors_or_a_text() {
    static DETAIL: Profile = Profile::new()
        .body(body!({ "detail": [each { "loc": "{place:dotted}", "msg": message }] or message }));
    static MESSAGES: Profile =
        Profile::new().body(body!({ "message": [each message] or message, "status": status }));
    for profile in [&DETAIL, &MESSAGES] {
        assert_eq!(read_errors(profile).len(), 2);
        let mut errors = FieldErrors::new();
        errors.add("/name", InvalidItem { value: 9 });
        let one = read_back(&sent(&Invalid { errors }, profile, "*/*"), profile);
        assert_eq!(one.field_errors().len(), 1, "{one:?}");
        let other = sent(&NotFound { name: "x" }, profile, "*/*");
        let reply = read_back(&other, profile);
        assert_eq!(reply.message(), Some("there is no item x"), "{reply:?}");
        assert!(reply.field_errors().is_empty(), "{reply:?}");
    }
}

/// What is of no such list is of another service.
#[test]
fn members_that_are_no_lists_are_foreign() {
    static PROFILE: Profile =
        Profile::new().body(body!({ "message": message, "errors": { each place: [message] } }));
    let json = [("content-type", "application/json")];
    for (errors, is_read) in [
        (r#"{"/a":["x"]}"#, true),
        ("{}", true),
        (r#"{"/a":"x"}"#, false),
        (r#"{"/a":[1]}"#, true),
        ("[]", false),
    ] {
        let body = format!(r#"{{"message":"m","errors":{errors}}}"#);
        let read = read(&PROFILE, 422, &json, body);
        assert_eq!(read.is_ok(), is_read, "{errors}: {read:?}");
    }
}

/// A list of objects is one of field errors where each has a place, a code and a message.
#[test]
fn lists_that_a_service_sends_as_fields() {
    static PROFILE: Profile = Profile::new();
    let json = [("content-type", "application/problem+json")];
    for (item, count) in [
        (r#"{"code":"A","message":"m","pointer":"/a"}"#, 1),
        (r#"{"code":7,"message":"m","parameter":"a"}"#, 1),
        (r#"{"code":"A","message":"m","header":"a"}"#, 1),
        (r#"{"code":"A"}"#, 0),
        (r#"{"code":"A","message":"m"}"#, 0),
        (r#"{"code":"A","pointer":"/a"}"#, 0),
        (r#"{"message":"m","pointer":"/a"}"#, 0),
        (r#"{"code":null,"message":"m","pointer":"/a"}"#, 0),
        ("{}", 0),
        ("7", 0),
    ] {
        let body = format!(r#"{{"title":"t","status":422,"code":"ITEM","list":[{item}]}}"#);
        let reply = read(&PROFILE, 422, &json, body).unwrap();
        assert_eq!(reply.field_errors().len(), count, "{item}: {reply:?}");
    }
}
