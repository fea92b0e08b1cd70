//! The functions that `assert_error!` calls: they compare a response with a variant and read its fields.

use super::failure::{Failure, summary};
use super::field_errors::FieldErrors;
use super::place::{check_public, public_name, row_of};
use super::{AsResponse, Response, identity};
use crate::client::excerpt::excerpt;
use crate::client::reading::Reading;
use crate::entry::Entry;
use crate::error::Described;
use crate::table::Table;
use serde_core::Deserialize;
use serde_json::Value;

pub use super::place::Place;

/// The variant that a pattern names.
#[derive(Debug)]
pub struct Expected {
    /// The path as written in the pattern.
    name: &'static str,
    table: &'static Table,
    row: Option<usize>,
}

/// A response of the variant, and the fields that were read from it.
#[derive(Debug)]
pub struct Received {
    response: Response,
    reading: Reading,
    expected: String,
    entry: &'static Entry,
    read: Vec<(String, String)>,
}

/// The variant that a pattern names. The function is never called: it determines the type, and rustc checks
/// the pattern in it.
pub fn expect<E: Described>(
    _: fn(&E) -> bool,
    name: &'static str,
    variant: &'static str,
) -> Expected {
    Expected {
        name,
        table: E::TABLE,
        row: row_of(E::TABLE, variant),
    }
}

/// Compares a response with the variant.
///
/// # Errors
///
/// If the response is not that of the variant, or if the variant is never sent.
pub fn receive<R: AsResponse + ?Sized>(
    response: &R,
    expected: &Expected,
) -> Result<Received, Failure> {
    let name = expected.name;
    let response = response.as_response().into_owned();
    let entries = expected.table.entries();
    let Some(entry) = expected.row.and_then(|row| entries.get(row)) else {
        return Err(
            Failure::new(format!("`{name}` has no answer of its own")).line(
                "write",
                "the variant of the error inside it, by its own name",
            ),
        );
    };
    let answer = entry.answer();
    if entry.is_concealed() {
        let other = format!("`{}`, {}", variant_path(answer), head(answer));
        return Err(Failure::new(format!(
            "`{name}` is concealed: no client can tell it from what it is answered as"
        ))
        .line("write", other));
    }
    let wanted = format!("{}, `{name}`", head(entry));
    let failure =
        || Failure::new(format!("the response is not `{name}`")).line("expected", &wanted);
    let status = response.status().as_u16();
    let reading = match Reading::of(response.parts(), response.profile(), Some(entry)) {
        Ok(reading) => reading,
        Err(why) => {
            let received = format!("{status}, {why}");
            return Err(failure().received(received, &response));
        }
    };
    let entry = entry.with_status(|| status);
    let identity = identity::check(entry, &reading, &response);
    if status == entry.status().as_u16() && identity.is_ok() {
        return Ok(Received {
            response,
            reading,
            expected: wanted,
            entry,
            read: Vec::new(),
        });
    }
    let received = summary(&response, &reading, |code| code.shown(entry.code()));
    let mut failure = failure().received(received, &response);
    if let Err(Some(note)) = identity {
        failure = failure.line("note", note);
    }
    Err(failure)
}

/// Reads a field. The function is never called: it determines the type.
///
/// # Errors
///
/// If the body does not have the field, or has it with another type.
pub fn member<E: Described, T: Decode<V>, V, P: Place>(
    received: &mut Received,
    _: fn(&E) -> Option<&T>,
) -> Result<V, Failure> {
    const { check_public(E::TABLE, P::VARIANT, P::FIELD, P::PRIVATE) };
    let name = public_name(E::TABLE, P::VARIANT, P::FIELD).unwrap_or(P::FIELD);
    let label = if name == P::FIELD {
        format!("`{name}`")
    } else {
        format!("`{}` (the member `{name}`)", P::FIELD)
    };
    let fail = |why: &str| received.failure(format!("{label} cannot be read: {why}"));
    let Reading { members, items, .. } = &received.reading;
    let field = received.entry.field(name);
    let is_unknown = field.is_some_and(|field| field.json_type() == "any");
    let has_items = !items.is_empty() && (T::IS_FIELD_ERRORS || is_unknown);
    let items = Value::from(items.clone());
    let value = match members.get(name) {
        // Field errors may have a place of their own.
        Ok(None) | Err(_) if has_items => Some(&items),
        Ok(Some(Value::Array(none))) if has_items && none.is_empty() => Some(&items),
        Ok(value) => value,
        Err(why) => return Err(fail(why)),
    };
    let decoded = T::decode(value).map_err(|why| fail(&excerpt(&why)))?;
    let shown = value.map_or_else(|| "absent".to_owned(), |value| excerpt(&value.to_string()));
    received.read.push((label, shown));
    Ok(decoded)
}

impl Received {
    /// Records that the tests have produced this error, since the assertion holds.
    pub fn pass(&self) {
        crate::produced::record(&self.entry.answer_key());
    }

    /// The failure of a field that does not match its pattern.
    pub fn unmatched(&self, field: &str, pattern: &str) -> Failure {
        self.failure(format!("`{field}` does not match `{pattern}`"))
    }

    /// The failure of a guard that is false.
    pub fn refused(&self, guard: &str) -> Failure {
        self.failure(format!("`{guard}` does not hold"))
    }

    fn failure(&self, wrong: String) -> Failure {
        let mut failure = Failure::new(wrong).line("expected", &self.expected);
        let received = summary(&self.response, &self.reading, |code| code.text.clone());
        for (label, value) in &self.read {
            failure = failure.line(label, value);
        }
        failure.received(received, &self.response)
    }
}

/// `403 ORG_BLOCKED`.
fn head(entry: &Entry) -> String {
    format!("{} {}", entry.status().as_u16(), entry.code())
}

/// `OrgError::Blocked`, or a struct's name.
fn variant_path(entry: &Entry) -> String {
    let ty = entry.path().rsplit("::").next().unwrap_or_default();
    if ty == entry.variant() {
        ty.to_owned()
    } else {
        format!("{ty}::{}", entry.variant())
    }
}

/// The type of a field that can be read from a body: any `Deserialize` type, including borrowed strings, and
/// [`FieldErrors`](crate::field_errors::FieldErrors), which are read as [`FieldErrors`].
///
/// The result is a type parameter, since with an associated type rustc reports each mistake twice.
#[diagnostic::on_unimplemented(
    message = "a field of the type `{Self}` cannot be read out of a body",
    label = "this field is not `Deserialize`",
    note = "write `_` or `..` for it; of a transparent variant, the pattern of the error inside"
)]
pub trait Decode<V> {
    /// Whether it reads what is wrong with single values.
    const IS_FIELD_ERRORS: bool = false;

    /// Reads a member, which may be absent.
    ///
    /// # Errors
    ///
    /// The reason why the member cannot be read.
    fn decode(member: Option<&Value>) -> Result<V, String>;
}

impl<T: Deserialize<'static>> Decode<T> for T {
    fn decode(member: Option<&Value>) -> Result<T, String> {
        match member {
            // The text is leaked, so that a `&'static str` can be read.
            Some(value) => T::deserialize(&*Box::leak(Box::new(value.clone())))
                .map_err(|error| error.to_string()),
            // A body does not contain members that are `null`.
            None => {
                T::deserialize(&Value::Null).map_err(|_| "the body does not have it".to_owned())
            }
        }
    }
}

impl<E: ?Sized> Decode<FieldErrors> for crate::field_errors::FieldErrors<E> {
    const IS_FIELD_ERRORS: bool = true;

    fn decode(member: Option<&Value>) -> Result<FieldErrors, String> {
        FieldErrors::from_json(member.ok_or("the body does not have it")?)
    }
}

impl<E: ?Sized> Decode<Option<FieldErrors>> for Option<crate::field_errors::FieldErrors<E>> {
    const IS_FIELD_ERRORS: bool = true;

    fn decode(member: Option<&Value>) -> Result<Option<FieldErrors>, String> {
        member.map(FieldErrors::from_json).transpose()
    }
}
