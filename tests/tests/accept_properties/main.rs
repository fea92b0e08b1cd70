//! Both Accept headers against references that split, collect and sort, for any text; and the time
//! that long headers take.

mod reference;

use std::hint::black_box;
use std::time::{Duration, Instant};

use errorbook::accept::{best_match, quality};
use errorbook::language::lookup;
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::select;

const OFFERS: &[&str] = &[
    "application/json",
    "application/problem+json",
    "text/plain; charset=utf-8",
    "text/html",
    "text/html;level=1",
    "text/html;level=\"1\";charset=UTF-8",
    "text/html;level=\"a,b;c\\\"\"",
    "Text/HTML;Level=2",
];

const LANGUAGES: &[&str] = &[
    "en",
    "en-US",
    "EN-us-x",
    "de",
    "de-CH",
    "de-CH-1996",
    "zh-Hant-CN",
    "x-a-b",
    "i-klingon",
];

/// What an element may begin with.
const NAMES: &[&str] = &[
    "application/json",
    "application/*",
    "application/problem+json",
    "text/plain",
    "TEXT/html",
    "text/html",
    "text/*",
    "*/*",
    "*/x",
    "*",
    "text",
    "en",
    "en-US",
    "EN-us",
    "EN-us-x-y",
    "de",
    "de-CH",
    "de-ch-1996",
    "de-ch-1996-x",
    "zh-hant-cn-a-b",
    "x-A-b-c",
    "i-klingon",
    "de_CH",
    "d3",
    "",
];

/// What may follow.
const PARAMETERS: &[&str] = &[
    ";q=0",
    ";q=0.5",
    "; Q = 0.499",
    ";q=1.0",
    ";q=1.001",
    ";q=",
    ";q=\"1\"",
    ";charset=utf-8",
    ";CHARSET=\"utf-\\8\"",
    ";level=1",
    "; level = \"1\"",
    ";level=\"a,b;c\\\"\"",
    ";Level=2",
    ";level",
    ";x=",
    ";",
];

/// What may stand in the way.
const SCRAPS: &[&str] = &[
    ",", " ,,\t", " ", "\t", "\n", "/", "=", "-", "-a", "1", "\"", "\\", "\\\"", "\"\"", "\u{1}",
    "\u{7f}", "\u{e9}",
];

fn header() -> impl Strategy<Value = String> {
    let parameters = || vec(select(PARAMETERS), 0..3).prop_map(|parameters| parameters.concat());
    let element = || (select(NAMES), parameters()).prop_map(|(name, rest)| name.to_owned() + &rest);
    let list = vec(element(), 0..8).prop_map(|elements| elements.join(", "));
    let piece = prop_oneof![2 => element(), 3 => select(SCRAPS).prop_map(str::to_owned)];
    let pieces = vec(piece, 0..20).prop_map(|pieces| pieces.concat());
    prop_oneof![1 => any::<String>(), 3 => pieces, 6 => list]
}

fn config() -> ProptestConfig {
    ProptestConfig {
        cases: 4000,
        failure_persistence: None,
        ..ProptestConfig::default()
    }
}

proptest! {
    #![proptest_config(config())]

    #[test]
    fn media_types_are_chosen_as_by_the_reference(
        accept in header(),
        offers in vec(select(OFFERS), 0..20),
    ) {
        let weigh = |by: fn(&str, &str) -> u16| -> Vec<u16> {
            offers.iter().map(|offer| by(&accept, offer)).collect()
        };
        let expected = weigh(reference::quality);
        let actual = weigh(quality);
        prop_assert_eq!(&actual, &expected);

        let highest = expected.iter().max().filter(|&&quality| quality > 0);
        let first = expected.iter().position(|quality| Some(quality) == highest);
        prop_assert_eq!(best_match(&accept, &offers), first);
    }

    #[test]
    fn languages_are_chosen_as_by_the_reference(
        header in header(),
        available in vec(select(LANGUAGES), 0..40),
    ) {
        prop_assert_eq!(lookup(&header, &available), reference::lookup(&header, &available));
    }

    #[test]
    fn offers_and_languages_may_be_any_text(
        header in header(),
        names in vec(prop_oneof![any::<String>(), header()], 0..4),
    ) {
        let names: Vec<&str> = names.iter().map(String::as_str).collect();
        prop_assert!(best_match(&header, &names).is_none_or(|index| index < names.len()));
        prop_assert!(lookup(&header, &names).is_none_or(|index| index < names.len()));
    }
}

#[test]
fn work_grows_with_the_header_and_not_faster() {
    let repeated = [
        "a/b,*/*,",
        "a/b;q=0,",
        "a/b;q=2,",
        ",",
        ";",
        " ",
        "a",
        "a/b;",
        "a/b;x=",
        "\"",
        "\\\"",
        "a/b;x=\"",
        "a/b;x=\"\\\",",
        "en-US,",
        "en;q=0,",
        "en-",
        "e",
    ];
    for piece in repeated {
        for start in ["", "\"\\", "a/b;x=\"\\"] {
            let ranges = 65_536 / piece.len();
            let short = start.to_owned() + &piece.repeat(ranges / 10);
            let long = start.to_owned() + &piece.repeat(ranges);
            let (short, long) = (fastest(&short), fastest(&long));
            // Ten times the length: some ten times the time if linear, a hundred if quadratic. What
            // a busy machine adds is let pass.
            let limit = short * 40 + Duration::from_secs(1);
            assert!(
                long < limit,
                "{start:?} {piece:?}: {short:?}, then {long:?}"
            );
        }
    }
}

fn fastest(header: &str) -> Duration {
    let run = || {
        let start = Instant::now();
        black_box(best_match(
            black_box(header),
            &["a/b;x=1", "text/html", "x/y"],
        ));
        black_box(lookup(black_box(header), &["en", "de", "fr"]));
        start.elapsed()
    };
    (0..5).map(|_| run()).min().unwrap_or_default()
}
