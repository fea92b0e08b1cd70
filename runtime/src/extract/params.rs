//! Named texts: the parameters of a query, a form or a path.

use super::fault::Failure;
use super::{BodyRefusal, FormRefusal, PathRefusal, QueryRefusal, ValueFault};
use crate::field_errors::FieldErrors;
use serde_core::de::value::{Error, MapDeserializer, SeqDeserializer, StringDeserializer};
use serde_core::de::{
    DeserializeOwned, Deserializer, Error as _, IntoDeserializer, Unexpected, Visitor,
};
use serde_core::forward_to_deserialize_any;
use serde_path_to_error::Segment;

const FORM: &str = "application/x-www-form-urlencoded";

/// Refuses a body that is not labelled as a form.
pub(crate) fn check_form_type(content_type: Option<impl AsRef<[u8]>>) -> Result<(), BodyRefusal> {
    let is_form = content_type.is_some_and(|value| super::essence(value) == FORM);
    super::accept(is_form, FORM)
}

/// Reads a form.
pub(crate) fn read_form<T: DeserializeOwned>(body: &[u8]) -> Result<T, FormRefusal> {
    let errors = |errors| FormRefusal::Values { errors };
    read(Params::of_form(body)).map_err(errors)
}

/// Reads a query.
pub(crate) fn read_query<T: DeserializeOwned>(query: Option<&str>) -> Result<T, QueryRefusal> {
    let params = Params::of_form(query.unwrap_or_default().as_bytes());
    read(params).map_err(|errors| QueryRefusal { errors })
}

/// Reads the parameters of a path, decoded and in their order.
pub(crate) fn read_path<T: DeserializeOwned>(
    params: Vec<(String, String)>,
) -> Result<T, PathRefusal> {
    read(Params(params)).map_err(|errors| PathRefusal { errors })
}

fn read<T: DeserializeOwned>(params: Params) -> Result<T, FieldErrors<ValueFault>> {
    let names: Vec<String> = params.0.iter().map(|(name, _)| name.clone()).collect();
    serde_path_to_error::deserialize(params).map_err(|error| {
        let failure = Failure::read(error.path(), &error.inner().to_string());
        failure.at_parameter(|named| match error.path().iter().next() {
            Some(Segment::Seq { index }) => names.get(*index).cloned(),
            // A single value has no name of its own.
            None if names.len() == 1 => named.or_else(|| names.first().cloned()),
            _ => named,
        })
    })
}

/// Named texts, in their order.
struct Params(Vec<(String, String)>);

impl Params {
    fn of_form(text: &[u8]) -> Self {
        Params(form_urlencoded::parse(text).into_owned().collect())
    }

    /// The only one, for a type that has no names.
    fn only(mut self) -> Result<Param, Error> {
        match self.0.pop() {
            Some((name, value)) if self.0.is_empty() => Ok(Param { name, value }),
            _ => Err(Error::custom("not one parameter")),
        }
    }

    fn params(self) -> impl Iterator<Item = Param> {
        let params = self.0.into_iter();
        params.map(|(name, value)| Param { name, value })
    }
}

macro_rules! of_only {
    ($($method:ident)*) => {$(
        fn $method<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
            self.only()?.$method(visitor)
        }
    )*};
}

impl<'de> Deserializer<'de> for Params {
    type Error = Error;

    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        let params = self.params().map(|param| (param.name.clone(), param));
        visitor.visit_map(MapDeserializer::new(params))
    }

    fn deserialize_seq<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        let mut values = SeqDeserializer::new(self.params());
        let value = visitor.visit_seq(&mut values)?;
        values.end().map(|()| value)
    }

    fn deserialize_tuple<V: Visitor<'de>>(self, _: usize, visitor: V) -> Result<V::Value, Error> {
        self.deserialize_seq(visitor)
    }

    fn deserialize_tuple_struct<V: Visitor<'de>>(
        self,
        _: &'static str,
        _: usize,
        visitor: V,
    ) -> Result<V::Value, Error> {
        self.deserialize_seq(visitor)
    }

    fn deserialize_newtype_struct<V: Visitor<'de>>(
        self,
        _: &'static str,
        visitor: V,
    ) -> Result<V::Value, Error> {
        visitor.visit_newtype_struct(self)
    }

    fn deserialize_option<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        if self.0.is_empty() {
            visitor.visit_none()
        } else {
            visitor.visit_some(self)
        }
    }

    fn deserialize_unit<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        visitor.visit_unit()
    }

    fn deserialize_enum<V: Visitor<'de>>(
        self,
        name: &'static str,
        variants: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Error> {
        self.only()?.deserialize_enum(name, variants, visitor)
    }

    of_only! {
        deserialize_bool deserialize_i8 deserialize_i16 deserialize_i32 deserialize_i64 deserialize_i128
        deserialize_u8 deserialize_u16 deserialize_u32 deserialize_u64 deserialize_u128
        deserialize_f32 deserialize_f64 deserialize_char deserialize_str deserialize_string
        deserialize_bytes deserialize_byte_buf
    }

    forward_to_deserialize_any! { map struct identifier unit_struct ignored_any }
}

/// The text of one parameter, which is parsed as what is read.
struct Param {
    name: String,
    value: String,
}

impl IntoDeserializer<'_> for Param {
    type Deserializer = Self;

    fn into_deserializer(self) -> Self {
        self
    }
}

macro_rules! parsed {
    ($($method:ident $visit:ident)*) => {$(
        fn $method<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
            match self.value.parse() {
                Ok(value) => visitor.$visit(value),
                Err(_) => Err(Error::invalid_type(Unexpected::Str(&self.value), &visitor)),
            }
        }
    )*};
}

impl<'de> Deserializer<'de> for Param {
    type Error = Error;

    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        visitor.visit_string(self.value)
    }

    parsed! {
        deserialize_bool visit_bool
        deserialize_i8 visit_i8
        deserialize_i16 visit_i16
        deserialize_i32 visit_i32
        deserialize_i64 visit_i64
        deserialize_i128 visit_i128
        deserialize_u8 visit_u8
        deserialize_u16 visit_u16
        deserialize_u32 visit_u32
        deserialize_u64 visit_u64
        deserialize_u128 visit_u128
        deserialize_f32 visit_f32
        deserialize_f64 visit_f64
        deserialize_char visit_char
    }

    fn deserialize_option<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        visitor.visit_some(self)
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
        _: &'static str,
        _: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Error> {
        visitor.visit_enum(StringDeserializer::new(self.value))
    }

    /// A pair of the name and the value, for a list of both.
    fn deserialize_tuple<V: Visitor<'de>>(self, _: usize, visitor: V) -> Result<V::Value, Error> {
        let mut pair = SeqDeserializer::new([self.name, self.value].into_iter());
        let value = visitor.visit_seq(&mut pair)?;
        pair.end().map(|()| value)
    }

    forward_to_deserialize_any! {
        str string bytes byte_buf unit unit_struct seq tuple_struct map struct identifier ignored_any
    }
}
