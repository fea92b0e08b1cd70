//! The texts of an entry in another language than the default.

use super::plan::Failed;
use crate::entry::Entry;
use crate::error::{SentFields, ValueSource};
use crate::json_value::JsonValue;
use crate::locale::{Argument, Language, Sentence, argument, is_name};
use crate::text::Text;
use errorbook_model::Slot;

/// The texts of an entry in a language.
pub(super) struct Translation {
    pub(super) language: &'static Language,
    /// `None` where it is that of the entry.
    pub(super) title: Option<String>,
    pub(super) help: Option<String>,
    pub(super) message: Message,
}

/// A message in a language.
#[derive(Clone, Debug)]
pub(super) enum Message {
    /// It is the same for every error of the entry.
    Plain(String),
    /// It has values.
    Filled(Filled),
}

/// A message that waits for the values of an error.
#[derive(Clone, Debug)]
pub(super) struct Filled {
    sentence: Sentence,
    values: Box<[(&'static str, Origin)]>,
}

/// Where a value of a message comes from.
#[derive(Clone, Debug)]
enum Origin {
    /// A field of this key.
    Field(u32),
    /// A placeholder of the entry's own message.
    Slot(Slot),
    /// A field whose value is written in an attribute.
    Written { text: Text, is_string: bool },
}

impl Translation {
    /// `None` where the language has no message for the entry, or one that needs values which are not at hand: then the
    /// error is sent in the default language.
    pub(super) fn of(
        language: &'static Language,
        entry: &'static Entry,
        values: &ValueSource,
    ) -> Option<Self> {
        let sentence = language.sentence(entry.code().as_str())?;
        let names = sentence.variables();
        let origins = names.map(|name| Some((name, Origin::of(entry, name)?)));
        let origins: Box<[_]> = origins.collect::<Option<_>>()?;
        let message = if origins.is_empty() {
            Message::Plain(sentence.format([])?)
        } else if values.has_fields() {
            Message::Filled(Filled {
                sentence,
                values: origins,
            })
        } else {
            return None;
        };
        Some(Translation {
            language,
            title: sentence.title(),
            help: sentence.help(),
            message,
        })
    }
}

impl Message {
    /// The text, if it has no values.
    pub(super) fn as_plain(&self) -> Option<&str> {
        match self {
            Message::Plain(text) => Some(text),
            Message::Filled(_) => None,
        }
    }
}

impl Filled {
    pub(super) fn write(&self, error: &dyn SentFields) -> Result<String, Failed> {
        let mut values = Vec::with_capacity(self.values.len());
        for (name, origin) in &self.values {
            values.push((*name, origin.value(error).ok_or(Failed)?));
        }
        self.sentence.format(values).ok_or(Failed)
    }
}

impl Origin {
    /// Where an entry has a value of this name.
    fn of(entry: &'static Entry, name: &str) -> Option<Self> {
        let mut fields = entry.fields_and_constants();
        let field = fields.find(|(field, _)| is_name(name, field.name()));
        match field {
            Some((field, Some(text))) => Some(Origin::Written {
                text: text.clone(),
                is_string: field.json_type() == "string",
            }),
            Some((field, None)) => Some(Origin::Field(field.key)),
            None => {
                let mut slots = entry.message.as_ref()?.slots();
                let (_, slot) = slots.find(|(placeholder, _)| is_name(name, placeholder))?;
                Some(Origin::Slot(slot))
            }
        }
    }

    /// `None` where the value fails, is absent or is no text.
    fn value(&self, error: &dyn SentFields) -> Option<Argument> {
        match self {
            Origin::Field(key) => {
                let mut json = Vec::new();
                error.json(*key).write_json(&mut json).ok()?;
                Argument::of(&JsonValue::read(&json)?)
            }
            Origin::Slot(slot) => argument(*slot, error),
            Origin::Written { text, is_string } => {
                let mut written = String::new();
                text.write(error, &mut written).ok()?;
                if *is_string {
                    Some(Argument::Text(written))
                } else {
                    Argument::of(&JsonValue::read(written.as_bytes())?)
                }
            }
        }
    }
}
