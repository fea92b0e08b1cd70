//! The code's header has a name.

use errorbook::Profile;

static UPPER: Profile = Profile::new().code_header("X-Error-Code");
static EMPTY: Profile = Profile::new().code_header("");
static SPACE: Profile = Profile::new().code_header("x error code");
static UMLAUT: Profile = Profile::new().code_header("x-fehler-ä");

fn main() {
    let _ = (&UPPER, &EMPTY, &SPACE, &UMLAUT);
}
