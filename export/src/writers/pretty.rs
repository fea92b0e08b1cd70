//! JSON laid out for reading. Its values stay as they are written: no number is read and no member moved.

use crate::Example;
use serde::de::IgnoredAny;
use serde_json::Deserializer;

/// A piece of a text, so that names of members can be distinguished from the rest.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Piece {
    /// The name of a member, in its quotes.
    Key(String),
    /// Anything else.
    Text(String),
}

impl Piece {
    pub(crate) fn as_str(&self) -> &str {
        let (Piece::Key(text) | Piece::Text(text)) = self;
        text
    }
}

/// The body of an example, laid out where it is JSON.
pub(crate) fn body(example: &Example) -> Vec<Piece> {
    let is_json = example.media_type().is_some_and(|media_type| {
        let essence = media_type.split(';').next().unwrap_or_default();
        let essence = essence.trim_ascii_end();
        essence.ends_with("/json") || essence.ends_with("+json")
    });
    let pieces = is_json.then(|| json(&example.body)).flatten();
    pieces.unwrap_or_else(|| vec![Piece::Text(example.shown().into_owned())])
}

/// The text with a line per member and item; nothing where it is not JSON.
fn json(text: &str) -> Option<Vec<Piece>> {
    // It also bounds the depth, and so the indentation.
    serde_json::from_str::<IgnoredAny>(text).ok()?;
    let mut layout = Layout::default();
    let mut rest = text.trim_start_matches(is_space);
    while let Some(first) = rest.chars().next() {
        let length = match first {
            '"' => {
                let mut values = Deserializer::from_str(rest).into_iter::<IgnoredAny>();
                values.next();
                values.byte_offset()
            }
            _ => first.len_utf8(),
        };
        let (token, after) = rest.split_at(length);
        rest = after.trim_start_matches(is_space);
        match first {
            '{' | '[' => {
                layout.text.push_str(token);
                if rest.starts_with(['}', ']']) {
                    layout.text.push_str(&rest[..1]);
                    rest = rest[1..].trim_start_matches(is_space);
                } else {
                    layout.depth += 1;
                    layout.line();
                }
            }
            '}' | ']' => {
                layout.depth = layout.depth.saturating_sub(1);
                layout.line();
                layout.text.push_str(token);
            }
            ',' => {
                layout.text.push_str(token);
                layout.line();
            }
            ':' => layout.text.push_str(": "),
            '"' if rest.starts_with(':') => layout.key(token),
            _ => layout.text.push_str(token),
        }
    }
    layout.flush();
    Some(layout.pieces)
}

#[derive(Default)]
struct Layout {
    pieces: Vec<Piece>,
    text: String,
    depth: usize,
}

impl Layout {
    fn line(&mut self) {
        self.text.push('\n');
        self.text.push_str(&"  ".repeat(self.depth));
    }

    fn key(&mut self, token: &str) {
        self.flush();
        self.pieces.push(Piece::Key(token.to_owned()));
    }

    fn flush(&mut self) {
        if !self.text.is_empty() {
            self.pieces
                .push(Piece::Text(std::mem::take(&mut self.text)));
        }
    }
}

/// RFC 8259 section 2.
const fn is_space(c: char) -> bool {
    matches!(c, ' ' | '\t' | '\n' | '\r')
}
