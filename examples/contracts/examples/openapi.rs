//! Writes the OpenAPI documents of each contract, in every style, with an operation that answers all its errors:
//! `cargo run -p contracts --example openapi -- FOLDER`.

use errorbook_export::openapi::{self, Layout, Style, Version};
use serde_json::{Map, Value, json};
use std::error::Error;
use std::fs;
use std::path::Path;

macro_rules! contracts {
    ($($group:ident: $($module:ident)*;)*) => {
        [$($((stringify!($module), &contracts::$module::ERRORS),)*)*]
    };
}

const STYLES: [(&str, Version, Layout); 4] = [
    ("3.1", Version::V3_1, Layout::PerStatus),
    ("3.1-one-error", Version::V3_1, Layout::OneError),
    ("3.0", Version::V3_0, Layout::PerStatus),
    ("3.0-ranges", Version::V3_0, Layout::OneErrorInRanges),
];

fn main() -> Result<(), Box<dyn Error>> {
    let folder = std::env::args().nth(1).ok_or("name a folder")?;
    let folder = Path::new(&folder);
    fs::create_dir_all(folder)?;
    for (name, catalogue) in contracts::for_each_contract!(contracts) {
        let data = errorbook::docs::catalogue(catalogue).public();
        let mut document = json!({
            "openapi": "3.1.0",
            "info": { "title": name, "version": "1.0.0" },
        });
        openapi::add_to(&mut document, &data)?;
        let names = document["components"]["responses"].as_object();
        let names = names.into_iter().flat_map(Map::keys);
        let references = names.filter_map(|name| {
            let status = name.strip_prefix("Error")?.to_owned();
            let reference = format!("#/components/responses/{name}");
            Some((status, json!({ "$ref": reference })))
        });
        let mut responses: Map<String, Value> = references.collect();
        responses.insert("204".to_owned(), json!({ "description": "It is done." }));
        let operation = json!({ "operationId": "act", "responses": responses });
        document["paths"] = json!({ "/act": { "post": operation } });
        for (style, version, layout) in STYLES {
            let mut document = document.clone();
            Style { version, layout }.apply(&mut document);
            fs::write(
                folder.join(format!("{name}.{style}.json")),
                document.to_string(),
            )?;
        }
    }
    Ok(())
}
