//! The bodies of a service that have schemas: those of its JSON and XML.

use super::Names;
use super::document::{Schema, Xml};
use super::{schema, status_name};
use crate::shape::{self, Shape};
use crate::{Catalogue, Entry, Format, Items, Profile, Representation, Service, Type};
use errorbook_model::preset::Kind;

/// The templates of a service's bodies, each once, in the order of its offers; those of JSON first. The number of a form
/// is its place.
pub(super) fn forms(profile: &Profile) -> Vec<Format> {
    let mut forms = Vec::new();
    for (_, representation) in crate::profile::representations(profile) {
        if has_schema(&representation.format) && !forms.contains(&representation.format) {
            forms.push(representation.format);
        }
    }
    forms.sort_by_key(|format| matches!(format, Format::Xml(_)));
    forms
}

fn has_schema(format: &Format) -> bool {
    matches!(format, Format::Json(_) | Format::Xml(_))
}

/// How many forms the services of a catalogue have at most.
pub(super) fn most(catalogue: &Catalogue) -> usize {
    let counts = catalogue
        .services
        .iter()
        .map(|service| forms(&service.profile).len());
    counts.max().unwrap_or_default()
}

/// The schema of a representation's bodies, with any error of a status.
pub(super) fn schema_of(profile: &Profile, representation: &Representation, status: u16) -> Schema {
    let mut forms = forms(profile).into_iter();
    let form = forms.position(|form| form == representation.format);
    let schema = form.map(|form| Schema::to_schema(&status_name(status, form)));
    match (representation.format, schema) {
        (Format::Json(_), Some(schema)) => schema,
        // An example of XML is its text, so that the schema of its elements is that of the text's content.
        (Format::Xml(_), schema) => Schema {
            content_media_type: representation.essence(),
            content: schema.map(Box::new),
            ..Schema::of_type("string")
        },
        (format, _) if format.kind() == Kind::Bytes => Schema {
            content_media_type: representation.essence(),
            ..Schema::default()
        },
        _ => Schema::of_type("string"),
    }
}

/// One body of an error.
#[derive(PartialEq)]
pub(super) struct Body<'a> {
    pub(super) shape: Shape<'a>,
    format: Format,
}

impl<'a> Body<'a> {
    fn of(profile: &'a Profile, entry: &'a Entry, form: usize) -> Option<Self> {
        let format = *forms(profile).get(form)?;
        let (Format::Json(body) | Format::Xml(crate::Xml { body, .. })) = format else {
            return None;
        };
        let shape = shape::body(body, profile, entry)?;
        Some(Body { shape, format })
    }

    pub(super) fn schema(&self, names: &Names) -> Schema {
        let mut schema = schema::value(&self.shape, names);
        if let Format::Xml(xml) = self.format {
            as_xml(&mut schema, xml.items);
            schema.xml = Some(Xml {
                name: Some(xml.root.to_owned()),
                namespace: xml.namespace,
                ..Xml::default()
            });
        }
        schema
    }
}

/// Says how the values are written: attributes, and the elements of arrays.
fn as_xml(schema: &mut Schema, items: Items) {
    for (key, member) in &mut schema.properties {
        as_xml(member, items);
        if let Some(name) = key.strip_prefix('@') {
            member.xml = Some(Xml {
                name: Some(name.to_owned()),
                attribute: true,
                ..Xml::default()
            });
        } else if member.of_type == Some("array") && items == Items::I {
            member.xml = Some(Xml {
                wrapped: true,
                ..Xml::default()
            });
        }
    }
    let elements = schema.prefix_items.iter_mut();
    for item in elements.chain(schema.items.as_deref_mut()) {
        as_xml(item, items);
        if items == Items::I {
            item.xml = Some(Xml {
                name: Some("i".to_owned()),
                ..Xml::default()
            });
        }
    }
    for schema in schema.any_of.iter_mut().chain(&mut schema.one_of) {
        as_xml(schema, items);
    }
}

/// The bodies of an error in a form, each with the service that shapes it so: one, unless services were merged that
/// speak in different ways.
pub(super) fn bodies<'a>(
    catalogue: &'a Catalogue,
    ty: &'a Type,
    entry: &'a Entry,
    form: usize,
) -> Vec<(&'a Service, Body<'a>)> {
    let mut bodies: Vec<(&Service, Body)> = Vec::new();
    for service in catalogue.services_of(ty) {
        if let Some(body) = Body::of(&service.profile, entry, form)
            && !bodies.iter().any(|(_, known)| *known == body)
        {
            bodies.push((service, body));
        }
    }
    bodies
}
