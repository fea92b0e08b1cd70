//! The messages of a language, formatted by Fluent.

use super::{Locale, LocaleVariable, number};
use crate::error::exact;
use crate::json_value::JsonValue;
use errorbook_model::locale::{Part, chosen_by, identifier, is_identifier_of, key};
use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentResource, FluentValue};
use std::fmt;
use unic_langid::LanguageIdentifier;

/// The function that chooses a variant; a translation that calls it does not compile.
const CHOOSE: &str = "CHOOSE";

/// A language that a service's messages are translated into.
pub(crate) struct Language {
    tag: &'static str,
    /// The service's own translations, then those of the catalogues that it includes.
    locales: Vec<&'static Locale>,
    bundle: FluentBundle<FluentResource>,
}

/// A message of a language.
#[derive(Clone, Copy)]
pub(crate) struct Sentence {
    language: &'static Language,
    id: &'static str,
    /// The names of the values that it uses.
    variables: &'static [LocaleVariable],
}

impl Language {
    pub(super) fn new(tag: &'static str, locales: Vec<&'static Locale>) -> Self {
        let language = language_of(tag);
        let choose = number::choose(&language);
        let mut bundle = FluentBundle::new_concurrent(vec![language]);
        bundle.set_formatter(Some(number::format));
        // It fails for a function that is there already.
        let _ = bundle.add_function("NUMBER", number::number);
        let _ = bundle.add_function(CHOOSE, choose);
        for (_, text) in locales.iter().flat_map(|locale| locale.files) {
            let resource = FluentResource::try_new(chosen_by(CHOOSE, text));
            let resource = resource.unwrap_or_else(|(resource, _)| resource);
            // It fails for messages that are there already, which win: the service's own come first.
            let _ = bundle.add_resource(resource);
        }
        Language {
            tag,
            locales,
            bundle,
        }
    }

    pub(crate) fn tag(&self) -> &'static str {
        self.tag
    }

    /// The message of a code.
    pub(crate) fn sentence(&'static self, code: &str) -> Option<Sentence> {
        let key = key(code);
        let mut locales = self.locales.iter();
        let (locale, number) = locales.find_map(|locale| Some((*locale, locale.position(key)?)))?;
        let id = locale.messages[number].1;
        if id != identifier(code) {
            return None;
        }
        Some(Sentence {
            language: self,
            id,
            variables: locale.variables_of(number),
        })
    }

    /// A message that stands for no code.
    pub(crate) fn word(&self, id: &str, arguments: &[(&'static str, &str)]) -> Option<String> {
        let arguments = arguments.iter().copied();
        self.format(id, Part::Message, &arguments.collect())
    }

    /// `None` where there is no such text, and where Fluent reports an error.
    fn format(&self, id: &str, part: Part, arguments: &FluentArgs) -> Option<String> {
        let message = self.bundle.get_message(id)?;
        let pattern = match part {
            Part::Message => message.value()?,
            Part::Title | Part::Help => message.get_attribute(part.as_str())?.value(),
        };
        let mut errors = Vec::new();
        let text = self
            .bundle
            .format_pattern(pattern, Some(arguments), &mut errors);
        errors.is_empty().then(|| text.into_owned())
    }
}

impl Sentence {
    /// The names of the values that it uses.
    pub(crate) fn variables(self) -> impl Iterator<Item = &'static str> + use<> {
        self.variables.iter().map(|variable| variable.1)
    }

    /// The text; `None` where it fails, as it does where a value is missing.
    pub(crate) fn format(
        self,
        values: impl IntoIterator<Item = (&'static str, Option<JsonValue>)>,
    ) -> Option<String> {
        let values = values.into_iter();
        let values = values.map(|(name, value)| Some((name, argument(value?)?)));
        let values: FluentArgs = values.collect::<Option<_>>()?;
        self.language.format(self.id, Part::Message, &values)
    }

    /// The title; `None` where it has none of its own.
    pub(crate) fn title(self) -> Option<String> {
        self.language
            .format(self.id, Part::Title, &FluentArgs::new())
    }

    /// What the reader can do; `None` where it says nothing of that.
    pub(crate) fn help(self) -> Option<String> {
        self.language
            .format(self.id, Part::Help, &FluentArgs::new())
    }
}

/// Whether a name in a message stands for a field or a placeholder of this name.
pub(crate) fn is_name(name: &str, of: &str) -> bool {
    is_identifier_of(name, of)
}

/// A value as Fluent has it; `None` where it has no text.
fn argument(value: JsonValue) -> Option<FluentValue<'static>> {
    let integer = |integer: i128| match exact(integer) {
        Some(number) => number::value(number),
        None => integer.to_string().into(),
    };
    Some(match value {
        JsonValue::Unsigned(number) => integer(number.into()),
        JsonValue::Signed(number) => integer(number.into()),
        JsonValue::Float(number) => number::value(number),
        JsonValue::Wide(digits) => String::from(digits).into(),
        JsonValue::Text(text) => text.into(),
        JsonValue::Bool(value) => value.to_string().into(),
        JsonValue::Null | JsonValue::Array(_) | JsonValue::Object(_) => return None,
    })
}

/// What the rules for plurals are found by. A tag may have subtags that they do not know of.
fn language_of(tag: &str) -> LanguageIdentifier {
    let whole = tag.parse();
    let subtag = tag.split('-').next().unwrap_or_default();
    whole.or_else(|_| subtag.parse()).unwrap_or_default()
}

impl fmt::Debug for Sentence {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("Sentence").field(&self.id).finish()
    }
}
