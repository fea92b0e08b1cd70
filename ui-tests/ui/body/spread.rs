//! `..` puts in the exposed fields.

use errorbook::{Body, body};

const BARE: Body = body!({ "code": code, .. });
const REST: Body = body!({ "code": code, ..self.fields });
const DOTS: Body = body!({ "code": code, ...fields });
const INCLUSIVE: Body = body!({ "code": code, ..=fields });
const ELEMENT: Body = body!({ "list": [..fields] });

fn main() {
    let _ = (BARE, REST, DOTS, INCLUSIVE, ELEMENT);
}
