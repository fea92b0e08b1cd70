//! A catalogue as JSON: docs/catalogue-format.md.

use super::{Export, Write};
use crate::Catalogue;

pub(super) const EXPORT: Export = Export {
    name: "json",
    about: "The catalogue as data, which this tool reads as SOURCE",
    write: Write::File(Catalogue::to_json),
};

impl Catalogue {
    /// The catalogue as JSON, pretty-printed, with a newline at its end.
    pub fn to_json(&self) -> String {
        let mut json = serde_json::to_string_pretty(self).unwrap_or_default();
        json.push('\n');
        json
    }
}
