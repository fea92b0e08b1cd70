//! Writes the page of an exported catalogue: `cargo run -p errorbook-export --example html -- acme.json`.
//! With a code behind it, the page of that one.

use errorbook_export::{Catalogue, html, html_entry};

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let mut arguments = std::env::args().skip(1);
    let path = arguments.next().ok_or("name the exported catalogue")?;
    let mut catalogue = Catalogue::from_json(&std::fs::read(path)?)?;
    errorbook::docs::add_examples(&mut catalogue);
    let page = match arguments.next() {
        None => html(&catalogue),
        Some(code) => html_entry(&catalogue, &code, "acme.html").ok_or("there is no such code")?,
    };
    print!("{page}");
    Ok(())
}
