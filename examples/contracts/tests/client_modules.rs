//! The modules of clients compile: those of the demo and the gallery, and of a catalogue whose names are hostile.

use contracts as api;
use errorbook::Catalogue;
use errorbook_export::Catalogue as Data;
use errorbook_export::merge::merge;
use serde_json::json;
use std::path::Path;
use std::process::Command;

macro_rules! catalogues {
    ($($kind:ident: $($module:ident)*;)*) => {
        [&org::errors::ERRORS, $($(&api::$module::ERRORS),*),*]
    };
}

/// The demo and the gallery as one file: a module each.
fn gallery() -> String {
    let catalogues: Vec<&'static Catalogue> = api::for_each_contract!(catalogues).into();
    let modules = catalogues.into_iter().map(|catalogue| {
        let data = errorbook::docs::catalogue(catalogue).public();
        let name = data.services[0].name.split("::").nth(1).unwrap().to_owned();
        let written = errorbook_export::rust(&data);
        format!("/// `{name}`\npub mod {name} {{\n{written}}}\n")
    });
    modules.collect()
}

fn hostile() -> String {
    let texts = [
        "a`b",
        "*/ // /* \" \\ \u{202e} \u{feff} \r\n\t \u{0}",
        "[link](x) [`Self`] <b> ```rust\nfn main() { panic!() }\n```",
        "https://a.example {name} {{ }} #![deny(warnings)]",
        "OAuth GitHub snake_case HTTPServer",
    ];
    let codes = [
        "Self", "self", "SELF", "unknown", "Unknown", "type", "2FA", "2-FA", "a.b", "a-b", "A_B",
        "AB", "!!!", "???", "error", "Error", "Reply", "Some", "None", "Option", "\u{7e}",
        "r#type", "ABC",
    ];
    let names = [
        "type", "self", "Self", "crate", "reply", "Reply", "code2", "2fa", "größe", "größ", "日本",
        "a b", "a-b", "aB", "ab", "a_b", "A__B", "gen", "union", "dyn", "field", "_", "__",
        "HTTPCode", "idOf", "IDOf", "é", "error", "known",
    ];
    let types = [
        "string", "integer", "number", "boolean", "array", "object", "any",
    ];
    let fields: Vec<_> = names
        .iter()
        .enumerate()
        .map(|(at, name)| json!({ "name": name, "type": types[at % types.len()], "optional": at % 3 == 0 }))
        .collect();
    let entries: Vec<_> = codes
        .iter()
        .enumerate()
        .map(|(at, code)| {
            let text = texts[at % texts.len()];
            json!({
                "code": code, "status": 400 + at, "variant": format!("V{at}"), "title": text, "message": text, "help": text,
                "description": text, "fields": fields, "oauth": "a\"b", "retryable": at % 2 == 0,
            })
        })
        .collect();
    let numbers = [-32601, -1, 0, 1, 32601].map(|code| {
        json!({ "code": code, "status": 404, "variant": format!("N{}", code + 40000), "title": "T" })
    });
    let template = json!({ "object": [
        ["\"quoted\" {brace} \\ \u{202e}", { "literal": "\"{a} \\\" }\"" }],
        ["é", { "or": [{ "field": "größe" }, { "literal": "\"{\"" }] }],
        ["n", { "literal": "-1.5e3" }],
        ["list", { "array": [{ "text": "{{}} {code:kebab-case} {field.größe}" }, { "literal": "null" }, { "each": { "object": [
            ["p", { "name": "pointer" }], ["c", { "name": "code" }], ["t", { "name": "type" }],
        ] } }] }],
        "fields",
    ] });
    let catalogue = json!({
        "errorbook": 1,
        "services": [
            { "name": "crate::ERRORS", "profile": { "body": template, "offers": [
                { "format": "json" }, { "format": "text", "lines": "{message} \"{{\" {code}\n" },
                { "format": "preset", "preset": "html" }, { "format": "preset", "preset": "markdown" },
            ], "fields": [["ours", "a \"b\" \\ {c}"]] } },
            { "name": "type::ERRORS", "description": texts[2] },
            { "name": "type::OTHER" },
            { "name": "empty::ERRORS" },
        ],
        "types": [
            { "path": "a::Hostile", "entries": entries, "services": ["crate::ERRORS", "type::ERRORS", "type::OTHER"] },
            { "path": "a::Numbers", "entries": numbers, "services": ["crate::ERRORS"] },
        ],
        "operations": operations(&codes),
    });
    let data = Data::from_json(catalogue.to_string().as_bytes()).unwrap();
    let merged = merge([data]);
    errorbook_export::rust(&merged.catalogue)
}

/// Of a code, of all that are text, of none, and of some.
fn operations(codes: &[&str]) -> Vec<serde_json::Value> {
    let names = [
        "!",
        "error",
        "Error",
        "reply",
        "known",
        "self",
        "2fa",
        "get/a/{b}",
        "/*`*/",
        "größe",
        "some_error",
        "dup",
        "Dup",
    ];
    let listed = [&codes[..1], codes, &[], &codes[2..5]];
    let rows = names.iter().enumerate();
    rows.map(|(at, name)| json!({ "name": name, "codes": listed[at % listed.len()] }))
        .collect()
}

/// Whether clippy is installed beside the compiler.
fn has_clippy() -> bool {
    let version = Command::new(env!("CARGO"))
        .args(["clippy", "--version"])
        .output();
    version.is_ok_and(|output| output.status.success())
}

#[test]
fn modules_compile() {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("client-modules");
    let runtime = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../runtime");
    std::fs::create_dir_all(folder.join("src")).unwrap();
    let write = |name: &str, text: &str| std::fs::write(folder.join(name), text).unwrap();
    write(
        "src/lib.rs",
        "//! What the tool wrote.\n#![forbid(unsafe_code)]\n#![deny(warnings, missing_docs, clippy::pedantic)]\n\n\
         /// The gallery.\npub mod gallery;\n/// Names that are hostile.\npub mod hostile;\n",
    );
    write("src/gallery.rs", &gallery());
    write("src/hostile.rs", &hostile());
    std::fs::copy(runtime.join("../Cargo.lock"), folder.join("Cargo.lock")).unwrap();
    for edition in ["2021", "2024"] {
        write(
            "Cargo.toml",
            &format!(
                "[package]\nname = \"client-modules\"\nversion = \"0.0.0\"\nedition = \"{edition}\"\n\n[dependencies]\n\
                 errorbook = {{ path = {runtime:?}, features = [\"client\"] }}\n\n[workspace]\n"
            ),
        );
        let mut command = Command::new(env!("CARGO"));
        command.arg(if has_clippy() { "clippy" } else { "check" });
        command.args(["--offline", "--quiet", "--manifest-path"]);
        command
            .arg(folder.join("Cargo.toml"))
            .env("CARGO_TARGET_DIR", folder.join("target"));
        let output = command.output().unwrap();
        let said = String::from_utf8_lossy(&output.stderr);
        assert!(output.status.success(), "edition {edition}: {said}");
    }
}
