//! aide 0.15: `OperationOutput` of derived types.

use crate::docs::errors::{Documented, Errors, Refusal};
use crate::render::{AnyError, ApiError, Problem};
use aide::openapi::Response;
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
    ($({ [$($generics:tt)*] [$ty:ty] [$($clause:tt)*] $respond:ident [$($inner:ty,)*] })*) => {
        $(
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
                    ::core::option::Option<::core::primitive::u16>,
                    $crate::aide::__private::aide::openapi::Response,
                )> {
                    $crate::aide::__private::inferred_responses::<Self>()
                }
            }
        )*
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

crate::__aide! {
    { [] [AnyError] [] respond_owned [] }
    { [] [Box<dyn ApiError>] [] respond_owned [] }
    { [E: ApiError] [Problem<E>] [] respond_owned [] }
    { [const STATUS: u16] [Refusal<STATUS>] [] respond_owned [] }
}

#[cfg(feature = "extract")]
mod inputs {
    use super::{Errors, inferred_responses, openapi, read};
    use crate::docs::Documented;
    use crate::extract::extractors::{Form, Json, Path, Query, Valid};
    use crate::extract::{Check, FormRefusal, JsonRefusal, PathRefusal, QueryRefusal};
    use aide::generate::GenContext;
    use aide::openapi::{Operation, Response};
    use aide::{OperationInput, OperationOutput};
    use serde_json::Value;
    use std::ops::Deref;

    /// In the extensions of an operation, until its responses are inferred: the names of its extractors. aide keeps one
    /// response for each status, so that the first of them answers for all.
    const EXTRACTORS: &str = "x-errorbook-extractors";

    fn note(operation: &mut Operation, name: &str) {
        let extractors = operation
            .extensions
            .entry(EXTRACTORS.to_owned())
            .or_insert_with(|| Value::Array(Vec::new()));
        if let Value::Array(names) = extractors {
            names.push(name.into());
        }
    }

    fn early_responses(operation: &mut Operation) -> Vec<(Option<u16>, Response)> {
        let extractors = operation.extensions.shift_remove(EXTRACTORS);
        let mut errors = Errors::default();
        for name in extractors.iter().filter_map(Value::as_array).flatten() {
            let of_name = REFUSALS.iter().find(|(known, _)| name == known);
            if let Some((_, add)) = of_name {
                add(&mut errors);
            }
        }
        let responses = openapi::responses(errors.types()).into_iter();
        responses
            .filter_map(|(status, response)| Some((Some(status), read(response)?)))
            .collect()
    }

    macro_rules! inputs {
        ($($ty:ident $refusal:ident $of_axum:ty;)*) => {
            const REFUSALS: &[(&str, fn(&mut Errors))] =
                &[$((stringify!($ty), <$refusal as Documented>::__errors)),*];

            $(impl<T> OperationInput for $ty<T>
            where
                $of_axum: OperationInput,
            {
                fn operation_input(ctx: &mut GenContext, operation: &mut Operation) {
                    <$of_axum>::operation_input(ctx, operation);
                    note(operation, stringify!($ty));
                }

                fn inferred_early_responses(
                    _: &mut GenContext,
                    operation: &mut Operation,
                ) -> Vec<(Option<u16>, Response)> {
                    early_responses(operation)
                }
            })*
        };
    }

    inputs! {
        Json JsonRefusal axum::Json<T>;
        Form FormRefusal axum::extract::Form<T>;
        Query QueryRefusal axum::extract::Query<T>;
        Path PathRefusal axum::extract::Path<T>;
    }

    impl<X> OperationInput for Valid<X>
    where
        X: OperationInput + Deref<Target: Check<Error: Documented>>,
    {
        fn operation_input(ctx: &mut GenContext, operation: &mut Operation) {
            X::operation_input(ctx, operation);
        }

        fn inferred_early_responses(
            ctx: &mut GenContext,
            operation: &mut Operation,
        ) -> Vec<(Option<u16>, Response)> {
            let mut responses = X::inferred_early_responses(ctx, operation);
            responses.extend(inferred_responses::<<X::Target as Check>::Error>());
            responses
        }
    }

    impl<T> OperationOutput for Json<T>
    where
        axum::Json<T>: OperationOutput,
    {
        type Inner = <axum::Json<T> as OperationOutput>::Inner;

        fn operation_response(ctx: &mut GenContext, operation: &mut Operation) -> Option<Response> {
            <axum::Json<T>>::operation_response(ctx, operation)
        }

        fn inferred_responses(
            ctx: &mut GenContext,
            operation: &mut Operation,
        ) -> Vec<(Option<u16>, Response)> {
            <axum::Json<T>>::inferred_responses(ctx, operation)
        }
    }
}
