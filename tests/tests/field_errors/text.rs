//! Field errors in plain text: a line each.

use crate::InvalidOrg;
use errorbook::testing::{Response, assert_catalogued};
use errorbook::{ApiError, FieldErrors, Offer, Profile, catalogue};
use http::HeaderMap;
use serde::ser::{Error as _, Serialize, Serializer};
use serde_json::{Value, json};

#[derive(Debug, ApiError)]
#[api_error(prefix = "TXT")]
#[status(422)]
enum TextError {
    #[code("TXT_PLAIN")]
    #[message("{what} is not valid")]
    #[help("see the schema")]
    Plain {
        #[expose]
        what: &'static str,
        #[expose]
        errors: FieldErrors,
        #[expose]
        later: Option<FieldErrors>,
    },
    #[code("TXT_VALUE")]
    #[message("no")]
    Value {
        #[expose(json = "any")]
        value: Value,
    },
    #[code("TXT_FAILING")]
    #[message("{what} fails")]
    Failing {
        #[expose]
        what: &'static str,
        #[expose(json = "array")]
        value: Fails,
        #[expose]
        errors: FieldErrors,
    },
    #[code("TXT_PRIVATE")]
    Private { errors: FieldErrors },
    #[code("TXT_CONCEALED")]
    #[conceal(as = Plain)]
    Concealed {
        what: &'static str,
        errors: FieldErrors,
        later: Option<FieldErrors>,
    },
}

#[derive(Debug)]
struct Fails(fn() -> bool);

impl Serialize for Fails {
    fn serialize<S: Serializer>(&self, _: S) -> Result<S::Ok, S::Error> {
        assert!((self.0)(), "it panics");
        Err(S::Error::custom("it fails"))
    }
}

#[derive(Debug, ApiError)]
#[api_error(prefix = "TXT_FIELD")]
#[status(422)]
#[code("TXT_FIELD_SAID")]
#[message("{0}")]
struct Said(#[expose(message)] String);

static TEXT: Profile = Profile::new()
    .offers(&[Offer::TEXT])
    .docs("https://txt.example/{code}");

catalogue! {
    static ERRORS = [TextError, Said];
    profile = TEXT;
}

fn lines(error: &TextError) -> Vec<String> {
    let response = error.respond(&TEXT.preferences(&HeaderMap::new()));
    assert_catalogued!(ERRORS, Response::from(response.clone()));
    let text = str::from_utf8(response.body()).unwrap();
    assert!(text.ends_with('\n'), "{text}");
    text.lines().map(str::to_owned).collect()
}

fn two() -> FieldErrors {
    let mut errors = FieldErrors::new();
    errors.add("/slug", InvalidOrg::Slug);
    errors.add(
        ["labels", "a/b"],
        Said("two\nlines\u{2028}\u{1b}[31m é".to_owned()),
    );
    errors
}

const TWO: [&str; 2] = [
    "/slug: lower-case letters, digits and hyphens",
    "/labels/a~1b: two lines  [31m é",
];

#[test]
fn a_line_each_in_their_order() {
    let mut whole = two();
    whole.add("", Said("the whole is wrong".to_owned()));
    let of = |errors, later| TextError::Plain {
        what: "it",
        errors,
        later,
    };
    let [slug, label] = TWO;
    let link = "https://txt.example/TXT_PLAIN";
    for (error, expected) in [
        (of(two(), None), &[slug, label][..]),
        (of(FieldErrors::new(), None), &[]),
        (of(FieldErrors::new(), Some(two())), &[slug, label]),
        (
            of(whole, Some(two())),
            &[slug, label, "the whole is wrong", slug, label],
        ),
    ] {
        let first = ["it is not valid [TXT_PLAIN]"];
        let last = ["see the schema", link];
        assert_eq!(lines(&error), [&first[..], expected, &last].concat());
    }
}

#[test]
fn other_lists_have_no_lines() {
    for value in [
        json!(null),
        json!("text"),
        json!([]),
        json!(["/slug", "no"]),
        // It looks like one, and is not one by its type.
        json!([{ "pointer": "/a", "code": "X", "message": "x" }]),
    ] {
        let found = lines(&TextError::Value { value });
        assert_eq!(found, ["no [TXT_VALUE]", "https://txt.example/TXT_VALUE"]);
    }
}

/// The text never depended on whether a field serializes.
#[test]
fn a_field_that_fails_takes_nothing_with_it() {
    for fails in [|| true, || false] {
        let error = TextError::Failing {
            what: "it",
            value: Fails(fails),
            errors: two(),
        };
        let expected = ["it fails [TXT_FAILING]", TWO[0], TWO[1]];
        assert_eq!(lines(&error)[..3], expected);
    }
}

#[test]
fn what_is_not_exposed_is_not_listed() {
    let found = lines(&TextError::Private { errors: two() });
    assert_eq!(found.len(), 2, "{found:?}");
    // A concealed error has the lines of the error that it is concealed as.
    let plain = TextError::Plain {
        what: "it",
        errors: two(),
        later: None,
    };
    let concealed = TextError::Concealed {
        what: "it",
        errors: two(),
        later: None,
    };
    assert_eq!(lines(&concealed), lines(&plain));
}
