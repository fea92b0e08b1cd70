//! The source of a large service.

use std::fmt::Write;

const CODES: usize = 1_000;
const OPERATIONS: usize = 200;

/// The languages beside English.
pub(crate) const TRANSLATIONS: [&str; 3] = ["de", "fr", "ja"];

pub(crate) const DESCRIPTION: &str = "1000 codes, 200 operations, 4 languages, 6 offers";

/// Every second error has a field. An operation has five errors of its own.
pub(crate) fn source() -> String {
    let mut source = String::from(
        "#![allow(dead_code)]\n\n#[derive(Debug, errorbook::ApiError)]\n#[api_error(prefix = \"KEPT\"",
    );
    // A String takes everything.
    for operation in 0..OPERATIONS {
        let own = CODES / OPERATIONS;
        let errors: Vec<String> = (own * operation..own * (operation + 1))
            .map(|number| format!("E{number}"))
            .collect();
        let errors = errors.join(", ");
        let _ = write!(source, ", subset Operation{operation} = [{errors}]");
    }
    source.push_str(")]\n");
    source.push_str("pub enum Error {\n");
    for number in 0..CODES {
        let (message, field) = match number % 2 {
            0 => ("there is no such thing", ""),
            _ => ("there is no thing {name}", " { #[expose] name: String }"),
        };
        let _ = write!(
            source,
            "    /// The thing was looked for and nobody has it.\n    #[status(404)]\n    \
             #[code(\"KEPT_E{number}\")]\n    #[message(\"{message}, says {number}\")]\n    \
             #[help(\"ask for another thing\")]\n    E{number}{field},\n"
        );
    }
    source.push_str("}\n\nfn all() -> Vec<Error> {\n    vec![\n");
    for number in 0..CODES {
        let field = match number % 2 {
            0 => "",
            _ => " { name: \"acme\".to_owned() }",
        };
        let _ = writeln!(source, "        Error::E{number}{field},");
    }
    source.push_str("    ]\n}\n\n");
    source.push_str(include_str!("service.txt"));
    source
}

/// The messages of a language: the same with its tag, since only the length of a text is of interest.
pub(crate) fn messages(language: &str) -> String {
    let mut messages = String::new();
    for number in 0..CODES {
        let name = match number % 2 {
            0 => "",
            _ => " { $name }",
        };
        let _ = write!(
            messages,
            "KEPT_E{number} = {language}: there is no such thing{name}, says {number}\n    \
             .help = {language}: ask for another thing\n"
        );
    }
    messages
}
