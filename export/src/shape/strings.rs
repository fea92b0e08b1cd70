//! The strings of a template, put together of their parts.

use super::reader::{Reader, field_shape};
use super::{Piece, Shape, is_for_people};
use crate::{JsonType, Name, Sample};
use errorbook_model::interpolation::{Part, parts};
use serde_json::Value;
use std::borrow::Cow;

/// The code of a field error in a sample.
const SAMPLE_CODE: &str = "FIELD_CODE";

impl<'a> Reader<'a> {
    /// A string of the template; absent where a value in it is.
    pub(super) fn text(&self, text: &'static str) -> Option<(Shape<'a>, bool)> {
        let mut pieces: Vec<Piece> = Vec::new();
        let mut names = Vec::new();
        let mut required = true;
        for part in parts(text) {
            let (piece, is_certain) = match part {
                Part::Text(text) => (Piece::Constant(text.to_owned()), true),
                Part::Name(name) => {
                    names.push(name);
                    let (shape, is_certain) = self.name(name)?;
                    let (piece, is_text) = self.piece(&shape)?;
                    (piece, is_certain && is_text)
                }
                Part::Code(style) if self.is_item => {
                    (Piece::Value(style.styled(SAMPLE_CODE).into_owned()), true)
                }
                Part::Code(style) => {
                    names.push(Name::Code);
                    let code = self.entry.code.to_string();
                    (Piece::Constant(style.styled(&code).into_owned()), true)
                }
                Part::TimestampOffset => {
                    let time = Sample::of_request(Name::Timestamp).replace('Z', "+00:00");
                    (Piece::Value(time), true)
                }
                Part::Place(..) if self.is_item => {
                    (Piece::Value(of_item(Name::Parameter).to_owned()), false)
                }
                Part::Place(..) => return None,
                Part::Field(name) => {
                    let known = self.field(name).map(field_shape);
                    let known = known.and_then(|(shape, is_certain)| {
                        let (piece, is_text) = self.piece(&shape)?;
                        Some((piece, is_certain && is_text))
                    });
                    match known {
                        // Another item may have a field of the name.
                        None if self.is_item => return Some((Shape::Any, false)),
                        known => known?,
                    }
                }
            };
            required &= is_certain;
            match (pieces.last_mut(), piece) {
                (Some(Piece::Constant(before)), Piece::Constant(text)) => before.push_str(&text),
                (_, piece) => pieces.push(piece),
            }
        }
        let shape = match pieces.as_slice() {
            [] => constant_text("", &names),
            [Piece::Constant(text)] => constant_text(text, &names),
            _ => Shape::Text(pieces),
        };
        Some((shape, required))
    }

    /// A value in a string, and whether it is certainly text; nothing where it never is.
    fn piece(&self, shape: &Shape) -> Option<(Piece, bool)> {
        let bare = |value: &Value| match value {
            Value::String(text) => text.clone(),
            other => other.to_string(),
        };
        Some(match shape {
            Shape::Constant(_, value) => (Piece::Constant(bare(value)), true),
            Shape::Sentence(_, text) => (Piece::Value(text.clone()), true),
            Shape::Seconds => (Piece::Value(self.seconds()), true),
            Shape::OfRequest(name) => (Piece::Value(Sample::of_request(*name).to_owned()), true),
            Shape::OfItem(name) => (Piece::Value(of_item(*name).to_owned()), true),
            Shape::Field(field) => {
                let sample = serde_json::to_value(field.sample()).unwrap_or_default();
                match field.json_type {
                    JsonType::Array | JsonType::Object => return None,
                    _ if field.constant.is_some() => (Piece::Constant(bare(&sample)), true),
                    other => (Piece::Value(bare(&sample)), other != JsonType::Any),
                }
            }
            _ => return None,
        })
    }

    /// A sample of the seconds in the error's Retry-After; a date that stands in for others has come.
    fn seconds(&self) -> String {
        let header = self.entry.header("retry-after");
        let value = header
            .map(|header| self.entry.fill(&header.value))
            .unwrap_or_default();
        if value.parse::<u64>().is_ok() {
            value
        } else {
            "0".to_owned()
        }
    }
}

/// A string that is the same in every answer of an error, of these values.
fn constant_text<'a>(text: &str, names: &[Name]) -> Shape<'a> {
    // What people read may be translated, whatever stands beside it.
    let name = names.iter().find(|name| is_for_people(**name));
    let name = name.or_else(|| names.iter().find(|name| **name == Name::Code));
    match name.or_else(|| names.first()) {
        Some(name) => Shape::Constant(*name, text.into()),
        None => Shape::Literal(Cow::Owned(Value::from(text).to_string())),
    }
}

/// A sample of a value of a field error.
fn of_item(name: Name) -> &'static str {
    match name {
        Name::Code => SAMPLE_CODE,
        Name::Pointer | Name::Place => "/name",
        Name::Parameter => "name",
        Name::Header => "x-name",
        _ => "what is wrong with it",
    }
}
