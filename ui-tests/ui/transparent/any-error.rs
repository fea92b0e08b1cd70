//! What is no `ApiError` becomes an `AnyError` by `.internal()`.

use errorbook::AnyError;

fn seats(text: &str) -> Result<u32, AnyError> {
    Ok(text.parse()?)
}

fn main() {
    let _ = seats("7");
}
