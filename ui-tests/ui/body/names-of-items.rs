//! The place of a field error is known in an item of `each` alone.

use errorbook::{Body, body};

const POINTER: Body = body!({ "pointer": pointer });
const TEXT: Body = body!({ "source": "#{pointer}", "errors": [each { "pointer": "#{pointer}" }] });
const BEHIND: Body = body!({ "errors": [each { "header": header }], "header": header });
const ELEMENT: Body = body!([parameter]);
const MISSPELT: Body = body!([each { "parameter": paramter }]);
const PLACE: Body = body!({ "at": "{place:dotted}" });
const SEGMENTS: Body = body!({ "at": [..place] });
const SPREAD: Body = body!([each [..pointer]]);
const LINES: Body = body!({ "errors": "{field_errors}" });

fn main() {
    let _ = (POINTER, TEXT, BEHIND, ELEMENT, MISSPELT, PLACE, SEGMENTS, SPREAD, LINES);
}
