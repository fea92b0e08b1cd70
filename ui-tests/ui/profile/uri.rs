//! A link that no header could carry.

use errorbook::Profile;

static EMPTY: Profile = Profile::new().docs("");
static SPACE: Profile = Profile::new().docs("https://docs.acme.example/the errors/{code}");
static SPLIT: Profile = Profile::new().docs("https://docs.acme.example/\r\nX-Admin: yes");
static ANGLE: Profile = Profile::new().docs("<https://docs.acme.example/{code}>");
static UMLAUT: Profile = Profile::new().problem_type("urn:büro:{code}");
static PLACEHOLDER: Profile = Profile::new().problem_type("urn:acme:{status}");
static POSITIONAL: Profile = Profile::new().problem_type("urn:acme:{}");
static BRACE: Profile = Profile::new().problem_type("urn:acme:{code");
static DOUBLED: Profile = Profile::new().problem_type("urn:acme:{{code}}");

fn main() {
    let _ = (&EMPTY, &SPACE, &SPLIT, &ANGLE, &UMLAUT, &PLACEHOLDER, &POSITIONAL, &BRACE, &DOUBLED);
}
