//! An offer's media types are some, and few.

use errorbook::{Body, Offer, Profile};

static WORD: Profile = Profile::new().offers(&[Offer::JSON.media_type("json")]);
static SPACE: Profile = Profile::new().offers(&[Offer::JSON.media_type("application/a b")]);
static LINE: Profile = Profile::new().offers(&[Offer::JSON.media_type("application/a;\r\nb=c")]);
static OTHER: Profile = Profile::new().offers(&[Offer::JSON.answers_to("*")]);
static FIFTH: Profile = Profile::new().offers(&[Offer::JSON
    .answers_to("a/a")
    .answers_to("a/b")
    .answers_to("a/c")
    .answers_to("a/d")
    .answers_to("a/e")]);
static BODILESS: Profile = Profile::new().offers(&[Offer::json(Body::EMPTY)]);

const FOUR: Offer = Offer::TEXT
    .answers_to("a/a")
    .answers_to("a/b")
    .answers_to("a/c")
    .answers_to("a/d");
static MANY: Profile = Profile::new().offers(&[FOUR, FOUR, FOUR, FOUR]);

fn main() {
    let _ = (&WORD, &SPACE, &LINE, &OTHER, &FIFTH, &BODILESS, &MANY);
}
