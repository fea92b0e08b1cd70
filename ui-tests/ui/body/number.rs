use errorbook::{Body, body};

const SHAPE: Body = body!({ "version": 01.5 });

fn main() {
    let _ = SHAPE;
}
