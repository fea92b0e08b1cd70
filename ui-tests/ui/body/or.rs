//! `or` stands between a value that an error may lack and another.

use errorbook::{Body, body};

const NOTHING: Body = body!({ "kind": field.kind or });
const NAME: Body = body!({ "kind": field.kind or code });
const CHAIN: Body = body!({ "kind": field.kind or "none" or null });
const PLACEHOLDER: Body = body!({ "kind": field.kind or "{code}" });
const OBJECT: Body = body!({ "kind": field.kind or { code } });
const SUFFIX: Body = body!({ "kind": field.kind or 1u8 });
const CONSTANT: Body = body!({ "kind": "kind" or null });
const NUMBER: Body = body!({ "kind": 1 or null });
const FIRST: Body = body!({ "kind": or null });

fn main() {
    let _ = (NOTHING, NAME, CHAIN, PLACEHOLDER, OBJECT, SUFFIX, CONSTANT, NUMBER, FIRST);
}
