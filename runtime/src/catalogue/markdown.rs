//! A catalogue as Markdown.

use super::Catalogue;
use crate::entry::Entry;
use std::fmt::Write;

pub(super) fn page(catalogue: &'static Catalogue) -> String {
    let mut out = String::from("# Errors\n\n");
    let public: Vec<_> = catalogue
        .entries()
        .filter(|entry| entry.is_public())
        .collect();
    // Writing to a `String` cannot fail.
    let _ = table(&mut out, &public);
    for entry in public {
        let _ = section(&mut out, catalogue, entry);
    }
    out
}

fn table(out: &mut String, entries: &[&'static Entry]) -> std::fmt::Result {
    out.push_str("| Code | Status | Meaning |\n|---|---|---|\n");
    for entry in entries {
        writeln!(
            out,
            "| `{}` | {} {} | {} |",
            entry.code(),
            entry.status().as_u16(),
            errorbook_model::status::phrase(entry.status().as_u16()),
            escape(entry.message()),
        )?;
    }
    Ok(())
}

fn section(out: &mut String, catalogue: &Catalogue, entry: &Entry) -> std::fmt::Result {
    let status = entry.status().as_u16();
    let phrase = errorbook_model::status::phrase(status);
    write!(out, "\n## `{}`\n\n**{status} {phrase}**", entry.code())?;
    if entry.message() == phrase {
        out.push('\n');
    } else {
        writeln!(out, ": {}", escape(entry.message()))?;
    }
    if let Some(description) = entry.description() {
        write!(out, "\n{description}\n")?;
    }
    if let Some(help) = entry.help() {
        write!(out, "\nWhat to do: {}\n", escape(help))?;
    }
    if let Some(retry) = entry.retry() {
        match retry.after {
            Some(after) => write!(out, "\nA retry may succeed after {} s.\n", after.as_secs())?,
            None => out.push_str("\nA retry may succeed.\n"),
        }
    }
    if let Some(since) = entry.since() {
        write!(out, "\nSince version {}.\n", escape(since))?;
    }
    if let Some(sunset) = entry.sunset() {
        write!(out, "\nGoes in version {}", escape(sunset))?;
        if let Some(instead) = entry.instead() {
            write!(out, "; then `{instead}`")?;
        }
        out.push_str(".\n");
    }
    fields(out, entry)?;
    let mut headers: Vec<&str> = entry.headers().map(http::HeaderName::as_str).collect();
    if entry.retry().is_some_and(|retry| retry.after.is_some()) {
        headers.push("retry-after");
    }
    headers.dedup();
    if !headers.is_empty() {
        write!(out, "\nHeaders: `{}`\n", headers.join("`, `"))?;
    }
    if let Some(docs) = catalogue.profile().settings.docs_uri(entry.code().as_str()) {
        write!(out, "\n<{docs}>\n")?;
    }
    Ok(())
}

fn fields(out: &mut String, entry: &Entry) -> std::fmt::Result {
    if entry.fields().is_empty() {
        return Ok(());
    }
    out.push_str("\n| Field | JSON type | Example |\n|---|---|---|\n");
    for field in entry.fields() {
        let absent = if field.is_optional() {
            ", may be absent"
        } else {
            ""
        };
        writeln!(
            out,
            "| `{}` | {}{absent} | {} |",
            field.name(),
            field.json_type(),
            field.example().map(escape).unwrap_or_default(),
        )?;
    }
    Ok(())
}

/// Escapes text for the middle of a line or for a cell of a table.
fn escape(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '|' | '<' | '>' | '`' | '*' | '_' | '[' | ']' | '\\' => {
                escaped.push('\\');
                escaped.push(c);
            }
            c if c.is_control() => escaped.push(' '),
            c => escaped.push(c),
        }
    }
    escaped
}
