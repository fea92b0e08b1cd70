//! Reading a catalogue that may have come from anywhere.

use crate::data::Catalogue;
use std::fmt;

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
        let version = version(json)?;
        if version != Catalogue::VERSION {
            return Err(ReadError::new(format!(
                "the catalogue is of format {version}, and this tool reads format {}\nuse the tool of the same release as the `errorbook` that wrote it",
                Catalogue::VERSION
            )));
        }
        let catalogue: Catalogue = serde_json::from_slice(json)
            .map_err(|error| ReadError::new(format!("not a catalogue: {error}")))?;
        catalogue.validate()?;
        Ok(catalogue)
    }

    /// The catalogue as JSON, pretty-printed, with a newline at its end.
    pub fn to_json(&self) -> String {
        let mut json = serde_json::to_string_pretty(self).unwrap_or_default();
        json.push('\n');
        json
    }

    pub(crate) fn validate(&self) -> Result<(), ReadError> {
        if self.services.is_empty() {
            return Err(ReadError::new("a catalogue without a service"));
        }
        for (ty, entry) in self.entries() {
            let (code, path) = (&entry.code, &ty.path);
            if !matches!(entry.status, 400..=599) {
                let status = entry.status;
                return Err(ReadError::new(format!(
                    "`{code}` of `{path}` has the status {status}, which is no error's"
                )));
            }
            if code.to_string().is_empty() {
                return Err(ReadError::new(format!("an error of `{path}` has no code")));
            }
            if let Some(header) = entry.headers.iter().find(|header| !is_header(&header.name)) {
                let name = &header.name;
                return Err(ReadError::new(format!(
                    "`{code}` of `{path}` has a header of the name {name:?}, which no header has"
                )));
            }
        }
        Ok(())
    }
}

fn version(json: &[u8]) -> Result<u32, ReadError> {
    #[derive(serde::Deserialize)]
    struct Version {
        errorbook: Option<u32>,
    }
    let version: Version = serde_json::from_slice(json)
        .map_err(|error| ReadError::new(format!("not a catalogue: {error}")))?;
    version
        .errorbook
        .ok_or_else(|| ReadError::new("not a catalogue: there is no member `errorbook`"))
}

/// RFC 9110 section 5.1, in lower case.
fn is_header(name: &str) -> bool {
    !name.is_empty()
        && name.bytes().all(|byte| {
            byte.is_ascii_lowercase() || byte.is_ascii_digit() || b"!#$%&'*+-.^_`|~".contains(&byte)
        })
}
