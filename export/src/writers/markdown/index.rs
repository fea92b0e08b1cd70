//! The index of the errors that a service documents itself: a line per code, for agents.

use super::escape::text;
use crate::{Catalogue, Code, describe};
use errorbook_model::escape::uri_component;
use std::collections::HashSet;
use std::fmt::Write;

/// The codes of a catalogue as the list of links that agents read at `/llms.txt`: a line per code with its status, its
/// meaning and a link to `errors/{code}.md`, where `errorbook::docs::Docs` has its page, and a line per operation with its codes.
///
/// ```
/// use errorbook_export::{Catalogue, markdown_index};
///
/// let json = r#"{
///     "errorbook": 1,
///     "services": [{ "name": "acme::ERRORS" }],
///     "types": [{
///         "path": "acme::OrgError",
///         "entries": [{ "code": "ORG_BLOCKED", "status": 403, "variant": "Blocked", "title": "Blocked" }]
///     }]
/// }"#;
/// let index = markdown_index(&Catalogue::from_json(json.as_bytes())?);
/// assert!(index.contains("\n- [ORG_BLOCKED](errors/ORG_BLOCKED.md): 403, Blocked\n"));
/// # Ok::<(), errorbook_export::ReadError>(())
/// ```
pub fn markdown_index(catalogue: &Catalogue) -> String {
    let mut out = format!("# {}\n", text(&describe::title(catalogue)));
    for service in &catalogue.services {
        if let Some(description) = &service.description {
            let _ = writeln!(out, "\n> {}", text(description));
        }
    }
    out.push_str("\n[All errors in one page](errors.md), [as data](errors.json).\n");
    let mut seen = HashSet::new();
    for (_, entry) in catalogue.entries() {
        if !seen.insert(&entry.code) {
            continue;
        }
        if seen.len() == 1 {
            out.push_str("\n## Errors\n\n");
        }
        let (link, status, meaning) = (link(&entry.code), entry.status, text(&entry.meaning()));
        let _ = writeln!(out, "- {link}: {status}, {meaning}");
    }
    for (number, operation) in catalogue.answering().enumerate() {
        if number == 0 {
            out.push_str("\n## Operations\n\n");
        }
        let codes: Vec<_> = operation.codes.iter().map(link).collect();
        let _ = writeln!(out, "- {}: {}", text(&operation.label()), codes.join(", "));
    }
    describe::visible(out)
}

fn link(code: &Code) -> String {
    let code = code.to_string();
    format!("[{}](errors/{}.md)", text(&code), uri_component(&code))
}
