//! The catalogue as Markdown.

#[path = "../hostile/mod.rs"]
mod hostile;
mod page;
mod prose;
mod texts;

use errorbook_export::Catalogue;
use pulldown_cmark::{Event, Options, Parser};

/// The fixture, whole.
fn acme() -> Catalogue {
    Catalogue::from_json(include_bytes!("../data/acme.json")).unwrap()
}

/// The document as GitHub reads it, with all syntax that it knows.
fn events(document: &str) -> Vec<Event<'_>> {
    let options = Options::ENABLE_TABLES
        | Options::ENABLE_FOOTNOTES
        | Options::ENABLE_STRIKETHROUGH
        | Options::ENABLE_TASKLISTS
        | Options::ENABLE_MATH
        | Options::ENABLE_GFM;
    Parser::new_ext(document, options).collect()
}
