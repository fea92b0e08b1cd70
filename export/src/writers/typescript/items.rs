//! The items of lists of field errors.

use super::{ItemNames, field_type, text};
use crate::Entry;
use crate::shape::is_certain;
use errorbook_model::shape::FIELD_ERROR_MEMBERS;
use std::collections::HashSet;
use std::fmt::Write as _;

/// Any field error, and an interface for each code of an item.
pub(super) fn write(out: &mut String, items: &[&Entry], names: &ItemNames) {
    out.push_str(FIELD_ERROR);
    for entry in items {
        if let Some(name) = names.get(&entry.code) {
            write_item(out, entry, name, names);
        }
    }
}

const FIELD_ERROR: &str = "
/** What is wrong with one value of a request. */
export interface FieldError {
  /** Where the value stands in the request's body (RFC 6901), if it is about one. */
  pointer?: string;
  /** The name of the parameter, if it is about one. */
  parameter?: string;
  /** The name of the request's header, if it is about one. */
  header?: string;
  code: string | number;
  message: string;
  [name: string]: unknown;
}
";

/// The interface of an item in a list of field errors.
fn write_item(out: &mut String, entry: &Entry, name: &str, names: &ItemNames) {
    let mut paragraphs = vec![text::prose(&entry.meaning())];
    paragraphs.extend(entry.description.as_deref().map(text::prose));
    paragraphs.extend(text::help(entry));
    out.push('\n');
    text::comment(out, &paragraphs);
    let _ = write!(
        out,
        "export interface {name} extends FieldError {{\n  code: {};\n",
        text::code(&entry.code),
    );
    let mut seen = HashSet::from(FIELD_ERROR_MEMBERS);
    for field in entry.fields.iter().filter(|field| seen.insert(&field.name)) {
        let mark = if is_certain(field) { "" } else { "?" };
        let (name, ty) = (text::member(&field.name), field_type(field, names));
        let _ = writeln!(out, "  {name}{mark}: {ty};");
    }
    out.push_str("}\n");
}
