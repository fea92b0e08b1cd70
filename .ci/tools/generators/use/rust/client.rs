//! What a client does with that of progenitor, on responses of the demo.

use client::types::MembersApiError;
use std::error::Error;

fn main() -> Result<(), Box<dyn Error>> {
    for path in std::env::args().skip(1) {
        match serde_json::from_slice::<MembersApiError>(&std::fs::read(path)?)? {
            MembersApiError::OrgBlocked(error) => println!("blocked {}", error.slug),
            MembersApiError::OrgScope(error) => println!("scope {}", error.scope),
            other => return Err(format!("{other:?}").into()),
        }
    }
    Ok(())
}
