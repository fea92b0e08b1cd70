//! Reads the formats that have no template.

use super::content::text_of;
use crate::code::Code;
use crate::render::read::Read;
use crate::render::read_preset;
use errorbook_model::Preset;
use errorbook_model::page::escape;
use errorbook_model::preset::Kind;

/// A body in a format without a template.
#[derive(Debug)]
pub(crate) struct Written {
    /// Nothing of a format that is no text.
    text: String,
    /// Whether the service's own function wrote it, so that nothing in it is certain.
    is_own: bool,
    /// `None` if errorbook did not write it.
    pub(crate) values: Option<Read>,
}

impl Written {
    /// Reads a body. Of one that is no text, nothing is known unless errorbook wrote it.
    pub(super) fn read(preset: Preset, is_own: bool, body: &[u8]) -> Result<Self, String> {
        let is_bytes = preset.kind() == Kind::Bytes;
        let text = if is_bytes { "" } else { text_of(body)? };
        let values = (!is_own).then(|| read_preset(preset, body)).flatten();
        if is_bytes && values.is_none() {
            let name = preset.as_str();
            return Err(format!("the body is not errorbook's {name}"));
        }
        Ok(Written {
            text: text.to_owned(),
            is_own,
            values,
        })
    }

    /// Whether it may be of an error with this code: errorbook writes the code.
    pub(crate) fn may_be_of(&self, code: Code) -> bool {
        if let Some(values) = &self.values {
            return values.code.is_text(code.as_str());
        }
        let html = escape(code.as_str());
        let is_word = |c: char| c.is_ascii_alphanumeric() || matches!(c, '_' | '-' | '.');
        let stands = |code: &str| {
            self.text.match_indices(code).any(|(at, _)| {
                let (before, after) = (&self.text[..at], &self.text[at + code.len()..]);
                !before.ends_with(is_word) && !after.starts_with(is_word)
            })
        };
        self.is_own || stands(code.as_str()) || stands(&html)
    }
}
