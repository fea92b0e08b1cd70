//! Whether an enum that large answers: a program with all of its variants in one catalogue asks the first and the
//! last two.

use crate::contestants::errorbook;
use errorbook_benches::{cargo, target_folder};
use std::fs;
use std::io::{self, Error};
use std::process::Command;
use std::time::Instant;

/// Builds the program and runs it, which panics at an answer that is wrong.
pub(crate) fn run(size: usize) -> io::Result<()> {
    let folder = target_folder()?.join("answers");
    fs::create_dir_all(folder.join("src"))?;
    fs::write(folder.join("Cargo.toml"), manifest())?;
    fs::write(folder.join("src/main.rs"), program(size))?;
    let lock = concat!(env!("CARGO_MANIFEST_DIR"), "/Cargo.lock");
    fs::copy(lock, folder.join("Cargo.lock"))?;
    let start = Instant::now();
    let status = Command::new(cargo())
        .args(["run", "--quiet"])
        .current_dir(&folder)
        .env("CARGO_TARGET_DIR", folder.join("target"))
        .status()?;
    if !status.success() {
        let fault = format!("an enum with {size} variants does not answer");
        return Err(Error::other(fault));
    }
    let seconds = start.elapsed().as_secs_f64();
    println!("an enum with {size} variants answers; built and run in {seconds:.0} s");
    Ok(())
}

fn manifest() -> String {
    let runtime = concat!(env!("CARGO_MANIFEST_DIR"), "/../runtime");
    format!(
        "[workspace]\n\n[package]\nname = \"answers\"\nversion = \"0.0.0\"\nedition = \"2024\"\n\n\
         [dependencies]\nerrorbook = {{ path = {runtime:?} }}\n"
    )
}

/// Variants with an even number have no field; those with an odd one have `name`.
fn program(size: usize) -> String {
    let source = errorbook(size);
    let numbers = [0, size.saturating_sub(2), size.saturating_sub(1)];
    let cases: Vec<String> = numbers
        .iter()
        .map(|number| {
            if number % 2 == 0 {
                let json = format!(
                    r#"{{"title":"Not Found","code":"BENCH_E{number}","detail":"there is no thing {number}"}}"#
                );
                format!("(Error::E{number}, 404, {json:?})")
            } else {
                let json = format!(
                    r#"{{"title":"Forbidden","code":"BENCH_E{number}","detail":"thing {number} of acme is blocked","name":"acme"}}"#
                );
                format!("(Error::E{number} {{ name: \"acme\".to_owned() }}, 403, {json:?})")
            }
        })
        .collect();
    let cases = cases.join(", ");
    format!(
        "#![allow(dead_code)]\n\
         use errorbook::ApiError;\n\
         {source}\n\
         errorbook::catalogue! {{ pub static ERRORS = [Error]; }}\n\n\
         fn main() {{\n    \
             assert_eq!(ERRORS.entries().count(), {size});\n    \
             for (error, status, body) in [{cases}] {{\n        \
                 let response = error.respond(&errorbook::Preferences::default());\n        \
                 assert_eq!(response.status(), status);\n        \
                 assert_eq!(response.body(), body);\n    \
             }}\n\
         }}\n"
    )
}
