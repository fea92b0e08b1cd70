//! A profile is built by its methods.

use errorbook::Profile;

static ACME: Profile = Profile { docs: None, ..Profile::new() };

fn main() {
    let _ = &ACME;
}
