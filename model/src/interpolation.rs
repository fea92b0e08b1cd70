//! The strings of body templates and text offers: text with placeholders for the values of
//! [`Name`] and for fields, `{code}`, `{code:kebab-case}`, `{field.name}`. A brace of the text is
//! written twice.

use crate::code::Style;
use crate::const_str::{same, slice, starts_with};
use crate::{Name, Notation};

/// A part of such a string.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part<'a> {
    /// Text, or one brace that is written twice.
    Text(&'a str),
    /// A value known by name.
    Name(Name),
    /// The code in another style.
    Code(Style),
    /// The time with `+00:00` in place of `Z`.
    TimestampOffset,
    /// The place of a field error, where it is one of the body, in another notation.
    Place(Name, Notation),
    /// The exposed field of this name.
    Field(&'a str),
}

/// What is wrong with a string.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mistake<'a> {
    /// A brace that belongs to no placeholder.
    Brace,
    /// A placeholder of an unknown value.
    Unknown(&'a str),
    /// A format that the value does not have.
    Format(&'a str, &'a str),
}

/// The part at a position, and where the next one begins; `None` at the end.
pub const fn part(text: &str, at: usize) -> Option<(Result<Part<'_>, Mistake<'_>>, usize)> {
    let bytes = text.as_bytes();
    if at >= bytes.len() {
        return None;
    }
    let mut end = at;
    while end < bytes.len() && !matches!(bytes[end], b'{' | b'}') {
        end += 1;
    }
    if end > at {
        return Some((Ok(Part::Text(slice(text, at, end))), end));
    }
    if starts_with(bytes, at, b"{{") || starts_with(bytes, at, b"}}") {
        return Some((Ok(Part::Text(slice(text, at, at + 1))), at + 2));
    }
    if bytes[at] == b'}' {
        return Some((Err(Mistake::Brace), bytes.len()));
    }
    let mut colon = 0;
    end = at + 1;
    while end < bytes.len() && bytes[end] != b'}' {
        if bytes[end] == b':' && colon == 0 {
            colon = end;
        }
        if bytes[end] == b'{' {
            return Some((Err(Mistake::Brace), bytes.len()));
        }
        end += 1;
    }
    if end == bytes.len() {
        return Some((Err(Mistake::Brace), bytes.len()));
    }
    let found = if colon == 0 {
        placeholder(slice(text, at + 1, end), None)
    } else {
        placeholder(
            slice(text, at + 1, colon),
            Some(slice(text, colon + 1, end)),
        )
    };
    Some((found, end + 1))
}

const fn placeholder<'a>(name: &'a str, format: Option<&'a str>) -> Result<Part<'a>, Mistake<'a>> {
    if starts_with(name.as_bytes(), 0, b"field.") {
        let field = slice(name, "field.".len(), name.len());
        return match format {
            _ if field.is_empty() => Err(Mistake::Unknown(name)),
            None => Ok(Part::Field(field)),
            Some(format) => Err(Mistake::Format(name, format)),
        };
    }
    let (names, styles, notations) = (Name::ALL, Style::ALL, Notation::ALL);
    each!(for known in names {
        if !same(known.as_str(), name) || matches!(known, Name::ProblemTitle | Name::Segments) {
            continue;
        }
        let Some(format) = format else {
            return Ok(Part::Name(*known));
        };
        if matches!(known, Name::Timestamp) && same(format, "offset") {
            return Ok(Part::TimestampOffset);
        }
        if matches!(known, Name::Code) {
            each!(for style in styles {
                if same(style.as_str(), format) {
                    return Ok(Part::Code(*style));
                }
            });
        }
        if matches!(known, Name::Pointer | Name::Place) {
            each!(for notation in notations {
                if same(notation.as_str(), format) {
                    return Ok(Part::Place(*known, *notation));
                }
            });
        }
        return Err(Mistake::Format(name, format));
    });
    Err(Mistake::Unknown(name))
}

/// The first mistake in a string.
pub const fn mistake(text: &str) -> Option<Mistake<'_>> {
    let mut at = 0;
    while let Some((found, next)) = part(text, at) {
        if let Err(mistake) = found {
            return Some(mistake);
        }
        at = next;
    }
    None
}

/// Whether a value known by name stands in a string.
pub(crate) const fn uses(text: &str, name: Name) -> bool {
    let mut at = 0;
    while let Some((found, next)) = part(text, at) {
        let used = match found {
            Ok(Part::Name(other) | Part::Place(other, _)) => other as u8 == name as u8,
            Ok(Part::Code(_)) => matches!(name, Name::Code),
            Ok(Part::TimestampOffset) => matches!(name, Name::Timestamp),
            Ok(Part::Text(_) | Part::Field(_)) | Err(_) => false,
        };
        if used {
            return true;
        }
        at = next;
    }
    false
}

/// Whether a field's name stands in a string.
pub(crate) const fn names_field(text: &str, name: &str) -> bool {
    let mut at = 0;
    while let Some((found, next)) = part(text, at) {
        match found {
            Ok(Part::Field(field)) if same(field, name) => return true,
            _ => at = next,
        }
    }
    false
}

/// The parts of a string without mistakes.
///
/// ```
/// use errorbook_model::interpolation::{Part, parts};
/// use errorbook_model::Name;
///
/// let found: Vec<_> = parts("urn:{code}").collect();
/// assert_eq!(found, [Part::Text("urn:"), Part::Name(Name::Code)]);
/// ```
pub fn parts(text: &str) -> impl Iterator<Item = Part<'_>> {
    let mut at = 0;
    std::iter::from_fn(move || {
        loop {
            let (found, next) = part(text, at)?;
            at = next;
            if let Ok(part) = found {
                return Some(part);
            }
        }
    })
}
