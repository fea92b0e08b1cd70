//! docs/contracts.md shows each contract: what is published, and the module. `UPDATE_EXPECT=1` writes it anew, but for
//! what stands before the first contract.

use contracts as api;
use errorbook::{ApiError, Profile};
use expect_test::expect_file;
use http::HeaderMap;
use serde_json::Value;
use std::fmt::Write;
use std::fs;
use std::path::Path;

/// The modules, with the row of `data/` that each sends.
const PUBLISHED: [(&str, &str); 33] = [
    ("acme_compound", "acme-rfc8555-compound"),
    ("acme_user_action", "acme-rfc8555-user-action"),
    ("aws_json", "aws-json-1.1"),
    ("aws_s3", "aws-s3"),
    ("bearer", "bearer-rfc6750"),
    ("connect", "connect-rpc"),
    ("couchdb", "couchdb"),
    ("discord", "discord-429"),
    ("docker", "docker-engine"),
    ("github", "github-rest"),
    ("google", "google-aip193"),
    ("graphql", "graphql-over-http"),
    ("jsonapi", "jsonapi"),
    ("jsonrpc", "mcp-jsonrpc"),
    ("matrix", "matrix"),
    ("mcp", "mcp-authorization"),
    ("meilisearch", "meilisearch"),
    ("oauth", "oauth-rfc6749"),
    ("oauth_device", "oauth-device-rfc8628"),
    ("oci", "oci-distribution"),
    ("openai", "openai"),
    ("paypal", "paypal-500"),
    ("ratelimit_dynamic", "ratelimit-dynamic"),
    ("ratelimit_quota", "ratelimit-quota-exceeded"),
    ("rfc9457_credit", "rfc9457-example-1"),
    ("rfc9457_validation", "rfc9457-example-2"),
    ("scim", "scim"),
    ("slack", "slack"),
    ("spring_boot", "spring-boot"),
    ("stripe", "stripe"),
    ("tus", "tus"),
    ("twilio", "twilio"),
    ("webdav", "webdav-423"),
];

fn package() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

fn read(path: impl AsRef<Path>) -> String {
    let path = package().join(path);
    fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

/// A response as text, and where it comes from.
fn published(row: &str) -> (String, String) {
    let row: Value = serde_json::from_str(&read(format!("data/{row}.json"))).unwrap();
    let text = |value: &Value| value.as_str().unwrap().to_owned();
    let mut sent = format!("HTTP/1.1 {}\n", row["example_status"]);
    for (name, value) in row["example_headers"].as_object().unwrap() {
        let lines = value.as_array().cloned().unwrap_or(vec![value.clone()]);
        for line in &lines {
            writeln!(sent, "{name}: {}", text(line)).unwrap();
        }
    }
    let body = text(&row["example_body"]);
    if !body.is_empty() {
        write!(sent, "\n{body}\n").unwrap();
    }
    (sent, format!("Source: {}.", text(&row["source"])))
}

fn rendered(error: &dyn ApiError, profile: &'static Profile) -> (String, String) {
    let response = error.respond(&profile.preferences(&HeaderMap::new()));
    let mut sent = format!("HTTP/1.1 {}\n", response.status().as_u16());
    for (name, value) in response.headers() {
        writeln!(sent, "{name}: {}", value.to_str().unwrap()).unwrap();
    }
    write!(sent, "\n{}\n", String::from_utf8_lossy(response.body())).unwrap();
    (sent, "The values are made up.".to_owned())
}

fn other(module: &str) -> (String, String) {
    macro_rules! rows {
        ($($module:ident)*) => {
            match module {
                $(stringify!($module) => rendered(&api::$module::example(), &api::$module::PROFILE),)*
                _ => panic!("`{module}` has neither a row of `data/` nor one here"),
            }
        };
    }
    rows!(azure cloudflare elasticsearch fhir kubernetes odata salesforce zendesk)
}

fn section(module: &str) -> String {
    let source = read(format!("src/{module}.rs"));
    let (doc, code) = source.split_once('\n').unwrap();
    let doc = doc.strip_prefix("//! ").unwrap();
    let (title, says) = doc
        .split_once(": ")
        .unwrap_or((doc.trim_end_matches('.'), ""));
    let title = title.replace('`', "");
    let mut says = says.to_owned();
    if let Some(first) = says.get_mut(..1) {
        first.make_ascii_uppercase();
    }
    // The catalogue and the example are the tests'.
    let code = code.split("\ncatalogue! {").next().unwrap();
    let code = code.replacen(", catalogue}", "}", 1);
    let row = PUBLISHED.iter().find(|(name, _)| *name == module);
    let (sent, from) = row.map_or_else(|| other(module), |(_, row)| published(row));
    let says = format!("{says} {from}");
    format!(
        "## {title}\n\n{}\n\n```http\n{}\n```\n\n```rust\n{}\n```\n",
        says.trim(),
        sent.trim(),
        code.trim()
    )
}

#[test]
fn the_page_shows_each_contract() {
    let page = read("../../docs/contracts.md");
    let (head, _) = page.split_once("\n## ").unwrap_or((&page, ""));
    let files = fs::read_dir(package().join("src")).unwrap();
    let names = files.map(|file| file.unwrap().file_name().into_string().unwrap());
    let names = names.filter_map(|name| name.strip_suffix(".rs").map(str::to_owned));
    let mut modules: Vec<String> = names.filter(|name| name != "lib").collect();
    modules.sort();
    let sections: Vec<String> = modules.iter().map(|module| section(module)).collect();
    let page = format!("{}\n\n{}", head.trim(), sections.join("\n"));
    expect_file!["../../../docs/contracts.md"].assert_eq(&page);
}

#[test]
fn each_row_is_of_a_contract() {
    let files = fs::read_dir(package().join("data")).unwrap();
    for file in files {
        let name = file.unwrap().file_name().into_string().unwrap();
        let name = name.strip_suffix(".json").unwrap();
        assert!(PUBLISHED.iter().any(|(_, row)| *row == name), "{name}");
    }
}
