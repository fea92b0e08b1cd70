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

fn package() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

fn read(path: impl AsRef<Path>) -> String {
    let path = package().join(path);
    fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

/// A response as text, and where it comes from.
fn published(module: &str) -> (String, String) {
    let row: Value = serde_json::from_str(&read(format!("data/{module}.json"))).unwrap();
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

fn made_up(module: &str) -> (String, String) {
    macro_rules! rows {
        (errors: $($_0:ident)*; errors_of_a_request: $($_1:ident)*; documents: $($_2:ident)*;
            made_up: $($module:ident)*;) => {
            match module {
                $(stringify!($module) => rendered(&api::$module::example(), &api::$module::PROFILE),)*
                _ => panic!("`{module}` has no row of `data/`, and is not said to be made up"),
            }
        };
    }
    api::for_each_contract!(rows)
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
    let is_published = package().join(format!("data/{module}.json")).exists();
    let (sent, from) = if is_published {
        published(module)
    } else {
        made_up(module)
    };
    let says = format!("{says} {from}");
    format!(
        "## {title}\n\n{}\n\n```http\n{}\n```\n\n```rust\n{}\n```\n",
        says.trim(),
        sent.trim(),
        code.trim()
    )
}

/// A list of the sections, with the links that both GitHub and rustdoc make of titles.
fn contents(sections: &[String]) -> String {
    let mut list = "## Contents\n\n".to_owned();
    for section in sections {
        let title = section.lines().next().unwrap().trim_start_matches("## ");
        let link = title.to_lowercase().replace(' ', "-");
        let link = link.replace(
            |c: char| !c.is_alphanumeric() && !matches!(c, '-' | '_'),
            "",
        );
        writeln!(list, "- [{title}](#{link})").unwrap();
    }
    list
}

/// The names of the files in a folder, without their ends, in their order.
fn names(folder: &str, end: &str) -> Vec<String> {
    let files = fs::read_dir(package().join(folder)).unwrap();
    let names = files.map(|file| file.unwrap().file_name().into_string().unwrap());
    let mut names: Vec<String> = names
        .filter_map(|name| Some(name.strip_suffix(end)?.to_owned()))
        .collect();
    names.sort();
    names
}

fn modules() -> Vec<String> {
    let mut modules = names("src", ".rs");
    modules.retain(|name| name != "lib");
    modules
}

#[test]
fn the_page_shows_each_contract() {
    let page = read("../../docs/contracts.md");
    let (head, _) = page.split_once("\n## ").unwrap_or((&page, ""));
    let sections: Vec<String> = modules().iter().map(|module| section(module)).collect();
    let (head, contents) = (head.trim(), contents(&sections));
    let page = format!("{head}\n\n{contents}\n{}", sections.join("\n"));
    expect_file!["../../../docs/contracts.md"].assert_eq(&page);
}

/// Each module is in the list, and each that has an example in `data/` in a group whose examples are compared.
#[test]
fn each_contract_is_listed_once() {
    macro_rules! groups {
        ($($group:ident: $($module:ident)*;)*) => {
            [$((stringify!($group), vec![$(stringify!($module)),*])),*]
        };
    }
    let groups = api::for_each_contract!(groups);
    let mut all: Vec<&str> = groups
        .iter()
        .flat_map(|(_, modules)| modules.clone())
        .collect();
    all.sort_unstable();
    assert_eq!(all, modules());
    let (_, made_up) = groups.last().unwrap();
    all.retain(|module| !made_up.contains(module));
    assert_eq!(all, names("data", ".json"));
}
