//! What the builder takes.

use errorbook::{Body, Offer, Profile};

static OFFERS: Profile = Profile::new().offers([Offer::Json]);
static BODY: Profile = Profile::new().body("problem");
static SHAPE: Profile = Profile::new().body(Body::JSON);
static DOCS: Profile = Profile::new().docs(String::from("https://docs.acme.example"));
static KEY: Profile = Profile::new().doc("https://docs.acme.example");
static STRUCT: Profile = Profile { docs: None, ..Profile::new() };

fn main() {
    let _ = (&OFFERS, &BODY, &SHAPE, &DOCS, &KEY, &STRUCT);
}
