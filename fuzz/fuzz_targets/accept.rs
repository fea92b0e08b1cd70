//! Any Accept header: the offer that is chosen has the best quality, and the first of those.

#![no_main]

use errorbook::accept::{best_match, quality};
use libfuzzer_sys::fuzz_target;

const OFFERS: [&str; 9] = [
    "application/problem+json",
    "application/json",
    "text/plain; charset=utf-8",
    "text/html;level=1",
    "text/html;level=\"a,b\"",
    "image/*",
    "not a media type",
    "",
    "a/b;q=1",
];

fuzz_target!(|accept: &str| {
    let qualities = OFFERS.map(|offer| quality(accept, offer));
    assert!(qualities.iter().all(|quality| *quality <= 1000));
    let best = qualities.iter().max().copied().unwrap_or_default();
    let first = qualities.iter().position(|quality| *quality == best);
    let expected = first.filter(|_| best > 0);
    assert_eq!(
        best_match(accept, &OFFERS),
        expected,
        "{accept:?}: {qualities:?}"
    );
});
