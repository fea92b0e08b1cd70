//! One response for all errors of an operation, instead of one per status, since some generators take one type of errors
//! per operation.

use super::cover::{joined, reference, references};
use super::document::schema_path;
use super::is_status_name;
use super::walk::{Kind, walk};
use crate::writers::naming;
use indexmap::IndexSet;
use serde_json::{Map, Value, json};
use std::collections::HashSet;

/// The name of the response, and of the schema, of all errors of a document with components alone. That of an operation's
/// errors ends with it.
const WHOLE: &str = "ApiError";

/// Gives each operation all its errors under some keys; a document without operations has a response `ApiError` instead,
/// with all of the catalogue. The components of single statuses go where nothing refers to them any more.
pub(super) fn one_error(document: &mut Value, keys: &[&str]) {
    let before = document.clone();
    let mut unions = Unions::new(&before);
    let paths = before["paths"].as_object();
    let has_paths = paths.is_some_and(|paths| !paths.is_empty());
    let of_statuses = named(&before, "responses").filter(|(name, _)| is_status_name(name));
    let of_statuses = of_statuses.map(|(_, response)| response.clone());
    let whole = unions.join(of_statuses.filter(|_| !has_paths), Some(WHOLE));
    walk(Kind::Document, document, &mut |kind, value| {
        if kind == Kind::Operation {
            unions.join_errors(value, keys);
        }
    });
    let schemas = unions.schemas;
    if let Some(components) = document
        .get_mut("components")
        .and_then(Value::as_object_mut)
    {
        insert(
            components,
            "responses",
            whole.map(|whole| (WHOLE.to_owned(), whole)),
        );
        let schemas = schemas.into_iter().map(|union| (union.name, union.schema));
        insert(components, "schemas", schemas);
    }
    for kind in ["responses", "schemas"] {
        remove_unused(document, kind);
    }
}

/// The components of a kind.
fn named<'v>(document: &'v Value, kind: &str) -> impl Iterator<Item = (&'v String, &'v Value)> {
    let components = document["components"][kind].as_object();
    components.into_iter().flatten()
}

pub(super) fn insert(
    components: &mut Map<String, Value>,
    kind: &str,
    more: impl IntoIterator<Item = (String, Value)>,
) {
    let of_kind = components.entry(kind).or_insert_with(|| json!({}));
    if let Value::Object(of_kind) = of_kind {
        of_kind.extend(more);
    }
}

fn remove_unused(document: &mut Value, kind: &str) {
    let mut used = Vec::new();
    references(document, &mut used);
    let used: HashSet<String> = used.into_iter().map(str::to_owned).collect();
    let of_kind = document.pointer_mut(&format!("/components/{kind}"));
    if let Some(Value::Object(of_kind)) = of_kind {
        let is_used = |name: &str| used.contains(&format!("/components/{kind}/{name}"));
        of_kind.retain(|name, _| !is_status_name(name) || is_used(name));
    }
}

/// A schema that is one of several.
struct Union {
    name: String,
    wanted: String,
    schema: Value,
}

struct Unions<'v> {
    document: &'v Value,
    taken: HashSet<String>,
    schemas: Vec<Union>,
}

impl<'v> Unions<'v> {
    fn new(document: &'v Value) -> Self {
        let names = named(document, "schemas").map(|(name, _)| name.to_ascii_lowercase());
        Unions {
            document,
            taken: names.collect(),
            schemas: Vec::new(),
        }
    }

    fn join_errors(&mut self, operation: &mut Value, keys: &[&str]) {
        let name = operation["operationId"].as_str().and_then(name_of_errors);
        let responses = operation.get_mut("responses");
        let Some(responses) = responses.and_then(Value::as_object_mut) else {
            return;
        };
        let is_error = |status: &String| status.starts_with(['4', '5']);
        if !responses.keys().any(is_error) {
            return;
        }
        let all = std::mem::take(responses).into_iter();
        let (errors, others): (Map<_, _>, Map<_, _>) =
            all.partition(|(status, _)| is_error(status) || status == "default");
        let has = |key: &str| {
            let class = &key[..1];
            key == "default"
                || errors.contains_key("default")
                || errors.keys().any(|status| status.starts_with(class))
        };
        let keys: Vec<&str> = keys.iter().copied().filter(|key| has(key)).collect();
        let joined = self.join(errors.into_iter().map(|(_, error)| error), name.as_deref());
        responses.extend(others);
        for key in keys {
            responses.extend(joined.clone().map(|joined| (key.to_owned(), joined)));
        }
    }

    /// Several responses as one. Without a name for them its schemas stay inline, and generators choose their names.
    fn join(
        &mut self,
        responses: impl IntoIterator<Item = Value>,
        name: Option<&str>,
    ) -> Option<Value> {
        let responses = responses.into_iter();
        let mut all = responses.reduce(|all, other| joined(all, other, self.document))?;
        if let Some(path) = reference(&all) {
            all = self.document.pointer(path)?.clone();
        }
        let content = all.get_mut("content").and_then(Value::as_object_mut);
        for media_type in content.into_iter().flat_map(Map::values_mut) {
            if let Some(schema) = media_type.get_mut("schema") {
                *schema = self.union(&[schema.take()], name);
            }
        }
        Some(all)
    }

    /// The schema of what is of one of these.
    fn union(&mut self, schemas: &[Value], name: Option<&str>) -> Value {
        let mut choices = IndexSet::new();
        for schema in schemas {
            collect_choices(schema, self.document, &mut choices);
        }
        let choices: Vec<Value> = choices.into_iter().collect();
        let contents = choices
            .iter()
            .map(|choice| choice.get("contentSchema").cloned());
        if let Some(contents) = contents.collect::<Option<Vec<Value>>>()
            && let Some(first) = choices.first()
        {
            let mut text = first.clone();
            text["contentSchema"] = self.union(&contents, name);
            return text;
        }
        let schema = match choices.as_slice() {
            [only] => return only.clone(),
            choices => choice(choices, self.document),
        };
        let Some(wanted) = name else {
            return schema;
        };
        let known = self
            .schemas
            .iter()
            .find(|known| known.schema == schema && known.wanted == wanted);
        if let Some(known) = known {
            return json!({ "$ref": schema_path(&known.name) });
        }
        let name = naming::unique_in_any_case(wanted, &mut self.taken);
        let reference = json!({ "$ref": schema_path(&name) });
        self.schemas.push(Union {
            name,
            wanted: wanted.to_owned(),
            schema,
        });
        reference
    }
}

/// `ShowApiError` of an operation `show`.
fn name_of_errors(operation: &str) -> Option<String> {
    let words = operation.split(|c: char| !c.is_ascii_alphanumeric());
    let words = words.filter(|word| !word.is_empty());
    let name: String = words
        .map(|word| word[..1].to_ascii_uppercase() + &word[1..])
        .collect();
    name.starts_with(|c: char| c.is_ascii_alphabetic())
        .then(|| format!("{name}{WHOLE}"))
}

/// The schemas that a schema chooses from. Those of a status are in their components.
fn collect_choices(schema: &Value, document: &Value, choices: &mut IndexSet<Value>) {
    if let Some(path) = reference(schema)
        && path.rsplit('/').next().is_some_and(is_status_name)
        && let Some(of_status) = document.pointer(path)
    {
        return match of_status.get("$ref") {
            // Of one error there is nothing to choose.
            Some(only) => collect_choices(&json!({ "$ref": only }), document, choices),
            None => collect_choices(of_status, document, choices),
        };
    }
    let list = schema.get("oneOf").or_else(|| schema.get("anyOf"));
    let chooses_alone = |members: &Map<String, Value>| {
        let others = ["title", "description", "discriminator"];
        let others = members.keys().filter(|key| others.contains(&&***key));
        members.len() == others.count() + 1
    };
    match list.and_then(Value::as_array) {
        Some(list) if schema.as_object().is_some_and(chooses_alone) => {
            for choice in list {
                collect_choices(choice, document, choices);
            }
        }
        _ => {
            choices.insert(schema.clone());
        }
    }
}

/// `oneOf` where a constant distinguishes each from all others, with a discriminator where that is text, and else
/// `anyOf`.
fn choice(choices: &[Value], document: &Value) -> Value {
    let Some((property, values)) = distinguished_by(choices, document) else {
        return json!({ "anyOf": choices });
    };
    let texts: Option<Vec<&str>> = values.into_iter().map(Value::as_str).collect();
    let references = choices.iter().map(|choice| choice.get("$ref").cloned());
    let references: Option<Vec<Value>> = references.collect();
    match (texts, references) {
        (Some(texts), Some(references)) => {
            let mapping = texts.into_iter().map(str::to_owned).zip(references);
            let mapping: Map<String, Value> = mapping.collect();
            let discriminator = json!({ "propertyName": property, "mapping": mapping });
            json!({ "oneOf": choices, "discriminator": discriminator })
        }
        _ => json!({ "oneOf": choices }),
    }
}

/// A property of which each has a constant of its own, and the constants. One that is a discriminator elsewhere comes
/// first.
fn distinguished_by<'v>(
    choices: &'v [Value],
    document: &'v Value,
) -> Option<(&'v str, IndexSet<&'v Value>)> {
    let resolved = choices.iter().map(|choice| match reference(choice) {
        Some(path) => document.pointer(path),
        None => Some(choice),
    });
    let resolved: Vec<&Value> = resolved.collect::<Option<_>>()?;
    let constant = |schema: &'v Value, property: &str| {
        let required = schema.get("required")?.as_array()?;
        required.contains(&property.into()).then_some(())?;
        schema.get("properties")?.get(property)?.get("const")
    };
    let discriminators = named(document, "schemas").filter_map(|(_, schema)| {
        let discriminator = schema.get("discriminator")?;
        discriminator.get("propertyName")?.as_str()
    });
    let first = resolved.first()?.get("properties")?.as_object()?;
    let mut properties = discriminators.chain(first.keys().map(String::as_str));
    properties.find_map(|property| {
        let mut values = IndexSet::new();
        let mut all = resolved.iter().map(|schema| constant(schema, property));
        all.all(|value| value.is_some_and(|value| values.insert(value)))
            .then_some((property, values))
    })
}
