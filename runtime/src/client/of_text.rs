//! A value as the type that is asked for, where it was read from text or XML: neither tells a number from its text, and XML
//! does not tell a list of one item from the item, nor what has nothing in it from an empty text.

use errorbook_model::Items;
use serde_core::de::value::{Error, MapAccessDeserializer, MapDeserializer, SeqDeserializer};
use serde_core::de::{Deserializer, Error as _, IntoDeserializer, Visitor};
use serde_core::forward_to_deserialize_any;
use serde_json::Value;

#[derive(Clone, Copy)]
pub(super) enum OfText<'v> {
    Key(&'v str),
    Value(&'v Value, Option<Items>),
    /// No element, where items have one each: a list that has none.
    Nothing,
}

impl<'v> OfText<'v> {
    fn text(self) -> Option<&'v str> {
        match self {
            OfText::Key(text) => Some(text),
            OfText::Value(value, _) => value.as_str(),
            OfText::Nothing => None,
        }
    }

    /// The number or the truth value that a text is.
    fn parsed(self) -> Option<Value> {
        let value: Value = serde_json::from_str(self.text()?).ok()?;
        (value.is_number() || value.is_boolean()).then_some(value)
    }

    fn elements(self) -> Vec<OfText<'v>> {
        match self {
            OfText::Value(Value::Array(elements), items) => {
                let elements = elements.iter();
                elements.map(|value| OfText::Value(value, items)).collect()
            }
            OfText::Value(Value::String(text), Some(Items::I)) if text.is_empty() => Vec::new(),
            OfText::Nothing => Vec::new(),
            only => vec![only],
        }
    }

    /// The members of an object.
    fn members(self) -> Option<Vec<(OfText<'v>, OfText<'v>)>> {
        match self {
            OfText::Value(Value::Object(members), items) => {
                let members = members.iter();
                let members =
                    members.map(|(name, value)| (OfText::Key(name), OfText::Value(value, items)));
                Some(members.collect())
            }
            OfText::Value(Value::String(text), _) if text.is_empty() => Some(Vec::new()),
            _ => None,
        }
    }
}

impl<'de> IntoDeserializer<'de, Error> for OfText<'de> {
    type Deserializer = Self;

    fn into_deserializer(self) -> Self {
        self
    }
}

/// Methods that read a text as what it may stand for.
macro_rules! parsed {
    ($($method:ident)*) => {$(
        fn $method<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
            match self.parsed() {
                Some(value) => value.$method(visitor).map_err(Error::custom),
                None => self.deserialize_any(visitor),
            }
        }
    )*};
}

/// Methods that read a list, of these parameters.
macro_rules! lists {
    ($($method:ident($($parameter:ty),*);)*) => {$(
        fn $method<V: Visitor<'de>>(self, $(_: $parameter,)* visitor: V) -> Result<V::Value, Error> {
            visitor.visit_seq(SeqDeserializer::new(self.elements().into_iter()))
        }
    )*};
}

/// Methods that read an object, of these parameters.
macro_rules! objects {
    ($($method:ident($($parameter:ty),*);)*) => {$(
        fn $method<V: Visitor<'de>>(self, $(_: $parameter,)* visitor: V) -> Result<V::Value, Error> {
            match self.members() {
                Some(members) => visitor.visit_map(MapDeserializer::new(members.into_iter())),
                None => self.deserialize_any(visitor),
            }
        }
    )*};
}

impl<'de> Deserializer<'de> for OfText<'de> {
    type Error = Error;

    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        match self {
            OfText::Key(text) => visitor.visit_borrowed_str(text),
            OfText::Value(value, _) => value.deserialize_any(visitor).map_err(Error::custom),
            OfText::Nothing => Err(Error::custom("absent")),
        }
    }

    parsed! {
        deserialize_bool deserialize_i8 deserialize_i16 deserialize_i32 deserialize_i64 deserialize_i128
        deserialize_u8 deserialize_u16 deserialize_u32 deserialize_u64 deserialize_u128 deserialize_f32 deserialize_f64
    }

    lists! {
        deserialize_seq();
        deserialize_tuple(usize);
        deserialize_tuple_struct(&'static str, usize);
    }

    objects! {
        deserialize_map();
        deserialize_struct(&'static str, &'static [&'static str]);
    }

    fn deserialize_option<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        match self {
            OfText::Value(Value::Null, _) => visitor.visit_none(),
            OfText::Nothing => self.deserialize_any(visitor),
            value => visitor.visit_some(value),
        }
    }

    fn deserialize_newtype_struct<V: Visitor<'de>>(
        self,
        _: &'static str,
        visitor: V,
    ) -> Result<V::Value, Error> {
        visitor.visit_newtype_struct(self)
    }

    fn deserialize_enum<V: Visitor<'de>>(
        self,
        name: &'static str,
        variants: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Error> {
        if let Some(text) = self.text() {
            let unit = text.into_deserializer();
            return unit.deserialize_enum(name, variants, visitor);
        }
        let members = self.members().unwrap_or_default().into_iter();
        let map = MapAccessDeserializer::new(MapDeserializer::new(members));
        map.deserialize_enum(name, variants, visitor)
    }

    forward_to_deserialize_any! {
        char str string bytes byte_buf unit unit_struct identifier ignored_any
    }
}
