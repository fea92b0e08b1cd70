//! From the shape of a body to its schema.

use super::Names;
use super::document::{Additional, Discriminator, Schema, schema_path};
use crate::shape::{Member, Piece, Shape, is_for_people};
use crate::{Code, Entry, Field, JsonType, Name, Sample};
use indexmap::IndexSet;
use serde_json::Value;

fn object(members: &[Member], names: &Names) -> Schema {
    let mut schema = Schema::of_type("object");
    for member in members {
        let key = member.key.to_owned();
        if member.required {
            schema.required.push(key.clone());
        }
        schema.properties.insert(key, value(&member.value, names));
    }
    schema
}

/// The schema of a body, or of a value in it.
pub(super) fn value(shape: &Shape, names: &Names) -> Schema {
    match shape {
        Shape::Object(members) => object(members, names),
        Shape::Keyed {
            members,
            value: other,
        } => Schema {
            additional_properties: Some(Additional::Of(Box::new(value(other, names)))),
            ..object(members, names)
        },
        Shape::Array(items) => array(items, names),
        Shape::Items { of_error, of_item } => {
            let item = value(of_item, names);
            let item = match of_error.as_deref().filter(|own| *own != &**of_item) {
                None => item,
                Some(own) => Schema::any_of([value(own, names), item]),
            };
            Schema {
                min_items: Some(1),
                ..array_of(item)
            }
        }
        Shape::Literal(json) => constant(&serde_json::from_str(json).unwrap_or_default()),
        // What people read may be translated: a client that matched it would break.
        Shape::Constant(name, text) if is_for_people(*name) => example(text.clone()),
        Shape::Constant(_, value) => constant(value),
        Shape::Sentence(_, text) => example(text.as_str().into()),
        Shape::Seconds => Schema {
            description: Some("Seconds until a retry may succeed.".to_owned()),
            minimum: Some(0),
            ..Schema::of_type("integer")
        },
        Shape::Text(pieces) => text(pieces),
        Shape::OfRequest(name) => self::of_request_value(*name),
        Shape::OfItem(Name::Code) => code_of_item(),
        Shape::OfItem(Name::Segments) => {
            text_or_integer("A name or an index on the way to the value.")
        }
        Shape::OfItem(name) => of_item(*name),
        Shape::Any => Schema::default(),
        Shape::Field(field) => self::field(field, names),
        Shape::Either(shapes) => Schema::any_of(shapes.iter().map(|shape| value(shape, names))),
    }
}

/// Any string, such as this one.
fn example(text: Value) -> Schema {
    Schema {
        examples: vec![text],
        ..Schema::of_type("string")
    }
}

/// A string, of which some pieces are the same in every answer.
fn text(pieces: &[Piece]) -> Schema {
    let mut pattern = String::from("^");
    let mut example = String::new();
    for piece in pieces {
        match piece {
            Piece::Constant(text) => {
                example.push_str(text);
                for c in text.chars() {
                    if r"\^$.|?*+()[]{}/".contains(c) {
                        pattern.push('\\');
                    }
                    pattern.push(c);
                }
            }
            Piece::Value(text) => {
                example.push_str(text);
                pattern.push_str("[\\s\\S]*");
            }
        }
    }
    pattern.push('$');
    Schema {
        pattern: Some(pattern),
        ..self::example(example.into())
    }
}

fn of_request_value(name: Name) -> Schema {
    let (description, format) = match name {
        Name::RequestId => (
            "The id of the request, which the operator can find it by.",
            None,
        ),
        Name::Instance => (
            "What this occurrence of the error is.",
            Some("uri-reference"),
        ),
        Name::TraceId => ("The trace that the request belongs to.", None),
        Name::Timestamp => ("When the error was answered.", Some("date-time")),
        Name::RequestMethod => ("The method of the request.", None),
        _ => ("The path of the request.", None),
    };
    Schema {
        description: Some(description.to_owned()),
        format,
        ..example(Sample::of_request(name).into())
    }
}

fn code_of_item() -> Schema {
    text_or_integer("The code of the error: a string, or an integer.")
}

fn text_or_integer(description: &str) -> Schema {
    Schema {
        description: Some(description.to_owned()),
        ..Schema::any_of(["string", "integer"].map(Schema::of_type))
    }
}

/// A value of a field error.
fn of_item(name: Name) -> Schema {
    let description = match name {
        Name::Pointer => "Where the value stands in the request's body (RFC 6901).",
        Name::Parameter => "The parameter that has the value.",
        Name::Header => "The header that has the value.",
        Name::Place => {
            "Where the value stands in the request's body (RFC 6901), or the parameter or header that has it."
        }
        _ => "What is wrong with the value.",
    };
    Schema {
        description: Some(description.to_owned()),
        format: (name == Name::Pointer).then_some("json-pointer"),
        ..Schema::of_type("string")
    }
}

fn constant(value: &Value) -> Schema {
    let of_type = match value {
        Value::Null => "null",
        Value::Bool(_) => "boolean",
        Value::Number(number) if number.is_f64() => "number",
        Value::Number(_) => "integer",
        Value::String(_) => "string",
        Value::Array(_) => "array",
        Value::Object(_) => "object",
    };
    let schema = match value {
        Value::Array(_) => array_of(Schema::default()),
        _ => Schema::of_type(of_type),
    };
    Schema {
        constant: Some(value.clone()),
        ..schema
    }
}

/// An item that is left out moves those behind it: then an item's place does not determine its type.
fn array(items: &[Member], names: &Names) -> Schema {
    let certain = items.iter().filter(|item| item.required).count();
    let schemas: Vec<Schema> = items.iter().map(|item| value(&item.value, names)).collect();
    let mut schema = Schema {
        min_items: Some(certain),
        max_items: Some(items.len()),
        ..array_of(Schema::default())
    };
    if certain == items.len() {
        schema.prefix_items = schemas;
    } else {
        schema.items = Some(Box::new(Schema::any_of(schemas)));
    }
    schema
}

/// OpenAPI 3.0 wanted `items` of every array, and its linters still do.
fn array_of(items: Schema) -> Schema {
    Schema {
        items: Some(Box::new(items)),
        ..Schema::of_type("array")
    }
}

fn field(field: &Field, names: &Names) -> Schema {
    let mut schema = of_type(field.json_type, names);
    if let (JsonType::Array, Some(items)) = (field.json_type, field.items) {
        schema = array_of(if field.knows_items() {
            items_of(field, names)
        } else {
            of_type(items, names)
        });
    }
    let sample = || serde_json::to_value(field.sample());
    if field.constant.is_some() {
        schema.constant = sample().ok();
    } else if field.example.is_some() {
        schema.examples.extend(sample());
    }
    schema
}

fn of_type(json_type: JsonType, names: &Names) -> Schema {
    match json_type {
        JsonType::Any => Schema::default(),
        JsonType::FieldError => Schema::to_schema(&names.field_error),
        JsonType::Array => array_of(Schema::default()),
        JsonType::Date => Schema::of_type("string"),
        JsonType::Object => Schema {
            additional_properties: Some(Additional::Any(true)),
            ..Schema::of_type("object")
        },
        other => Schema::of_type(other.as_str()),
    }
}

/// One of the errors that the items of a list are, which the code tells apart.
fn items_of(field: &Field, names: &Names) -> Schema {
    let codes: IndexSet<&Code> = field.sent_items().map(|entry| &entry.code).collect();
    let is_text = codes.iter().all(|code| matches!(code, Code::Text(_)));
    let discriminator = is_text.then(|| Discriminator {
        property_name: "code".to_owned(),
        mapping: codes
            .iter()
            .map(|code| (code.to_string(), schema_path(names.item(code))))
            .collect(),
    });
    Schema {
        one_of: codes
            .iter()
            .map(|code| Schema::to_schema(names.item(code)))
            .collect(),
        discriminator,
        ..Schema::default()
    }
}

/// A field error of one code.
pub(super) fn item(name: &str, entry: &Entry, names: &Names) -> Schema {
    let mut schema = self::field_error();
    schema.title = Some(name.to_owned());
    schema.description = Some(super::prose::of_item(entry));
    let code = serde_json::to_value(&entry.code).unwrap_or_default();
    schema.properties.insert("code".to_owned(), constant(&code));
    for of_item in &entry.fields {
        // The names of a field error's own members win.
        if schema.properties.contains_key(&of_item.name) {
            continue;
        }
        if crate::shape::is_certain(of_item) {
            schema.required.push(of_item.name.clone());
        }
        let name = of_item.name.clone();
        schema.properties.insert(name, field(of_item, names));
    }
    schema
}

/// An object of its place (`pointer`, `parameter` or `header`), `code` and `message`, and the further members of the value's error.
pub(super) fn field_error() -> Schema {
    let (pointer, code) = (of_item(Name::Pointer), code_of_item());
    let [parameter, header, message] = [Name::Parameter, Name::Header, Name::Message].map(of_item);
    let properties = [
        ("pointer", pointer),
        ("parameter", parameter),
        ("header", header),
        ("code", code),
        ("message", message),
    ];
    Schema {
        title: Some("Field error".to_owned()),
        description: Some("What is wrong with one value of a request.".to_owned()),
        required: ["code", "message"].map(str::to_owned).into(),
        properties: properties
            .map(|(name, schema)| (name.to_owned(), schema))
            .into(),
        ..Schema::of_type("object")
    }
}

/// What distinguishes a body from those of other errors: a name whose value differs from error to error, where it
/// stands, and the value.
pub(super) type Telling = Vec<((Name, Vec<String>), Value)>;

/// The constants that identify a body, the best first.
pub(super) fn telling(body: &Shape) -> Telling {
    const NAMES: [Name; 4] = [Name::Code, Name::Oauth, Name::Type, Name::Docs];
    let rank = |name: Name| NAMES.iter().position(|known| *known == name);
    let mut found = Vec::new();
    find(body, &mut Vec::new(), &mut found);
    found.retain(|((name, _), _)| rank(*name).is_some());
    found.sort_by_key(|((name, path), _)| (rank(*name), path.len()));
    found
}

fn find(shape: &Shape, path: &mut Vec<String>, found: &mut Telling) {
    match shape {
        Shape::Constant(name, value) => found.push(((*name, path.clone()), value.clone())),
        Shape::Object(members) | Shape::Keyed { members, .. } => {
            for member in members.iter().filter(|member| member.required) {
                path.push(member.key.to_owned());
                find(&member.value, path, found);
                path.pop();
            }
        }
        // An item that may be absent moves those behind it, and then the schema has no places.
        Shape::Array(items) if items.iter().all(|item| item.required) => {
            for (place, item) in items.iter().enumerate() {
                path.push(format!("[{place}]"));
                find(&item.value, path, found);
                path.pop();
            }
        }
        _ => {}
    }
}

/// One error of a status: the name of its schema, and what identifies it.
pub(super) struct Choice {
    pub(super) name: String,
    pub(super) telling: Telling,
}

/// The errors of one status.
///
/// It is `oneOf` where a constant distinguishes each from all others, and `anyOf` where one body may be of two. A
/// discriminator names a member of the body itself, whose value is text: where the code lies deeper, or is a
/// number, the constants do its work. (OpenAPI lets tools compare numbers as text; those that were tried take
/// the number for text instead.)
pub(super) fn of_status(title: &str, choices: &[Choice]) -> Schema {
    let references = || choices.iter().map(|choice| Schema::to_schema(&choice.name));
    let told = tells_all(choices);
    let discriminator = told.as_ref().and_then(|(path, values)| {
        let [property] = path.as_slice() else {
            return None;
        };
        if property.starts_with('[') {
            return None;
        }
        let texts: Option<Vec<&str>> = values.iter().map(|value| value.as_str()).collect();
        let texts = texts?.into_iter().map(str::to_owned);
        let names = choices.iter().map(|choice| schema_path(&choice.name));
        Some(Discriminator {
            property_name: property.clone(),
            mapping: texts.zip(names).collect(),
        })
    });
    let mut schema = match (choices, &discriminator) {
        // There is nothing to choose from.
        ([only], None) => Schema::to_schema(&only.name),
        _ if told.is_some() => Schema {
            one_of: references().collect(),
            ..Schema::default()
        },
        _ => Schema::any_of(references()),
    };
    schema.title = Some(title.to_owned());
    schema.discriminator = discriminator;
    schema
}

/// A place where all choices have a value of their own, and the values.
fn tells_all(choices: &[Choice]) -> Option<(&Vec<String>, IndexSet<&Value>)> {
    choices.first()?.telling.iter().find_map(|(place, _)| {
        let mut values = IndexSet::new();
        let all = choices.iter().all(|choice| {
            let own = choice.telling.iter().find(|(own, _)| own == place);
            own.is_some_and(|(_, value)| values.insert(value))
        });
        all.then_some((&place.1, values))
    })
}
