//! A member is a name, a colon and a value.

use errorbook::{Body, body};

const UNQUOTED: Body = body!({ code: code, "message": message });
const ALONE: Body = body!({ code, message });
const NUMBER: Body = body!({ 1: code });
const VALUELESS: Body = body!({ "code":, "message": });
const NAMELESS: Body = body!({ "code", "message": message });
const EQUALS: Body = body!({ "code" = code });
const ARROW: Body = body!({ "code" => code });
const BLOCK: Body = body!({ { "code": code } });
const WORD: Body = body!({ code = code });
const COLONS: Body = body!({ ::fields });
const DOT: Body = body!({ .:fields });
const NOTHING: Body = body!({ "code": code, "list": [code,, message] });

fn main() {
    let _ = (UNQUOTED, ALONE, NUMBER, VALUELESS, NAMELESS, EQUALS, ARROW, BLOCK, WORD, COLONS, DOT, NOTHING);
}
