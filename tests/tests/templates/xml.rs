//! XML, as trees.

use crate::{OrgError, ask, blocked, blocked_for, invalid, profile, sent};
use errorbook::{ApiError, Body, Offer, Profile, body};
use roxmltree::{Document, Node};
use std::fmt::Write;

/// A tree as text: `name@attribute=value(children)`, with `{namespace}` where there is one.
pub(crate) fn tree(xml: &str) -> String {
    let document = Document::parse(xml).unwrap_or_else(|error| panic!("{error}: {xml}"));
    let mut out = String::new();
    write(document.root_element(), &mut out);
    out
}

fn write(node: Node, out: &mut String) {
    if let Some(text) = node.text().filter(|_| node.is_text()) {
        write!(out, "{text:?}").unwrap();
        return;
    }
    if let Some(namespace) = node.tag_name().namespace() {
        write!(out, "{{{namespace}}}").unwrap();
    }
    out.push_str(node.tag_name().name());
    for attribute in node.attributes() {
        write!(out, "@{}={:?}", attribute.name(), attribute.value()).unwrap();
    }
    out.push('(');
    for child in node.children() {
        write(child, out);
    }
    out.push(')');
}

macro_rules! rows {
    ($($template:tt $error:expr => $expected:expr;)*) => {
        for (profile, error, expected) in [$((
            profile!(.offers(&[Offer::xml(body!($template), "Error")])),
            &$error as &dyn ApiError,
            $expected,
        )),*] as [(&'static Profile, &dyn ApiError, &str); _] {
            let response = ask(error, profile, "");
            assert_eq!(response.headers()["content-type"], "application/xml");
            let sent = sent(error, profile);
            assert!(sent.starts_with("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<Error"), "{sent}");
            assert_eq!(tree(&sent), expected, "{error:?}");
        }
    };
}

#[test]
fn members_are_elements_in_their_order() {
    rows! {
        { "Code": code, "Message": message } blocked() => r#"Error(Code("ORG_BLOCKED")Message("acme is blocked"))"#;
        { "Status": status, "T": true, "N": null, "Kind": field.kind } blocked() => r#"Error(Status("403")T("true"))"#;
        { "a": { "b": { "c": code } }, "d": {}, "e": { "k": field.kind } } blocked() => r#"Error(a(b(c("ORG_BLOCKED")))d())"#;
        { "K": field.kind or "none", "L": field.kind or null, "M": "{field.kind}" or "m" } blocked() => r#"Error(K("none")M("m"))"#;
        { "K": field.kind or "none" } blocked_for("<x>") => r#"Error(K("<x>"))"#;
        { "T": "a {{<&>}} {code}" } blocked() => r#"Error(T("a {<&>} ORG_BLOCKED"))"#;
        {} blocked() => "Error()";
        { "k": field.kind } blocked() => "Error()";
    }
}

#[test]
fn attributes_and_text() {
    rows! {
        { "@code": code, "m": message, "@status": status } blocked() => r#"Error@code="ORG_BLOCKED"@status="403"(m("acme is blocked"))"#;
        { "e": { "@kind": field.kind, "@name": field.name } } blocked() => r#"Error(e@name="acme"())"#;
        { "e": { "@kind": field.kind or "none" } } blocked() => r#"Error(e@kind="none"())"#;
        { "e": { "@kind": field.kind or "none" } } blocked_for("a\"\n<&>'") => r#"Error(e@kind="a\"\n<&>'"())"#;
        { "e": { "@kind": field.kind }, "c": code } blocked() => r#"Error(c("ORG_BLOCKED"))"#;
        { "@t": "{field.name}: \"{code}\"" } blocked() => r#"Error@t="acme: \"ORG_BLOCKED\""()"#;
        { "@code": code, "#text": message } blocked() => r#"Error@code="ORG_BLOCKED"("acme is blocked")"#;
        { "message": { "@xml:lang": "en", "#text": field.kind or "none" } } blocked() => r#"Error(message@lang="en"("none"))"#;
        { "message": { "#text": field.kind } } blocked() => "Error()";
        { "D:href": "/a", "@xmlns:D": "DAV:" } blocked() => r#"Error({DAV:}href("/a"))"#;
        { "@xmlns": "urn:a", "c": code } blocked() => r#"{urn:a}Error({urn:a}c("ORG_BLOCKED"))"#;
        { ..fields, "@name": field.name } blocked_for("x")
            => r#"Error@name="acme"(kind("x")policies("daily")policies("bandwidth"))"#;
    }
}

#[test]
fn items_are_elements_of_their_arrays_name() {
    rows! {
        { "e": [code, message] } blocked() => r#"Error(e("ORG_BLOCKED")e("acme is blocked"))"#;
        { "e": [each { "@at": pointer, "c": code }] } invalid()
            => r#"Error(e@at="/slug"(c("ORG_INVALID_SLUG"))e@at="/seats"(c("ORG_INVALID_SEATS")))"#;
        { "list": { "e": [each { "c": code, ..fields }] } } invalid()
            => r#"Error(list(e(c("ORG_INVALID_SLUG"))e(c("ORG_INVALID_SEATS")min("2")of(a("1")))))"#;
        { "e": [each { "@min": field.min, ..fields }] } invalid() => r#"Error(e@min="2"(of(a("1"))))"#;
        { "e": [each { "of": field.of, "f": field.form }] } invalid() => r#"Error(e(f("new"))e(of(a("1"))f("new")))"#;
        { "e": [each { "c": code, "at": pointer }] } blocked() => r#"Error(e(c("ORG_BLOCKED")))"#;
        { "p": field."policies" } blocked_for("x") => r#"Error(p("daily")p("bandwidth"))"#;
        { "e": [each message] } invalid() => r#"Error(e("a slug")e("at least 2 seats"))"#;
        { "e": [] } blocked() => "Error()";
        { "e": [each message] or message } invalid() => r#"Error(e("a slug")e("at least 2 seats"))"#;
        { "e": [each message] or { "m": message } } blocked() => r#"Error(e(m("acme is blocked")))"#;
        { "@a": field.kind or help, "e": field.kind or field.name } blocked() => r#"Error@a="ask <them>"(e("acme"))"#;
    }
}

#[test]
fn what_xml_cannot_carry_is_replaced() {
    let text = "\u{0}\u{8}\u{b}\u{1f}\u{fffe}\u{ffff}a\tb\nc\rd\u{85}\u{2028}é]]>\u{1f600}";
    let error = OrgError::Any {
        text: text.into(),
        value: serde_json::json!({ "<a b>": text, "1": [[1], {}], "é": text, "xml": 1 }),
    };
    let profile = profile!(.offers(&[Offer::xml(body!({ "@text": field.text, "m": message, ..fields }), "Error")]));
    let sent = sent(&error, profile);
    let carried =
        "\u{fffd}\u{fffd}\u{fffd}\u{fffd}\u{fffd}\u{fffd}a\tb\nc\rd\u{85}\u{2028}é]]>\u{1f600}";
    let document = Document::parse(&sent).unwrap();
    let root = document.root_element();
    assert_eq!(root.attribute("text"), Some(carried));
    let element = |name| root.descendants().find(|node| node.has_tag_name(name));
    for name in ["m", "_a_b_", "_"] {
        assert_eq!(
            element(name).unwrap().text(),
            Some(carried),
            "{name}: {sent}"
        );
    }
    assert_eq!(element("_1").unwrap().text(), Some("1"), "{sent}");
}

#[test]
fn problem_xml() {
    const OFFERS: &[Offer] = &[Offer::PROBLEM_XML];
    let plain = profile!(.problem_type("urn:acme:{code}").offers(OFFERS));
    let nested = profile!(.body(Body::NESTED).offers(OFFERS));
    let own = profile!(.offers(OFFERS).body(body!({ "type": type, "a b": code, "<": 1, "@x y": 2, "l": [each { "at": pointer }] }).as_problem()));
    let list = profile!(.offers(OFFERS).body(body!([each { "c": code }]).as_problem()));
    let spaced =
        profile!(.offers(OFFERS).body(body!({ "@xmlns": "urn:a", "c": code }).as_problem()));
    for (profile, error, expected) in [
        (
            plain,
            &blocked_for("x") as &dyn ApiError,
            r#"problem(type("urn:acme:ORG_BLOCKED")title("Blocked")code("ORG_BLOCKED")detail("acme is blocked")name("acme")kind("x")policies(i("daily")i("bandwidth")))"#,
        ),
        (
            plain,
            &invalid(),
            r#"problem(type("urn:acme:ORG_INVALID")title("Invalid")code("ORG_INVALID")detail("not valid")errors(i(pointer("/slug")code("ORG_INVALID_SLUG")message("a slug"))i(pointer("/seats")code("ORG_INVALID_SEATS")message("at least 2 seats")min("2")of(a(i("1")))))form("new"))"#,
        ),
        (
            nested,
            &OrgError::NotFound,
            r#"problem(title("Not Found")code("ORG_NOT_FOUND"))"#,
        ),
        (
            own,
            &invalid(),
            r#"problem(a_b("ORG_INVALID")_("1")l(i(at("/slug"))i(at("/seats"))))"#,
        ),
        (own, &blocked(), r#"problem(a_b("ORG_BLOCKED")_("1"))"#),
        (
            list,
            &invalid(),
            r#"problem(i(c("ORG_INVALID_SLUG"))i(c("ORG_INVALID_SEATS")))"#,
        ),
        (
            spaced,
            &blocked(),
            r#"{urn:a}problem({urn:a}c("ORG_BLOCKED"))"#,
        ),
    ] {
        let response = ask(error, profile, "application/json");
        let labels =
            ["content-type", "x-content-type-options"].map(|name| &response.headers()[name]);
        assert_eq!(labels, ["application/problem+xml", "nosniff"]);
        assert_eq!(
            tree(&sent(error, profile)).replace("{urn:ietf:rfc:7807}", ""),
            expected
        );
    }
}

/// Elements that may be absent stand at every place.
#[test]
fn an_unchecked_body_never_breaks_the_document() {
    let profile = profile!(.offers(&[Offer::PROBLEM_XML]).body(body!({
        "a": { "b": [field.kind, { "@c": field.kind, "d": [help] }], "e": field."policies" or 1 },
        "f": { ..fields } or null,
    }).as_problem()));
    for error in [blocked(), blocked_for("x"), OrgError::NotFound, invalid()] {
        tree(&sent(&error, profile));
    }
}

/// A list that is not of field errors stands among the fields, as in JSON, where the template has items for these.
#[test]
fn another_list_is_a_field() {
    #[derive(Debug, ApiError)]
    #[api_error(prefix = "ORG")]
    #[status(409)]
    #[code("ORG_HELD")]
    struct Held {
        #[expose]
        by: Vec<&'static str>,
    }

    static PROFILE: Profile = Profile::new().offers(&[Offer::xml(
        body!({ "c": code, "l": [each { "at": pointer }], ..fields }),
        "e",
    )]);
    let held = Held { by: vec!["a", "b"] };
    assert_eq!(
        tree(&sent(&held, &PROFILE)),
        r#"e(c("ORG_HELD")by("a")by("b"))"#
    );
    let list = tree(&sent(&invalid(), &PROFILE));
    assert_eq!(
        list,
        r#"e(c("ORG_INVALID")l(at("/slug"))l(at("/seats"))form("new"))"#
    );
}
