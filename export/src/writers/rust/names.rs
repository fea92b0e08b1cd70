//! Names, literals and comments of Rust that nothing breaks out of.

use crate::Code;
use crate::data::crate_of;
use crate::sample::words;
use crate::writers::naming::{camel, is_invisible, lettered};

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
    let snake = words(&name.replace(|c: char| !c.is_ascii(), "_")).join("_");
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

/// A doc comment of paragraphs of Markdown.
pub(super) fn docs(out: &mut String, indent: &str, paragraphs: impl IntoIterator<Item = String>) {
    for (number, paragraph) in paragraphs.into_iter().enumerate() {
        if number > 0 {
            out.push_str(indent);
            out.push_str("///\n");
        }
        out.push_str(indent);
        out.push_str("/// ");
        out.push_str(&paragraph.replace(is_invisible, "\u{fffd}"));
        out.push('\n');
    }
}
