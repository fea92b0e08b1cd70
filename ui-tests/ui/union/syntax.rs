//! How a union is written.

use errorbook::union;

union! {
    struct Create = NotFound;
}

union! {
    enum = NotFound;
}

union! {
    enum Create;
}

union! {
    enum Create = NotFound, Blocked;
}

union! {
    enum Create = NotFound from rusqlite::Error;
}

union! {
    enum Create = NotFound | ;
}

fn main() {}
