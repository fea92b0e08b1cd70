//! XML has an object at its top, and names of its own.

use errorbook::{Body, Offer, Profile, body};

static ROOT: Profile = Profile::new().offers(&[Offer::xml(Body::MESSAGE, "1st")]);
static ARRAY: Profile = Profile::new().offers(&[Offer::xml(body!([code]), "Error")]);
static EMPTY: Profile = Profile::new().offers(&[Offer::xml(Body::EMPTY, "Error")]);
static MEMBER: Profile = Profile::new().offers(&[Offer::xml(body!({ "a b": code }), "Error")]);
static INNER: Profile = Profile::new().offers(&[Offer::xml(body!({ "a": [each { "": code }] }), "Error")]);
static ATTRIBUTE: Profile = Profile::new().offers(&[Offer::xml(body!({ "@": code }), "Error")]);
static LIST: Profile = Profile::new().offers(&[Offer::xml(body!({ "@a": [code] }), "Error")]);

fn main() {
    let _ = (&ROOT, &ARRAY, &EMPTY, &MEMBER, &INNER, &ATTRIBUTE, &LIST);
}
