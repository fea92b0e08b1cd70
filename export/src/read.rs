//! Reading a catalogue that may have come from anywhere.

use crate::data::{Catalogue, Service, Type};
use crate::operation;
use errorbook_model::JsonType;
use errorbook_model::media::is_token;
use errorbook_model::pairs::is_framing;
use serde::de::DeserializeOwned;
use std::collections::HashSet;
use std::fmt;

/// How deep a body may be nested. What a person would read is far from it, and writers may recurse.
pub(crate) const DEEPEST: usize = 64;

/// Why no catalogue could be read.
#[derive(Debug)]
pub struct ReadError(String);

impl ReadError {
    pub(crate) fn new(message: impl Into<String>) -> Self {
        ReadError(message.into())
    }
}

impl fmt::Display for ReadError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl std::error::Error for ReadError {}

impl Catalogue {
    /// Reads an exported catalogue: docs/catalogue-format.md.
    ///
    /// # Errors
    ///
    /// Where the text is not JSON, of another version or another shape, or where what it says cannot be:
    /// a status that is no error's, a header that no response may carry.
    pub fn from_json(json: &[u8]) -> Result<Catalogue, ReadError> {
        let fault = |why: String| ReadError::new(format!("not a catalogue: {why}"));
        let catalogue: Catalogue = parse(
            json,
            fault,
            "the catalogue is",
            "the `errorbook` that wrote it",
        )?;
        catalogue.validate()?;
        Ok(catalogue)
    }

    pub(crate) fn validate(&self) -> Result<(), ReadError> {
        if self.services.is_empty() {
            return Err(ReadError::new("a catalogue without a service"));
        }
        let mut names = HashSet::new();
        for service in &self.services {
            service.validate()?;
            if !names.insert(service.name.as_str()) {
                let name = &service.name;
                return Err(ReadError::new(format!("two services are called {name:?}")));
            }
        }
        for ty in &self.types {
            ty.validate()?;
            if let Some(name) = ty
                .services
                .iter()
                .find(|name| !names.contains(name.as_str()))
            {
                let path = &ty.path;
                return Err(ReadError::new(format!(
                    "{path:?} is answered by the service {name:?}, which is not in the catalogue"
                )));
            }
        }
        operation::validate(self)
    }
}

impl Service {
    pub(crate) fn validate(&self) -> Result<(), ReadError> {
        let name = &self.name;
        if !is_line(name) {
            return Err(ReadError::new(format!(
                "a service has the name {name:?}, which is not a path"
            )));
        }
        let mut tags = self.language.iter().chain(self.locales.keys());
        if let Some(tag) = tags.find(|tag| !is_line(tag)) {
            return Err(ReadError::new(format!(
                "{name:?} has the language {tag:?}, which is no tag of BCP 47"
            )));
        }
        Ok(())
    }
}

impl Type {
    pub(crate) fn validate(&self) -> Result<(), ReadError> {
        let path = &self.path;
        if !is_line(path) {
            return Err(ReadError::new(format!("{path:?} is the path of no type")));
        }
        for entry in &self.entries {
            let (code, status) = (entry.code.to_string(), entry.status);
            let fault = |what: String| Err(ReadError::new(format!("{code:?} of {path:?} {what}")));
            if !is_line(&code) {
                return fault("is no code".to_owned());
            }
            if !matches!(status, 400..=599) {
                return fault(format!("has the status {status}, which is no error's"));
            }
            for ty in entry.fields.iter().flat_map(|field| &field.item_types) {
                ty.validate()?;
            }
            for field in &entry.fields {
                // Items and placeholders alone are of these types, and a lock has no word for them.
                if matches!(field.json_type, JsonType::FieldError | JsonType::Date) {
                    let (name, json_type) = (&field.name, field.json_type);
                    return fault(format!(
                        "has a field {name:?} of the type `{json_type}`, which no field has"
                    ));
                }
            }
            for header in &entry.headers {
                let (name, value) = (&header.name, &header.value);
                if !is_header(name) {
                    return fault(format!(
                        "has a header of the name {name:?}, which no header has"
                    ));
                }
                if is_framing(name) {
                    return fault(format!("sets {name:?}, which no error may"));
                }
                if value.chars().any(|c| c.is_control() && c != '\t') {
                    return fault(format!("has a value of {name:?} that no header may carry"));
                }
            }
        }
        Ok(())
    }
}

/// Reads a document or a piece of this version of the format. `is` and `writer` say, in the message about another
/// version, what is of that version and what wrote it.
pub(crate) fn parse<T: DeserializeOwned>(
    json: &[u8],
    fault: impl Fn(String) -> ReadError,
    is: &str,
    writer: &str,
) -> Result<T, ReadError> {
    #[derive(serde::Deserialize)]
    struct Version {
        errorbook: Option<u32>,
    }
    let not_json = |error: serde_json::Error| fault(error.to_string());
    let Version { errorbook } = serde_json::from_slice(json).map_err(not_json)?;
    match errorbook {
        Some(Catalogue::VERSION) => serde_json::from_slice(json).map_err(not_json),
        None => Err(fault("there is no member `errorbook`".to_owned())),
        Some(version) => Err(ReadError::new(format!(
            "{is} of format {version}, and this tool reads format {}\nuse the tool of the same release as {writer}",
            Catalogue::VERSION
        ))),
    }
}

/// RFC 9110 section 5.1, in lower case as the format has it.
pub(crate) fn is_header(name: &str) -> bool {
    !name.is_empty()
        && name
            .bytes()
            .all(|byte| is_token(byte) && !byte.is_ascii_uppercase())
}

/// Whether a text is one line, with something on it.
pub(crate) fn is_line(text: &str) -> bool {
    !text.is_empty() && !text.contains(char::is_control)
}
