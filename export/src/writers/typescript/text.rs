//! Writing TypeScript: literals, names and comments that nothing breaks out of.

use crate::writers::naming::{camel, is_invisible};
use crate::{Code, Entry};

/// A string literal.
pub(super) fn string(text: &str) -> String {
    literal(&serde_json::Value::from(text).to_string())
}

/// A value of JSON as a literal.
pub(super) fn literal(json: &str) -> String {
    // JSON's strings are TypeScript's. The two separators of lines are escaped for older tools.
    json.replace('\u{2028}', "\\u2028")
        .replace('\u{2029}', "\\u2029")
}

/// A value as a literal.
pub(super) fn value(value: &serde_json::Value) -> String {
    literal(&value.to_string())
}

/// A code as a literal.
pub(super) fn code(code: &Code) -> String {
    match code {
        Code::Number(number) => number.to_string(),
        Code::Text(text) => string(text),
    }
}

/// The name of a member, quoted where it has to be.
pub(super) fn member(name: &str) -> String {
    let plain = |c: char| c.is_ascii_alphanumeric() || c == '_' || c == '$';
    let starts = |c: char| plain(c) && !c.is_ascii_digit();
    if name.starts_with(starts) && name.chars().all(plain) {
        name.to_owned()
    } else {
        string(name)
    }
}

/// The name of a code's interface: `OrgBlockedError`, `Error4031`.
pub(super) fn interface(code: &Code) -> String {
    let mut name = camel(code);
    if name.starts_with(|c: char| c.is_ascii_digit()) {
        name.insert_str(0, "Error");
    } else if !name.ends_with("Error") {
        name.push_str("Error");
    }
    name
}

/// The name of the interface of an item: `OrgInvalidSlugItem`, `Item4031`.
pub(super) fn item(code: &Code) -> String {
    let mut name = camel(code);
    if name.starts_with(|c: char| c.is_ascii_digit()) {
        name.insert_str(0, "Item");
    } else {
        name.push_str("Item");
    }
    name
}

/// A doc comment of paragraphs and tags.
pub(super) fn comment(out: &mut String, paragraphs: &[String]) {
    let text = paragraphs.join("\n\n");
    out.push_str("/**\n");
    for line in text.split(['\n', '\r', '\u{2028}', '\u{2029}']) {
        let line = format!(
            " * {}",
            line.replace("*/", "*\\/").replace(is_invisible, " ")
        );
        out.push_str(line.trim_end());
        out.push('\n');
    }
    out.push_str(" */\n");
}

/// The help of an error, as a paragraph of a comment.
pub(super) fn help(entry: &Entry) -> Option<String> {
    let help = entry.help.as_deref().map(prose)?;
    Some(format!("Help: {help}"))
}

/// Text of a catalogue for a comment: what begins a line with an at sign would be a tag.
pub(super) fn prose(text: &str) -> String {
    let lines = text.trim().split(['\n', '\r', '\u{2028}', '\u{2029}']);
    let lines = lines.map(|line| {
        let words = line.trim_start();
        match words.strip_prefix('@') {
            Some(rest) => format!("\\@{rest}"),
            None => line.to_owned(),
        }
    });
    lines.collect::<Vec<_>>().join("\n")
}
