//! A catalogue as components of OpenAPI 3.1.

mod cover;
mod dialect;
mod document;
mod form;
mod known;
mod layout;
mod merge;
mod prose;
mod refused;
mod response;
mod schema;
mod style;
mod walk;

pub use cover::{cover, response_of_all, responses};
pub use merge::{AddError, add_to, to_value};
pub use style::{Layout, Style, Version};

use super::{Export, Write};
use crate::writers::{markdown, naming};
use crate::{Catalogue, Code, Entry, Field, Type, describe};
use document::{Components, Document, ExternalDocs, Info, Schema};
use indexmap::IndexMap;
use schema::Choice;
use std::collections::{BTreeMap, HashMap, HashSet};

pub(super) const EXPORT: Export = Export {
    name: "openapi",
    about: "OpenAPI 3.1 or 3.0: components with responses and schemas",
    write: Write::Document(style::write),
};

/// The catalogue as a document of OpenAPI 3.1, with components alone.
///
/// `components.schemas` has a schema per code, named after it (`ORG_BLOCKED`; `Code4031` where it is a
/// number), and one per status, `Error403`, which is one of them. `components.responses` has a response per
/// status under that name, with every representation, the headers, and an example per code. A further body of the
/// service, such as that of an XML offer, has schemas of its own, with a number: `ORG_BLOCKED_2`. A service that
/// has a document of its own takes the components [into it](add_to).
///
/// Where the code is a member of the body itself, and text, it is the discriminator of the schema of a status.
/// Everywhere else constants tell errors apart.
///
/// ```
/// use errorbook_export::{Catalogue, openapi};
///
/// let json = r#"{
///     "errorbook": 1,
///     "services": [{ "name": "acme::ERRORS" }],
///     "types": [{
///         "path": "acme::OrgError",
///         "entries": [{ "code": "ORG_BLOCKED", "status": 403, "variant": "Blocked", "title": "Blocked" }]
///     }]
/// }"#;
/// let document = openapi(&Catalogue::from_json(json.as_bytes())?.public());
/// assert!(document.starts_with("{\n  \"openapi\": \"3.1.0\""));
/// assert!(document.contains("\"#/components/schemas/ORG_BLOCKED\""));
/// # Ok::<(), errorbook_export::ReadError>(())
/// ```
pub fn openapi(catalogue: &Catalogue) -> String {
    let catalogue = &*catalogue.with_default_fields();
    let descriptions = catalogue
        .services
        .iter()
        .filter_map(|service| service.description.as_deref().map(markdown::prose::prose));
    let document = Document {
        openapi: "3.1.0",
        info: Info {
            title: describe::title(catalogue),
            description: descriptions.collect::<Vec<_>>().join("\n\n"),
            version: version(catalogue).unwrap_or("unversioned").to_owned(),
        },
        paths: IndexMap::new(),
        components: components(catalogue),
    };
    let mut json = serde_json::to_string_pretty(&document).unwrap_or_default();
    json.push('\n');
    json
}

/// The version of the services' packages, where it is one. A document must name a version.
fn version(catalogue: &Catalogue) -> Option<&str> {
    let mut versions = catalogue
        .services
        .iter()
        .map(|service| service.version.as_deref());
    let first = versions.next()?;
    first.filter(|_| versions.all(|version| version == first))
}

/// An error of the catalogue, and the names of its components: one for each form of bodies.
struct Row<'a> {
    ty: &'a Type,
    entry: &'a Entry,
    names: Vec<String>,
}

impl Row<'_> {
    /// The name of its first component, by which its examples go too.
    fn name(&self) -> &str {
        self.names.first().map_or("", String::as_str)
    }
}

/// The catalogue with an error of several statuses once under each. The others have no examples: the ones that were
/// rendered are of its own status.
pub(crate) fn per_status(catalogue: &Catalogue) -> Catalogue {
    let mut all = catalogue.clone();
    for ty in &mut all.types {
        let entries = std::mem::take(&mut ty.entries);
        ty.entries = entries.into_iter().flat_map(of_each_status).collect();
    }
    all
}

fn of_each_status(mut own: Entry) -> Vec<Entry> {
    let others = own.documentary.0.shift_remove("other_statuses");
    let mut all = vec![own];
    // A title may have a comma of its own.
    for part in others.iter().flat_map(|others| others.split(", ")) {
        let status = part
            .split_once(' ')
            .and_then(|(status, title)| Some((status.parse().ok()?, title)))
            .filter(|(status, _)| matches!(status, 400..=599));
        if let Some((status, title)) = status {
            let mut other = all[0].clone();
            other.status = status;
            title.clone_into(&mut other.title);
            other.examples.clear();
            other.examples_of.clear();
            all.push(other);
        } else if let Some(last) = all.last_mut() {
            last.title.extend([", ", part]);
        }
    }
    all
}

/// The names of the schemas of field errors.
struct Names<'a> {
    field_error: String,
    /// By the code of the item.
    items: HashMap<&'a Code, String>,
}

impl Names<'_> {
    fn item(&self, code: &Code) -> &str {
        self.items.get(code).map_or("", String::as_str)
    }
}

fn components(catalogue: &Catalogue) -> Components {
    let catalogue = &per_status(catalogue);
    let mut statuses: BTreeMap<u16, Vec<Row>> = BTreeMap::new();
    for (_, entry) in catalogue.entries() {
        if entry.concealed_as.is_none() {
            statuses.entry(entry.status).or_default();
        }
    }
    // Examples are named after the first form, where there are no bodies too.
    let forms = 0..form::most(catalogue).max(1);
    let of_status = |status: u16| forms.clone().map(move |form| status_name(status, form));
    let of_statuses = statuses.keys().copied().flat_map(of_status);
    let mut taken: HashSet<String> = of_statuses.map(|name| name.to_ascii_lowercase()).collect();
    let mut name = |wanted: &str| naming::unique_in_any_case(wanted, &mut taken);
    let field_error = name("FieldError");
    let items = catalogue.listed_items();
    let of_items = items.iter().map(|entry| {
        let wanted = format!("{}_Item", component_name(&entry.code));
        (&entry.code, name(&wanted))
    });
    let own = Names {
        field_error,
        items: of_items.collect(),
    };
    let mut components = Components::default();
    let mut concealed = Vec::new();
    let mut uses_field_error = false;
    for (ty, entry) in catalogue.entries() {
        let names = forms.clone().map(|_| name(&component_name(&entry.code)));
        let row = Row {
            ty,
            entry,
            names: names.collect(),
        };
        if entry.concealed_as.is_some() {
            concealed.push(row);
            continue;
        }
        uses_field_error |= has_field_errors(entry);
        for (form, name) in row.names.iter().enumerate() {
            if let Some(schema) = of_entry(catalogue, &row, form, &own) {
                components.schemas.insert(name.clone(), schema);
            }
        }
        statuses.entry(entry.status).or_default().push(row);
    }
    for row in concealed {
        for (form, name) in row.names.iter().enumerate() {
            if let Some((other, schema)) = of_concealed(&row, form, &statuses)
                && components.schemas.contains_key(other)
            {
                components.schemas.insert(name.clone(), schema);
            }
        }
    }
    for entry in items {
        let name = own.item(&entry.code);
        components
            .schemas
            .insert(name.to_owned(), schema::item(name, entry, &own));
    }
    if uses_field_error {
        components
            .schemas
            .insert(own.field_error, schema::field_error());
    }
    for (status, rows) in &statuses {
        for form in forms.clone() {
            let choices = choices(catalogue, rows, form);
            if !choices.is_empty() {
                let title = crate::phrase(*status);
                let schema = schema::of_status(title, &choices);
                components
                    .schemas
                    .insert(status_name(*status, form), schema);
            }
        }
        let response = response::of_status(catalogue, *status, rows);
        components
            .responses
            .insert(status_name(*status, 0), response);
    }
    components
}

/// The name of a status's schema for a form of bodies; that of its response is the first's.
fn status_name(status: u16, form: usize) -> String {
    match form {
        0 => format!("Error{status}"),
        form => format!("Error{status}_{}", form + 1),
    }
}

fn is_status_name(name: &str) -> bool {
    let rest = name.strip_prefix("Error").unwrap_or_default();
    let (status, form) = rest.split_once('_').unwrap_or((rest, "2"));
    status.len() == 3 && status.parse::<u16>().is_ok() && form.parse::<usize>().is_ok()
}

/// OpenAPI allows names of `[a-zA-Z0-9._-]`. Programs made from them want a letter first.
fn component_name(code: &Code) -> String {
    let text = code.to_string();
    let allowed = |c: char| c.is_ascii_alphanumeric() || matches!(c, '.' | '_' | '-');
    naming::lettered("Code", text.replace(|c| !allowed(c), "_"))
}

fn has_field_errors(entry: &Entry) -> bool {
    entry.fields.iter().any(Field::is_field_errors)
}

fn of_entry(catalogue: &Catalogue, row: &Row, form: usize, names: &Names) -> Option<Schema> {
    let Row { ty, entry, .. } = row;
    let bodies = form::bodies(catalogue, ty, entry, form);
    let mut schema = match bodies.as_slice() {
        [] => return None,
        [(_, body)] => body.schema(names),
        bodies => Schema::any_of(bodies.iter().map(|(service, body)| Schema {
            title: Some(describe::label(catalogue, service).to_owned()),
            ..body.schema(names)
        })),
    };
    // Generators name types after titles: two errors may have one, but never one component.
    schema.title = row.names.get(form).cloned();
    schema.description = Some(prose::of_entry(catalogue, ty, entry));
    schema.deprecated = entry.sunset.is_some();
    let docs = catalogue
        .service_of(ty)
        .and_then(|service| service.profile.docs_uri(&entry.code.to_string()));
    schema.external_docs = docs
        .filter(|url| describe::is_link(url))
        .map(|url| ExternalDocs { url });
    Some(schema)
}

/// A concealed error is never sent: its schema is that of the answer given instead.
fn of_concealed<'r>(
    row: &Row,
    form: usize,
    statuses: &'r BTreeMap<u16, Vec<Row>>,
) -> Option<(&'r str, Schema)> {
    let answered = row.entry.concealed_as.as_ref()?;
    let same_type = |other: &&Row| std::ptr::eq(other.ty, row.ty) && other.entry.code == *answered;
    let other = statuses.values().flatten().find(same_type)?;
    let name = other.names.get(form)?;
    let schema = Schema {
        title: row.names.get(form).cloned(),
        description: Some(prose::of_concealed(row.entry, answered)),
        ..Schema::to_schema(name)
    };
    Some((name, schema))
}

fn choices(catalogue: &Catalogue, rows: &[Row], form: usize) -> Vec<Choice> {
    let choice = |row: &Row| {
        let bodies = form::bodies(catalogue, row.ty, row.entry, form);
        let telling = match bodies.as_slice() {
            [] => return None,
            [(_, body)] => schema::telling(&body.shape),
            // No constant is sure to identify each of several bodies.
            _ => Vec::new(),
        };
        let name = row.names.get(form)?.clone();
        Some(Choice { name, telling })
    };
    rows.iter().filter_map(choice).collect()
}
