//! `list`: a table of the errors.

use super::explain::operations;
use crate::args::Source;
use crate::output::{self, BOLD, count, line, styled};
use crate::{Exit, source};
use comfy_table::{Attribute, Cell, Color, ColumnConstraint, ContentArrangement, Table, presets};
use errorbook_export::{Catalogue, Entry, Type, marks};
use serde_json::{Value, json};
use std::collections::{HashMap, HashSet};
use std::fmt::Write;

/// The minimum width of the column of meanings.
const NARROWEST: usize = 24;

/// In place of the status of an error that is only an item in lists of field errors.
const ITEM: &str = "item";

pub(super) fn run(args: &Source, as_json: bool) -> Exit {
    let (catalogue, note) = source::load(args)?.view(args.name())?;
    if let Some(note) = &note {
        output::note(note);
    }
    let text = || text(&catalogue, output::width());
    output::show(as_json, || rows(&catalogue), text)
}

fn rows(catalogue: &Catalogue) -> Value {
    let row = |(ty, entry, is_item): Row| {
        json!({
            "code": entry.code,
            "status": (!is_item).then_some(entry.status),
            "item": is_item,
            "meaning": entry.meaning(),
            "type": ty.path,
            "variant": entry.variant,
            "services": ty.services,
            "operations": operations(catalogue, entry),
            "retryable": entry.retryable,
            "internal": entry.internal,
            "concealed_as": entry.concealed_as,
        })
    };
    all(catalogue).map(row).collect()
}

/// An error, its type, and whether it is only an item in lists of field errors.
type Row<'a> = (&'a Type, &'a Entry, bool);

fn all(catalogue: &Catalogue) -> impl Iterator<Item = Row<'_>> {
    let answers = catalogue.entries().map(|(ty, entry)| (ty, entry, false));
    let items = catalogue.items().map(|(ty, entry)| (ty, entry, true));
    answers.chain(items)
}

fn types(catalogue: &Catalogue) -> impl Iterator<Item = &Type> {
    catalogue.types.iter().chain(catalogue.item_types())
}

fn text(catalogue: &Catalogue, width: Option<usize>) -> String {
    let names = names(catalogue);
    let mut text = match width {
        Some(width) if needed(catalogue, &names) > width => stacked(catalogue, width),
        _ => table(catalogue, &names, width),
    };
    let errors = count(catalogue.entries().count(), "error");
    let items = match catalogue.items().count() {
        0 => String::new(),
        items => format!(" and {}", count(items, "item")),
    };
    let types = types(catalogue).filter(|ty| !ty.entries.is_empty());
    let types = count(types.count(), "type");
    let _ = writeln!(text, "\n{errors}{items} in {types}");
    text
}

/// The types by the last word of their path, or by all of it where two have the same.
fn names(catalogue: &Catalogue) -> HashMap<&str, String> {
    let mut paths: HashMap<&str, HashSet<&str>> = HashMap::new();
    for ty in types(catalogue) {
        paths.entry(ty.name()).or_default().insert(&ty.path);
    }
    let shown = |ty: &Type| match paths[ty.name()].len() {
        1 => line(ty.name()),
        _ => line(&ty.path),
    };
    let types = types(catalogue);
    types.map(|ty| (ty.path.as_str(), shown(ty))).collect()
}

/// The width of a table whose column of meanings has the minimum width.
fn needed(catalogue: &Catalogue, names: &HashMap<&str, String>) -> usize {
    let width = |text: &String| textwrap::core::display_width(text);
    let codes = all(catalogue).map(|(_, entry, _)| width(&line(&entry.code.to_string())));
    let code = codes.max().unwrap_or(0);
    let ty = names.values().map(width).max().unwrap_or(0);
    code + "  STATUS  ".len() + NARROWEST + 2 + ty
}

fn table(catalogue: &Catalogue, names: &HashMap<&str, String>, width: Option<usize>) -> String {
    if catalogue.entries().next().is_none() {
        return String::new();
    }
    let mut table = Table::new();
    table.load_style(presets::NOTHING).enforce_styling();
    table.style_text_only();
    table.set_content_arrangement(ContentArrangement::Disabled);
    if let Some(width) = width {
        table.set_content_arrangement(ContentArrangement::Dynamic);
        table.set_width(u16::try_from(width).unwrap_or(u16::MAX));
    }
    let bold = |text: &str| Cell::new(text).add_attribute(Attribute::Bold);
    table.set_header(["CODE", "STATUS", "MEANING", "TYPE"].map(bold));
    for (ty, entry, is_item) in all(catalogue) {
        let status = match entry.status {
            _ if is_item => Cell::new(ITEM),
            status @ ..500 => Cell::new(status).fg(Color::Yellow),
            status => Cell::new(status).fg(Color::Red),
        };
        table.add_row([
            bold(&line(&entry.code.to_string())),
            status,
            Cell::new(meaning(entry)),
            Cell::new(&names[ty.path.as_str()]),
        ]);
    }
    for (index, column) in table.column_iter_mut().enumerate() {
        column.set_padding((0, if index == 3 { 0 } else { 2 }));
        if index != 2 {
            column.set_constraint(ColumnConstraint::ContentWidth);
        }
    }
    let lines = table.lines();
    lines
        .flat_map(|line| [line.trim_end().to_owned(), "\n".into()])
        .collect()
}

/// The errors below each other, for a terminal that is too narrow for a table.
fn stacked(catalogue: &Catalogue, width: usize) -> String {
    let mut text = String::new();
    let mut before = None;
    for (ty, entry, is_item) in all(catalogue) {
        if before != Some(&ty.path) {
            let _ = writeln!(text, "{}", styled(BOLD, &line(&ty.path)));
            before = Some(&ty.path);
        }
        let status = if is_item {
            ITEM.to_owned()
        } else {
            entry.status.to_string()
        };
        let _ = writeln!(text, "  {} {status}", line(&entry.code.to_string()));
        text += &output::wrapped("      ", 6, &meaning(entry), Some(width));
    }
    text
}

/// What the error says, and what is special about it.
fn meaning(entry: &Entry) -> String {
    let marks = marks(entry);
    let marks = marks
        .iter()
        .map(|(mark, more)| line(&format!("{mark} {more}")));
    let marks = marks.collect::<Vec<_>>().join(", ");
    let meaning = line(&entry.meaning());
    if marks.is_empty() {
        return meaning;
    }
    format!("{meaning} ({marks})")
}
