//! The catalogue as a web page.

mod dom;
#[path = "../hostile/mod.rs"]
mod hostile;
mod languages;
mod page;
mod parts;
mod policy;
mod texts;

use errorbook_export::Catalogue;

/// The fixture, whole.
fn acme() -> Catalogue {
    Catalogue::from_json(include_bytes!("../data/acme.json")).unwrap()
}
