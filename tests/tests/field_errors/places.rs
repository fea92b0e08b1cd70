//! What of the request a field error is about: a value of the body, a parameter or a header.

use errorbook::testing::{Response, assert_error};
use errorbook::{ApiError, FieldError, FieldErrors, JsonPointer, Preferences, Profile};
use serde_json::json;

#[derive(Debug, ApiError)]
#[api_error(prefix = "PLC")]
#[status(400)]
enum PlacesError {
    #[code("PLC_INVALID")]
    #[message("the request is not valid")]
    Invalid {
        #[expose]
        errors: FieldErrors,
    },
    #[code("PLC_TOO_LARGE")]
    #[message("at most {max}")]
    TooLarge {
        #[expose]
        max: u32,
        // The names of places are the item's, whatever its fields are called.
        #[expose]
        header: &'static str,
        #[expose]
        parameter: &'static str,
    },
}

fn too_large() -> PlacesError {
    PlacesError::TooLarge {
        max: 100,
        header: "no",
        parameter: "no",
    }
}

fn places() -> [(FieldError, &'static str, &'static str); 4] {
    [
        (FieldError::new("/limit", too_large()), "pointer", "/limit"),
        (FieldError::new("", too_large()), "pointer", ""),
        (
            FieldError::parameter("page[limit]", too_large()),
            "parameter",
            "page[limit]",
        ),
        (
            FieldError::header("If-Match", too_large()),
            "header",
            "If-Match",
        ),
    ]
}

#[test]
fn a_field_error_has_one_place_and_it_stands_first() {
    for (error, member, value) in places() {
        let expected = format!(
            r#"{{"{member}":"{value}","code":"PLC_TOO_LARGE","message":"at most 100","max":100}}"#
        );
        assert_eq!(serde_json::to_string(&error).unwrap(), expected);
        let found = [
            ("pointer", error.pointer().map(JsonPointer::as_str)),
            ("parameter", error.parameter_name()),
            ("header", error.header_name()),
        ];
        for (name, found) in found {
            assert_eq!(found, (name == member).then_some(value), "{expected}");
        }
    }
}

#[test]
fn only_pointers_are_renamed() {
    let errors: FieldErrors = places().into_iter().map(|place| place.0).collect();
    let renamed = errors.rename(|_| "renamed".into());
    let pointers: Vec<_> = renamed
        .iter()
        .map(|one| one.pointer().map(JsonPointer::as_str))
        .collect();
    assert_eq!(pointers, [Some("/renamed"), Some(""), None, None]);
    let names = renamed
        .iter()
        .map(|one| one.parameter_name().or(one.header_name()));
    let expected = [None, None, Some("page[limit]"), Some("If-Match")];
    assert_eq!(names.collect::<Vec<_>>(), expected);
}

#[test]
fn plain_text_names_the_place() {
    let errors = places().into_iter().map(|place| place.0).collect();
    let text = Profile::new().offers(&[errorbook::Offer::TEXT]);
    let text: &'static Profile = Box::leak(Box::new(text));
    let response =
        PlacesError::Invalid { errors }.respond(&text.preferences(&http::HeaderMap::new()));
    let expected = "the request is not valid [PLC_INVALID]\n/limit: at most 100\nat most 100\n\
                    page[limit]: at most 100\nIf-Match: at most 100\n";
    assert_eq!(response.body(), expected);
}

#[test]
fn an_expectation_reads_the_place() {
    let errors = places().into_iter().map(|place| place.0).collect();
    let response = PlacesError::Invalid { errors }.respond(&Preferences::default());
    let code = "PLC_TOO_LARGE";
    assert_error!(response, PlacesError::Invalid { errors } if errors.has("/limit", code)
        && errors.has("", code)
        && errors.has_parameter("page[limit]", code)
        && errors.has_header("if-match", code)
        && !errors.has_parameter("/limit", code)
        && !errors.has("If-Match", code)
        && !errors.has_header("If-Match", "PLC_INVALID"));
    assert_error!(response, PlacesError::Invalid { errors } if {
        let places: Vec<_> = errors.iter().map(|one| (one.pointer(), one.parameter(), one.header())).collect();
        places == [
            (Some("/limit"), None, None),
            (Some(""), None, None),
            (None, Some("page[limit]"), None),
            (None, None, Some("If-Match")),
        ]
    });
}

#[test]
fn an_item_with_no_place_or_two_is_none() {
    for item in [
        json!({ "code": "PLC_TOO_LARGE", "message": "no" }),
        json!({ "pointer": "/a", "parameter": "a", "code": "PLC_TOO_LARGE", "message": "no" }),
        json!({ "parameter": 1, "code": "PLC_TOO_LARGE", "message": "no" }),
    ] {
        let body = json!({ "code": "PLC_INVALID", "errors": [item] }).to_string();
        let failed = std::panic::catch_unwind(|| {
            let response = Response::new(400, [("content-type", "application/json")], body.clone());
            assert_error!(response, PlacesError::Invalid { errors } if errors.len() == 1);
        });
        let panic = failed.expect_err(&body);
        let message = panic.downcast_ref::<String>().unwrap();
        assert!(
            message.contains("its element 0 is no field error"),
            "{message}"
        );
    }
}
