//! Names, literals and comments of Rust that nothing breaks out of.

use crate::Code;
use crate::data::crate_of;
use crate::writers::naming::{camel, is_invisible, lettered};
use errorbook_model::escape;

/// The words that no name may be, of all editions.
const KEYWORDS: [&str; 53] = [
    "Self", "abstract", "as", "async", "await", "become", "box", "break", "const", "continue",
    "crate", "do", "dyn", "else", "enum", "extern", "false", "final", "fn", "for", "gen", "if",
    "impl", "in", "let", "loop", "macro", "match", "mod", "move", "mut", "override", "priv", "pub",
    "ref", "return", "self", "static", "struct", "super", "trait", "true", "try", "type", "typeof",
    "unsafe", "unsized", "use", "virtual", "where", "while", "yield", "union",
];

/// The words that stay what they are behind `r#`.
const NEVER_RAW: [&str; 4] = ["Self", "crate", "self", "super"];

/// A string literal.
pub(super) fn literal(text: &str) -> String {
    format!("{text:?}")
}

/// The variant of a code: `OrgBlocked`, `Code4031`.
pub(super) fn variant(code: &Code) -> String {
    lettered("Code", camel(code))
}

/// The field of a name in bodies: `vm_type` for `vmType`, `r#type` for `type`, `field` where no letter is of ASCII.
pub(super) fn ident(name: &str) -> String {
    let mut snake = String::new();
    let mut is_inside = false;
    for c in name.chars() {
        if !c.is_ascii_alphanumeric() {
            is_inside = false;
            continue;
        }
        // Within `ID`, a capital begins no word.
        let starts_word = !is_inside
            || (c.is_ascii_uppercase() && !snake.ends_with(|c: char| c.is_ascii_uppercase()));
        if starts_word && !snake.is_empty() {
            snake.push('_');
        }
        snake.push(c);
        is_inside = true;
    }
    let snake = snake.to_ascii_lowercase();
    match snake.as_str() {
        "" => "field".to_owned(),
        word if NEVER_RAW.contains(&word) => format!("field_{word}"),
        word if KEYWORDS.contains(&word) => format!("r#{word}"),
        word if word.starts_with(|c: char| c.is_ascii_digit()) => format!("field_{word}"),
        word => word.to_owned(),
    }
}

/// The module of a service: that of its crate.
pub(super) fn module(service: &str) -> String {
    ident(crate_of(service))
}

/// A doc comment of paragraphs of text, in which nothing is Markdown.
pub(super) fn docs(out: &mut String, indent: &str, paragraphs: impl IntoIterator<Item = String>) {
    for (number, paragraph) in paragraphs.into_iter().enumerate() {
        if number > 0 {
            out.push_str(indent);
            out.push_str("///\n");
        }
        out.push_str(indent);
        out.push_str("/// ");
        out.push_str(&escape::markdown(&paragraph).replace(is_invisible, "\u{fffd}"));
        out.push('\n');
    }
}
