//! A profile offers something.

use errorbook::Profile;

static NOTHING: Profile = Profile::new().offers(&[]);

fn main() {
    let _ = &NOTHING;
}
