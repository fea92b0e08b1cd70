//! aide 0.15: `OperationOutput` of derived types.

use crate::docs::errors::{Documented, Errors, Refusal};
use crate::render::AnyError;
use crate::render::{ApiError, Problem};
use aide::OperationOutput;
use aide::generate::GenContext;
use aide::openapi::{Operation, Response};
use errorbook_export::openapi;
use serde_json::Value;

/// What generated code may name.
pub mod __private {
    pub use super::{inferred_responses, operation_response};
    pub use aide;
    pub use serde_json::Value;
}

#[doc(hidden)]
#[macro_export]
macro_rules! __aide {
    ([$($generics:tt)*] [$ty:ty] [$($clause:tt)*]) => {
        #[automatically_derived]
        impl<$($generics)*> $crate::aide::__private::aide::OperationOutput for $ty $($clause)* {
            type Inner = $crate::aide::__private::Value;

            fn operation_response(
                _: &mut $crate::aide::__private::aide::generate::GenContext,
                _: &mut $crate::aide::__private::aide::openapi::Operation,
            ) -> ::core::option::Option<$crate::aide::__private::aide::openapi::Response> {
                $crate::aide::__private::operation_response::<Self>()
            }

            fn inferred_responses(
                _: &mut $crate::aide::__private::aide::generate::GenContext,
                _: &mut $crate::aide::__private::aide::openapi::Operation,
            ) -> ::std::vec::Vec<(
                ::core::option::Option<u16>,
                $crate::aide::__private::aide::openapi::Response,
            )> {
                $crate::aide::__private::inferred_responses::<Self>()
            }
        }
    };
}

/// A response per status, in the default profile. A status that something else answers with too is aide's
/// to decide, until a catalogue covers the document.
pub fn inferred_responses<T: Documented + ?Sized>() -> Vec<(Option<u16>, Response)> {
    openapi::responses(Errors::of::<T>().types())
        .into_iter()
        .filter_map(|(status, response)| Some((Some(status), read(response)?)))
        .collect()
}

/// All errors in one response, whose status is the caller's to know.
pub fn operation_response<T: Documented + ?Sized>() -> Option<Response> {
    read(openapi::response_of_all(Errors::of::<T>().types())?)
}

fn read(response: Value) -> Option<Response> {
    serde_json::from_value(response).ok()
}

macro_rules! outputs {
    ($([$($generics:tt)*] $ty:ty;)*) => {$(
        impl<$($generics)*> OperationOutput for $ty {
            type Inner = Value;

            fn operation_response(_: &mut GenContext, _: &mut Operation) -> Option<Response> {
                operation_response::<Self>()
            }

            fn inferred_responses(
                _: &mut GenContext,
                _: &mut Operation,
            ) -> Vec<(Option<u16>, Response)> {
                inferred_responses::<Self>()
            }
        }
    )*};
}

outputs! {
    [] AnyError;
    [] Box<dyn ApiError>;
    [E: ApiError] Problem<E>;
    [const STATUS: u16] Refusal<STATUS>;
}
