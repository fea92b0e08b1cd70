//! JSON, as text: the order of members counts.

use crate::{
    InvalidOrg, OrgError, blocked, blocked_for, invalid, invalid_without_items, profile, sent,
};
use errorbook::{ApiError, Body, Document, FieldError, FieldErrors, ItemOf, Profile, body};

#[track_caller]
fn assert_rows(rows: &[(&'static Profile, &dyn ApiError, &str)]) {
    for (profile, error, expected) in rows {
        assert_eq!(sent(*error, profile), *expected, "{error:?}");
        let _: serde_json::Value = serde_json::from_str(expected).unwrap();
        let document = serde_json::to_string(&Document::new(*error, profile)).unwrap();
        assert_eq!(document, *expected, "{error:?} as a document");
    }
}

macro_rules! rows {
    ($($template:tt $error:expr => $expected:expr;)*) => {
        assert_rows(&[$((profile!(.body(body!($template))), &$error, $expected)),*])
    };
}

#[test]
fn fields_by_name() {
    rows! {
        { "a": field.name, "b": field.kind } blocked() => r#"{"a":"acme"}"#;
        { "b": field.kind, "a": field.name } blocked() => r#"{"a":"acme"}"#;
        { "b": field.kind, "a": field.name } blocked_for("x") => r#"{"b":"x","a":"acme"}"#;
        { "p": field."policies", "n": field.r#name } blocked_for("x") => r#"{"p":["daily","bandwidth"],"n":"acme"}"#;
        { "n": field.nowhere, "c": code } blocked() => r#"{"c":"ORG_BLOCKED"}"#;
        { "n": field.name } OrgError::NotFound => "{}";
    }
}

#[test]
fn constants_in_place_of_what_is_absent() {
    rows! {
        { "k": field.kind or null, "c": code } blocked() => r#"{"k":null,"c":"ORG_BLOCKED"}"#;
        { "k": field.kind or null } blocked_for("x") => r#"{"k":"x"}"#;
        { "k": field.kind or "api_error" } blocked() => r#"{"k":"api_error"}"#;
        { "k": field.kind or "a \"{{b}}\"" } blocked() => r#"{"k":"a \"{b}\""}"#;
        { "k": field.nowhere or -1.5, "t": help or true } OrgError::NotFound => r#"{"k":-1.5,"t":true}"#;
        { "k": "{field.kind}!" or "none" } blocked() => r#"{"k":"none"}"#;
        { "k": "{field.kind}!" or "none" } blocked_for("x") => r#"{"k":"x!"}"#;
        { "in": { "k": field.kind } or {} } blocked() => r#"{"in":{}}"#;
        { "in": { ..fields } or null } OrgError::NotFound => r#"{"in":null}"#;
        { "in": { ..fields } or null } blocked() => r#"{"in":{"name":"acme"}}"#;
        { "in": [help] or [] } OrgError::NotFound => r#"{"in":[]}"#;
        { "m": message or null } blocked() => r#"{"m":"acme is blocked"}"#;
        [field.kind or null, field.kind] blocked() => "[null]";
    }
}

#[test]
fn values_in_place_of_what_is_absent() {
    rows! {
        { "k": field.kind or field.name } blocked() => r#"{"k":"acme"}"#;
        { "k": field.kind or field.name } blocked_for("x") => r#"{"k":"x"}"#;
        { "k": field.kind or help or null } blocked() => r#"{"k":"ask <them>"}"#;
        { "k": field.kind or help or null } OrgError::NotFound => r#"{"k":null}"#;
        { "k": field.kind or help, "c": code } OrgError::NotFound => r#"{"c":"ORG_NOT_FOUND"}"#;
        { "k": { "h": help } or { "m": message } } OrgError::NotFound => r#"{"k":{"m":"Not found"}}"#;
        { "d": [each { "at": pointer }] or message } invalid() => r#"{"d":[{"at":"/slug"},{"at":"/seats"}]}"#;
        { "d": [each { "at": pointer }] or message } invalid_without_items() => r#"{"d":"not valid"}"#;
        { "d": [each message] or "{message}!" } blocked() => r#"{"d":"acme is blocked!"}"#;
        { "d": [each message] or [], "c": code } blocked() => r#"{"d":[],"c":"ORG_BLOCKED"}"#;
        { "d": { each place: message } or message } invalid() => r#"{"d":{"/slug":"a slug","/seats":"at least 2 seats"}}"#;
        { "d": { each place: message } or message } blocked() => r#"{"d":"acme is blocked"}"#;
    }
}

#[test]
fn strings_with_placeholders() {
    rows! {
        { "t": "urn:acme:{code}", "s": "{status}", "l": "#{code:kebab-case}" } blocked()
            => r##"{"t":"urn:acme:ORG_BLOCKED","s":"403","l":"#org-blocked"}"##;
        { "b": "{{{code}}}", "c": "{{}}" } blocked() => r#"{"b":"{ORG_BLOCKED}","c":"{}"}"#;
        { "m": "{message} ({field.name}, {phrase})" } blocked()
            => r#"{"m":"acme is blocked (acme, Forbidden)"}"#;
        { "h": "see {help}", "k": "{field.kind} of {field.name}", "c": code } blocked()
            => r#"{"h":"see ask <them>","c":"ORG_BLOCKED"}"#;
        { "h": "see {help}", "c": code } OrgError::NotFound => r#"{"c":"ORG_NOT_FOUND"}"#;
        { "v": "{field.value}" } OrgError::Any { text: String::new(), value: serde_json::json!(1.5) }
            => r#"{"v":"1.5"}"#;
        { "v": "{field.value}" } OrgError::Any { text: String::new(), value: serde_json::json!([1]) } => "{}";
        { "v": "{field.text}" } OrgError::Any { text: "\"{code}\"\n".into(), value: ().into() }
            => r#"{"v":"\"{code}\"\n"}"#;
        { "r": "{retryable}", "d": "{detail}" } OrgError::NotFound => r#"{"r":"false"}"#;
    }
}

#[test]
fn names() {
    rows! {
        { "d": detail, "m": message } OrgError::NotFound => r#"{"m":"Not found"}"#;
        { "d": detail } blocked() => r#"{"d":"acme is blocked"}"#;
        { "i": instance, "t": trace_id, "m": request.method, "p": request.path, "id": request_id } blocked() => "{}";
        { "i": instance, "c": code, ..fields } gone() => r#"{"i":"/orgs/acme","c":"ORG_GONE","moved-hint":1}"#;
        { "i": "<{instance}>", "h": "{field.moved-hint}", ..fields } gone() => r#"{"i":"</orgs/acme>","h":"1"}"#;
        { "h": field."moved-hint" } gone() => r#"{"h":1}"#;
    }
}

fn gone() -> OrgError {
    OrgError::Gone {
        at: "/orgs/acme",
        hint: 1,
    }
}

#[test]
fn a_timestamp_is_now() {
    let profile = profile!(.body(body!([timestamp, "{timestamp}", "{timestamp:offset}"])));
    let sent = sent(&OrgError::NotFound, profile);
    let [utc, same, offset]: [String; 3] = serde_json::from_str(&sent).unwrap();
    for (time, end) in [(utc, "Z"), (same, "Z"), (offset, "+00:00")] {
        let shape: String = time
            .chars()
            .map(|c| if c.is_ascii_digit() { '0' } else { c })
            .collect();
        assert_eq!(shape, format!("0000-00-00T00:00:00.000{end}"));
        assert!(time.as_str() > "2025", "{time}");
    }
}

#[test]
fn the_fields_are_those_that_are_not_placed() {
    rows! {
        { "k": field.kind, ..fields } blocked_for("x")
            => r#"{"k":"x","name":"acme","policies":["daily","bandwidth"]}"#;
        { "e": { "n": "{field.name}" }, ..fields } blocked() => r#"{"e":{"n":"acme"}}"#;
        { ..fields, "e": { "name": code } } blocked() => r#"{"name":"acme","e":{"name":"ORG_BLOCKED"}}"#;
        { ..fields, "name": code } blocked() => r#"{"name":"ORG_BLOCKED"}"#;
        { "k": field.name or null, ..fields } blocked() => r#"{"k":"acme"}"#;
    }
}

#[test]
fn objects_and_arrays_without_anything_are_left_out() {
    rows! {
        { "a": { "b": { "k": field.kind } }, "c": code } blocked() => r#"{"c":"ORG_BLOCKED"}"#;
        { "a": { "b": { "k": field.kind } }, "c": code } blocked_for("x")
            => r#"{"a":{"b":{"k":"x"}},"c":"ORG_BLOCKED"}"#;
        { "a": [{ "k": field.kind }, [field.kind]], "c": code } blocked() => r#"{"c":"ORG_BLOCKED"}"#;
        { "a": [{ "k": field.kind }, [field.name]], "c": code } blocked() => r#"{"a":[["acme"]],"c":"ORG_BLOCKED"}"#;
        { "a": {}, "b": [], "c": { "d": {} } } blocked() => r#"{"a":{},"b":[],"c":{"d":{}}}"#;
        { "a": { ..fields } } OrgError::NotFound => "{}";
        { "a": { "k": field.kind, "h": help } } OrgError::NotFound => "{}";
        { "k": field.kind, "l": field.kind, "n": field.name, "m": field.kind } blocked() => r#"{"n":"acme"}"#;
        { "k": field.kind, "l": field.kind, "c": code } blocked() => r#"{"c":"ORG_BLOCKED"}"#;
        [field.kind, { "k": field.kind }, code] blocked() => r#"["ORG_BLOCKED"]"#;
    }
}

#[test]
fn arrays_at_the_top() {
    rows! {
        [{ "errorCode": code, "message": message }] blocked() => r#"[{"errorCode":"ORG_BLOCKED","message":"acme is blocked"}]"#;
        [code, 1, "a"] blocked() => r#"["ORG_BLOCKED",1,"a"]"#;
        [] blocked() => "[]";
        [field.kind] blocked() => "[]";
        [each { "k": field.kind }] blocked() => "[]";
        [each { "code": code }] invalid() => r#"[{"code":"ORG_INVALID_SLUG"},{"code":"ORG_INVALID_SEATS"}]"#;
        [each message] invalid() => r#"["a slug","at least 2 seats"]"#;
        [each message] blocked() => r#"["acme is blocked"]"#;
        [[each code]] invalid() => r#"[["ORG_INVALID_SLUG","ORG_INVALID_SEATS"]]"#;
    }
}

#[test]
fn an_item_for_each_field_error() {
    rows! {
        { "errors": [each { "at": "#{pointer}", "c": code, "m": message, "d": detail, "s": "{status}" }] } invalid()
            => r##"{"errors":[{"at":"#/slug","c":"ORG_INVALID_SLUG","m":"a slug","d":"a slug","s":"422"},{"at":"#/seats","c":"ORG_INVALID_SEATS","m":"at least 2 seats","d":"at least 2 seats","s":"422"}]}"##;
        { "errors": [each { "at": pointer, "p": parameter, "h": header, "c": "{code:kebab-case}" }] } invalid()
            => r#"{"errors":[{"at":"/slug","c":"org-invalid-slug"},{"at":"/seats","c":"org-invalid-seats"}]}"#;
        { "errors": [each { "source": { "pointer": pointer }, "min": field.min or null }] } invalid()
            => r#"{"errors":[{"source":{"pointer":"/slug"},"min":null},{"source":{"pointer":"/seats"},"min":2}]}"#;
        { "errors": [each { "c": code, ..fields }] } invalid()
            => r#"{"errors":[{"c":"ORG_INVALID_SLUG"},{"c":"ORG_INVALID_SEATS","min":2,"of":{"a":[1,null]}}]}"#;
        { "errors": [each { ..fields, "c": code, "n": field.min }] } invalid()
            => r#"{"errors":[{"c":"ORG_INVALID_SLUG"},{"of":{"a":[1,null]},"c":"ORG_INVALID_SEATS","n":2}]}"#;
        { "errors": [each { "in": { ..fields }, "t": "{field.min} or more" }] } invalid()
            => r#"{"errors":[{"in":{"of":{"a":[1,null]}},"t":"2 or more"}]}"#;
        { "code": code, ..fields, "faults": [each { "at": pointer, ..fields }] } invalid()
            => r#"{"code":"ORG_INVALID","form":"new","faults":[{"at":"/slug"},{"at":"/seats","min":2,"of":{"a":[1,null]}}]}"#;
        { "errors": [each { "form": field.form, "f": "{field.form}/{field.min}", "c": code }] } invalid()
            => r#"{"errors":[{"form":"new","c":"ORG_INVALID_SLUG"},{"form":"new","f":"new/2","c":"ORG_INVALID_SEATS"}]}"#;
        { "of": [each field.of] } invalid() => r#"{"of":[{"a":[1,null]}]}"#;
    }
}

#[test]
fn an_error_without_field_errors_is_an_item() {
    rows! {
        { "errors": [each { "at": pointer, "c": code, "m": message, "d": detail }] } OrgError::NotFound
            => r#"{"errors":[{"c":"ORG_NOT_FOUND","m":"Not found"}]}"#;
        { "errors": [each { "at": pointer or null, "c": code, ..fields }] } blocked()
            => r#"{"errors":[{"at":null,"c":"ORG_BLOCKED","name":"acme"}]}"#;
        { "errors": [each { "c": code, "n": field.name, "k": field.kind }] } blocked()
            => r#"{"errors":[{"c":"ORG_BLOCKED","n":"acme"}]}"#;
        { "errors": [each { "c": "{code:dot.case}" }] } invalid_without_items()
            => r#"{"errors":[{"c":"org.invalid"}]}"#;
        { "errors": [each { "at": pointer }], "c": code } blocked() => r#"{"c":"ORG_BLOCKED"}"#;
        { ..fields, "errors": [each { "c": code, ..fields }] } blocked()
            => r#"{"name":"acme","errors":[{"c":"ORG_BLOCKED"}]}"#;
    }
}

/// A list that only looks like one of field errors stays a field.
#[test]
fn a_list_is_of_field_errors_by_its_type() {
    let any = |value| OrgError::Any {
        text: "t".into(),
        value,
    };
    let profile =
        profile!(.body(body!({ "errors": [each { "c": code, "at": pointer }], ..fields })));
    for (value, expected) in [
        (
            serde_json::json!([{ "code": "A", "message": "b", "pointer": "/a" }]),
            r#"{"errors":[{"c":"ORG_ANY"}],"text":"t","value":[{"code":"A","message":"b","pointer":"/a"}]}"#,
        ),
        (
            serde_json::json!(["a"]),
            r#"{"errors":[{"c":"ORG_ANY"}],"text":"t","value":["a"]}"#,
        ),
        (().into(), r#"{"errors":[{"c":"ORG_ANY"}],"text":"t"}"#),
    ] {
        assert_eq!(sent(&any(value), profile), expected);
    }
}

type Renamed = Option<Box<FieldErrors>>;

#[derive(Debug, ApiError)]
#[api_error(prefix = "ORG")]
#[status(422)]
enum Listed<T: ApiError> {
    #[code("ORG_ALIAS")]
    Alias {
        #[expose]
        list: Renamed,
    },
    #[code("ORG_BOXED")]
    Boxed {
        #[expose]
        list: Box<FieldErrors<InvalidOrg>>,
    },
    #[code("ORG_STATIC")]
    Static {
        #[expose]
        list: &'static FieldErrors<InvalidOrg>,
    },
    #[code("ORG_GENERIC")]
    Generic {
        #[expose]
        list: FieldErrors<T>,
    },
    #[code("ORG_MORE")]
    More {
        #[expose]
        list: FieldErrors<InvalidOrg>,
        #[expose]
        more: FieldErrors,
    },
    #[code("ORG_HIDDEN")]
    #[conceal(as = More)]
    Hidden {
        #[expose]
        list: FieldErrors<InvalidOrg>,
        #[expose]
        more: FieldErrors,
    },
}

#[test]
fn a_list_may_stand_under_any_name_and_in_a_pointer() {
    fn errors<E: ?Sized>() -> FieldErrors<E>
    where
        InvalidOrg: ItemOf<E>,
    {
        FieldError::new("/slug", InvalidOrg::Slug).into()
    }

    let profile =
        profile!(.body(body!({ "errors": [each { "c": code, "at": pointer }], ..fields })));
    let one = r#"{"errors":[{"c":"ORG_INVALID_SLUG","at":"/slug"}]}"#;
    let two = r#"{"errors":[{"c":"ORG_INVALID_SLUG","at":"/slug"},{"c":"ORG_INVALID_SLUG","at":"/slug"}]}"#;
    let list = Some(Box::new(errors()));
    let (boxed, fixed) = (Box::new(errors()), Box::leak(Box::new(errors())));
    for (error, expected) in [
        (Listed::Alias { list }, one),
        (
            Listed::Alias { list: None },
            r#"{"errors":[{"c":"ORG_ALIAS"}]}"#,
        ),
        (Listed::Boxed { list: boxed }, one),
        (Listed::Static { list: fixed }, one),
        (Listed::Generic::<InvalidOrg> { list: errors() }, one),
        (
            Listed::More {
                list: errors(),
                more: errors(),
            },
            two,
        ),
        (
            Listed::Hidden {
                list: errors(),
                more: errors(),
            },
            two,
        ),
    ] {
        assert_eq!(sent(&error, profile), expected, "{error:?}");
    }
}

#[test]
fn member_names_are_any_strings() {
    rows! {
        { "": code, "a b": code, "@type": code, "odata.error": code, "\"\\\n": 1, "{code}": 2 } blocked()
            => r#"{"":"ORG_BLOCKED","a b":"ORG_BLOCKED","@type":"ORG_BLOCKED","odata.error":"ORG_BLOCKED","\"\\\n":1,"{code}":2}"#;
    }
}

/// `$value` of a macro by example.
#[test]
fn a_value_may_be_another_macros() {
    macro_rules! shape {
        ($value:expr, $constant:literal) => {
            body!({ "a": $value or $constant, "b": [$value], "c": $constant })
        };
    }
    const SHAPE: Body = shape!(field.kind, "none");
    assert_rows(&[(
        profile!(.body(SHAPE)),
        &blocked(),
        r#"{"a":"none","c":"none"}"#,
    )]);
}
