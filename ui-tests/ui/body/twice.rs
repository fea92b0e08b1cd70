//! A member stands once in its object, `..fields` once in the template.

use errorbook::{Body, body};

const MEMBER: Body = body!({ "code": code, "message": message, "code": status });
const INNER: Body = body!({ "code": code, "error": { "code": code, "a": 1, "a": 2 } });
const FIELDS: Body = body!({ "code": code, ..fields, ..fields });
const NESTED: Body = body!({ ..fields, "error": { ..fields } });

fn main() {
    let _ = (MEMBER, INNER, FIELDS, NESTED);
}
