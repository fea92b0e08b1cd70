//! What the builder takes.

use errorbook::{Body, Offer, Profile};

static OFFERS: Profile = Profile::new().offers([Offer::JSON]);
static BODY: Profile = Profile::new().body("problem");
static SHAPE: Profile = Profile::new().body(Body::JSON);
static KEY: Profile = Profile::new().doc("https://docs.acme.example");

fn main() {
    let _ = (&OFFERS, &BODY, &SHAPE, &KEY);
}
