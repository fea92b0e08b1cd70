use errorbook::{Body, body};

const SHAPE: Body = body!({"a":{"a":{"a":{"a":{"a":{"a":{"a":{"a": code}}}}}}}});

fn main() {
    let _ = SHAPE;
}
