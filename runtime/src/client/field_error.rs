//! What is wrong with one value of a request.

use errorbook_model::Name;
use serde_core::de::DeserializeOwned;
use serde_json::{Map, Value};

/// One field error of a response.
///
/// ```
/// use errorbook::client::Reply;
/// use errorbook::Profile;
/// use http::{HeaderMap, StatusCode};
///
/// let body = r#"{"title":"Unprocessable Content","code":"ORG_INVALID","errors":[
///     {"pointer":"/seats","code":"ORG_INVALID_SEATS","message":"at least 2 seats","min":2}
/// ]}"#;
/// let mut headers = HeaderMap::new();
/// headers.insert("content-type", "application/problem+json".parse()?);
/// let reply = Reply::read(&Profile::DEFAULT, StatusCode::UNPROCESSABLE_ENTITY, &headers, body)?;
///
/// let [error] = reply.field_errors() else { panic!("one") };
/// assert_eq!(error.pointer(), Some("/seats"));
/// assert_eq!(error.code(), Some("ORG_INVALID_SEATS"));
/// assert_eq!(error.message(), Some("at least 2 seats"));
/// assert_eq!(error.field("min"), Some(2));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Debug, PartialEq)]
pub struct FieldError {
    members: Map<String, Value>,
}

impl FieldError {
    /// The field error in an item, where it says at least what is wrong, or where.
    pub(super) fn from_item(item: &Value) -> Option<Self> {
        let members = item.as_object()?;
        (!members.is_empty()).then(|| FieldError {
            members: members.clone(),
        })
    }

    /// The field errors in a list that has nothing else.
    pub(super) fn list(value: &Value) -> Option<Vec<Self>> {
        let elements = value.as_array()?.iter();
        let errors: Option<Vec<Self>> = elements.map(Self::from_element).collect();
        errors.filter(|errors| !errors.is_empty())
    }

    /// The field error in an element of a list, which has a place, a code and a message.
    fn from_element(element: &Value) -> Option<Self> {
        let error = FieldError::from_item(element)?;
        let has_code = matches!(
            error.members.get(Name::Code.as_str())?,
            Value::String(_) | Value::Number(_)
        );
        let is_one = has_code && error.place().is_some() && error.message().is_some();
        is_one.then_some(error)
    }

    fn text(&self, name: Name) -> Option<&str> {
        self.members.get(name.as_str())?.as_str()
    }

    fn place(&self) -> Option<&str> {
        let pointer = self.pointer().or_else(|| self.parameter());
        pointer.or_else(|| self.header())
    }

    /// The position of the value in the request's body, as a JSON Pointer (RFC 6901), if it is about one.
    pub fn pointer(&self) -> Option<&str> {
        self.text(Name::Pointer)
    }

    /// The name of the parameter, if it is about one. A text does not tell a parameter from a header: this is either.
    pub fn parameter(&self) -> Option<&str> {
        self.text(Name::Parameter)
    }

    /// The name of the request's header, if it is about one.
    pub fn header(&self) -> Option<&str> {
        self.text(Name::Header)
    }

    /// The code, if the service's shape has it and it is a text.
    pub fn code(&self) -> Option<&str> {
        self.text(Name::Code)
    }

    /// The integer code, if the service's shape has it and it is a number.
    pub fn number(&self) -> Option<i64> {
        self.members.get(Name::Code.as_str())?.as_i64()
    }

    /// The message, if the service's shape has it.
    pub fn message(&self) -> Option<&str> {
        self.text(Name::Message)
    }

    /// The exposed field with this name, if it is there and of this type.
    pub fn field<T: DeserializeOwned>(&self, name: &str) -> Option<T> {
        T::deserialize(self.members.get(name)?).ok()
    }
}
