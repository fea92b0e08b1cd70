//! Prefer (RFC 7240).

use super::list::{self, Cursor, Malformed};
use crate::header::value::{Quoted, from_bytes};
use http::HeaderValue;
use std::fmt::Write;

/// What a request prefers of one name.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Preference {
    /// Empty where there is none, which means the same (section 2).
    pub(crate) value: String,
    parameters: Vec<(String, String)>,
}

impl Preference {
    /// The preference of a name, in the field lines of Prefer. Of several, the first counts (section 2). A malformed element
    /// is passed over.
    pub(crate) fn find<L: AsRef<[u8]>>(
        lines: impl IntoIterator<Item = L>,
        name: &str,
    ) -> Option<Self> {
        lines.into_iter().find_map(|line| {
            let mut elements = list::elements(line.as_ref(), read);
            let found =
                elements.find(|(preference, _)| preference.0.eq_ignore_ascii_case(name.as_bytes()));
            found.map(|((_, value), parameters)| Preference {
                value: text(value),
                parameters: parameters
                    .into_iter()
                    .map(|(name, value)| (text(name), text(value)))
                    .collect(),
            })
        })
    }

    /// The value of Preference-Applied for one that was applied (section 3).
    pub(crate) fn applied(name: &str, value: &str) -> Option<HeaderValue> {
        let mut cursor = Cursor::new(value.as_bytes());
        let is_token = cursor.token().is_ok() && cursor.rest().is_empty();
        let mut line = format!("{name}=").into_bytes();
        if is_token {
            line.extend(value.bytes());
        } else {
            line.push(b'"');
            let _ = Quoted(&mut line).write_str(value);
            line.push(b'"');
        }
        from_bytes(&line)
    }

    /// The value of a parameter; of several, of the first.
    pub(crate) fn parameter(&self, name: &str) -> Option<&str> {
        let mut parameters = self.parameters.iter();
        let found = parameters.find(|(own, _)| own.eq_ignore_ascii_case(name));
        found.map(|(_, value)| value.as_str())
    }
}

/// A name with its value, which is empty where there is none.
type Pair<'a> = (&'a [u8], &'a [u8]);

/// One preference with its parameters.
fn read<'a>(cursor: &mut Cursor<'a>) -> Result<(Pair<'a>, Vec<Pair<'a>>), Malformed> {
    let preference = pair(cursor)?;
    let mut parameters = Vec::new();
    cursor.skip_whitespace();
    while cursor.take(b';').is_ok() {
        cursor.skip_whitespace();
        // A parameter may be missing between two semicolons.
        if let Ok(parameter) = pair(cursor) {
            parameters.push(parameter);
        }
        cursor.skip_whitespace();
    }
    Ok((preference, parameters))
}

/// `token [ BWS "=" BWS word ]`
fn pair<'a>(cursor: &mut Cursor<'a>) -> Result<Pair<'a>, Malformed> {
    let name = cursor.token()?;
    cursor.skip_whitespace();
    if cursor.take(b'=').is_err() {
        return Ok((name, b""));
    }
    cursor.skip_whitespace();
    Ok((name, cursor.word()?))
}

/// The text of a token or a quoted string.
fn text(word: &[u8]) -> String {
    let content: Vec<u8> = list::content(word).collect();
    String::from_utf8_lossy(&content).into_owned()
}
