use errorbook::{Body, body};

const TWICE: Body = body!({ "a": 1,, "b": 2 });
const ALONE: Body = body!({ , });

fn main() {
    let _ = (TWICE, ALONE);
}
