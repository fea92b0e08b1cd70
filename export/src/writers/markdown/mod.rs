//! A catalogue as Markdown, of GitHub's kind.

mod anchors;
pub(crate) mod escape;
pub(crate) mod index;
pub(crate) mod prose;

use super::{Export, Write};
use crate::facts::{self, Span};
use crate::writers::pretty;
use crate::{Catalogue, Code, Entry, Example, Field, Type, describe};
use anchors::Anchors;
use escape::{block, code, text};
use prose::prose;

use std::fmt::Write as _;

pub(super) const EXPORT: Export = Export {
    name: "markdown",
    about: "Markdown, for a repository or a wiki",
    write: Write::File(markdown),
};

/// The catalogue as a Markdown document, of GitHub's kind.
///
/// It has a table of all codes, one of the operations where they are known, and a section per code, whose anchor is the code in lower case, as GitHub
/// makes it: `#org_blocked`.
///
/// ```
/// use errorbook_export::{Catalogue, markdown};
///
/// let json = r#"{
///     "errorbook": 1,
///     "services": [{ "name": "acme::ERRORS" }],
///     "types": [{
///         "path": "acme::OrgError",
///         "entries": [{ "code": "ORG_BLOCKED", "status": 403, "variant": "Blocked", "title": "Blocked" }]
///     }]
/// }"#;
/// let page = markdown(&Catalogue::from_json(json.as_bytes())?.public());
/// assert!(page.starts_with("# acme errors\n"));
/// assert!(page.contains("\n### `ORG_BLOCKED`\n"));
/// # Ok::<(), errorbook_export::ReadError>(())
/// ```
pub fn markdown(catalogue: &Catalogue) -> String {
    let catalogue = &*catalogue.with_default_fields();
    let mut page = Page {
        out: format!("# {}", text(&describe::title(catalogue))),
        catalogue,
        anchors: Anchors::of(catalogue),
    };
    page.about();
    page.table();
    page.operations();
    for (ty, rows) in catalogue.types.iter().zip(describe::gathered(catalogue)) {
        // All of its errors may stand beside others of their codes.
        if ty.entries.is_empty() || !rows.is_empty() {
            page.group(ty, &rows);
        }
    }
    page.out.push('\n');
    describe::visible(page.out)
}

struct Page<'a> {
    out: String,
    catalogue: &'a Catalogue,
    anchors: Anchors,
}

impl Page<'_> {
    /// Appends a block, apart from what stands before it.
    fn block(&mut self, text: &str) {
        if !text.is_empty() {
            self.out.push_str("\n\n");
            self.out.push_str(text);
        }
    }

    fn about(&mut self) {
        let catalogue = self.catalogue;
        for service in &catalogue.services {
            if catalogue.services.len() > 1 {
                self.block(&format!("## {}", text(describe::label(catalogue, service))));
            }
            self.block(&prose(service.description.as_deref().unwrap_or_default()));
            self.block(&describe::guide(&service.profile));
        }
        self.block(describe::NOTE);
    }

    fn table(&mut self) {
        let mut table = String::from("| Code | Status | Retryable | Meaning |\n|---|---|---|---|");
        for (ty, anchors) in self.catalogue.types.iter().zip(&self.anchors.types) {
            for (entry, anchor) in ty.entries.iter().zip(anchors) {
                // A String takes everything, so nothing here can fail.
                let _ = write!(
                    table,
                    "\n| [{}](#{anchor}) | {} {} | {} | {} |",
                    code(&entry.code.to_string()),
                    entry.status,
                    text(describe::phrase(entry)),
                    describe::retryable(entry),
                    text(&entry.meaning()),
                );
            }
        }
        self.block(&table);
    }

    fn operations(&mut self) {
        // A page of one error has its operations alone.
        let has = |code: &Code| self.anchors.codes.contains_key(&code.to_string());
        let operations = self.catalogue.answering();
        let operations = operations.filter(|operation| operation.codes.iter().any(has));
        let rows = operations.map(|operation| {
            let codes = operation.codes.iter();
            let codes: Vec<_> = codes.map(|code| self.link(&code.to_string())).collect();
            [code(&operation.label()), codes.join(", ")]
        });
        let table = table(["Operation", "Errors"], rows);
        self.block(&table);
    }

    fn group(&mut self, ty: &Type, rows: &[(usize, usize)]) {
        self.block(&format!("## {}", text(ty.name())));
        let mut path = code(&ty.path);
        let services = describe::only_of(self.catalogue, ty);
        if !services.is_empty() {
            let _ = write!(
                path,
                ", only in {}",
                text(&describe::list(&services, "and"))
            );
        }
        self.block(&path);
        self.block(&prose(ty.description.as_deref().unwrap_or_default()));
        let catalogue = self.catalogue;
        let mut before: Option<&Entry> = None;
        for &(ty, entry) in rows {
            let ty = &catalogue.types[ty];
            let entry = &ty.entries[entry];
            let heading = code(&entry.code.to_string());
            self.block(
                &match before.filter(|it| it.shared && it.code == entry.code) {
                    Some(_) => format!("#### {heading} with {}", entry.status),
                    None => format!("### {heading}"),
                },
            );
            self.section(ty, entry);
            before = Some(entry);
        }
    }

    fn section(&mut self, ty: &Type, entry: &Entry) {
        self.block(&status(entry));
        let message = entry.message.as_deref().map(describe::plain);
        self.texts(&message.unwrap_or_default(), entry);
        let facts: Vec<_> = facts::facts(self.catalogue, ty, entry)
            .iter()
            .map(|fact| {
                let spans: String = fact.spans.iter().map(|span| self.span(span)).collect();
                format!("- {}: {spans}", fact.label)
            })
            .collect();
        self.block(&facts.join("\n"));
        self.block(&fields("Field", &entry.fields, code));
        for list in describe::item_lists(entry) {
            for item in list.items {
                self.item(&list.path, item);
            }
        }
        self.block(&headers(entry));
        self.block(&fields("Placeholder", &entry.placeholders, |name| {
            code(&format!("{{{name}}}"))
        }));
        for example in entry.shown_examples() {
            self.block(&format!("Asked for {}:", code(&example.accept)));
            self.block(&block("http", &response(example)));
        }
    }

    fn item(&mut self, list: &str, item: &Entry) {
        self.block(&format!("#### {}", code(&item.code.to_string())));
        self.block(&format!("An item of {}.", code(list)));
        self.texts(&item.meaning(), item);
        self.block(&fields("Field", &item.fields, code));
    }

    /// What an error says, what its author says of it, and what its reader can do.
    fn texts(&mut self, says: &str, entry: &Entry) {
        let says = text(says);
        if !says.is_empty() {
            self.block(&format!("> {says}"));
        }
        self.block(&prose(entry.description.as_deref().unwrap_or_default()));
        if let Some(help) = &entry.help {
            self.block(&format!("**What to do:** {}", text(help)));
        }
    }

    fn span(&self, span: &Span) -> String {
        match span {
            // The space beside a link stays.
            Span::Text(text) => escape::inline(text),
            Span::Code(text) | Span::Operation(text) => code(text),
            Span::Address(uri) if describe::is_link(uri) => escape::address(uri),
            Span::Address(uri) => code(uri),
            Span::Entry(name) => self.link(name),
        }
    }

    /// A code, which links to its section where there is one.
    fn link(&self, name: &str) -> String {
        match self.anchors.codes.get(name) {
            Some(anchor) => format!("[{}](#{anchor})", code(name)),
            None => code(name),
        }
    }
}

/// `**403 Forbidden**, Blocked, retryable`.
fn status(entry: &Entry) -> String {
    let mut line = format!("**{} {}**", entry.status, text(describe::phrase(entry)));
    if let Some(title) = describe::own_title(entry) {
        let _ = write!(line, ", {}", text(title));
    }
    for (mark, _) in facts::marks(entry) {
        let _ = write!(line, ", *{mark}*");
    }
    line
}

fn fields(what: &str, fields: &[Field], name: impl Fn(&str) -> String) -> String {
    let rows = fields.iter().map(|field| {
        let value = field.written().or_else(|| field.example.clone());
        let value = value.map_or_else(String::new, |value| code(&value));
        let kind = describe::kind(field) + absence(field.optional);
        [name(&field.name), kind, value]
    });
    table([what, "Type", "Example"], rows)
}

fn absence(is_optional: bool) -> &'static str {
    if is_optional { ", may be absent" } else { "" }
}

fn headers(entry: &Entry) -> String {
    let rows = describe::headers(entry).into_iter().map(|header| {
        let value = code(&describe::plain(&header.value)) + absence(header.optional);
        [code(&header.name), value]
    });
    table(["Header", "Value"], rows)
}

/// A table; nothing where it has no rows.
fn table<const N: usize>(head: [&str; N], rows: impl Iterator<Item = [String; N]>) -> String {
    let rows: Vec<_> = rows
        .map(|row| format!("\n| {} |", row.join(" | ")))
        .collect();
    if rows.is_empty() {
        return String::new();
    }
    let (head, line) = (head.join(" | "), "---|".repeat(N));
    format!("| {head} |\n|{line}{}", rows.concat())
}

/// The response as HTTP/1.1 writes it, a JSON body laid out for reading.
fn response(example: &Example) -> String {
    let mut out = format!("HTTP/1.1 {}\n", example.status);
    for (name, value) in &example.headers {
        let _ = writeln!(out, "{name}: {value}");
    }
    out.push('\n');
    for piece in pretty::body(example) {
        out.push_str(piece.as_str());
    }
    out
}
