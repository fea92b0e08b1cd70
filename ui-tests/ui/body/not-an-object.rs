//! A template is one object or one array.

use errorbook::{Body, body};

const EMPTY: Body = body!();
const TWO_ARRAYS: Body = body!([code] [message]);
const NAME: Body = body!(code);
const TEXT: Body = body!("code");
const PARENTHESES: Body = body!(("code": code));
const TWO: Body = body!({ "code": code }, { "message": message });
const MORE: Body = body!({ "code": code } ..fields);
const COMMA: Body = body!({ "code": code },);

fn main() {
    let _ = (EMPTY, TWO_ARRAYS, NAME, TEXT, PARENTHESES, TWO, MORE, COMMA);
}
