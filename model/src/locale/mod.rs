//! The translations of a catalogue: the messages of a language in Fluent's syntax, each with its title and help as
//! attributes.

mod function;
mod identifier;
mod public;
mod select;
mod source;
mod syntax;
mod walk;

pub use identifier::{identifier, is_identifier_of, key};
pub use public::published;
pub use select::chosen_by;
pub use source::Place;

use crate::Fault;
use fluent_syntax::ast;
use source::{Cut, Sources};
use std::borrow::Cow;
use std::collections::{BTreeMap, btree_map};

named! {
    /// What of an error a text is.
    #[derive(Clone, Copy, Debug, PartialEq, Eq)]
    pub enum Part {
        /// The message: the value of the Fluent message.
        Message = "message",
        /// The title: its attribute `.title`.
        Title = "title",
        /// What the reader can do: its attribute `.help`.
        Help = "help",
    }
}

/// The messages of one language.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Locale<'a> {
    /// Its messages, in order.
    pub messages: Vec<Message<'a>>,
    /// What is wrong with the files, in order.
    pub faults: Vec<(Place, Fault)>,
}

/// The texts of one code.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Message<'a> {
    /// Its identifier: [`identifier`] of the code.
    pub id: &'a str,
    /// Where it begins.
    pub place: Place,
    /// The lines of the comment above it, without `# `.
    pub comment: Vec<&'a str>,
    /// Its texts.
    pub texts: Vec<Text<'a>>,
}

/// A message, a title or a help.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Text<'a> {
    /// What it is.
    pub part: Part,
    /// Where it begins: its identifier.
    pub place: Place,
    /// The values that it uses: in its placeables, selectors and arguments of functions, and those of the messages that
    /// it refers to. Each once.
    pub variables: Vec<Variable<'a>>,
    /// The whole text, where it is the same whatever the values and the language's rules are.
    pub plain: Option<String>,
    /// The text as a [template](crate::template), for pages: of variants it has the default.
    pub template: String,
}

/// A value that a text uses: `$name`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Variable<'a> {
    /// Its name, without `$`.
    pub name: &'a str,
    /// Where it is used first.
    pub place: Place,
}

impl Message<'_> {
    /// Its text of a part.
    pub fn text(&self, part: Part) -> Option<&Text<'_>> {
        self.texts.iter().find(|text| text.part == part)
    }
}

/// What is wrong where two codes have one identifier.
pub fn clash(code: &str, other: &str) -> Fault {
    Fault::new(
        format!(
            "the codes `{code}` and `{other}` have the same message in a translation, `{}`",
            identifier(code)
        ),
        "change one of the codes: in the identifiers of Fluent, all but letters, digits, `_` and `-` becomes `-`",
    )
}

/// Reads the `.ftl` files of one language; a message may refer to those of another file.
///
/// ```
/// use errorbook_model::locale::{Part, read};
///
/// let locale = read(&["NAME_TAKEN = Der Name { $name } ist vergeben.\n    .help = Nehmen Sie einen anderen.\n"]);
/// assert!(locale.faults.is_empty());
/// let message = &locale.messages[0];
/// assert_eq!(message.id, "NAME_TAKEN");
/// let text = message.text(Part::Message).unwrap();
/// assert_eq!((text.variables[0].name, text.place.line), ("name", 1));
/// let help = message.text(Part::Help).unwrap();
/// assert_eq!(help.plain.as_deref(), Some("Nehmen Sie einen anderen."));
/// ```
pub fn read<'a>(files: &[&'a str]) -> Locale<'a> {
    let sources = Sources(files.to_vec());
    let mut faults = Vec::new();
    let mut entries = Vec::new();
    for (file, text) in files.iter().enumerate() {
        let resource = match fluent_syntax::parser::parse(Cut(text)) {
            Ok(resource) => resource,
            Err((resource, errors)) => {
                for error in errors {
                    // What is missing at the end of a file is missing on its last line.
                    let at_end = error.pos.start >= text.len();
                    let at = if at_end {
                        text.trim_end().len()
                    } else {
                        error.pos.start
                    };
                    faults.push((sources.at(file, at), syntax::fault(text, &error)));
                }
                resource
            }
        };
        entries.extend(resource.body);
    }
    let entries = Entries::new(&entries, &sources, &mut faults);
    let mut messages = Vec::new();
    for message in &entries.messages {
        messages.push(read_message(message, &entries, &sources, &mut faults));
    }
    faults.sort_by_key(|(place, _)| *place);
    // A term that several messages use is walked with each of them.
    faults.dedup();
    Locale { messages, faults }
}

/// What messages refer to.
#[derive(Default)]
struct Entries<'r, 'a> {
    messages: Vec<&'r ast::Message<Cut<'a>>>,
    /// The texts of messages and terms, by whether it is a term, and by identifier.
    known: BTreeMap<(bool, &'a str), Texts<'r, 'a>>,
}

/// The value of a message or a term, and its attributes.
type Texts<'r, 'a> = (
    Option<&'r ast::Pattern<Cut<'a>>>,
    &'r [ast::Attribute<Cut<'a>>],
);

impl<'r, 'a> Entries<'r, 'a> {
    fn new(
        body: &'r [ast::Entry<Cut<'a>>],
        sources: &Sources<'a>,
        faults: &mut Vec<(Place, Fault)>,
    ) -> Self {
        let mut entries = Entries::default();
        for entry in body {
            let (is_term, id, value, attributes) = match entry {
                ast::Entry::Message(it) => (false, it.id.name.0, it.value.as_ref(), &it.attributes),
                ast::Entry::Term(it) => (true, it.id.name.0, Some(&it.value), &it.attributes),
                _ => continue,
            };
            match entries.known.entry((is_term, id)) {
                btree_map::Entry::Vacant(free) => {
                    free.insert((value, attributes));
                    if let ast::Entry::Message(message) = entry {
                        entries.messages.push(message);
                    }
                }
                btree_map::Entry::Occupied(before) => {
                    let dash = if is_term { "-" } else { "" };
                    let line = sources.place(before.key().1).line;
                    let wrong = format!("`{dash}{id}` stands here a second time");
                    let write = format!("remove one of the two; the first is in line {line}");
                    faults.push((sources.place(id), Fault::new(wrong, write)));
                }
            }
        }
        entries
    }
}

fn read_message<'a>(
    message: &ast::Message<Cut<'a>>,
    entries: &Entries<'_, 'a>,
    sources: &Sources<'a>,
    faults: &mut Vec<(Place, Fault)>,
) -> Message<'a> {
    let id = message.id.name.0;
    let value = message.value.as_ref();
    let mut patterns: Vec<_> = value
        .map(|value| (Part::Message, id, value))
        .into_iter()
        .collect();
    for attribute in &message.attributes {
        let name = attribute.id.name.0;
        let known = Part::by_name(name).filter(|part| *part != Part::Message);
        let fault = match known {
            None => Fault::new(
                format!("a message has no attribute `.{name}`"),
                "write `.title` or `.help`; the message itself is the value: `CODE = text`",
            ),
            Some(part) if patterns.iter().any(|(other, ..)| *other == part) => Fault::new(
                format!("`{id}` has `.{name}` twice"),
                "remove one of the two",
            ),
            Some(part) => {
                patterns.push((part, name, &attribute.value));
                continue;
            }
        };
        faults.push((sources.place(name), fault));
    }
    let texts = patterns.into_iter().map(|(part, name, pattern)| {
        let (variables, template) = walk::walk(id, part, pattern, entries, sources, faults);
        Text {
            part,
            place: sources.place(name),
            variables,
            plain: plain(pattern),
            template,
        }
    });
    Message {
        id,
        place: sources.place(id),
        texts: texts.collect(),
        comment: message
            .comment
            .iter()
            .flat_map(|comment| comment.content.iter().map(|line| line.0))
            .collect(),
    }
}

/// A pattern without a value in it, as text. Fluent sets no isolation marks around a literal in quotes.
fn plain(pattern: &ast::Pattern<Cut<'_>>) -> Option<String> {
    let texts = pattern.elements.iter().map(|element| match element {
        ast::PatternElement::TextElement { value } => Some(Cow::Borrowed(value.0)),
        ast::PatternElement::Placeable {
            expression: ast::Expression::Inline(ast::InlineExpression::StringLiteral { value }),
        } => Some(fluent_syntax::unicode::unescape_unicode_to_string(value.0)),
        ast::PatternElement::Placeable { .. } => None,
    });
    texts.collect()
}
