//! A header of every error: a name in lower case that is the service's to set, and a value.

use errorbook::Profile;

static UPPER: Profile = Profile::new().header("X-Version", "1");
static EMPTY: Profile = Profile::new().header("x-version", "");
static SPACE: Profile = Profile::new().header("x-version", " 1");
static LINE: Profile = Profile::new().header("x-version", "1\n2");
static UMLAUT: Profile = Profile::new().header("x-version", "ä");
static TYPE: Profile = Profile::new().header("content-type", "text/plain");
static CONNECTION: Profile = Profile::new().header("connection", "close");
static TWICE: Profile = Profile::new().header("x-version", "1").header("x-version", "2");
static CODE: Profile = Profile::new().code_header("x-code").header("x-code", "1");
static CODE_AFTER: Profile = Profile::new().header("x-code", "1").code_header("x-code");
static LINKS: Profile = Profile::new().header("link", "<a>; rel=\"a\"").header("link", "<b>; rel=\"b\"");

static MANY: Profile = Profile::new()
    .header("x-1", "1")
    .header("x-2", "2")
    .header("x-3", "3")
    .header("x-4", "4")
    .header("x-5", "5")
    .header("x-6", "6")
    .header("x-7", "7")
    .header("x-8", "8")
    .header("x-9", "9");

fn main() {}
