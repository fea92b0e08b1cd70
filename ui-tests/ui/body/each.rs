//! `each` is the only element of an array, and stands in no other `each`.

use errorbook::{Body, body};

const BARE: Body = body!({ "errors": each { "code": code } });
const MEMBER: Body = body!({ each { "code": code } });
const WORD: Body = body!({ "errors": each });
const BESIDE: Body = body!({ "errors": [code, each { "code": code }] });
const TWICE: Body = body!([each { "code": code }, each { "message": message }]);
const NESTED: Body = body!([each { "code": code, "errors": [each { "code": code }] }]);
const EMPTY: Body = body!({ "errors": [each] });
const FIELDS: Body = body!([each { ..fields, "inner": { ..fields } }]);

fn main() {
    let _ = (BARE, MEMBER, WORD, BESIDE, TWICE, NESTED, EMPTY, FIELDS);
}
