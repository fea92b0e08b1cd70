//! The translations of a catalogue, as `catalogue!` reads them: constant data.

#[cfg(feature = "fluent")]
use errorbook_model::partition_point;

/// The languages of a catalogue.
pub struct Locales {
    /// The language of the texts in the attributes.
    pub language: &'static str,
    /// The folder of the translations, as it is written; empty where there is none.
    pub folder: &'static str,
    /// The other languages.
    pub translations: &'static [Locale],
    /// The same as JSON. Empty without the feature `embed`.
    pub embedded: &'static [u8],
}

/// The translations into one language.
#[cfg_attr(not(feature = "fluent"), allow(dead_code))]
pub struct Locale {
    /// Its tag.
    pub tag: &'static str,
    /// Its files: their paths, as the catalogue's author knows them, and their texts.
    pub files: &'static [(&'static str, &'static str)],
    /// Its messages, in the order of their keys.
    pub messages: &'static [LocaleMessage],
    /// The values that they use, in the order of the messages.
    pub variables: &'static [LocaleVariable],
}

/// A message: the key of its identifier, the identifier, whether it has a help, and the file and line it stands in.
#[cfg_attr(not(feature = "fluent"), allow(dead_code))]
pub struct LocaleMessage(
    pub u64,
    pub &'static str,
    pub bool,
    pub usize,
    pub &'static str,
);

/// A value that a message uses: the number of the message, the value's name, and the file, line and column it stands in.
#[cfg_attr(not(feature = "fluent"), allow(dead_code))]
pub struct LocaleVariable(pub usize, pub &'static str, pub usize, pub &'static str);

impl Locales {
    /// English alone.
    pub const NONE: Locales = Locales {
        language: "en",
        folder: "",
        translations: &[],
        embedded: b"",
    };

    /// Whether the only language is English.
    pub(crate) fn are_english(&self) -> bool {
        self.language == "en" && self.translations.is_empty()
    }
}

#[cfg(feature = "fluent")]
impl Locale {
    /// The number of the only message that may have this key.
    pub(crate) const fn position(&self, key: u64) -> Option<usize> {
        let number = partition_point!(self.messages, |message| message.0 < key);
        if number < self.messages.len() && self.messages[number].0 == key {
            Some(number)
        } else {
            None
        }
    }

    /// The values that a message uses, by its number.
    pub(crate) const fn variables_of(&self, message: usize) -> &'static [LocaleVariable] {
        let start = partition_point!(self.variables, |variable| variable.0 < message);
        let (_, from) = self.variables.split_at(start);
        from.split_at(partition_point!(from, |variable| variable.0 == message))
            .0
    }
}
