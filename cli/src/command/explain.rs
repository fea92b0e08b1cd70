//! `explain`: all about one code.

use super::locales::in_language;
use crate::args::Explain;
use crate::failure::Failure;
use crate::output::{self, BOLD, DIM, clean, line, styled};
use crate::source::{Content, Loaded};
use crate::{Exit, source};
use errorbook_export::{Catalogue, Entry, Example, Field, Span, Type, facts, marks, phrase, shape};
use errorbook_model::similar;
use serde_json::json;
use std::fmt::Write;

pub(super) fn run(args: &Explain, as_json: bool) -> Exit {
    let name = args.source.name();
    let loaded = source::load(&args.source)?;
    let (catalogue, note) = loaded.view(name)?;
    let mut catalogue = in_language(catalogue, args.language.as_deref())?;
    let items = of_code(catalogue.items(), &args.code);
    if let [item, ..] = items[..] {
        if let Some(note) = &note {
            output::note(note);
        }
        return explain_item(&catalogue, item, as_json);
    }
    if of_code(catalogue.entries(), &args.code).is_empty() {
        let types = unlisted(&loaded, &args.code);
        if types.is_empty() || name.is_some() {
            return Err(unknown(&catalogue, &args.code, &loaded.name));
        }
        catalogue.types = types;
        output::note("no catalogue lists the type of this error");
    } else if let Some(note) = &note {
        output::note(note);
    }
    catalogue.types.retain(|ty| has(ty, &args.code));
    errorbook::docs::add_examples(&mut catalogue);
    let catalogue = catalogue.with_default_fields();
    let found = of_code(catalogue.entries(), &args.code);
    let json = |(ty, entry): &(&Type, &Entry)| json!({ "type": ty.path, "services": ty.services, "operations": operations(&catalogue, entry), "entry": entry });
    let text = |(ty, entry): &(&Type, &Entry)| text(&catalogue, ty, entry);
    output::show(
        as_json,
        || found.iter().map(json).collect(),
        || found.iter().map(text).collect::<Vec<_>>().join("\n"),
    )
}

/// All about an error that is only an item in lists of field errors.
fn explain_item(catalogue: &Catalogue, (ty, item): (&Type, &Entry), as_json: bool) -> Exit {
    let lists: Vec<_> = lists_of(catalogue, item).collect();
    let json = || {
        let lists = lists
            .iter()
            .map(|(entry, field)| json!({ "code": entry.code, "field": field.name }));
        let lists: Vec<_> = lists.collect();
        json!([{ "type": ty.path, "services": ty.services, "entry": item, "item_of": lists }])
    };
    let text = || {
        let mut rows = Vec::new();
        rows.extend(item.help.iter().map(|help| ("help", help.clone())));
        rows.extend(lists.iter().map(|(entry, field)| {
            let name = &field.name;
            ("item of", format!("`{name}` of {}", entry.code))
        }));
        rows.extend(item.fields.iter().map(|field| ("field", described(field))));
        rows.push(("type", ty.path_of(item)));
        page(item, "item", rows)
    };
    output::show(as_json, json, text)
}

/// The lists that have a kind of item, each with the error that has the list.
fn lists_of<'a>(
    catalogue: &'a Catalogue,
    item: &Entry,
) -> impl Iterator<Item = (&'a Entry, &'a Field)> {
    let entries = catalogue.entries().chain(catalogue.items());
    let fields =
        entries.flat_map(|(_, entry)| entry.fields.iter().map(move |field| (entry, field)));
    fields.filter(|(_, field)| {
        let mut items = field.item_errors();
        items.any(|(_, other)| other.code == item.code)
    })
}

fn has(ty: &Type, code: &str) -> bool {
    let mut entries = ty.entries.iter();
    entries.any(|entry| entry.code.to_string() == code)
}

/// The errors with a code: more than one if services with the same code were merged.
fn of_code<'a>(
    entries: impl Iterator<Item = (&'a Type, &'a Entry)>,
    code: &str,
) -> Vec<(&'a Type, &'a Entry)> {
    entries
        .filter(|(_, entry)| entry.code.to_string() == code)
        .collect()
}

/// The types with this code that no catalogue lists.
fn unlisted(loaded: &Loaded, code: &str) -> Vec<Type> {
    let Content::Program(program) = &loaded.content else {
        return Vec::new();
    };
    let types = program.types.iter();
    types.filter(|ty| has(ty, code)).cloned().collect()
}

fn unknown(catalogue: &Catalogue, code: &str, source: &str) -> Failure {
    let wanted = code.to_uppercase();
    let with_distance = |known: String| {
        let upper = known.to_uppercase();
        let distance = similar::distance(&upper, &wanted);
        let is_near = distance <= wanted.len() / 3 + 1 || upper.contains(&wanted);
        is_near.then_some((distance, known))
    };
    let entries = catalogue.entries().chain(catalogue.items());
    let codes = entries.map(|(_, entry)| entry.code.to_string());
    let mut near: Vec<_> = codes.filter_map(with_distance).collect();
    near.sort();
    near.dedup();
    let best = near.first().map_or(0, |(distance, _)| *distance);
    let near = near.iter().filter(|(distance, _)| *distance <= best + 1);
    let near: Vec<_> = near.take(3).map(|(_, code)| format!("`{code}`")).collect();
    let what = format!("`{source}` has no error of the code `{code}`");
    if near.is_empty() {
        return Failure::new(what, "`cargo errorbook list` shows those that it has");
    }
    Failure::new(what, format!("did you mean {}?", near.join(" or ")))
}

fn text(catalogue: &Catalogue, ty: &Type, entry: &Entry) -> String {
    let phrase = entry.reason.as_deref().unwrap_or(phrase(entry.status));
    let status = format!("{} {}", entry.status, line(phrase));
    let mut text = page(entry, &status, rows(catalogue, ty, entry));
    for (index, example) in entry.examples.iter().enumerate() {
        let mut before = entry.examples[..index].iter();
        // The same body under another name is shown once.
        if !before.any(|other| other.body == example.body) {
            text.push('\n');
            text += &response(example);
        }
    }
    text
}

/// The code and its status, what the error says, its description, and rows about it.
fn page(entry: &Entry, status: &str, rows: Vec<(&str, String)>) -> String {
    let width = output::width();
    let code = line(&entry.code.to_string());
    let mut text = format!("{}  {status}", styled(BOLD, &code));
    for (mark, _) in marks(entry) {
        let _ = write!(text, ", {mark}");
    }
    text.push('\n');
    text += &output::wrapped("", 0, &line(&entry.meaning()), width);
    if let Some(description) = &entry.description {
        text.push('\n');
        for line in clean(description).lines().map(str::trim_end) {
            let indent = if line.is_empty() { "" } else { "  " };
            text += &output::wrapped(indent, 2, line, width);
        }
    }
    text.push('\n');
    for (key, value) in rows {
        let key = format!("{:<15}", key.to_lowercase());
        text += &output::wrapped(&styled(DIM, &key), key.len(), &clean(&value), width);
    }
    text
}

fn rows(catalogue: &Catalogue, ty: &Type, entry: &Entry) -> Vec<(&'static str, String)> {
    let mut rows = Vec::new();
    let mut add = |key, value: String| rows.push((key, value));
    if let Some(help) = &entry.help {
        add("help", help.clone());
    }
    let service = catalogue.service_of(ty);
    let title = service.map_or(&*entry.title, |service| {
        shape::title(&service.profile, entry)
    });
    add("title", title.to_owned());
    for field in &entry.fields {
        add("field", described(field));
        for (_, item) in field.item_errors() {
            let mut value = format!("{} {}", item.code, line(&item.meaning()));
            for field in &item.fields {
                let _ = write!(value, "; {}", described(field));
            }
            add("item", value);
        }
    }
    for header in &entry.headers {
        let mark = if header.optional {
            " (may be absent)"
        } else {
            ""
        };
        add("header", format!("{}: {}{mark}", header.name, header.value));
    }
    for fact in facts(catalogue, ty, entry) {
        add(fact.label, fact.spans.iter().map(Span::to_string).collect());
    }
    add("type", ty.path_of(entry));
    rows
}

/// The names of the operations that answer with an error: with a concealed one, none does.
pub(super) fn operations<'a>(catalogue: &'a Catalogue, entry: &Entry) -> Vec<&'a str> {
    if entry.concealed_as.is_some() {
        return Vec::new();
    }
    let operations = catalogue.answered_by(&entry.code);
    operations
        .map(|operation| operation.name.as_str())
        .collect()
}

fn described(field: &Field) -> String {
    let items = field.items.map(|items| format!(" of {items}"));
    let items = items.unwrap_or_default();
    let mark = if field.optional {
        ", may be absent"
    } else {
        ""
    };
    let value = field.written().map(|value| format!(" = {value}"));
    let value = value.unwrap_or_default();
    format!("{}: {}{items}{mark}{value}", field.name, field.json_type)
}

/// A response, as `curl -i` shows it.
fn response(example: &Example) -> String {
    let mut text = String::new();
    let asked = format!("Accept: {}", line(&example.accept));
    let _ = writeln!(text, "{}", styled(DIM, &asked));
    let _ = writeln!(text, "HTTP/1.1 {}", line(&example.status));
    for (name, value) in &example.headers {
        let _ = writeln!(text, "{}: {}", line(name), line(value));
    }
    let shown = example.shown();
    let body = clean(&shown);
    if !body.is_empty() {
        let _ = writeln!(text, "\n{}", body.trim_end());
    }
    text
}
