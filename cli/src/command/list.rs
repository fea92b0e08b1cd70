//! `list`: a table of the errors.

use crate::args::Source;
use crate::failure::Failure;
use crate::output::{self, BOLD, count, line, styled};
use crate::{Status, source};
use comfy_table::{Attribute, Cell, Color, ColumnConstraint, ContentArrangement, Table, presets};
use errorbook_export::{Catalogue, Entry, Type, marks};
use serde_json::{Value, json};
use std::collections::{HashMap, HashSet};
use std::fmt::Write;

/// The minimum width of the column of meanings.
const NARROWEST: usize = 24;

pub(super) fn run(args: &Source, as_json: bool) -> Result<Status, Failure> {
    let (catalogue, note) = source::load(args)?.view(args.name())?;
    if let Some(note) = &note {
        output::note(note);
    }
    let text = || text(&catalogue, output::width());
    output::show(as_json, || rows(&catalogue), text)?;
    Ok(Status::Fine)
}

fn rows(catalogue: &Catalogue) -> Value {
    let row = |(ty, entry): (&Type, &Entry)| {
        json!({
            "code": entry.code,
            "status": entry.status,
            "meaning": entry.meaning(),
            "type": ty.path,
            "variant": entry.variant,
            "services": ty.services,
            "retryable": entry.retryable,
            "internal": entry.internal,
            "concealed_as": entry.concealed_as,
        })
    };
    catalogue.entries().map(row).collect()
}

fn text(catalogue: &Catalogue, width: Option<usize>) -> String {
    let names = names(catalogue);
    let mut text = match width {
        Some(width) if needed(catalogue, &names) > width => stacked(catalogue, width),
        _ => table(catalogue, &names, width),
    };
    let errors = count(catalogue.entries().count(), "error");
    let types = catalogue.types.iter().filter(|ty| !ty.entries.is_empty());
    let types = count(types.count(), "type");
    let _ = writeln!(text, "\n{errors} in {types}");
    text
}

/// The types by the last word of their path, or by all of it where two have the same.
fn names(catalogue: &Catalogue) -> HashMap<&str, String> {
    let mut paths: HashMap<&str, HashSet<&str>> = HashMap::new();
    for ty in &catalogue.types {
        paths.entry(ty.name()).or_default().insert(&ty.path);
    }
    let shown = |ty: &Type| match paths[ty.name()].len() {
        1 => line(ty.name()),
        _ => line(&ty.path),
    };
    let types = catalogue.types.iter();
    types.map(|ty| (ty.path.as_str(), shown(ty))).collect()
}

/// The width of a table whose column of meanings has the minimum width.
fn needed(catalogue: &Catalogue, names: &HashMap<&str, String>) -> usize {
    let width = |text: &String| textwrap::core::display_width(text);
    let codes = catalogue
        .entries()
        .map(|(_, entry)| width(&line(&entry.code.to_string())));
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
    for (ty, entry) in catalogue.entries() {
        let colour = if entry.status < 500 {
            Color::Yellow
        } else {
            Color::Red
        };
        table.add_row([
            bold(&line(&entry.code.to_string())),
            Cell::new(entry.status).fg(colour),
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
    for ty in catalogue.types.iter().filter(|ty| !ty.entries.is_empty()) {
        let _ = writeln!(text, "{}", styled(BOLD, &line(&ty.path)));
        for entry in &ty.entries {
            let _ = writeln!(text, "  {} {}", line(&entry.code.to_string()), entry.status);
            text += &output::wrapped("      ", 6, &meaning(entry), Some(width));
        }
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
