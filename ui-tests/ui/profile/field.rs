//! A field of every error that has none of its name.

use errorbook::Profile;

static EMPTY: Profile = Profile::new().field("", "api_error");
static SPACE: Profile = Profile::new().field("the kind", "api_error");
static TWICE: Profile = Profile::new().field("kind", "a").field("kind", "b");
static NUMBER: Profile = Profile::new().field("kind", 1);
static TEXT: Profile = Profile::new().field_json("kind", "api_error");
static FINE: Profile = Profile::new().field("@kind-of.error", "").field("type", "a").field_json("live", "false");

fn main() {}
