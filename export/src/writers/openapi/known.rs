//! Which types an operation names, by its responses: a library of documents has written them as [`responses`].

use super::cover::{response_of_all, responses};
use crate::{Catalogue, Entry, Type};
use indexmap::{IndexMap, IndexSet};
use serde_json::{Map, Value};
use std::collections::{BTreeMap, BTreeSet};

/// The codes of a type, which is given by its place.
type Named = (usize, Vec<String>);

/// The types that operations may name.
pub(super) struct Known {
    types: Vec<Type>,
    /// The codes of each that an operation may have: those of the type, unless it is listed in part, and of its subsets.
    sets: Vec<Vec<BTreeSet<String>>>,
    /// The types of each code, by their places: several where it is shared.
    of_codes: BTreeMap<String, IndexSet<usize>>,
    /// The responses of errors, by their codes: [`responses`], and [`response_of_all`].
    responses: BTreeMap<Vec<Named>, Vec<Value>>,
}

impl Known {
    pub(super) fn new(catalogue: &Catalogue, others: Vec<Type>) -> Self {
        let mut known = Known {
            types: Vec::new(),
            sets: Vec::new(),
            of_codes: BTreeMap::new(),
            responses: BTreeMap::new(),
        };
        for mut ty in catalogue.types.iter().cloned().chain(others) {
            ty.services.clear();
            let subsets = std::mem::take(&mut ty.subsets);
            let subsets = subsets
                .iter()
                .map(|it| codes(ty.public_entries(&it.variants)));
            let whole = codes(ty.entries.iter().filter(|entry| entry.is_public()));
            let whole = Some(whole).filter(|_| !ty.partial);
            known.sets.push(whole.into_iter().chain(subsets).collect());
            ty.entries.retain(Entry::is_public);
            for entry in &mut ty.entries {
                entry.examples.clear();
                entry.examples_of.clear();
                // Which of these a response has depends on the variants that its operation names.
                entry.fields.retain(|field| !field.beside);
                let places = known.of_codes.entry(entry.code.to_string()).or_default();
                if entry.shared || places.is_empty() {
                    places.insert(known.types.len());
                }
            }
            known.types.push(ty);
        }
        known
    }

    /// Takes the responses of errors out of an operation, and returns the types that it names: each with the
    /// errors that it may answer with.
    pub(super) fn take_named(&mut self, responses: &mut Map<String, Value>) -> Vec<Type> {
        let statuses: BTreeSet<String> = responses.keys().cloned().collect();
        let mut named: IndexMap<usize, Seen> = IndexMap::new();
        responses.retain(|status, response| {
            let found = self.recognize(response);
            for (place, codes) in found.iter().flatten() {
                let seen = named.entry(*place).or_default();
                seen.statuses.insert(status.clone());
                seen.codes.extend(codes.iter().cloned());
            }
            found.is_none()
        });
        let named = named.into_iter().map(|(place, seen)| {
            let codes = self.completed(place, &seen, &statuses);
            let codes = codes.unwrap_or(&seen.codes).iter().cloned().collect();
            restricted(&self.types, &(place, codes))
        });
        named.collect()
    }

    /// The smallest set of a type's codes that explains what is there of it. A type, and a subset, brings the responses of
    /// all its errors along: where one is not there any more, the library has put another in its place.
    fn completed(
        &self,
        place: usize,
        seen: &Seen,
        statuses: &BTreeSet<String>,
    ) -> Option<&BTreeSet<String>> {
        let explains = |set: &&BTreeSet<String>| {
            let mut entries = self.types[place].entries.iter();
            seen.codes.is_subset(set)
                && entries.all(|entry| {
                    let (code, status) = (entry.code.to_string(), entry.status.to_string());
                    let is_replaced =
                        statuses.contains(&status) && !seen.statuses.contains(&status);
                    seen.codes.contains(&code) || !set.contains(&code) || is_replaced
                })
        };
        let sets = self.sets[place].iter().filter(explains);
        sets.min_by_key(|set| set.len())
    }

    /// The codes of a response, where it is one of [`responses`] or [`response_of_all`].
    fn recognize(&mut self, response: &Value) -> Option<Vec<Named>> {
        let mut codes = Vec::new();
        for media_type in response.get("content")?.as_object()?.values() {
            collect_codes(media_type.get("schema")?, &mut codes);
        }
        if codes.is_empty() || !codes.iter().all(|code| self.of_codes.contains_key(code)) {
            return None;
        }
        let mut candidates = self.candidates(&codes).into_iter();
        candidates.find(|named| {
            let own = self.responses.entry(named.clone()).or_insert_with(|| {
                let types = named.iter().map(|named| restricted(&self.types, named));
                let types: Vec<Type> = types.collect();
                let of_statuses = responses(types.clone()).into_values();
                of_statuses.chain(response_of_all(types)).collect()
            });
            own.iter().any(|own| says_the_same(own, response))
        })
    }

    /// The types that may have some codes: together, and of shared codes each that has all of them.
    fn candidates(&self, codes: &[String]) -> Vec<Vec<Named>> {
        let mut together: IndexMap<usize, Vec<String>> = IndexMap::new();
        for code in codes {
            for place in &self.of_codes[code] {
                together.entry(*place).or_default().push(code.clone());
            }
        }
        let alone = together.iter().filter(|(_, of)| of.len() == codes.len());
        let alone = alone.map(|(place, of)| vec![(*place, of.clone())]);
        let alone: Vec<_> = alone.filter(|_| together.len() > 1).collect();
        let together = together.into_iter().collect();
        [together].into_iter().chain(alone).collect()
    }
}

/// What the responses of an operation have of a type.
#[derive(Default)]
struct Seen {
    statuses: BTreeSet<String>,
    codes: BTreeSet<String>,
}

fn codes<'e>(entries: impl Iterator<Item = &'e Entry>) -> BTreeSet<String> {
    entries.map(|entry| entry.code.to_string()).collect()
}

/// A type without its other errors than those of some codes.
fn restricted(types: &[Type], (place, codes): &Named) -> Type {
    let whole = &types[*place];
    let entries = whole.entries.iter();
    let entries = entries.filter(|entry| codes.contains(&entry.code.to_string()));
    let mut ty = Type::new(&whole.path, entries.cloned().collect());
    ty.description.clone_from(&whole.description);
    ty
}

/// The codes that the schema of a body has as constants, in their order.
fn collect_codes(schema: &Value, codes: &mut Vec<String>) {
    let code = schema.pointer("/properties/code/const");
    let code = code.map(|code| {
        code.as_str()
            .map_or_else(|| code.to_string(), str::to_owned)
    });
    codes.extend(code.filter(|code| !codes.contains(code)));
    for list in ["oneOf", "anyOf"] {
        for schema in schema[list].as_array().into_iter().flatten() {
            collect_codes(schema, codes);
        }
    }
}

/// Whether a response has the description and the schemas of errors. A library may write the rest in another form.
fn says_the_same(own: &Value, response: &Value) -> bool {
    let schemas = |response: &Value| -> Value {
        let media_types = response["content"].as_object().into_iter().flatten();
        let schema = |media_type: &Value| media_type.get("schema").cloned().unwrap_or_default();
        media_types
            .map(|(name, media_type)| (name.clone(), schema(media_type)))
            .collect()
    };
    own.get("description") == response.get("description")
        && is_schema_of(&schemas(own), &schemas(response))
}

/// Whether a schema is that of some errors, or has more properties: those of variants around the errors, which may be absent.
fn is_schema_of(own: &Value, schema: &Value) -> bool {
    match (own, schema) {
        (Value::Object(own), Value::Object(schema)) => {
            let has_all = own.iter().all(|(name, own)| match schema.get(name) {
                Some(schema) if name == "properties" => has_properties(own, schema),
                Some(schema) => is_schema_of(own, schema),
                None => false,
            });
            has_all && own.len() == schema.len()
        }
        (Value::Array(own), Value::Array(schema)) => {
            let mut both = own.iter().zip(schema);
            own.len() == schema.len() && both.all(|(own, schema)| is_schema_of(own, schema))
        }
        (own, schema) => own == schema,
    }
}

fn has_properties(own: &Value, properties: &Value) -> bool {
    let own = own.as_object().into_iter().flatten();
    let mut own = own.map(|(name, own)| (own, properties.get(name)));
    own.all(|(own, schema)| schema.is_some_and(|schema| is_schema_of(own, schema)))
}
