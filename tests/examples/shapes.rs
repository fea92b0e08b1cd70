//! Writes what the tools that judge the exports need, made by the renderer itself:
//! `cargo run -p errorbook-tests --example shapes -- FOLDER`.
//!
//! - the catalogue of the exporters' tests as services of many shapes answer it: as NAME.json, as OpenAPI in
//!   NAME.openapi.json, as TypeScript in NAME.ts;
//! - accept.json: what Accept headers make some of these services send.

use errorbook::{Body, HttpError, Offer, Profile, catalogue};
use errorbook_export::{Catalogue, Service, Type, openapi, typescript};
use http::{HeaderMap, HeaderValue, header::ACCEPT};
use serde_json::{Value, json};
use std::error::Error;
use std::fs;
use std::path::Path;

catalogue! {
    /// The errors that proxies answer with.
    static BUILTIN = [HttpError];
}

/// The profiles of these names in shapes.json, as far as they choose.
static CHOICES: [(&str, Profile); 5] = [
    ("problem", Profile::new()),
    ("code-message", Profile::new().body(Body::CODE_MESSAGE)),
    (
        "text-first",
        Profile::new()
            .body(Body::CODE_MESSAGE)
            .offers(&[Offer::TEXT, Offer::JSON]),
    ),
    (
        "problem-text-first",
        Profile::new().offers(&[Offer::TEXT, Offer::JSON]),
    ),
    ("problem-only", Profile::new().offers(&[Offer::JSON])),
];

fn main() -> Result<(), Box<dyn Error>> {
    let folder = std::env::args().nth(1).ok_or("name a folder")?;
    let folder = Path::new(&folder);
    fs::create_dir_all(folder)?;
    let shapes: Vec<Value> = serde_json::from_str(include_str!("../data/shapes.json"))?;
    for shape in shapes {
        let mut catalogue = acme()?;
        let named = json!({ "name": "acme::ERRORS", "profile": shape["profile"] });
        catalogue.services[0].profile = serde_json::from_value::<Service>(named)?.profile;
        errorbook::docs::add_examples(&mut catalogue);
        let name = shape["name"].as_str().ok_or("a shape has a name")?;
        fs::write(folder.join(format!("{name}.json")), catalogue.to_json())?;
        fs::write(
            folder.join(format!("{name}.openapi.json")),
            openapi(&catalogue),
        )?;
        fs::write(folder.join(format!("{name}.ts")), typescript(&catalogue))?;
    }
    let rows: Vec<Value> = accepts()?.iter().map(|accept| chosen(accept)).collect();
    fs::write(folder.join("accept.json"), Value::from(rows).to_string())?;
    Ok(())
}

/// The catalogue without its examples, with every built-in error, and with errors that are hard to write
/// down.
fn acme() -> Result<Catalogue, Box<dyn Error>> {
    let acme = include_bytes!("../../export/tests/data/acme.json");
    let mut catalogue = Catalogue::from_json(acme)?.public();
    let hard: Type = serde_json::from_str(include_str!("../data/hard_errors.json"))?;
    catalogue.types.retain(|ty| ty.name() != "HttpError");
    catalogue.types.push(hard);
    catalogue
        .types
        .extend(errorbook::docs::catalogue(&BUILTIN).types);
    for ty in &mut catalogue.types {
        for entry in &mut ty.entries {
            entry.examples.clear();
        }
    }
    Ok(catalogue)
}

/// The Accept headers of other projects' tests, and many put together from pieces.
fn accepts() -> Result<Vec<String>, Box<dyn Error>> {
    let cases: Vec<Value> = serde_json::from_str(include_str!("../data/accept_cases.json"))?;
    let cases = cases.iter().filter_map(|case| case["accept"].as_str());
    let mut accepts: Vec<String> = cases.map(str::to_owned).collect();
    let ranges = [
        "application/json",
        "application/problem+json",
        "text/plain",
        "Text/Plain; charset=UTF-8",
        "application/*",
        "text/*",
        "*/*",
        "text/html",
        "application/json;profile=x",
        "*",
    ];
    let qualities = [
        "",
        "",
        ";q=0",
        "; q=0.",
        ";q=0.5",
        ";Q=0.50",
        " ; q=0.501",
        ";q=0.05",
        ";q=1.000",
        ";q=2",
    ];
    // A generator of the kind that Knuth describes: the same headers in every run.
    let mut state = 1_u64;
    let mut next = |below: usize| {
        state = state
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(state >> 33).unwrap_or_default() % below
    };
    for _ in 0..300 {
        let mut elements: Vec<String> = Vec::new();
        for _ in 0..=next(4) {
            let range = ranges[next(ranges.len())];
            // Of a range that stands twice, proxies take the first that has a weight.
            if !elements.iter().any(|element| element.starts_with(range)) {
                elements.push(format!("{range}{}", qualities[next(qualities.len())]));
            }
        }
        accepts.push(elements.join([",", ", ", " ,"][next(3)]));
    }
    let printable = |accept: &String| accept.bytes().all(|byte| matches!(byte, b' '..=b'~'));
    accepts.retain(printable);
    accepts.sort();
    accepts.dedup();
    Ok(accepts)
}

/// What each of the services sends.
fn chosen(accept: &str) -> Value {
    let mut headers = HeaderMap::new();
    if let Ok(value) = HeaderValue::from_str(accept) {
        headers.insert(ACCEPT, value);
    }
    let chosen = CHOICES.iter().map(|(name, profile)| {
        let media_type = profile.preferences(&headers).media_type();
        ((*name).to_owned(), Value::from(media_type))
    });
    json!({ "accept": accept, "chosen": chosen.collect::<serde_json::Map<_, _>>() })
}
