//! The languages that a service speaks, and the texts of each.

#[cfg(feature = "fluent")]
mod fluent;
#[cfg(not(feature = "fluent"))]
#[path = "without_fluent.rs"]
mod fluent;
#[cfg(feature = "fluent")]
mod number;
mod table;

pub(crate) use fluent::{Language, Sentence, is_name};
pub use table::{Locale, LocaleMessage, LocaleVariable, Locales};

use crate::error::{Item, SentFields};
use crate::json_value::JsonValue;
use crate::text::write_slot;
use errorbook_model::Slot;
use std::borrow::Cow;
use std::cell::Cell;

/// The languages of a service, the default first.
pub(crate) struct Languages {
    /// Their tags.
    pub(crate) tags: Cow<'static, [&'static str]>,
    /// All but the default.
    translated: Vec<Language>,
}

/// The languages of a service that has only the one of the texts in its attributes, which it does not say.
pub(crate) static ENGLISH: Languages = Languages {
    tags: Cow::Borrowed(&["en"]),
    translated: Vec::new(),
};

impl Languages {
    /// Of a catalogue, and of those that it includes, whose translations give way to its own.
    pub(crate) fn new(own: &'static Locales, included: &[&'static Locales]) -> Self {
        let translated = own.translations.iter().map(|locale| {
            let others = included.iter().flat_map(|other| other.translations);
            let others = others.filter(|other| other.tag.eq_ignore_ascii_case(locale.tag));
            Language::new(locale.tag, std::iter::once(locale).chain(others).collect())
        });
        let translated: Vec<_> = translated.collect();
        let others = own.translations.iter().map(|locale| locale.tag);
        Languages {
            tags: std::iter::once(own.language).chain(others).collect(),
            translated,
        }
    }

    /// Without texts but those of the default, the first.
    #[cfg(feature = "docs")]
    pub(crate) fn of_tags(tags: Vec<&'static str>) -> Self {
        Languages {
            tags: tags.into(),
            translated: Vec::new(),
        }
    }

    /// How many there are.
    pub(crate) fn count(&self) -> usize {
        self.tags.len()
    }

    /// The tag of a language by its number; that of the default for 0.
    pub(crate) fn tag(&self, number: u16) -> &'static str {
        self.tags.get(usize::from(number)).unwrap_or(&self.tags[0])
    }

    /// A language by its number; none for 0, the default.
    pub(crate) fn translated(&'static self, number: u16) -> Option<&'static Language> {
        let place = usize::from(number).checked_sub(1)?;
        self.translated.get(place)
    }
}

/// The value of a placeholder; `None` where it fails.
pub(crate) fn value_of_slot(slot: Slot, error: &dyn SentFields) -> Option<JsonValue> {
    #[cfg(feature = "fluent")]
    if let Slot::Field(key) = slot {
        if let Some(number) = error.display(key).number() {
            return Some(JsonValue::Float(number));
        }
    }
    let mut text = String::new();
    write_slot(slot, error, &mut text).ok()?;
    Some(JsonValue::Text(text))
}

/// Generated code calls this with what it has of translations. The macros may have the feature where the runtime has not: a
/// build script's dependency turns it on for both, but not for the runtime of the program.
#[cfg(feature = "fluent")]
#[doc(hidden)]
#[macro_export]
macro_rules! __locales {
    ($kind:ident $($items:tt)*) => {
        $($items)*
    };
}

#[cfg(not(feature = "fluent"))]
#[doc(hidden)]
#[macro_export]
macro_rules! __locales {
    (language $($items:tt)*) => {
        $($items)*
    };
    (table $($items:tt)*) => {
        ::core::compile_error!(
            "`locales` needs the feature `fluent` of errorbook\nwrite `features = [\"fluent\"]` beside errorbook in Cargo.toml"
        );
        const __LOCALES: &$crate::__private::Locales = &$crate::__private::Locales::NONE;
    };
    (check $($items:tt)*) => {};
}

thread_local! {
    /// The language of the body that is being written. What serializes itself into it, as a field error does, has no
    /// other way to know.
    static WRITTEN_IN: Cell<Option<&'static Language>> = const { Cell::new(None) };
}

/// Writes a body, or a part of one, in a language.
pub(crate) fn within<T>(language: &'static Language, write: impl FnOnce() -> T) -> T {
    struct Reset(Option<&'static Language>);

    impl Drop for Reset {
        fn drop(&mut self) {
            let _ = WRITTEN_IN.try_with(|current| current.set(self.0));
        }
    }

    let before = WRITTEN_IN.try_with(|current| current.replace(Some(language)));
    let _reset = Reset(before.ok().flatten());
    write()
}

/// The message of a field error, in the language of the body that is being written; in the default language where that has
/// none, or where a value of it is missing.
pub(crate) fn message_of(item: &Item) -> Cow<'_, str> {
    match translation_of(item) {
        Some((_, message)) => Cow::Owned(message),
        None => Cow::Borrowed(&item.message),
    }
}

/// The tag of the language of the body that is being written, and the message of a field error in it; `None` in the default
/// language, and where that language has no message for it or a value of it is missing.
pub(crate) fn translation_of(item: &Item) -> Option<(&'static str, String)> {
    let language = WRITTEN_IN.try_with(Cell::get).ok().flatten()?;
    let sentence = language.sentence(item.code.as_str())?;
    let values = sentence.variables();
    let message = sentence.format(values.map(|name| (name, value_of(item, name))))?;
    Some((language.tag(), message))
}

fn value_of(item: &Item, name: &str) -> Option<JsonValue> {
    let mut values = item.fields.iter().chain(&item.values);
    let (_, value) = values.find(|(of, _)| is_name(name, of))?;
    Some(value.clone())
}
