//! Reads the values in a string of a template, or in the lines of a text.

use super::shape::{Known, Presence, constant};
use crate::render::read::{MOST_LINES, ReadCode, field_error};
use errorbook_model::interpolation::{self, Part};
use errorbook_model::{Name, code};
use serde_json::Value;
use std::borrow::Cow;

/// The values in a string, in their order. `None` if the string is not of the template.
pub(crate) fn read<'t>(
    template: &'static str,
    text: &'t str,
    known: Known,
) -> Option<Vec<(Part<'static>, &'t str)>> {
    read_within(template, text, known, &mut Work::of(text))
}

fn read_within<'t>(
    template: &'static str,
    text: &'t str,
    known: Known,
    work: &mut Work,
) -> Option<Vec<(Part<'static>, &'t str)>> {
    let pieces: Vec<Piece> = interpolation::parts(template)
        .map(|part| Piece::of(part, known))
        .collect();
    let mut values = Vec::new();
    capture(&pieces, text, work, &mut values).then(|| {
        values.reverse();
        values
    })
}

/// The code in a string. If the entry is known, the string is compared with its code.
pub(crate) fn code(template: &'static str, text: &str, known: Known) -> Option<ReadCode> {
    let values = read(template, text, known)?;
    let is_of_error = !known.is_item;
    if let Some(entry) = known.entry.filter(|_| is_of_error) {
        let has_code = interpolation::parts(template).any(is_code);
        return has_code.then(|| ReadCode::from_text(entry.code().as_str()));
    }
    values.iter().find_map(|(part, code)| match part {
        Part::Name(Name::Code) => Some(ReadCode::from_text(code)),
        Part::Code(style) => Some(ReadCode::styled(code, *style)),
        _ => None,
    })
}

/// How much text may still be searched. What is tried grows with the square of a text where its template has several
/// values; a text that takes more than this is not of the template.
struct Work(usize);

/// What a line takes besides its text.
const LINE: usize = 64;

impl Work {
    fn of(text: &str) -> Self {
        Work(4096 + 32 * text.len())
    }

    /// Takes some of it; whether there was enough.
    fn takes(&mut self, bytes: usize) -> bool {
        let left = self.0.checked_sub(bytes + 1);
        self.0 = left.unwrap_or(0);
        left.is_some()
    }
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
    work: &mut Work,
    values: &mut Vec<(Part<'static>, &'t str)>,
) -> bool {
    let Some((piece, rest)) = pieces.split_first() else {
        return text.is_empty();
    };
    let part = match piece {
        Piece::Text(constant) => {
            return text
                .strip_prefix(&**constant)
                .is_some_and(|text| capture(rest, text, work, values));
        }
        Piece::Value(part) => *part,
    };
    let mut before = text.len();
    for end in ends(part, text, rest) {
        if !work.takes(before.abs_diff(end)) {
            return false;
        }
        before = end;
        let (value, after) = text.split_at(end);
        if capture(rest, after, work, values) {
            values.push((part, value));
            return true;
        }
    }
    // The rest was searched, too.
    work.takes(before);
    false
}

/// Where a value at the start of a text may end, the most likely end first: that of a code is the nearest one.
fn ends<'t>(
    part: Part,
    text: &'t str,
    behind: &'t [Piece],
) -> Box<dyn Iterator<Item = usize> + 't> {
    let boundaries = text.char_indices().map(|(at, _)| at);
    match behind.first() {
        _ if is_code(part) => {
            let visible = text.find(char::is_whitespace).unwrap_or(text.len());
            let longest = visible.min(code::MAX_PUBLISHED);
            let boundaries = boundaries.chain([text.len()]).skip(1);
            Box::new(boundaries.take_while(move |at| *at <= longest))
        }
        None => Box::new(std::iter::once(text.len())),
        Some(Piece::Text(constant)) if !constant.is_empty() => {
            Box::new(text.rmatch_indices(&**constant).map(|(at, _)| at))
        }
        Some(_) => Box::new(std::iter::once(text.len()).chain(boundaries.rev())),
    }
}

fn is_code(part: Part) -> bool {
    matches!(part, Part::Name(Name::Code) | Part::Code(_))
}

/// The lines of a text, each with its template. A line whose values are absent is left out, and the field errors
/// are a line each. `None` if the text is not of the template.
pub(crate) fn lines<'t>(
    template: &'static str,
    text: &'t str,
    known: Known,
) -> Option<Vec<(&'static str, &'t str)>> {
    let templates: Vec<&str> = template.split_inclusive('\n').collect();
    let lines: Vec<&str> = text.split_inclusive('\n').collect();
    if lines.len() > MOST_LINES {
        return None;
    }
    // Any line could be that of a field error. If the entry is not known, one that names a place is.
    [known.entry.is_none(), false]
        .into_iter()
        .find_map(|names_place| {
            let mut matching = Lines {
                known,
                work: Work::of(text),
                names_place,
                found: Vec::new(),
            };
            let is_matched = matching.match_lines(&templates, &lines);
            matching.found.reverse();
            is_matched.then_some(matching.found)
        })
}

struct Lines<'k, 't> {
    known: Known<'k>,
    work: Work,
    /// Whether the line of a field error names a place.
    names_place: bool,
    /// The lines from the last to the first, each with its template.
    found: Vec<(&'static str, &'t str)>,
}

impl<'t> Lines<'_, 't> {
    fn match_lines(&mut self, templates: &[&'static str], lines: &[&'t str]) -> bool {
        let Some((template, templates)) = templates.split_first() else {
            return lines.is_empty();
        };
        let presence = Presence::of_text(template, self.known);
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
                let is_own = own
                    .iter()
                    .all(|line| self.is_of(template, line, is_several));
                if is_own && self.match_lines(templates, rest) {
                    let own = own.iter().rev();
                    self.found.extend(own.map(|line| (*template, *line)));
                    return true;
                }
            }
        }
        presence != Presence::Always && self.match_lines(templates, lines)
    }

    fn is_of(&mut self, template: &'static str, line: &str, is_field_error: bool) -> bool {
        self.work.takes(line.len() + LINE)
            && (!is_field_error || !self.names_place || field_error(line).is_some())
            && read_within(template, line, self.known, &mut self.work).is_some()
    }
}
