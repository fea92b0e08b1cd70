use errorbook::{Body, body};

macro_rules! shape {
    ($key:literal, $name:ident, $value:expr) => {
        body!({ $key: $name, "version": $value })
    };
}

const SHAPE: Body = shape!("code", code, 1);

fn main() {
    let _ = SHAPE;
}
