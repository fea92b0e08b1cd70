//! A domain is a name.

use errorbook::Profile;

static EMPTY: Profile = Profile::new().domain("");
static URI: Profile = Profile::new().domain("https://orgs.acme.example");
static SPACE: Profile = Profile::new().domain("orgs acme");

fn main() {
    let _ = (&EMPTY, &URI, &SPACE);
}
