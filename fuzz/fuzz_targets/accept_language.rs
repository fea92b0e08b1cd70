//! Any Accept-Language header: what is found is one of the languages, and more text does not undo it.

#![no_main]

use errorbook::language::lookup;
use libfuzzer_sys::fuzz_target;

const LANGUAGES: [&str; 6] = ["en", "de", "de-CH", "zh-Hant-TW", "x-klingon", ""];

fuzz_target!(|header: &str| {
    let found = lookup(header, &LANGUAGES);
    assert!(found.is_none_or(|index| index < LANGUAGES.len()));
    assert_eq!(lookup(header, &[]), None);
    // A range of no weight after it changes nothing, unless a quote swallows it.
    if !header.contains('"') {
        assert_eq!(
            lookup(&format!("{header},xx;q=0"), &LANGUAGES),
            found,
            "{header:?}"
        );
    }
});
