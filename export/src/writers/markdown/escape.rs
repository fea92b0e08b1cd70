//! Text in Markdown as text: whatever it holds, it stays what it says.

/// The text in the middle of a line or in a cell of a table.
///
/// White space is one space, as it is when it is shown.
pub(crate) fn text(text: &str) -> String {
    let words: Vec<_> = text.split_ascii_whitespace().collect();
    line(&inline(&words.join(" ")))
}

/// The text without the meaning that its characters have within a line.
pub(super) fn inline(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    let mut before = ' ';
    let mut rest = text.chars().peekable();
    while let Some(c) = rest.next() {
        match c {
            // Within a word it means nothing: `org_api`.
            '_' if before.is_alphanumeric() && rest.peek().is_some_and(|c| c.is_alphanumeric()) => {
                escaped.push(c);
            }
            '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '|' | '~' | '$' => {
                escaped.push('\\');
                escaped.push(c);
            }
            '&' => escaped.push_str("&amp;"),
            '\n' | '\r' | '\t' => escaped.push(' '),
            c => escaped.push(c),
        }
        before = c;
    }
    escaped
}

/// A line without the meaning that its beginning has: a quote's, a heading's, a list's, a rule's.
pub(super) fn line(line: &str) -> String {
    let line = line.trim_ascii();
    let digits = line.len() - line.trim_start_matches(|c: char| c.is_ascii_digit()).len();
    let marker = match line.as_bytes().get(digits) {
        Some(b'.' | b')') if digits > 0 => digits,
        Some(b'>' | b'#' | b'+' | b'-' | b'=') if digits == 0 => 0,
        _ => return line.to_owned(),
    };
    let (before, after) = line.split_at(marker);
    format!("{before}\\{after}")
}

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
pub(super) fn address(address: &str) -> String {
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
