//! The pages of the repository: their links lead somewhere, and their code is compiled and shown in rustdoc.

use std::fs;
use std::path::{Path, PathBuf};

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR"))
        .parent()
        .unwrap()
        .to_owned()
}

fn read(path: impl AsRef<Path>) -> String {
    let path = root().join(path);
    fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

/// README.md and the pages of `docs/`, by their paths from the root.
fn pages() -> Vec<String> {
    let files = fs::read_dir(root().join("docs")).unwrap();
    let mut pages: Vec<String> = files
        .map(|file| file.unwrap().path())
        .filter(|path| path.extension().is_some_and(|extension| extension == "md"))
        .map(|path| format!("docs/{}", path.file_name().unwrap().display()))
        .collect();
    pages.sort();
    pages.push("README.md".to_owned());
    pages
}

/// The opening lines of code blocks, and the text outside of them.
fn split(page: &str) -> (Vec<&str>, String) {
    let (mut fences, mut text) = (Vec::new(), String::new());
    for (number, part) in page.split("```").enumerate() {
        if number % 2 == 0 {
            text.push_str(part);
        } else {
            fences.push(part.lines().next().unwrap_or_default());
        }
    }
    (fences, text)
}

/// Targets of `[text](target)` and of `[label]: target`.
fn targets(text: &str) -> impl Iterator<Item = &str> {
    let inline = text.split("](").skip(1);
    let inline = inline.filter_map(|rest| rest.split_once(')').map(|(target, _)| target));
    let definitions = text.lines().filter_map(|line| {
        let (_, target) = line.strip_prefix('[')?.split_once("]: ")?;
        Some(target)
    });
    inline.chain(definitions)
}

#[test]
fn links_lead_to_files() {
    for page in pages() {
        let (_, text) = split(&read(&page));
        let folder = root().join(&page).parent().unwrap().to_owned();
        for target in targets(&text).filter(|target| !target.contains("://")) {
            let file = target.split('#').next().unwrap();
            assert!(folder.join(file).exists(), "{page}: {target}");
        }
        for label in text.split("][").skip(1) {
            let (label, _) = label.split_once(']').unwrap();
            assert!(text.contains(&format!("\n[{label}]: ")), "{page}: {label}");
        }
    }
}

#[test]
fn all_code_is_compiled() {
    let compiled = read("tests/src/lib.rs");
    for page in pages() {
        let content = read(&page);
        let (fences, _) = split(&content);
        let code = fences.iter().filter(|fence| fence.starts_with("rust"));
        let mut has_code = false;
        for fence in code {
            has_code = true;
            assert!(!fence.contains("ignore"), "{page}: {fence}");
        }
        assert!(
            fences.iter().all(|fence| !fence.is_empty()),
            "{page}: a block of no language"
        );
        let is_compiled = compiled.contains(&format!("include_str!(\"../../{page}\")"));
        assert_eq!(is_compiled, has_code, "{page}");
    }
}

/// A page with code is one for users. The others, measurements and formats, are not in rustdoc.
#[test]
fn pages_for_users_are_in_rustdoc() {
    let shown = read("runtime/src/_guide.rs");
    for page in pages().iter().filter(|page| page.starts_with("docs/")) {
        let has_code = read(page).contains("```rust");
        let is_shown = shown.contains(&format!("include_str!(\"../{page}\")"));
        assert_eq!(is_shown, has_code, "{page}");
    }
}

/// What docs/languages.md shows as translated is what its code reads.
#[test]
fn the_translations_of_a_page_are_those_of_its_code() {
    let shown = read("docs/languages.md");
    let file = read("tests/locales/de/errors.ftl");
    assert!(shown.contains(&format!("```text\n{file}```")), "{file}");
}
