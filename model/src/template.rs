//! The templates of messages, headers and links: text with `{placeholders}`, by the format-string rules of
//! `std`. A brace of the text is written twice.

use crate::Fault;
use crate::format::{Kind, Spec};

/// A piece of a template as it is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Segment<'a> {
    /// Text, or one brace that is written twice.
    Text(&'a str),
    /// `{name:format}`.
    Placeholder {
        /// The field's name.
        name: &'a str,
        /// The text behind the colon; empty where there is none.
        format: &'a str,
    },
}

/// Cuts a template at its placeholders: `{name}` and `{name:format}`; a brace of the text is written twice.
/// A brace without its other half, which [`Template::parse`] refuses, is text.
///
/// ```
/// use errorbook_model::template::{Segment, segments};
///
/// let pieces: Vec<_> = segments("wait {time:?} {{s}}").collect();
/// assert_eq!(
///     pieces,
///     [
///         Segment::Text("wait "),
///         Segment::Placeholder { name: "time", format: "?" },
///         Segment::Text(" "),
///         Segment::Text("{"),
///         Segment::Text("s"),
///         Segment::Text("}"),
///     ],
/// );
/// ```
pub fn segments(template: &str) -> impl Iterator<Item = Segment<'_>> {
    raw_segments(template).map(|raw| raw.unwrap_or_else(Segment::Text))
}

/// The pieces of a template; a brace without its other half is an error.
fn raw_segments(template: &str) -> impl Iterator<Item = Result<Segment<'_>, &str>> {
    let mut rest = template;
    std::iter::from_fn(move || {
        let at = match rest.find(['{', '}']) {
            None if rest.is_empty() => return None,
            None => rest.len(),
            Some(at) => at,
        };
        if at > 0 {
            let (text, after) = rest.split_at(at);
            rest = after;
            return Some(Ok(Segment::Text(text)));
        }
        let (brace, after) = rest.split_at(1);
        if let Some(after) = after.strip_prefix(brace) {
            rest = after;
            return Some(Ok(Segment::Text(brace)));
        }
        let Some((inside, after)) = after.split_once('}').filter(|_| brace == "{") else {
            rest = after;
            return Some(Err(brace));
        };
        rest = after;
        let (name, format) = inside.split_once(':').unwrap_or((inside, ""));
        Some(Ok(Segment::Placeholder {
            name: name.trim(),
            // `std` allows white space before the closing brace only.
            format: format.trim_end(),
        }))
    })
}

/// A template that was read, and whose placeholders are well formed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Template {
    /// Its pieces; two texts never follow each other.
    pub pieces: Vec<Piece>,
}

/// A piece of a [`Template`].
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Piece {
    /// Text, its braces single.
    Text(String),
    /// A value.
    Placeholder(Placeholder),
}

/// `{name:spec}`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Placeholder {
    /// The field's name.
    pub name: String,
    /// The text behind the colon; empty for a plain `{name}`.
    pub spec: String,
    /// The trait of `std::fmt` that the spec asks for.
    pub kind: Kind,
    /// Fields that the spec names as its width or precision.
    pub counts: Vec<String>,
}

impl Placeholder {
    /// Every field that it names: its value's, and those of its counts.
    pub fn names(&self) -> impl Iterator<Item = &str> {
        std::iter::once(&self.name)
            .chain(&self.counts)
            .map(String::as_str)
    }

    /// The spec with other names in its counts.
    pub fn renamed_spec(&self, mut name: impl FnMut(&str) -> String) -> String {
        renamed_counts(&self.spec, &mut name)
    }
}

impl Template {
    /// Reads a template.
    ///
    /// ```
    /// use errorbook_model::template::Template;
    ///
    /// let template = Template::parse("{name} has {{{count:>4}}}").unwrap();
    /// let names: Vec<_> = template.placeholders().map(|found| found.name.as_str()).collect();
    /// assert_eq!(names, ["name", "count"]);
    /// assert_eq!(template.text(), " has {}");
    /// assert!(Template::parse("{name").is_err());
    /// ```
    ///
    /// # Errors
    ///
    /// A brace without its other half, or a placeholder that is not a field's name with a format of `std::fmt`.
    pub fn parse(source: &str) -> Result<Template, Fault> {
        let mut template = Template::default();
        for raw in raw_segments(source) {
            match raw {
                Ok(Segment::Text(text)) => template.push_text(text),
                Ok(Segment::Placeholder { name, format }) => template
                    .pieces
                    .push(Piece::Placeholder(placeholder(name, format)?)),
                Err(brace) => {
                    let other = if brace == "{" { "}" } else { "{" };
                    return Err(Fault::new(
                        format!("a `{brace}` without its `{other}`"),
                        format!("write `{brace}{brace}` for a brace in the text"),
                    ));
                }
            }
        }
        Ok(template)
    }

    /// Appends text; braces in it stand for themselves.
    pub fn push_text(&mut self, text: &str) {
        match self.pieces.last_mut() {
            Some(Piece::Text(before)) => before.push_str(text),
            _ => self.pieces.push(Piece::Text(text.to_owned())),
        }
    }

    /// Appends another template.
    pub fn append(&mut self, other: &Template) {
        for piece in &other.pieces {
            match piece {
                Piece::Text(text) => self.push_text(text),
                Piece::Placeholder(_) => self.pieces.push(piece.clone()),
            }
        }
    }

    /// Its placeholders.
    pub fn placeholders(&self) -> impl Iterator<Item = &Placeholder> {
        self.pieces.iter().filter_map(|piece| match piece {
            Piece::Placeholder(placeholder) => Some(placeholder),
            Piece::Text(_) => None,
        })
    }

    /// The text without placeholders: what checks of static text look at.
    pub fn text(&self) -> String {
        let texts = self.pieces.iter().filter_map(|piece| match piece {
            Piece::Text(text) => Some(text.as_str()),
            Piece::Placeholder(_) => None,
        });
        texts.collect()
    }

    /// Whether it is `{name}` and no more: the field itself.
    pub fn is_one_placeholder(&self) -> bool {
        matches!(self.pieces.as_slice(), [Piece::Placeholder(only)] if only.spec.is_empty())
    }

    /// The template as it is written, with other names in its placeholders and their counts.
    pub fn renamed(&self, mut name: impl FnMut(&str) -> String) -> String {
        let mut source = String::new();
        for piece in &self.pieces {
            match piece {
                Piece::Text(text) => {
                    source.push_str(&text.replace('{', "{{").replace('}', "}}"));
                }
                Piece::Placeholder(placeholder) => {
                    let spec = placeholder.renamed_spec(&mut name);
                    source.push_str(&written(&name(&placeholder.name), &spec));
                }
            }
        }
        source
    }
}

/// A format with other names in its counts.
fn renamed_counts(spec: &str, name: &mut impl FnMut(&str) -> String) -> String {
    let mut renamed = spec.to_owned();
    let counts: Vec<&str> = Spec::parse(spec)
        .into_iter()
        .flat_map(|spec| spec.count_names())
        .collect();
    // From the end, so that the places of those before stay.
    for count in counts.into_iter().rev() {
        let at = count.as_ptr().addr() - spec.as_ptr().addr();
        renamed.replace_range(at..at + count.len(), &name(count));
    }
    renamed
}

/// A placeholder as it is written.
fn written(name: &str, spec: &str) -> String {
    let colon = if spec.is_empty() { "" } else { ":" };
    format!("{{{name}{colon}{spec}}}")
}

fn placeholder(name: &str, spec: &str) -> Result<Placeholder, Fault> {
    let fault = |what: &str, write: &str| {
        let wrong = format!("the placeholder `{}` {what}", written(name, spec));
        Err(Fault::new(wrong, write))
    };
    if name.is_empty() {
        return fault(
            "names no field",
            "write the field's name in it, `{name}`, or a tuple field's number, `{0}`",
        );
    }
    if let Some(plain) = name.strip_prefix("r#") {
        return fault(
            "has a raw identifier",
            &format!("write `{}`", written(plain, spec)),
        );
    }
    if !is_field_name(name) {
        return fault(
            "is not a field's name",
            "write one field's name in the braces; compute anything else before the error is made",
        );
    }
    let Some(parsed) = Spec::parse(spec) else {
        return Err(Fault::new(
            format!("`{spec}` is not a format of `std::fmt`"),
            "write `{name}`, `{name:?}` or another format that `format!` takes",
        ));
    };
    Ok(Placeholder {
        name: name.to_owned(),
        kind: parsed.kind,
        counts: parsed.count_names().map(str::to_owned).collect(),
        spec: spec.to_owned(),
    })
}

/// Whether a text can be the name of a field: an identifier, keywords included since the field is then
/// `r#type`, or the number of a tuple field. Which letters beyond ASCII an identifier may have is left to
/// rustc, which has read the field.
pub fn is_field_name(name: &str) -> bool {
    if name.bytes().all(|byte| byte.is_ascii_digit()) {
        return !name.is_empty();
    }
    // The words that have no raw form, and so are no field's name.
    let is_reserved = matches!(name, "_" | "self" | "Self" | "super" | "crate");
    let is_letter = |c: char| {
        c == '_'
            || c.is_ascii_alphanumeric()
            || !(c.is_ascii() || c.is_whitespace() || c.is_control())
    };
    !is_reserved && !name.starts_with(|c: char| c.is_ascii_digit()) && name.chars().all(is_letter)
}
