//! Writes the TypeScript of each contract, a client's program that switches over its codes, and the response of its
//! example:
//! `cargo run -p contracts --example typescript -- FOLDER`.

use errorbook::{ApiError, Catalogue, Profile};
use errorbook_export::Code;
use http::HeaderMap;
use serde_json::{Value, json};
use std::error::Error;
use std::fmt::Write;
use std::fs;
use std::path::Path;

/// A contract, and the response of its example.
struct Contract {
    name: &'static str,
    catalogue: &'static Catalogue,
    answer: Value,
}

macro_rules! contracts {
    ($($group:ident: $($module:ident)*;)*) => {
        [$($(Contract {
            name: stringify!($module),
            catalogue: &contracts::$module::ERRORS,
            answer: answer(&contracts::$module::example(), &contracts::$module::PROFILE),
        },)*)*]
    };
}

fn answer(error: &dyn ApiError, profile: &'static Profile) -> Value {
    let response = error.respond(&profile.preferences(&HeaderMap::new()));
    let headers = response.headers().iter();
    let headers = headers.map(|(name, value)| [name.as_str(), value.to_str().unwrap_or_default()]);
    json!({
        "code": error.code().as_number().map_or_else(|| json!(error.code().as_str()), |number| json!(number)),
        "status": response.status().as_u16(),
        "headers": headers.collect::<Vec<_>>(),
        "body": String::from_utf8_lossy(response.body()),
    })
}

fn main() -> Result<(), Box<dyn Error>> {
    let folder = std::env::args().nth(1).ok_or("name a folder")?;
    let folder = Path::new(&folder);
    fs::create_dir_all(folder)?;
    for contract in contracts::for_each_contract!(contracts) {
        let (name, catalogue) = (contract.name, contract.catalogue);
        let data = errorbook::docs::catalogue(catalogue);
        fs::write(
            folder.join(format!("{name}.ts")),
            errorbook_export::typescript(&data),
        )?;
        fs::write(folder.join(format!("{name}.use.ts")), program(name, &data))?;
        let answer = serde_json::to_string(&contract.answer)?;
        fs::write(folder.join(format!("{name}.answer.json")), answer)?;
    }
    Ok(())
}

/// A function that deals with every code: else `code` is not `never` at the end. Another forgets the first.
fn program(name: &str, catalogue: &errorbook_export::Catalogue) -> String {
    let mut codes: Vec<String> = Vec::new();
    for (_, entry) in catalogue.entries() {
        let code = match &entry.code {
            Code::Number(number) => number.to_string(),
            Code::Text(text) => format!("{text:?}"),
        };
        if !codes.contains(&code) {
            codes.push(code);
        }
    }
    let mut out = format!("import type {{ ApiError }} from \"./{name}.js\";\n");
    for (function, codes, expected) in [
        ("every", &codes[..], ""),
        ("forgetful", &codes[1..], "      // @ts-expect-error\n"),
    ] {
        let _ = write!(
            out,
            "\nexport function {function}(error: ApiError): string {{\n  const code = error.code;\n  switch (code) {{\n"
        );
        for code in codes {
            let _ = writeln!(out, "    case {code}:");
        }
        if !codes.is_empty() {
            out.push_str("      return `${error.status}`;\n");
        }
        let _ = write!(
            out,
            "    default: {{\n{expected}      const nothing: never = code;\n      return nothing;\n    }}\n  }}\n}}\n"
        );
    }
    out
}
