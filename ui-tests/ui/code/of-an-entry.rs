//! The code of an entry that is written by hand.

use errorbook::Entry;
use errorbook::client::Known;

static QUOTED: Entry = Entry::new("ORG_\"BLOCKED\"", 403);
static ESCAPED: Entry = Entry::new("ORG\\BLOCKED", 403);
static SPACED: Entry = Entry::new("ORG BLOCKED", 403);
static EMPTY: Entry = Entry::new("", 403);

static KNOWN: Known = Known::new("ORG_\"BLOCKED\"", &[403]);

fn main() {}
