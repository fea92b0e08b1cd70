//! Where in a value serde failed, and why. serde's texts name types and quote values, so that none of them is sent: they are
//! only compared with those that serde is known to write.

use crate::error::JsonPointer;
use crate::field_errors::{FieldError, FieldErrors};
use errorbook_macros::ApiError;
use serde_path_to_error::{Path, Segment};

/// What is wrong with one value of a request: an item of the `errors` of a refusal.
#[derive(Clone, Debug, PartialEq, Eq, ApiError)]
#[api_error(prefix = "REQUEST", crate = crate)]
#[status(422)]
#[non_exhaustive]
pub enum ValueFault {
    /// The value is of another type than the service reads.
    #[code("REQUEST_WRONG_TYPE")]
    #[message("the value has the wrong type")]
    WrongType {
        /// What the service reads, as in `a string`. Absent where it is of a type of the service's own.
        #[expose]
        expected: Option<&'static str>,
    },
    /// A required value is not there.
    #[code("REQUEST_MISSING")]
    #[message("a value is required")]
    Missing,
    /// The service reads no value of this name.
    #[code("REQUEST_UNKNOWN")]
    #[message("there is no value of this name")]
    Unknown,
    /// The value is there more than once.
    #[code("REQUEST_DUPLICATE")]
    #[message("the value is given twice")]
    Duplicate,
    /// The value has the right type and is not one of those that the service takes.
    #[code("REQUEST_NOT_ACCEPTED")]
    #[message("the value is not accepted")]
    NotAccepted {
        /// What the service takes, as in `a whole number from 0 to 255`.
        #[expose]
        expected: Option<&'static str>,
    },
}

/// How many bytes of a place are sent. Names are the request's, and of any length.
const LONGEST_PLACE: usize = 256;

/// Where in a value serde failed, and why.
pub(super) struct Failure {
    /// Names and indices, from the root: as many as are known and fit.
    segments: Vec<String>,
    fault: ValueFault,
}

impl Failure {
    /// Reads a failure of serde. `text` is without what its format adds to it.
    pub(super) fn read(path: &Path, text: &str) -> Self {
        let (fault, member) = read_text(text);
        let known = path.iter().map(|segment| match segment {
            Segment::Seq { index } => Some(index.to_string()),
            Segment::Map { key } => Some(key.clone()),
            Segment::Enum { variant } => Some(variant.clone()),
            Segment::Unknown => None,
        });
        let member = member.map(|name| Some(name.to_owned()));
        let segments = known.chain(member).map_while(|segment| segment);
        let mut length = 0;
        let fits = |segment: &String| {
            length += segment.len();
            length <= LONGEST_PLACE
        };
        let segments = segments.take_while(fits).collect();
        Failure { segments, fault }
    }

    /// As an error about a value of a JSON document.
    pub(super) fn at_pointer(self) -> FieldErrors<ValueFault> {
        let pointer: JsonPointer = self.segments.into_iter().collect();
        FieldError::new(pointer, self.fault).into()
    }

    /// As an error about a parameter. One that is about none of them has no place.
    pub(super) fn at_parameter(
        self,
        name: impl FnOnce(Option<String>) -> Option<String>,
    ) -> FieldErrors<ValueFault> {
        let name = name(self.segments.into_iter().next());
        let name = name.filter(|name| name.len() <= LONGEST_PLACE);
        let errors = name.map(|name| FieldError::parameter(name, self.fault));
        errors.into_iter().collect()
    }
}

/// The fault, and the member that the path lacks: serde fails in the object.
fn read_text(text: &str) -> (ValueFault, Option<&str>) {
    let member = |start: &str| {
        let name = text.strip_prefix(start)?.strip_suffix('`')?;
        (!name.contains('`')).then_some(name)
    };
    if let Some(name) = member("missing field `") {
        (ValueFault::Missing, Some(name))
    } else if let Some(name) = member("duplicate field `") {
        (ValueFault::Duplicate, Some(name))
    } else if text.starts_with("unknown field `") {
        (ValueFault::Unknown, None)
    } else {
        let expected = text.rfind(", expected ").and_then(|at| {
            let (_, expected) = text.split_at(at);
            words(expected.strip_prefix(", expected ")?)
        });
        let fault = if text.starts_with("invalid type: ") {
            ValueFault::WrongType { expected }
        } else {
            ValueFault::NotAccepted { expected }
        };
        (fault, None)
    }
}

/// What a client calls the types that serde expects by itself. Those of the service's have names of its own.
fn words(expected: &str) -> Option<&'static str> {
    let words = match expected {
        "a string" | "string" | "str" | "a borrowed string" => "a string",
        "a boolean" => "true or false",
        "a character" => "one character",
        "f32" | "f64" => "a number",
        "u8" | "a nonzero u8" => "a whole number from 0 to 255",
        "u16" | "a nonzero u16" => "a whole number from 0 to 65535",
        "u32" | "a nonzero u32" => "a whole number from 0 to 4294967295",
        "i8" | "a nonzero i8" => "a whole number from -128 to 127",
        "i16" | "a nonzero i16" => "a whole number from -32768 to 32767",
        "i32" | "a nonzero i32" => "a whole number from -2147483648 to 2147483647",
        "u64" | "u128" | "usize" => "a whole number that is not negative",
        "i64" | "i128" | "isize" => "a whole number",
        "unit" => "null",
        "a map" => "an object",
        "a sequence" => "an array",
        _ => {
            let is_array = ["an array of ", "a tuple of ", "tuple struct "];
            if is_array.iter().any(|start| expected.starts_with(start)) {
                "an array"
            } else if expected.starts_with("struct ") {
                "an object"
            } else {
                return None;
            }
        }
    };
    Some(words)
}
