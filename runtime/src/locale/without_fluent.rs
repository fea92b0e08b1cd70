//! Without the feature `fluent`, nothing is translated.

use super::Locale;
use crate::json_value::JsonValue;

/// No language but the default.
pub(crate) enum Language {}

/// No message.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Sentence {}

pub(crate) fn is_name(name: &str, of: &str) -> bool {
    name == of
}

impl Language {
    /// Never called: `catalogue!` refuses translations without the feature.
    pub(super) fn new(_: &'static str, _: Vec<&'static Locale>) -> Self {
        unreachable!("there are no translations without the feature `fluent`")
    }

    pub(crate) fn tag(&self) -> &'static str {
        match *self {}
    }

    pub(crate) fn sentence(&'static self, _: &str) -> Option<Sentence> {
        match *self {}
    }

    pub(crate) fn word(&self, _: &str, _: &[(&'static str, &str)]) -> Option<String> {
        match *self {}
    }
}

impl Sentence {
    pub(crate) fn variables(self) -> std::iter::Empty<&'static str> {
        match self {}
    }

    pub(crate) fn format(
        self,
        _: impl IntoIterator<Item = (&'static str, Option<JsonValue>)>,
    ) -> Option<String> {
        match self {}
    }

    pub(crate) fn title(self) -> Option<String> {
        match self {}
    }

    pub(crate) fn help(self) -> Option<String> {
        match self {}
    }
}
