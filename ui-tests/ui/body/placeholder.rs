//! The placeholders of a string are those that a body may use.

use errorbook::{Body, body};

const OPEN: Body = body!({ "a": "urn:{code" });
const CLOSE: Body = body!({ "a": "urn:code}" });
const OBJECT: Body = body!({ "a": "{ \"code\": 1 }" });
const EMPTY: Body = body!({ "a": "{}" });
const MISSPELT: Body = body!({ "a": "{cod}" });
const UNKNOWN: Body = body!({ "a": "{organization}" });
const FIELD: Body = body!({ "a": "{field.}" });
const STYLE: Body = body!({ "a": "{code:kebap-case}" });
const TIME: Body = body!({ "a": "{timestamp:unix}" });
const FORMAT: Body = body!({ "a": "{status:03}" });
const NOTATION: Body = body!([each "{pointer:doted}"]);
const FORMAT_OF_FIELD: Body = body!({ "a": "{field.name:?}" });
const TWO: Body = body!({ "a": "{cod} {mesage}" });

fn main() {
    let _ = (OPEN, CLOSE, OBJECT, EMPTY, MISSPELT, UNKNOWN, FIELD, STYLE, TIME, FORMAT, NOTATION, FORMAT_OF_FIELD, TWO);
}
