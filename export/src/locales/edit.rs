//! Files of translations: what is missing is added, what was translated is marked.

use super::{Language, MARK, Source, sources};
use crate::data::Catalogue;
use errorbook_model::locale::{Part, identifier, read};
use errorbook_model::template::{Segment, segments};
use std::fmt::Write;

/// The messages that a language lacks, to be translated: each has the texts of the catalogue, above it and as its own.
/// With them, how many there are.
///
/// ```
/// use errorbook_export::{Catalogue, Code, Entry, Service, Type, locales};
///
/// let mut blocked = Entry::new(Code::Text("ORG_BLOCKED".to_owned()), 403, "Blocked", "Blocked");
/// blocked.message = Some("the organization {slug} is blocked".to_owned());
/// let types = vec![Type::new("acme::OrgError", vec![blocked])];
/// let catalogue = Catalogue::new(vec![Service::new("acme::ERRORS")], types);
/// let (ftl, count) = locales::add(&catalogue, &locales::Language::default());
/// assert_eq!(count, 1);
/// assert!(ftl.ends_with("\
/// ORG_BLOCKED = the organization { $slug } is blocked
///     .title = Blocked
/// "));
/// ```
pub fn add(catalogue: &Catalogue, language: &Language) -> (String, usize) {
    let locale = read(&language.texts());
    let mut added = Vec::new();
    for (id, source) in sources(catalogue) {
        if !locale.messages.iter().any(|message| message.id == id) {
            added.push(message(&id, &source));
        }
    }
    (added.join("\n"), added.len())
}

/// A message with the texts of the catalogue, which are no translation yet: it has no mark.
fn message(id: &str, source: &Source<'_>) -> String {
    let mut written = above(source);
    for (part, template) in source.texts() {
        let _ = match part {
            Part::Message => writeln!(written, "{id} ={}", pattern(&template, "    ")),
            Part::Title | Part::Help => {
                let text = pattern(&template, "        ");
                writeln!(written, "    .{} ={text}", part.as_str())
            }
        };
    }
    written
}

/// The lines above a message with the texts that it is to be translated from.
fn above(source: &Source<'_>) -> String {
    let texts = source.shown().into_iter();
    let lines = texts.map(|(part, text)| {
        let text: Vec<_> = text.split_whitespace().collect();
        format!("# {MARK}{} {}\n", part.as_str(), text.join(" "))
    });
    lines.collect()
}

/// A template in Fluent's syntax; a text of several lines stands below the `=`, each line behind an indent.
fn pattern(template: &str, indent: &str) -> String {
    let mut written = String::new();
    for segment in segments(template) {
        match segment {
            Segment::Placeholder { name, .. } => {
                let _ = write!(written, "{{ ${} }}", identifier(name));
            }
            Segment::Text(text) => {
                for c in text.chars() {
                    match c {
                        '{' | '}' => {
                            let _ = write!(written, "{{ \"{c}\" }}");
                        }
                        // A line break of Fluent is `\n` alone.
                        c if c.is_control() && c != '\n' => {
                            let _ = write!(written, "{{ \"\\u{:04X}\" }}", u32::from(c));
                        }
                        c => written.push(c),
                    }
                }
            }
        }
    }
    let lines: Vec<_> = written.split('\n').map(line).collect();
    if let [only] = &lines[..] {
        return format!(" {only}");
    }
    let below = format!("\n{indent}");
    below.clone() + &lines.join(&below)
}

/// A line of a text, whose ends Fluent would drop or read as something else.
fn line(line: &str) -> String {
    let (mut start, mut end) = ("", "");
    let mut text = line;
    if line.is_empty() {
        start = "{ \"\" }";
    } else if let Some(rest) = line.strip_prefix(' ') {
        (start, text) = ("{ \" \" }", rest);
    } else if line.starts_with(['.', '[', '*']) {
        start = "{ \"\" }";
    }
    if let Some(rest) = text.strip_suffix(' ') {
        (end, text) = ("{ \" \" }", rest);
    }
    format!("{start}{text}{end}")
}

/// A file of a language whose messages say that they are translated from the texts of the catalogue as these are now; and
/// how many did not say so before.
///
/// ```
/// use errorbook_export::{Catalogue, Code, Entry, Service, Type, locales};
///
/// let blocked = Entry::new(Code::Text("ORG_BLOCKED".to_owned()), 403, "Blocked", "Blocked");
/// let types = vec![Type::new("acme::OrgError", vec![blocked])];
/// let catalogue = Catalogue::new(vec![Service::new("acme::ERRORS")], types);
/// let (ftl, count) = locales::mark(&catalogue, "ORG_BLOCKED = Gesperrt\n");
/// assert_eq!(count, 1);
/// assert!(ftl.starts_with("# errorbook: message Blocked\n# errorbook: source "));
/// ```
pub fn mark(catalogue: &Catalogue, text: &str) -> (String, usize) {
    let sources = sources(catalogue);
    let lines: Vec<_> = text.split_inclusive('\n').collect();
    let mut marked = String::new();
    let mut copied = 0;
    let mut count = 0;
    for message in read(&[text]).messages {
        let Some(source) = sources.get(message.id) else {
            continue;
        };
        let at = message.place.line - 1;
        let is_comment = |line: &&&str| line.starts_with("# ") || line.trim_end() == "#";
        let comment = lines[copied..at]
            .iter()
            .rev()
            .take_while(is_comment)
            .count();
        let (before, comment) = lines[copied..at].split_at(at - copied - comment);
        let written = format!("{}# {}\n", above(source), source.mark());
        let is_mark = |line: &&&str| line[2.min(line.len())..].starts_with(MARK);
        let old: String = comment.iter().filter(is_mark).copied().collect();
        count += usize::from(old.replace('\r', "") != written);
        marked.extend(before.iter().copied());
        marked.extend(comment.iter().filter(|line| !is_mark(line)).copied());
        marked += &written;
        copied = at;
    }
    marked.extend(lines[copied..].iter().copied());
    (marked, count)
}
