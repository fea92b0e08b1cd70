//! Plain text: lines with placeholders, filled. A line in which a value is absent is left out.

use super::items;
use super::plan::{Escape, Pieces, Plan};
use super::planner::{Planner, Subject};
use crate::error::{Item, ValueSource};
use crate::locale;

pub(super) fn plan(lines: &'static str, subject: Subject) -> Plan {
    let planner = Planner {
        // What the author of the profile wrote is sent as it is.
        escape_template: Escape::Nothing,
        ..Planner::new(subject, Escape::Line)
    };
    let mut pieces = Pieces::default();
    push_lines(&mut pieces, &planner, lines);
    pieces.finish()
}

/// Appends lines with placeholders, without those in which a value is absent.
pub(super) fn push_lines(pieces: &mut Pieces, planner: &Planner, lines: &str) {
    for line in lines.split_inclusive('\n') {
        let (text, end) = match line.strip_suffix('\n') {
            Some(text) => (text, "\n"),
            None => (line, ""),
        };
        pieces.add(planner.interpolated(text).between("", end));
    }
}

/// Appends a line `/slug: a slug is …` for each field error in these fields, without the end of the last; whether there
/// is one.
pub(super) fn push_field_errors(values: &ValueSource, fields: &[u32], out: &mut Vec<u8>) -> bool {
    let start = out.len();
    for item in items::of(values, fields) {
        if out.len() > start {
            out.push(b'\n');
        }
        push_field_error(item, out);
    }
    out.len() > start
}

fn push_field_error(item: &Item, out: &mut Vec<u8>) {
    let place = item.place.as_str();
    if !place.is_empty() {
        push_line(out, place);
        out.extend_from_slice(b": ");
    }
    push_line(out, &locale::message_of(item));
}

/// Appends text as part of one line: what would end the line or steer a terminal becomes a space.
pub(super) fn push_line(out: &mut Vec<u8>, text: &str) {
    if text.bytes().all(|byte| matches!(byte, b' '..=b'~')) {
        out.extend_from_slice(text.as_bytes());
        return;
    }
    let mut push = |c: char| out.extend_from_slice(c.encode_utf8(&mut [0; 4]).as_bytes());
    let mut open = 0;
    for c in text.chars() {
        // U+2028 and U+2029 end a line too, in Unicode's eyes; those up to U+202E turn around what follows them. Marks that
        // isolate, as Fluent's own do, stay in pairs.
        let is_left_out = match c {
            '\u{2066}'..='\u{2068}' => {
                open += 1;
                false
            }
            '\u{2069}' if open > 0 => {
                open -= 1;
                false
            }
            '\u{2028}'..='\u{202e}' | '\u{2069}' => true,
            c => c.is_control(),
        };
        push(if is_left_out { ' ' } else { c });
    }
    (0..open).for_each(|_| push('\u{2069}'));
}
