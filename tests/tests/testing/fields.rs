//! Fields are read into their own types: renamed ones, optional ones, borrowed ones, those of tuples.

use crate::{answer, failure};
use errorbook::testing::{Response, assert_error};
use errorbook::{ApiError, FieldErrors, Offer, Preferences, Profile, body};
use std::borrow::Cow;
use std::collections::BTreeMap;

#[derive(Clone, Copy, Debug, PartialEq, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "kebab-case")]
pub(crate) enum Kind {
    Small,
    Large { seats: u32 },
}

#[derive(Debug, ApiError)]
#[api_error(prefix = "FLD")]
#[allow(dead_code, reason = "private fields are there to be private")]
pub(crate) enum FieldError {
    #[status(403)]
    #[code("FLD_MANY")]
    #[message("{name}")]
    Many {
        #[expose]
        name: String,
        #[expose("org")]
        slug: &'static str,
        #[expose]
        cow: Cow<'static, str>,
        #[expose]
        kind: Kind,
        #[expose]
        list: Vec<u8>,
        #[expose]
        map: BTreeMap<String, f64>,
        #[expose]
        nested: Option<Box<i64>>,
        #[expose("kind_of")]
        r#type: char,
        #[expose]
        flag: bool,
        private: std::io::Error,
    },
    #[status(403)]
    #[code("FLD_TUPLE")]
    Tuple(
        #[expose("second")] u8,
        std::time::Instant,
        #[expose("first")] Option<&'static str>,
    ),
    /// Names that are exchanged.
    #[status(403)]
    #[code("FLD_SWAPPED")]
    Swapped {
        #[expose("b")]
        a: u8,
        #[expose("c")]
        b: u16,
        c: (),
        #[expose("a")]
        d: String,
    },
    #[status(422)]
    #[code("FLD_INVALID")]
    Invalid {
        #[expose("problems")]
        errors: FieldErrors,
        #[expose]
        warnings: Option<FieldErrors>,
    },
    #[status(404)]
    #[code("FLD_RAW")]
    r#Match(#[expose("item")] u64),
    #[status(409)]
    #[code("FLD_TYPED")]
    Typed {
        #[expose]
        flag: bool,
        #[expose("off-by")]
        off: i64,
        #[expose]
        ratio: f64,
        #[expose]
        text: String,
        #[expose]
        tags: Vec<String>,
        #[expose]
        labels: BTreeMap<String, String>,
        #[expose]
        absent: Option<bool>,
    },
}

#[derive(Debug, ApiError)]
#[api_error(codes = 7000..=7999)]
#[status(422)]
#[code(7001)]
#[message("too small")]
struct Small {
    #[expose]
    min: u8,
}

#[derive(Debug, ApiError)]
#[api_error(prefix = "GEN")]
#[status(404)]
#[code("GEN_MISSING")]
struct Missing<'a, T>(#[expose("item")] T, #[expose("text")] &'a str);

mod billing {
    use errorbook::ApiError;

    #[derive(Debug, ApiError)]
    #[api_error(prefix = "QUOTA")]
    #[status(402)]
    #[code("QUOTA_EXCEEDED")]
    pub(crate) struct QuotaError {
        #[expose]
        pub(crate) limit: u32,
        #[expose]
        pub(crate) unit: Option<String>,
    }
}

fn many() -> http::Response<bytes::Bytes> {
    FieldError::Many {
        name: "a \"quoted\" name\n".into(),
        slug: "acme\t✓",
        cow: Cow::Borrowed("cow"),
        kind: Kind::Large { seats: 3 },
        list: vec![1, 2, 3],
        map: BTreeMap::from([("pi".into(), 3.5)]),
        nested: None,
        r#type: 'x',
        flag: true,
        private: std::io::Error::other("canary"),
    }
    .respond(&Preferences::default())
}

/// XML has no types: a field is read as what its type says.
#[test]
fn fields_in_xml() {
    static XML: Profile = Profile::new().offers(&[Offer::xml(
        body!({ "code": code, "message": message, ..fields }),
        "Error",
    )]);
    let tags = ["true", "7"].map(str::to_owned);
    for length in 0..=2 {
        let error = FieldError::Typed {
            flag: true,
            off: -3,
            ratio: 0.5,
            text: "false".into(),
            tags: tags[..length].to_vec(),
            labels: tags[..length.min(1)]
                .iter()
                .map(|tag| ("a".to_owned(), tag.clone()))
                .collect(),
            absent: None,
        };
        let response = error.respond(&XML.preferences(&http::HeaderMap::new()));
        let response = Response::from(response).of(&XML);
        assert_error!(
            response,
            FieldError::Typed { flag: true, off: -3, ratio: 0.5, text, tags: found, labels, absent: None }
                if text == "false" && found[..] == tags[..length] && labels.len() == length.min(1)
        );
    }
}

/// The items have fields of their own, with the types and the names that those of the error may have, too.
#[test]
fn items_in_xml() {
    #[derive(Debug, ApiError)]
    #[api_error(prefix = "FLD")]
    #[status(422)]
    #[code("FLD_ITEMS")]
    struct Items {
        #[expose]
        tags: Vec<String>,
        #[expose]
        min: String,
        #[expose]
        errors: FieldErrors<Small>,
    }

    static XML: Profile = Profile::new().offers(&[Offer::xml(
        body!({ "code": code, "errors": [each { "code": code, "message": message, "pointer": pointer, ..fields }], ..fields }),
        "Error",
    )]);
    let mut errors = FieldErrors::new();
    errors.add("/a", Small { min: 7 });
    errors.add("/b", Small { min: 8 });
    let error = Items {
        tags: Vec::new(),
        min: "9".into(),
        errors,
    };
    let response = error.respond(&XML.preferences(&http::HeaderMap::new()));
    let response = Response::from(response).of(&XML);
    assert_error!(response, Items { tags, min, errors }
        if tags.is_empty() && min == "9" && errors.iter().all(|error| error.field("tags").is_none()));
}

#[test]
fn every_pattern_of_rust() {
    let response = many();
    assert_error!(response, FieldError::Many { name, .. } if name == "a \"quoted\" name\n");
    assert_error!(
        &response,
        FieldError::Many {
            slug: "acme\t✓",
            ..
        }
    );
    assert_error!(&&response, FieldError::Many { slug, cow, .. } if slug.len() == 8 && cow == "cow");
    assert_error!(
        response,
        FieldError::Many {
            kind: Kind::Large { seats: 3 | 4 },
            ..
        }
    );
    assert_error!(response, FieldError::Many { kind: kind @ Kind::Large { .. }, .. } if kind != Kind::Small);
    assert_error!(response, FieldError::Many { list: ref numbers, ref map, .. } if numbers[..] == [1, 2, 3] && map["pi"] > 3.0);
    assert_error!(response, FieldError::Many { mut list, .. } if { !list.is_empty() });
    assert_error!(
        response,
        FieldError::Many {
            nested: None,
            flag: true,
            r#type: 'a'..='z',
            name: _,
            ..
        }
    );
    assert_error!(response, FieldError::Many { r#type, .. } if r#type == 'x');
    assert_error!(
        response,
        FieldError::Many { flag, .. },
        "a message, {} and {flag}",
        1,
        flag = 2,
    );
    assert_error!(response, FieldError::Many { .. } if response.status() == 403,);
}

#[test]
fn tuples_structs_and_other_paths() {
    use self::FieldError as Alias;
    use self::FieldError::Match;
    use self::billing::QuotaError as Renamed;

    let tuple = FieldError::Tuple(9, std::time::Instant::now(), Some("one"))
        .respond(&Preferences::default());
    assert_error!(tuple, FieldError::Tuple(9, ..));
    assert_error!(tuple, FieldError::Tuple(_, _, Some("one")));
    assert_error!(tuple, Alias::Tuple(count, _, text) if count == 9 && text == Some("one"));
    assert_error!(tuple, self::FieldError::Tuple { 2: text, .. } if text.is_some());

    let quota = billing::QuotaError {
        limit: 5,
        unit: None,
    };
    let quota = quota.respond(&Preferences::default());
    assert_error!(
        quota,
        billing::QuotaError {
            limit: 5,
            unit: None
        }
    );
    assert_error!(quota, Renamed { limit, .. } if limit > 4);
    assert_error!(quota, crate::fields::billing::QuotaError { .. });

    let raw = FieldError::Match(8).respond(&Preferences::default());
    assert_error!(raw, FieldError::r#Match(8));
    assert_error!(raw, Match(8));

    let missing = Missing(7_u32, "\"x\"").respond(&Preferences::default());
    assert_error!(missing, Missing::<u32>(7, "\"x\""));
    assert_error!(missing, Missing::<'_, u32>(item, ..) if item == 7);
    assert_error!(missing, Missing::<String>(..));
}

#[test]
fn a_name_that_another_field_has() {
    let swapped = FieldError::Swapped {
        a: 1,
        b: 2,
        c: (),
        d: "d".into(),
    };
    let response = swapped.respond(&Preferences::default());
    assert_error!(response, FieldError::Swapped { a: 1, b: 2, d, .. } if d == "d");
}

#[test]
fn field_errors_are_read_as_such() {
    static PROFILE: Profile = Profile::new().body(errorbook::Body::NESTED);
    let mut errors = FieldErrors::new();
    errors.add("/seats", Small { min: 2 });
    errors.add("/a~1b", FieldError::Match(3));
    let mut warnings = FieldErrors::new();
    warnings.add("", Small { min: 2 });
    for warnings in [None, Some(warnings)] {
        let count = warnings.as_ref().map(|warnings| warnings.iter().count());
        let errors = FieldErrors::new();
        let response = answer(&FieldError::Invalid { errors, warnings }, &PROFILE, "*/*");
        assert_error!(response, FieldError::Invalid { warnings, errors } if errors.is_empty()
            && warnings.as_ref().map(|warnings| warnings.len()) == count);
    }
    let warnings = None;
    let error = FieldError::Invalid { errors, warnings };
    let response = Response::from(answer(&error, &PROFILE, "*/*"));
    assert_error!(response, FieldError::Invalid { errors, .. } if errors.len() == 2);
    assert_error!(response, FieldError::Invalid { errors, .. } if errors.has("/seats", "7001"));
    assert_error!(
        response,
        FieldError::Invalid { errors, .. } if errors.iter().any(|error| {
            (error.pointer(), error.code(), error.message()) == (Some("/a~1b"), "FLD_RAW", "Raw")
                && error.field("item") == Some(&3.into())
                && error.field("code").is_none()
        })
    );
    let without = br#"{"error":{"code":"FLD_INVALID","message":"Invalid"}}"#;
    for (problems, why) in [
        ("7", "it is not an array"),
        (
            r#"[{"pointer":"","code":"X","message":""},{"code":"X"}]"#,
            "its element 1 is no field error",
        ),
        ("null", "it is not an array"),
        ("", "the body does not have it"),
    ] {
        let mut body = without.to_vec();
        if !problems.is_empty() {
            body.truncate(without.len() - 2);
            body.extend_from_slice(format!(",\"problems\":{problems}}}}}").as_bytes());
        }
        let headers = [("content-type", "application/json")];
        let response = Response::new(422, headers, body);
        let said = failure(
            || assert_error!(response, FieldError::Invalid { errors, .. } if errors.is_empty()),
        );
        let expected = format!("`errors` (the member `problems`) cannot be read: {why}\n");
        assert!(
            said.is_some_and(|said| said.contains(&expected)),
            "{problems}"
        );
    }
}

#[test]
fn an_assertion_reads_the_surroundings_and_nothing_of_the_macro() {
    let (__value0, __received, __response, __failure) = (1, 2, 3, 4);
    let name = "outer";
    let expected = String::from("a \"quoted\" name\n");
    let response = many();
    let text = |response: &Response| {
        assert_error!(response, FieldError::Many { name: inner, .. }
            if inner == expected && name == "outer"
                && __value0 + __received + __response + __failure == 10);
        response.body().len()
    };
    assert!(text(&Response::from(response)) > 100);
}

macro_rules! check {
    ($response:expr, $path:path, $field:ident: $value:pat) => {
        assert_error!($response, $path { $field: $value, .. })
    };
    (any $response:expr, $pattern:pat) => {
        assert_error!($response, $pattern)
    };
}

#[test]
fn within_another_macro() {
    check!(many(), FieldError::Many, flag: true);
    check!(any many(), FieldError::Many { list, .. });
}

#[test]
fn a_response_may_be_awaited_and_fail_by_a_question_mark() {
    async fn check() -> Result<(), std::convert::Infallible> {
        async fn get() -> Result<http::Response<bytes::Bytes>, std::convert::Infallible> {
            tokio::task::yield_now().await;
            Ok(many())
        }
        assert_error!(get().await?, FieldError::Many { flag: true, .. });
        assert_error!(get().await?, FieldError::Many { flag, .. } if flag && get().await?.status() == 403);
        Ok(())
    }
    fn send<T: Send>(future: T) -> T {
        future
    }
    let runtime = tokio::runtime::Builder::new_current_thread()
        .build()
        .unwrap();
    runtime.block_on(send(check())).unwrap();
}
