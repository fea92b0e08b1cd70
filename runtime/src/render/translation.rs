//! The texts of an entry in another language than the default.

use super::plan::Failed;
use crate::entry::{Entry, Field};
use crate::error::{SentFields, ValueSource};
use crate::json_value::JsonValue;
use crate::locale::{Language, Sentence, is_name, value_of_slot};
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
    /// A field, with the template of its value where an attribute writes that.
    Field(&'static Field, Option<&'static Text>),
    /// A placeholder of the entry's own message.
    Slot(Slot),
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

impl Filled {
    pub(super) fn write(&self, error: &dyn SentFields) -> Result<String, Failed> {
        let values = self.values.iter();
        let values = values.map(|(name, origin)| (*name, origin.value(error)));
        self.sentence.format(values).ok_or(Failed)
    }
}

impl Origin {
    /// Where an entry has a value of this name.
    fn of(entry: &'static Entry, name: &str) -> Option<Self> {
        let mut fields = entry.fields_and_constants();
        if let Some((field, written)) = fields.find(|(field, _)| is_name(name, field.name())) {
            return Some(Origin::Field(field, written));
        }
        let mut slots = entry.message.as_ref()?.slots();
        let (_, slot) = slots.find(|(placeholder, _)| is_name(name, placeholder))?;
        Some(Origin::Slot(slot))
    }

    /// `None` where the value fails.
    fn value(&self, error: &dyn SentFields) -> Option<JsonValue> {
        match self {
            Origin::Field(field, written) => field.value(*written, error),
            Origin::Slot(slot) => value_of_slot(*slot, error),
        }
    }
}
