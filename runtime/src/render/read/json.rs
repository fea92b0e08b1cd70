//! Reads JSON within bounds.

use serde_core::de::{DeserializeSeed, Deserializer, Error, MapAccess, SeqAccess, Visitor};
use serde_json::Value;
use std::cell::Cell;
use std::collections::HashSet;
use std::fmt;

/// How many values a body may have. It bounds the memory that a short body of many empty values takes.
pub(crate) const MOST_VALUES: usize = 1 << 16;

/// Reads a body. A member that is there twice is an error, which no body of errorbook's has: readers differ in which of
/// them counts. `serde_json` bounds the depth.
pub(crate) fn read(body: &[u8]) -> Result<Value, serde_json::Error> {
    let left = Cell::new(MOST_VALUES);
    Checked { left: &left }.deserialize(&mut serde_json::Deserializer::from_slice(body))?;
    serde_json::from_slice(body)
}

/// Checks a value, of which so many are left, before memory is allocated for it.
#[derive(Clone, Copy)]
struct Checked<'l> {
    left: &'l Cell<usize>,
}

impl<'de> DeserializeSeed<'de> for Checked<'_> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        let left = self.left.get().checked_sub(1);
        let left = left.ok_or_else(|| {
            D::Error::custom(format_args!("it has more than {MOST_VALUES} values"))
        })?;
        self.left.set(left);
        deserializer.deserialize_any(self)
    }
}

macro_rules! accept {
    ($($visit:ident $ty:ty),*) => {$(
        fn $visit<E>(self, _: $ty) -> Result<(), E> {
            Ok(())
        }
    )*};
}

impl<'de> Visitor<'de> for Checked<'_> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter) -> fmt::Result {
        f.write_str("a value of JSON")
    }

    accept!(visit_bool bool, visit_i64 i64, visit_u64 u64, visit_f64 f64, visit_str &str);

    fn visit_unit<E>(self) -> Result<(), E> {
        Ok(())
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut elements: A) -> Result<(), A::Error> {
        while elements.next_element_seed(self)?.is_some() {}
        Ok(())
    }

    fn visit_map<A: MapAccess<'de>>(self, mut members: A) -> Result<(), A::Error> {
        let mut names = HashSet::new();
        while let Some(name) = members.next_key::<String>()? {
            members.next_value_seed(self)?;
            if !names.insert(name) {
                return Err(A::Error::custom("a member is there twice"));
            }
        }
        Ok(())
    }
}
