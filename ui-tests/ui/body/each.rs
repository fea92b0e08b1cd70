//! `each` is the only element of an array, or has a key in an object, and stands in no other `each`.

use errorbook::{Body, body};

const BARE: Body = body!({ "errors": each { "code": code } });
const MEMBER: Body = body!({ each { "code": code } });
const WORD: Body = body!({ "errors": each });
const BESIDE: Body = body!({ "errors": [code, each { "code": code }] });
const TWICE: Body = body!([each { "code": code }, each { "message": message }]);
const NESTED: Body = body!([each { "code": code, "errors": [each { "code": code }] }]);
const EMPTY: Body = body!({ "errors": [each] });
const KEY_OF_ALL: Body = body!({ "errors": { each "all": [message] } });
const KEY_OBJECT: Body = body!({ "errors": { each { "a": place }: [message] } });
const TWO_ITEMS: Body = body!({ "errors": { each place: [code, message] } });
const NO_VALUE: Body = body!({ "errors": { each place: } });
const MEMBER_IN_EACH: Body = body!([each { each place: message }]);
const EACH_IN_MEMBER: Body = body!({ "errors": { each place: [each message] } });
const BESIDE_FIELDS: Body = body!({ ..fields, each place: message });
const TWO_MEMBERS: Body = body!({ each place: message, each code: message });
const UNQUOTED: Body = body!({ each: message });
const FIELDS: Body = body!([each { ..fields, "inner": { ..fields } }]);

fn main() {
    let _ = (BARE, MEMBER, WORD, BESIDE, TWICE, NESTED, EMPTY, FIELDS);
    let _ = (KEY_OF_ALL, KEY_OBJECT, TWO_ITEMS, NO_VALUE, MEMBER_IN_EACH, EACH_IN_MEMBER, BESIDE_FIELDS, TWO_MEMBERS, UNQUOTED);
}
