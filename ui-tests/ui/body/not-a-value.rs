//! A value is one of JSON's or a name.

use errorbook::{Body, body};

const SHAPE: Body = body!({
    "suffix": 1u8,
    "float": 1.5f32,
    "point": 1.,
    "char": 'c',
    "bytes": b"code",
    "path": error.code,
    "call": code(),
    "macro": concat!("a", "b"),
    "sum": 1 + 2,
    "spread": ..fields,
    "minus": -code,
    "parentheses": (code),
});

fn main() {
    let _ = SHAPE;
}
