//! The placeholders of a text are those that a body may use, and `{field_errors}`.

use errorbook::{Offer, Profile};

static UNKNOWN: Profile = Profile::new().offers(&[Offer::text("{mesage}\n")]);
static BRACE: Profile = Profile::new().offers(&[Offer::text("{ code: {code} }\n")]);
static FORMAT: Profile = Profile::new().offers(&[Offer::text("{message:?}\n")]);
static ITEM: Profile = Profile::new().offers(&[Offer::text("{pointer}: {message}\n")]);

fn main() {
    let _ = (&UNKNOWN, &BRACE, &FORMAT, &ITEM);
}
