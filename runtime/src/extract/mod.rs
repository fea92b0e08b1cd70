//! What the extractors of every framework refuse, and with which errors.
//!
//! The extractors are those of a framework: `errorbook::axum::extract` and `errorbook::actix::extract`. What they read is
//! read here, so that all refuse the same requests with the same answers:
//!
//! | extractor | refuses with | codes |
//! |---|---|---|
//! | `Json<T>` | [`JsonRefusal`] | 400 `REQUEST_INCOMPLETE`, `REQUEST_JSON_SYNTAX`; 413 `REQUEST_TOO_LARGE`; 415 `REQUEST_MEDIA_TYPE`; 422 `REQUEST_JSON_VALUES` |
//! | `Form<T>` | [`FormRefusal`] | 400 `REQUEST_INCOMPLETE`; 413 `REQUEST_TOO_LARGE`; 415 `REQUEST_MEDIA_TYPE`; 422 `REQUEST_FORM_VALUES` |
//! | `Query<T>` | [`QueryRefusal`] | 400 `REQUEST_QUERY` |
//! | `Path<T>` | [`PathRefusal`] | 400 `REQUEST_PATH` |
//!
//! `REQUEST_JSON_VALUES`, `REQUEST_FORM_VALUES`, `REQUEST_QUERY` and `REQUEST_PATH` have `errors`: a list with the first fault, a
//! [`ValueFault`], at its JSON pointer or its parameter. The list is empty where serde does not say which parameter the fault is
//! in. [`Refused`] is how a service answers in codes of its own, and [`Check`] what `Valid<Json<T>>` asks of a value.

pub(crate) mod extractors;
mod fault;
mod json;
mod params;
mod refusals;
mod refused;
mod valid;

pub use fault::ValueFault;
pub(crate) use json::{check_json_type, read_json};
pub(crate) use params::{check_form_type, read_form, read_path, read_query};
pub use refusals::{BodyRefusal, FormRefusal, JsonRefusal, PathRefusal, QueryRefusal};
pub use refused::{Refusal, Refused};
pub use valid::{Check, NotValid};

/// A media type without its parameters, in lower case.
fn essence(content_type: impl AsRef<[u8]>) -> String {
    let essence = content_type.as_ref().split(|byte| *byte == b';').next();
    let essence = essence.unwrap_or_default().trim_ascii();
    String::from_utf8_lossy(essence).to_ascii_lowercase()
}

fn accept(is_accepted: bool, accepted: &'static str) -> Result<(), BodyRefusal> {
    if is_accepted {
        Ok(())
    } else {
        Err(BodyRefusal::MediaType { accepted })
    }
}
