//! The catalogue as a page. Markdown reads well as plain text too, so only the label differs.

use errorbook::accept::best_match;

const MEDIA_TYPES: [&str; 2] = ["text/markdown; charset=utf-8", "text/plain; charset=utf-8"];

/// The label for a request with these lines of `Accept`.
pub fn media_type<'a>(accept: impl IntoIterator<Item = &'a [u8]>) -> &'static str {
    // RFC 9110 section 5.3: several lines of a header are one list.
    let lines: Vec<_> = accept.into_iter().map(String::from_utf8_lossy).collect();
    // Where nothing is acceptable the first is sent: a 406 would help nobody.
    MEDIA_TYPES[best_match(&lines.join(","), &MEDIA_TYPES).unwrap_or(0)]
}
