//! Proves that negotiation allocates nothing, whatever bytes come in.

use crate::allocations;
use errorbook::{Profile, accept, language};
use http::{HeaderMap, HeaderValue, header::ACCEPT};
use std::hint::black_box;

static PROFILE: Profile = Profile::DEFAULT;

/// What headers are made of, and what breaks them.
const PIECES: [&[u8]; 20] = [
    b"text",
    b"/",
    b"plain",
    b"*",
    b"application",
    b"json",
    b";",
    b"q",
    b"=",
    b"0.5",
    b",",
    b" ",
    b"\"",
    b"\\",
    b"charset",
    b"utf-8",
    b"\t",
    b"\xff",
    b"en-US",
    b"1.0001",
];

const ROUNDS: usize = 50_000;

/// Says which header made negotiation allocate.
pub(crate) fn check() -> Result<(), String> {
    let mut random = 0x9e37_79b9_7f4a_7c15_u64;
    let mut next = move || {
        random ^= random << 13;
        random ^= random >> 7;
        random ^= random << 17;
        usize::try_from(random >> 33).unwrap_or(0)
    };
    for _ in 0..ROUNDS {
        let mut line = Vec::new();
        for _ in 0..next() % 24 {
            line.extend_from_slice(PIECES[next() % PIECES.len()]);
        }
        let Ok(value) = HeaderValue::from_bytes(&line) else {
            continue;
        };
        let text = String::from_utf8_lossy(&line).into_owned();
        let mut headers = HeaderMap::new();
        headers.append(ACCEPT, value.clone());
        headers.append(ACCEPT, value);
        let before = allocations::count();
        black_box(PROFILE.preferences(&headers));
        black_box(accept::best_match(
            &text,
            &["text/html", "text/plain;charset=utf-8"],
        ));
        black_box(accept::quality(&text, "application/json"));
        black_box(language::lookup(&text, &["en", "de", "en-US"]));
        if allocations::count() != before {
            return Err(format!(
                "negotiation allocated for `{}`",
                line.escape_ascii()
            ));
        }
    }
    Ok(())
}
