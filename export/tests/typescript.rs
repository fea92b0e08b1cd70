//! The catalogue as TypeScript: what is declared, and that no text breaks out of its place. That it compiles
//! and reads real answers is tested by `.ci/typescript`.

use errorbook_export::{Catalogue, Code, Entry, Field, JsonType, Service, Type, typescript};
use expect_test::expect_file;
use proptest::prelude::*;
use serde_json::{Value, json};

fn acme() -> Catalogue {
    Catalogue::from_json(include_bytes!("data/acme.json")).unwrap()
}

fn catalogue(services: &Value, types: &Value) -> Catalogue {
    let catalogue = json!({ "errorbook": 1, "services": services, "types": types });
    Catalogue::from_json(catalogue.to_string().as_bytes()).unwrap()
}

/// The lines of an interface, doc comments aside.
fn interface(file: &str, name: &str) -> String {
    let start = file.find(&format!("export interface {name} {{\n"));
    let body = &file[start.unwrap_or_else(|| panic!("no {name}"))..];
    let body = &body[..body.find("\n}\n").unwrap()];
    let lines = body.lines().skip(1).map(str::trim);
    lines
        .filter(|line| !line.starts_with(['/', '*']))
        .collect::<Vec<_>>()
        .join(" ")
}

#[test]
fn the_languages_are_a_union() {
    let services =
        json!([{ "name": "a::ERRORS", "language": "en", "locales": { "de": "", "ar": "" } }]);
    let file = typescript(&catalogue(&services, &json!([])));
    assert!(
        file.contains("\nexport type ErrorLanguage = \"en\" | \"ar\" | \"de\";\n"),
        "{file}"
    );
    assert!(!typescript(&acme()).contains("ErrorLanguage"));
}

#[test]
fn each_code_has_an_interface() {
    let file = typescript(&acme().public());
    assert_eq!(file, typescript(&acme().public()));
    let rows = [
        (
            "OrgBlockedError",
            "code: \"ORG_BLOCKED\"; status: 403; message: string; retryable: undefined; slug: string;",
        ),
        (
            "OrgRateLimitedError",
            "code: \"ORG_RATE_LIMITED\"; status: 429; message: string; retryable: true; retryAfter?: number;",
        ),
        (
            "OrgInvalidError",
            "code: \"ORG_INVALID\"; status: 422; message: string; retryable: undefined; errors: FieldError[];",
        ),
        (
            "Error4031",
            "code: 4031; status: 403; message: string; retryable: undefined;",
        ),
        (
            "OrgLimitsError",
            "code: \"ORG_LIMITS\"; status: 400; message: string; retryable: undefined; low: number; high: number; ratio?: number; strict: boolean; names: string[]; extra?: Record<string, unknown>; raw?: unknown;",
        ),
    ];
    for (name, expected) in rows {
        assert_eq!(interface(&file, name), expected);
        assert!(file.contains(&format!("\n  | {name}")), "{name}");
    }
    assert!(file.contains(" * @deprecated Goes in 2.0; ORG_BLOCKED is used instead.\n */\nexport interface OrgSlugTakenError"));
    assert!(!file.contains("ORG_HIDDEN") && !file.contains("ORG_DEBUG"));
    // No client gets a concealed code, whoever asks; an internal one it may get.
    let whole = typescript(&acme());
    assert!(!whole.contains("ORG_HIDDEN") && whole.contains("\n  | \"ORG_DEBUG\""));
}

#[test]
fn the_file_of_the_fixture() {
    let file = typescript(&acme());
    // What is the same in every file stands where it is written.
    let of_all = include_str!("../src/writers/typescript/parse.ts");
    assert_eq!(file.matches(of_all).count(), 1);
    expect_file!["data/acme.ts"].assert_eq(&file.replace(of_all, "\n// parse.ts\n"));
}

#[test]
fn an_empty_catalogue_has_no_codes() {
    let services = json!([{ "name": "acme::ERRORS" }]);
    let file = typescript(&catalogue(&services, &json!([])));
    assert!(file.contains("export type ErrorCode = never;\n"));
    assert!(file.contains("export type ApiError = never;\n"));
    assert!(file.ends_with("const rows: readonly Row[] = [\n];\n"));
}

#[test]
fn a_member_is_as_sure_as_all_services_make_it() {
    let services = json!([
        { "name": "a::ERRORS", "profile": { "body": { "object": [["code", { "name": "code" }], "fields"] } } },
        { "name": "b::ERRORS", "profile": { "body": { "object": [["ref", { "name": "code" }], ["id", { "name": "request_id" }]] } } },
        { "name": "c::ERRORS", "profile": { "body": { "object": [["e", { "object": [["code", { "name": "code" }], "fields"] }]] } } },
    ]);
    let entry = |code: &str| {
        json!([{ "code": code, "status": 403, "variant": "V", "title": "T", "fields": [
            { "name": "slug", "type": "string" }, { "name": "code", "type": "string" }, { "name": "a-b", "type": "integer" },
        ] }])
    };
    let types = json!([
        { "path": "x::All", "entries": entry("ALL") },
        { "path": "x::Some", "services": ["a::ERRORS", "c::ERRORS"], "entries": entry("SOME") },
        { "path": "x::One", "services": ["b::ERRORS"], "entries": entry("ONE") },
    ]);
    let file = typescript(&catalogue(&services, &types));
    let common = |code: &str| {
        format!("code: \"{code}\"; status: 403; message: string; retryable: undefined;")
    };
    let rows = [
        (
            "AllError",
            common("ALL") + " requestId?: string; slug?: string; \"a-b\"?: number;",
        ),
        (
            "SomeError",
            common("SOME") + " slug: string; \"a-b\": number;",
        ),
        ("OneError", common("ONE") + " requestId?: string;"),
    ];
    for (name, expected) in rows {
        assert_eq!(interface(&file, name), expected);
    }
    assert_eq!(file.matches("{ code: \"ALL\", status: 403,").count(), 3);
    assert_eq!(file.matches("{ code: \"SOME\", status: 403,").count(), 2);
    assert!(file.contains(" * Answered by a and c alone.\n"));
}

/// The file without what stands in comments and strings.
fn skeleton(file: &str) -> String {
    let mut out = String::new();
    let mut rest = file;
    while let Some(at) = rest.find(['"', '/']) {
        let (code, from) = rest.split_at(at);
        out.push_str(code);
        let length = if let Some(comment) = from.strip_prefix("/*") {
            comment.find("*/").map(|end| end + 4)
        } else if from.starts_with("//") {
            from.find('\n')
        } else if let Some(string) = from.strip_prefix('"') {
            let mut escaped = false;
            let end = string.find(|c| {
                let ends = c == '"' && !escaped;
                escaped = c == '\\' && !escaped;
                ends
            });
            end.map(|end| end + 2)
        } else {
            Some(1)
        };
        rest = &from[length.expect("it ends")..];
        out.push('_');
    }
    out + rest
}

fn hostile() -> impl Strategy<Value = String> {
    let pieces = prop::sample::select(vec![
        "*/",
        "/*",
        "//",
        "\"",
        "'",
        "`",
        "${x}",
        "\\",
        "\n",
        "\r",
        "\u{2028}",
        "\u{2029}",
        "@ts-ignore",
        "@deprecated",
        "</script>",
        "{x}",
        "\u{0}",
        "x",
        " ",
        "*",
        "/",
    ]);
    prop::collection::vec(pieces, 0..8).prop_map(|pieces| pieces.concat())
}

fn entry(code: &str, texts: &[String]) -> Value {
    json!({
        "code": code, "status": 403, "variant": "V", "title": texts[0], "message": texts[1], "description": texts[2],
        "help": texts[3], "since": texts[4], "sunset": texts[5], "instead": texts[6], "oauth": texts[6], "fields": [
            { "name": format!("a{}-", texts[7]), "type": "string" },
        ],
    })
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 256, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn no_text_breaks_out_of_its_place(
        texts in prop::collection::vec(hostile(), 8),
        docs in hostile(),
        code in hostile(),
    ) {
        let plain = |text: &str| text.chars().filter(|c| !c.is_control()).collect::<String>();
        let file = |texts: &[String], docs: &str, code: &str| {
            let body = json!({ "object": [[texts[0], { "name": "code" }], "fields"] });
            let docs = format!("https://x/{docs}/{{code}}");
            let services = json!([
                { "name": format!("a{code}::ERRORS"), "profile": { "body": body, "docs": docs } },
                { "name": "b::ERRORS" },
            ]);
            let types = json!([{
                "path": "x::Y", "services": [format!("a{code}::ERRORS")],
                "entries": [entry(&format!("-{code}"), texts)],
            }]);
            skeleton(&typescript(&catalogue(&services, &types)))
        };
        let harmless = vec!["x".to_owned(); 8];
        // The name of the interface is made of the code's letters.
        let code = plain(&code);
        let letters = code.replace(|c: char| !c.is_ascii_alphanumeric(), "-");
        prop_assert_eq!(file(&texts, &plain(&docs), &code), file(&harmless, "x", &letters));
    }
}

/// The file of one error.
fn file(change: impl FnOnce(&mut Entry)) -> String {
    let mut entry = Entry::new(Code::Number(4031), 403, "V", "T");
    change(&mut entry);
    let types = vec![Type::new("acme::Type", vec![entry])];
    typescript(&Catalogue::new(vec![Service::new("acme::ERRORS")], types))
}

#[test]
fn interfaces_are_named_after_codes() {
    let cases = [
        ("ORG_BLOCKED", "OrgBlockedError"),
        ("org-blocked", "OrgBlockedError"),
        ("org.blocked.2fa", "OrgBlocked2faError"),
        ("orgBlocked", "OrgBlockedError"),
        ("API_ERROR", "ApiError_2"),
        ("4xx", "Error4xx"),
        ("___", "Error_2"),
        ("\u{e9}t\u{e9}", "TError"),
    ];
    for (code, expected) in cases {
        let file = file(|entry| entry.code = Code::Text(code.to_owned()));
        let interface = format!("\nexport interface {expected} {{\n");
        assert!(file.contains(&interface), "{code}");
    }
    assert!(file(|_| {}).contains("\nexport interface Error4031 {\n"));
}

#[test]
fn literals_and_names_are_quoted() {
    let titled = file(|entry| entry.title = "a\"\\\n\u{2028}</x>".to_owned());
    assert!(titled.contains(r#" title: "a\"\\\n\u2028</x>", "#));
    let cases = [
        ("slug", "slug"),
        ("$a_1", "$a_1"),
        ("1a", "\"1a\""),
        ("a-b", "\"a-b\""),
        ("", "\"\""),
        ("\u{e9}", "\"\u{e9}\""),
    ];
    for (name, expected) in cases {
        let file = file(|entry| entry.fields = vec![Field::new(name, JsonType::String)]);
        let member = format!("\n  {expected}: string;\n");
        assert!(file.contains(&member), "{name}");
    }
}

#[test]
fn comments_end_where_they_are_meant_to() {
    let file = file(|entry| {
        entry.message = Some("a */ b\r\n  @ts-ignore\u{2028}**/*/ c".to_owned());
        entry.sunset = Some("2.0".to_owned());
    });
    let expected = "\n/**\n * a *\\/ b\n *\n * \\@ts-ignore\n * **\\/*\\/ c\n *\n * @deprecated Goes in 2.0.\n */\n";
    assert!(file.contains(expected), "{file}");
}

/// What no editor takes for the end of a line ends one for a compiler, or turns the text around.
#[test]
fn no_name_ends_the_comment_that_it_stands_in() {
    let services = json!([{ "name": "a\u{2028}alert(1)//\u{202e}" }]);
    let entry = json!({
        "code": "ORG_A", "status": 403, "variant": "A", "title": "A", "help": "ask us\n@deprecated never \u{2067}",
        "since": "1\n@internal", "sunset": "2\n@internal", "instead": "B\n@internal",
    });
    let file = typescript(&catalogue(
        &services,
        &json!([{ "path": "a::E", "entries": [entry] }]),
    ));
    assert!(
        !file.contains(['\u{2028}', '\u{202e}', '\u{2067}']),
        "{file}"
    );
    assert!(
        !file.contains("* @deprecated never") && !file.contains("* @internal"),
        "{file}"
    );
}

/// Names of items are apart, though their codes are alike.
#[test]
fn items_are_named_after_codes() {
    let item = |code: &str| json!({ "code": code, "status": 422, "variant": "V", "title": code });
    let types = json!([{ "path": "a::Invalid", "entries": [{
        "code": "ORG_INVALID", "status": 422, "variant": "Invalid", "title": "Invalid",
        "fields": [{ "name": "errors", "type": "array", "items": "field_error", "item_types": [
            { "path": "a::Item", "entries": [item("ORG_V_1"), item("ORG_V1")] },
        ] }],
    }] }]);
    let file = typescript(&catalogue(&json!([{ "name": "a::ERRORS" }]), &types));
    assert!(
        file.contains("errors: (OrgV1Item | OrgV1Item_2)[];"),
        "{file}"
    );
    assert_eq!(
        interface(&file, "OrgV1Item_2 extends FieldError"),
        "code: \"ORG_V1\";"
    );
}
