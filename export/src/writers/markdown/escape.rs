//! Text in Markdown as text: whatever it holds, it stays what it says.

pub(crate) use errorbook_model::escape::markdown as text;
pub(super) use errorbook_model::escape::{markdown_inline as inline, markdown_line as line};

/// The text as code in a line or in a cell of a table.
pub(crate) fn code(code: &str) -> String {
    let code = code.replace(['\n', '\r', '\t'], " ");
    // A cell of a table ends at a bar, in code too, and there is nothing in code to escape one with.
    if code.trim().is_empty() || code.contains('|') {
        return text(&code);
    }
    let fence = "`".repeat(longest_run(&code) + 1);
    // One space is taken off either end.
    let pads = code.starts_with(['`', ' ']) || code.ends_with(['`', ' ']);
    let pad = if pads { " " } else { "" };
    format!("{fence}{pad}{code}{pad}{fence}")
}

/// The text as a block of code, of a language.
pub(crate) fn block(language: &str, code: &str) -> String {
    let fence = "`".repeat((longest_run(code) + 1).max(3));
    let end = if code.is_empty() || code.ends_with('\n') {
        ""
    } else {
        "\n"
    };
    format!("{fence}{language}\n{code}{end}{fence}")
}

/// An address as a link to it.
pub(crate) fn address(address: &str) -> String {
    let is_plain = |c: char| c.is_ascii_alphanumeric() || "-._~:/?#@!'()*+,;=%".contains(c);
    // Only an address with a scheme is one by itself.
    if !address.starts_with('/') && address.chars().all(is_plain) {
        return format!("<{address}>");
    }
    format!("[{}]({})", text(address), destination(address))
}

/// An address as the destination of a link.
pub(super) fn destination(address: &str) -> String {
    let mut out = String::from("<");
    for c in address.chars() {
        match c {
            '<' => out.push_str("%3C"),
            '>' => out.push_str("%3E"),
            '\\' => out.push_str("%5C"),
            '|' => out.push_str("%7C"),
            '`' => out.push_str("%60"),
            '&' => out.push_str("&amp;"),
            c if c.is_whitespace() => out.push_str("%20"),
            c if c.is_control() => {}
            c => out.push(c),
        }
    }
    out.push('>');
    out
}

fn longest_run(code: &str) -> usize {
    code.split(|c| c != '`').map(str::len).max().unwrap_or(0)
}
