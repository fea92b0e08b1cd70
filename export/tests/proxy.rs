//! Configuration of proxies: which errors they answer with, and that no text breaks out of its place. What real
//! proxies make of it is tested by `.ci/proxies`.

use errorbook_export::Catalogue;
use errorbook_export::proxy::{Files, apache, nginx};
use expect_test::expect_file;
use proptest::prelude::*;
use serde_json::{Value, json};
use std::collections::BTreeSet;

fn catalogue(services: &Value, types: &Value) -> Catalogue {
    let catalogue = json!({ "errorbook": 1, "services": services, "types": types });
    let mut catalogue = Catalogue::from_json(catalogue.to_string().as_bytes()).unwrap();
    errorbook::docs::add_examples(&mut catalogue);
    catalogue
}

fn file<'a>(files: &'a Files, name: &str) -> &'a str {
    let found = files.0.iter().find(|(known, _)| known == name);
    let (_, content) = found.unwrap_or_else(|| panic!("no {name}"));
    std::str::from_utf8(content).unwrap()
}

/// An error of a code and a status, with more members.
fn entry(code: &str, status: u16, more: &Value) -> Value {
    let mut entry = json!({ "code": code, "status": status, "variant": "V", "title": "T" });
    entry
        .as_object_mut()
        .unwrap()
        .extend(more.as_object().unwrap().clone());
    entry
}

#[test]
fn the_fixture_is_answered_by_its_builtin_errors() {
    let acme = Catalogue::from_json(include_bytes!("data/acme.json"))
        .unwrap()
        .public();
    for (files, confs) in [
        (nginx(&acme, "/etc/x"), vec!["http.conf", "server.conf"]),
        (apache(&acme, "/etc/x/"), vec!["errors.conf"]),
    ] {
        let mut expected: BTreeSet<String> = confs.iter().map(|name| (*name).to_owned()).collect();
        for status in [404, 405, 502, 503, 504] {
            for extension in ["problem_json", "json", "txt"] {
                expected.insert(format!("bodies/{status}.{extension}"));
            }
        }
        let names: BTreeSet<String> = files.0.iter().map(|(name, _)| name.clone()).collect();
        assert_eq!(names, expected);
        assert_eq!(
            file(&files, "bodies/502.txt"),
            "Bad Gateway [HTTP_BAD_GATEWAY]\nhttps://docs.acme.example/errors/HTTP_BAD_GATEWAY\n",
        );
        assert_eq!(
            file(&files, "bodies/502.json"),
            file(&files, "bodies/502.problem_json")
        );
        for name in confs {
            let conf = file(&files, name);
            assert!(conf.ends_with('\n') && !conf.contains("//bodies"), "{conf}");
            expect_file![format!("data/acme.{name}")].assert_eq(conf);
        }
    }
    let folder = std::env::temp_dir().join(format!("errorbook-proxy-{}", std::process::id()));
    nginx(&acme, "/etc/x").write_to(&folder).unwrap();
    let body = std::fs::read_to_string(folder.join("bodies/504.json")).unwrap();
    std::fs::remove_dir_all(&folder).unwrap();
    assert!(body.contains("HTTP_GATEWAY_TIMEOUT"));
}

#[test]
fn errors_are_those_that_say_what_a_proxy_may_say() {
    let none = json!({});
    let fields = json!({ "fields": [{ "name": "a", "type": "string" }] });
    let says = json!({ "message": "{a}" });
    let dynamic = json!({ "headers": [{ "name": "allow", "value": "{allow}" }] });
    let rows = [
        (
            "errorbook::http_error::HttpError",
            entry("A", 404, &none),
            Some("A"),
        ),
        ("gateway::HttpError", entry("A", 404, &none), Some("A")),
        ("errorbook::HttpError", entry("A", 405, &dynamic), Some("A")),
        ("errorbook::HttpError", entry("A", 404, &fields), None),
        ("errorbook::HttpError", entry("A", 404, &says), None),
        ("acme::OrgError", entry("A", 404, &none), None),
        ("acme::OrgError", entry("A", 500, &none), None),
        ("acme::OrgError", entry("A", 502, &none), Some("A")),
        ("acme::OrgError", entry("A", 503, &says), None),
        ("acme::OrgError", entry("A", 504, &dynamic), None),
        (
            "acme::OrgError",
            entry("A", 502, &json!({ "concealed_as": "B" })),
            None,
        ),
    ];
    let services = json!([{ "name": "acme::ERRORS" }]);
    for (path, error, expected) in rows {
        let status = error["status"].clone();
        let types = json!([{ "path": path, "entries": [error] }]);
        let files = nginx(&catalogue(&services, &types), "/x");
        let body = files
            .0
            .iter()
            .find(|(name, _)| *name == format!("bodies/{status}.json"));
        let code = body.map(|(_, body)| {
            serde_json::from_slice::<Value>(body).unwrap_or_else(|_| panic!("{body:?}"))["code"]
                .clone()
        });
        assert_eq!(code, expected.map(Value::from), "{path}: {types}");
        assert_eq!(
            file(&files, "server.conf").contains("error_page"),
            expected.is_some()
        );
    }
    // The better one counts, wherever it stands; of equals, the first.
    let types = json!([
        { "path": "acme::OrgError", "entries": [entry("OWN", 502, &none)] },
        { "path": "acme::HttpError", "entries": [entry("NAMED", 502, &none)] },
        { "path": "errorbook::HttpError", "entries": [entry("BUILTIN", 502, &none), entry("SECOND", 502, &none)] },
    ]);
    let files = apache(&catalogue(&services, &types), "/x");
    assert!(file(&files, "bodies/502.txt").starts_with("T [BUILTIN]\n"));
}

/// The service's own refusals say what a proxy may say of a status; other errors of that status do not.
#[test]
fn refusals_of_the_service_come_first() {
    let none = json!({});
    let catalogue = catalogue(
        &json!([{ "name": "a::ERRORS", "refusals": "a::Refusal" }]),
        &json!([
            { "path": "errorbook::HttpError", "entries": [entry("HTTP_BAD_GATEWAY", 502, &none)] },
            { "path": "a::Error", "entries": [entry("A_MISSING", 404, &none), entry("A_GONE", 410, &none)] },
            { "path": "a::Refusal", "entries": [
                entry("A_NO_ROUTE", 404, &none),
                entry("A_UPSTREAM", 502, &none),
            ] },
        ]),
    );
    let files = nginx(&catalogue, "/etc/x");
    assert!(file(&files, "bodies/404.txt").contains("A_NO_ROUTE"));
    assert!(file(&files, "bodies/502.txt").contains("A_UPSTREAM"));
    assert!(!files.0.iter().any(|(name, _)| name.contains("410")));
}

#[test]
fn a_proxy_of_several_services_speaks_as_one() {
    let services = json!([
        { "name": "a::ERRORS" },
        { "name": "b::ERRORS", "profile": { "offers": [{ "format": "json" }], "body": { "object": [["b", { "name": "code" }]] } } },
        { "name": "c::ERRORS", "profile": { "offers": [{ "format": "text", "lines": "{message} [{code}]\n{field_errors}\n{help}\n{docs}\n" }] } },
    ]);
    let types = json!([
        { "path": "x::HttpError", "services": ["b::ERRORS", "c::ERRORS"], "entries": [entry("A", 502, &json!({}))] },
        { "path": "y::HttpError", "services": ["c::ERRORS"], "entries": [entry("B", 503, &json!({}))] },
    ]);
    let files = nginx(&catalogue(&services, &types), "/x");
    let names: Vec<&str> = files.0.iter().map(|(name, _)| name.as_str()).collect();
    assert_eq!(names, ["http.conf", "server.conf", "bodies/502.json"]);
    assert_eq!(file(&files, "bodies/502.json"), "{\"b\":\"A\"}");
    let conf = file(&files, "server.conf");
    assert!(conf.contains("in the voice of b::ERRORS"), "{conf}");
    // With one representation there is nothing to choose.
    assert!(
        conf.contains("$status.json;") && !conf.contains("vary"),
        "{conf}"
    );
    assert!(!file(&files, "http.conf").contains("$http_accept"));
}

/// The renderer sends no constant either that a header may not carry (RFC 9110 section 5.5).
#[test]
fn a_header_that_no_renderer_sends_is_no_proxys() {
    let rows = [("a b\t~", true), ("", true), ("\u{e9}", false)];
    let services = json!([{ "name": "acme::ERRORS" }]);
    for (value, is_sent) in rows {
        let more = json!({ "headers": [{ "name": "x-team", "value": value }] });
        let types =
            json!([{ "path": "errorbook::HttpError", "entries": [entry("A", 404, &more)] }]);
        let catalogue = catalogue(&services, &types);
        for (files, name) in [
            (nginx(&catalogue, "/x"), "server.conf"),
            (apache(&catalogue, "/x"), "errors.conf"),
        ] {
            let conf = file(&files, name);
            assert_eq!(conf.contains("x-team"), is_sent, "{value:?}: {conf}");
        }
    }
}

#[test]
fn a_catalogue_without_such_errors_says_what_to_do() {
    let services = json!([{ "name": "acme::ERRORS" }]);
    let empty = catalogue(&services, &json!([]));
    for files in [nginx(&empty, "/x"), apache(&empty, "/x")] {
        for (name, _) in &files.0 {
            let content = file(&files, name);
            assert!(
                content.lines().all(|line| line.starts_with('#')),
                "{name}: {content}"
            );
            assert!(content.contains("`HttpError`"), "{name}: {content}");
        }
    }
}

/// The configuration with every quoted string as one mark, and the strings.
fn skeleton(conf: &str) -> (String, Vec<String>) {
    let (mut out, mut strings) = (String::new(), Vec::new());
    let lines = conf
        .lines()
        .filter(|line| !line.trim_start().starts_with('#'));
    let conf: String = lines.flat_map(|line| [line, "\n"]).collect();
    let mut chars = conf.chars();
    while let Some(c) = chars.next() {
        if c != '"' {
            out.push(c);
            continue;
        }
        let mut string = String::new();
        loop {
            match chars.next().expect("strings end") {
                '"' => break,
                '\\' => {
                    string.push('\\');
                    string.extend(chars.next());
                }
                c => string.push(c),
            }
        }
        out.push('_');
        strings.push(string);
    }
    (out, strings)
}

fn hostile() -> impl Strategy<Value = String> {
    let pieces = prop::sample::select(vec![
        "\"", "'", "\\", "$", "$status", "${x}", "%", "%{x}", ";", "}", "{", "#", " ", "x", "`",
        "<", "\\n", "\u{e9}",
    ]);
    prop::collection::vec(pieces, 0..8).prop_map(|pieces| pieces.concat())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 256, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn no_text_breaks_out_of_its_place(
        value in hostile(),
        code in hostile(),
        folder in hostile(),
        name in hostile(),
    ) {
        let files = |value: &str, code: &str, folder: &str, name: &str| {
            let value = value.replace('{', "{{").replace('}', "}}");
            let headers = json!({ "headers": [{ "name": "x-a", "value": format!("a{value}") }] });
            let services = json!([{ "name": format!("a{name}"), "profile": { "docs": "https://x/{code}" } }]);
            let types = json!([{ "path": "errorbook::HttpError", "entries": [
                entry(&format!("C{code}"), 502, &headers), entry("D", 503, &json!({})),
            ] }]);
            let catalogue = catalogue(&services, &types);
            (nginx(&catalogue, &format!("/{folder}")), apache(&catalogue, &format!("/{folder}")))
        };
        // A value that no header may carry is not sent, as the service does not send it.
        let sent: String = value.chars().filter(char::is_ascii).collect();
        let (own_nginx, own_apache) = files(&sent, &code, &folder, &name);
        let (plain_nginx, plain_apache) = files("x", "x", "x", "x");
        // The sign needs a variable of its own.
        let dollar = "\ngeo $errorbook_dollar {\n    default _;\n}\n";
        for conf in ["http.conf", "server.conf"] {
            let (own, strings) = skeleton(file(&own_nginx, conf));
            prop_assert_eq!(own.replace(dollar, ""), skeleton(file(&plain_nginx, conf)).0);
            let sign = |string: &&String| string.replace("${errorbook_dollar}", "").contains('$');
            let signs: Vec<_> = strings.iter().filter(sign).filter(|string| !string.contains("errorbook_q") && !string.starts_with('~') && *string != "$")
                // The path of an include has no variables.
                .filter(|string| !string.ends_with("/headers*.conf")).collect();
            prop_assert!(signs.is_empty(), "{:?}", signs);
        }
        let own = skeleton(file(&own_apache, "errors.conf"));
        let dollar = "\nDefine errorbook_dollar $\n";
        prop_assert_eq!(own.0.replace(dollar, ""), skeleton(file(&plain_apache, "errors.conf")).0);
        prop_assert!(!own.1.iter().any(|string| string.replace("${errorbook_dollar}", "_").contains("${")), "{:?}", own.1);
        let is_format = |string: &&String| string.starts_with('a') && string.replace("%%", "").contains('%');
        prop_assert!(!own.1.iter().any(|string| is_format(&string)), "{:?}", own.1);
    }
}

/// Names that nginx would take for one, or for a word of its own.
#[test]
fn nginx_tells_names_apart() {
    let headers = |a: &str, b: &str| {
        json!({ "headers": [
            { "name": "x_a", "value": a }, { "name": "x--95a", "value": b },
            { "name": "x-a", "value": "c" }, { "name": "x__95a", "value": "d" },
            { "name": "vary", "value": "e" }, { "name": "vary", "value": "f" },
        ] })
    };
    let offers = json!([
        { "format": "json", "media_type": "application/default" },
        { "format": "json", "media_type": "application/best_1" },
        { "format": "json", "media_type": "application/BEST_1" },
        { "format": "json", "media_type": "application/name" },
    ]);
    let services = json!([{ "name": "a::ERRORS", "profile": { "offers": offers } }]);
    let types = json!([{ "path": "errorbook::HttpError", "entries": [
        entry("A", 502, &headers("1", "2")), entry("B", 503, &json!({})),
    ] }]);
    let files = nginx(&catalogue(&services, &types), "/x");
    let http = file(&files, "http.conf");
    let variables = http.lines().filter(|line| line.starts_with("map "));
    let variables = variables.filter_map(|line| line.strip_suffix(" {")?.rsplit(' ').next());
    let variables: Vec<String> = variables.map(str::to_ascii_lowercase).collect();
    let distinct: BTreeSet<&String> = variables.iter().collect();
    assert_eq!(variables.len(), distinct.len(), "{variables:?}");
    assert!(http.contains("default_2"), "{http}");
}

/// httpd reads a header's value twice, and has the variables of its environment in every line.
#[test]
fn apache_sends_what_is_written() {
    let header = |value: &str| json!({ "headers": [{ "name": "x-a", "value": value }] });
    for (value, expected) in [
        (
            r"C:\new\temp",
            r#"Header always set "x-a" "C:\\\\new\\\\temp""#,
        ),
        (r#"a\"b%c"#, r#"Header always set "x-a" "a\\\\\"b%%c""#),
        (
            "${{HOME}} $x",
            r#"Header always set "x-a" "${errorbook_dollar}{HOME} $x""#,
        ),
        (
            r"expr=%{{x}} \ $1",
            r#"Header always set "x-a" "expr=expr=\\%{x} \\\\ \\$1""#,
        ),
    ] {
        let types = json!([{ "path": "errorbook::HttpError", "entries": [entry("A", 502, &header(value))] }]);
        let files = apache(
            &catalogue(&json!([{ "name": "a::ERRORS" }]), &types),
            "/etc/x",
        );
        let conf = file(&files, "errors.conf");
        assert!(conf.contains(expected), "{conf}");
        assert_eq!(
            conf.contains("\nDefine errorbook_dollar $\n"),
            value.contains("${")
        );
    }
}
