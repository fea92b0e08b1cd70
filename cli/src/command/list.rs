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

/// The narrowest column of meanings that still reads well.
const NARROWEST: usize = 24;

pub(super) fn run(args: &Source, as_json: bool) -> Result<Status, Failure> {
    let choice = &args.choice;
    let loaded = source::load(args.source.as_deref(), choice)?;
    let (catalogue, note) = loaded.view(choice.catalogue.as_deref())?;
    if let Some(note) = &note {
        output::note(note);
    }
    if as_json {
        output::print_json(&rows(&catalogue))?;
    } else {
        output::print(&text(&catalogue, output::width()))?;
    }
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
    let errors = catalogue.entries().count();
    let types = catalogue
        .types
        .iter()
        .filter(|ty| !ty.entries.is_empty())
        .count();
    let _ = writeln!(
        text,
        "\n{} in {}",
        count(errors, "error"),
        count(types, "type")
    );
    text
}

/// The types by the last word of their path, or by all of it where two have the same.
fn names(catalogue: &Catalogue) -> HashMap<&str, String> {
    let types: HashMap<&str, &str> = catalogue
        .types
        .iter()
        .map(|ty| (ty.path.as_str(), ty.name()))
        .collect();
    let mut seen = HashSet::new();
    let ambiguous: HashSet<&str> = types
        .values()
        .copied()
        .filter(|name| !seen.insert(*name))
        .collect();
    let shown = |path: &str, name: &str| line(if ambiguous.contains(name) { path } else { name });
    types
        .iter()
        .map(|(path, name)| (*path, shown(path, name)))
        .collect()
}

fn widest<'a>(texts: impl Iterator<Item = &'a str>) -> usize {
    texts.map(textwrap::core::display_width).max().unwrap_or(0)
}

/// The width of a table whose meanings have the narrowest column.
fn needed(catalogue: &Catalogue, names: &HashMap<&str, String>) -> usize {
    let codes: Vec<_> = catalogue
        .entries()
        .map(|(_, entry)| line(&entry.code.to_string()))
        .collect();
    let code = widest(codes.iter().map(String::as_str));
    let ty = widest(names.values().map(String::as_str));
    code + "  STATUS  ".len() + NARROWEST + 2 + ty
}

fn table(catalogue: &Catalogue, names: &HashMap<&str, String>, width: Option<usize>) -> String {
    let mut table = Table::new();
    table.load_style(presets::NOTHING).enforce_styling();
    table.style_text_only();
    match width {
        Some(width) => {
            table.set_content_arrangement(ContentArrangement::Dynamic);
            table.set_width(u16::try_from(width).unwrap_or(u16::MAX));
        }
        None => {
            table.set_content_arrangement(ContentArrangement::Disabled);
        }
    }
    let bold = |text: &str| Cell::new(text).add_attribute(Attribute::Bold);
    table.set_header(["CODE", "STATUS", "MEANING", "TYPE"].map(bold));
    for (ty, entry) in catalogue.entries() {
        table.add_row([
            bold(&line(&entry.code.to_string())),
            Cell::new(entry.status).fg(colour(entry.status)),
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
    let mut text: String = table
        .lines()
        .flat_map(|line| [line.trim_end().to_owned(), "\n".into()])
        .collect();
    if catalogue.entries().next().is_none() {
        text.clear();
    }
    text
}

/// One below the other, where there is no room side by side.
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
    let marks: Vec<String> = marks(entry)
        .iter()
        .map(|(mark, more)| format!("{mark} {more}").trim_end().to_owned())
        .collect();
    let meaning = line(&entry.meaning());
    if marks.is_empty() {
        meaning
    } else {
        format!("{meaning} ({})", line(&marks.join(", ")))
    }
}

fn colour(status: u16) -> Color {
    if status < 500 {
        Color::Yellow
    } else {
        Color::Red
    }
}
