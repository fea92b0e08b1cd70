//! JSON types by their names, for serde.

#![allow(
    clippy::ref_option,
    clippy::trivially_copy_pass_by_ref,
    reason = "the signatures are those that serde's `with` calls"
)]

use errorbook_model::JsonType;
use serde::de::{Deserialize, Deserializer, Error};
use serde::ser::Serializer;

pub(crate) fn serialize<S: Serializer>(ty: &JsonType, serializer: S) -> Result<S::Ok, S::Error> {
    serializer.serialize_str(ty.as_str())
}

pub(crate) fn deserialize<'de, D: Deserializer<'de>>(
    deserializer: D,
) -> Result<JsonType, D::Error> {
    let name = String::deserialize(deserializer)?;
    JsonType::by_name(&name)
        .ok_or_else(|| D::Error::custom(format_args!("{name:?} is not a type of the format")))
}

/// The same where there may be none.
pub(crate) mod optional {
    use super::{Deserializer, JsonType, Serializer};

    pub(crate) fn serialize<S: Serializer>(
        ty: &Option<JsonType>,
        serializer: S,
    ) -> Result<S::Ok, S::Error> {
        match ty {
            Some(ty) => super::serialize(ty, serializer),
            None => serializer.serialize_none(),
        }
    }

    pub(crate) fn deserialize<'de, D: Deserializer<'de>>(
        deserializer: D,
    ) -> Result<Option<JsonType>, D::Error> {
        super::deserialize(deserializer).map(Some)
    }
}
