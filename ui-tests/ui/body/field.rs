//! A field's name is a word or a string.

use errorbook::{Body, body};

const NOTHING: Body = body!({ "a": field. });
const NUMBER: Body = body!({ "a": field.0 });
const DOTS: Body = body!({ "a": field.b.c });
const HYPHEN: Body = body!({ "a": field.violated-policies });
const EMPTY: Body = body!({ "a": field."" });
const ALL: Body = body!({ "a": fields });
const OTHER: Body = body!({ "a": error.code });

fn main() {
    let _ = (NOTHING, NUMBER, DOTS, HYPHEN, EMPTY, ALL, OTHER);
}
