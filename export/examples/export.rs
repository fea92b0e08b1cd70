//! Writes an exported catalogue in another format, for the tools that judge it:
//! `cargo run -p errorbook-export --example export -- openapi acme.json`.

use errorbook_export::{Catalogue, openapi, proxy, typescript};
use std::error::Error;
use std::fs;
use std::path::Path;

const USAGE: &str = "write `openapi FILE`, `add-to DOCUMENT FILE`, `typescript FILE`, `nginx FILE FOLDER` or \
                     `apache FILE FOLDER`, with an absolute folder";

fn main() -> Result<(), Box<dyn Error>> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let arguments: Vec<&str> = arguments.iter().map(String::as_str).collect();
    match arguments[..] {
        ["openapi", file] => print!("{}", openapi(&read(file)?)),
        ["typescript", file] => print!("{}", typescript(&read(file)?)),
        ["add-to", document, file] => {
            let mut document = serde_json::from_slice(&fs::read(document)?)?;
            openapi::add_to(&mut document, &read(file)?)?;
            println!("{document:#}");
        }
        ["nginx", file, folder] => {
            proxy::nginx(&read(file)?, folder).write_to(Path::new(folder))?;
        }
        ["apache", file, folder] => {
            proxy::apache(&read(file)?, folder).write_to(Path::new(folder))?;
        }
        _ => return Err(USAGE.into()),
    }
    Ok(())
}

fn read(file: &str) -> Result<Catalogue, Box<dyn Error>> {
    let mut catalogue = Catalogue::from_json(&fs::read(file)?)?.public();
    errorbook::docs::add_examples(&mut catalogue);
    Ok(catalogue)
}
