//! An error of another crate is not an `ApiError`, and the message names `.internal()`.

use errorbook::AnyError;

fn read() -> Result<String, AnyError> {
    Ok(std::fs::read_to_string("x")?)
}

fn main() {
    let _ = read();
}
