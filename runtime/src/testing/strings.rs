//! Reads the values in a string of a template, or in a line of a text.

use super::members::constant;
use super::shape::{Known, Presence};
use errorbook_model::Name;
use errorbook_model::interpolation::{self, Part};
use serde_json::Value;
use std::borrow::Cow;

/// The values in a string, in their order. `None` if the string is not of the template.
pub(super) fn read<'t>(
    template: &'static str,
    text: &'t str,
    known: Known,
) -> Option<Vec<(Part<'static>, &'t str)>> {
    let pieces: Vec<Piece> = interpolation::parts(template)
        .map(|part| Piece::of(part, known))
        .collect();
    let mut values = Vec::new();
    capture(&pieces, text, &mut values).then(|| {
        values.reverse();
        values
    })
}

/// The code in a string. If the entry is known, the string is compared with its code.
pub(super) fn code(template: &'static str, text: &str, known: Known) -> Option<String> {
    let values = read(template, text, known)?;
    let is_of_error = !known.is_item;
    if let Some(entry) = known.entry.filter(|_| is_of_error) {
        let has_code = interpolation::parts(template)
            .any(|part| matches!(part, Part::Name(Name::Code) | Part::Code(_)));
        return has_code.then(|| entry.code().as_str().to_owned());
    }
    let mut codes = values
        .iter()
        .filter(|(part, _)| matches!(part, Part::Name(Name::Code) | Part::Code(_)));
    codes.next().map(|(_, code)| (*code).to_owned())
}

/// What stands in the place of a part.
enum Piece {
    Text(Cow<'static, str>),
    Value(Part<'static>),
}

impl Piece {
    fn of(part: Part<'static>, known: Known) -> Self {
        let entry = known.entry.filter(|_| !known.is_item);
        let text = match (part, entry) {
            (Part::Text(text), _) => Some(Cow::Borrowed(text)),
            (Part::Name(name), Some(entry)) => match constant(name, entry, known.profile) {
                Some(Value::String(text)) => Some(text.into()),
                Some(other) => Some(other.to_string().into()),
                None => None,
            },
            (Part::Code(style), Some(entry)) => {
                Some(style.styled(entry.code().as_str()).into_owned().into())
            }
            _ => None,
        };
        text.map_or(Piece::Value(part), Piece::Text)
    }
}

/// Matches a text with pieces, and collects the values from the last to the first. A value takes as much as it can.
fn capture<'t>(
    pieces: &[Piece],
    text: &'t str,
    values: &mut Vec<(Part<'static>, &'t str)>,
) -> bool {
    let Some((piece, rest)) = pieces.split_first() else {
        return text.is_empty();
    };
    match piece {
        Piece::Text(constant) => text
            .strip_prefix(&**constant)
            .is_some_and(|text| capture(rest, text, values)),
        Piece::Value(part) => {
            let ends = text.char_indices().map(|(at, _)| at).chain([text.len()]);
            let ends: Vec<usize> = ends.collect();
            ends.into_iter().rev().any(|end| {
                let (value, after) = text.split_at(end);
                let may_be =
                    !is_code(*part) || (!value.is_empty() && !value.contains(char::is_whitespace));
                let found = may_be && capture(rest, after, values);
                if found {
                    values.push((*part, value));
                }
                found
            })
        }
    }
}

fn is_code(part: Part) -> bool {
    matches!(part, Part::Name(Name::Code) | Part::Code(_))
}

/// The lines of a text, each with its template. A line whose values are absent is left out, and the field errors
/// are a line each. `None` if the text is not of the template.
pub(super) fn lines<'t>(
    template: &'static str,
    text: &'t str,
    known: Known,
) -> Option<Vec<(&'static str, &'t str)>> {
    let templates: Vec<&str> = template.split_inclusive('\n').collect();
    let lines: Vec<&str> = text.split_inclusive('\n').collect();
    let mut found = Vec::new();
    match_lines(&templates, &lines, known, &mut found).then(|| {
        found.reverse();
        found
    })
}

fn match_lines<'t>(
    templates: &[&'static str],
    lines: &[&'t str],
    known: Known,
    found: &mut Vec<(&'static str, &'t str)>,
) -> bool {
    let Some((template, templates)) = templates.split_first() else {
        return lines.is_empty();
    };
    let presence = Presence::of_text(template, known);
    let is_several =
        interpolation::parts(template).any(|part| part == Part::Name(Name::FieldErrors));
    let most = if is_several {
        lines.len()
    } else {
        lines.len().min(1)
    };
    if presence != Presence::Never {
        for count in (1..=most).rev() {
            let (own, rest) = lines.split_at(count);
            let is_own = own.iter().all(|line| read(template, line, known).is_some());
            if is_own && match_lines(templates, rest, known, found) {
                found.extend(own.iter().rev().map(|line| (*template, *line)));
                return true;
            }
        }
    }
    presence != Presence::Always && match_lines(templates, lines, known, found)
}
