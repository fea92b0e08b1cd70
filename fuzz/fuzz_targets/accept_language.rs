//! Any Accept-Language header: the result is one of the languages, and an additional range does not change it.

#![no_main]

use errorbook::language::lookup;
use libfuzzer_sys::fuzz_target;

const LANGUAGES: [&str; 6] = ["en", "de", "de-CH", "zh-Hant-TW", "x-klingon", ""];

fuzz_target!(|header: &str| {
    let found = lookup(header, &LANGUAGES);
    assert!(found.is_none_or(|index| index < LANGUAGES.len()));
    assert_eq!(lookup(header, &[]), None);
    // An additional range with `q=0` changes nothing, unless an open quote makes it part of a string.
    if !header.contains('"') {
        assert_eq!(
            lookup(&format!("{header},xx;q=0"), &LANGUAGES),
            found,
            "{header:?}"
        );
    }
});
