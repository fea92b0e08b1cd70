//! Both Accept headers against references that split, collect and sort, for any text; and the time
//! that long headers take.

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

/// The same rules, told plainly: everything is split, unquoted and collected first.
mod reference {
    use std::cmp::Reverse;

    pub(super) fn quality(accept: &str, offer: &str) -> u16 {
        let ranges: Vec<Range> = elements(accept)
            .iter()
            .filter_map(|text| range(text))
            .collect();
        if ranges.is_empty() {
            return 1000;
        }
        let offer = range(offer).expect("a known offer");
        ranges
            .iter()
            .filter_map(|range| Some((specificity(range, &offer)?, range.weight)))
            .max()
            .map_or(0, |(_, weight)| weight)
    }

    pub(super) fn lookup(header: &str, available: &[&str]) -> Option<usize> {
        let mut ranges: Vec<(String, u16)> = elements(header)
            .iter()
            .filter_map(|text| language_range(text))
            .collect();
        let refused: Vec<String> = ranges
            .iter()
            .filter(|(_, weight)| *weight == 0)
            .map(|(range, _)| range.clone())
            .collect();
        ranges.retain(|(_, weight)| *weight > 0);
        ranges.sort_by_key(|&(_, weight)| Reverse(weight));
        for (range, _) in ranges {
            let mut subtags: Vec<&str> = range.split('-').collect();
            while !subtags.is_empty() {
                let tag = subtags.join("-");
                let found = available.iter().position(|name| name.to_lowercase() == tag);
                if found.is_some() && !refused.contains(&tag) {
                    return found;
                }
                subtags.pop();
                while subtags.last().is_some_and(|subtag| subtag.len() == 1) {
                    subtags.pop();
                }
            }
        }
        None
    }

    struct Range {
        kind: String,
        subtype: String,
        parameters: Vec<(String, String)>,
        weight: u16,
    }

    fn specificity(range: &Range, offer: &Range) -> Option<(u8, usize)> {
        let form = match (range.kind.as_str(), range.subtype.as_str()) {
            ("*", "*") => 1,
            (kind, "*") if kind == offer.kind => 2,
            (kind, subtype) if kind == offer.kind && subtype == offer.subtype => 3,
            _ => return None,
        };
        let all = range
            .parameters
            .iter()
            .all(|parameter| offer.parameters.contains(parameter));
        all.then_some((form, range.parameters.len()))
    }

    fn range(text: &str) -> Option<Range> {
        let (essence, parameters, weight) = parts(text)?;
        let (kind, subtype) = essence.split_once('/')?;
        if !is_token(kind) || !is_token(subtype) || (kind == "*" && subtype != "*") {
            return None;
        }
        Some(Range {
            kind: kind.to_lowercase(),
            subtype: subtype.to_lowercase(),
            parameters,
            weight,
        })
    }

    fn language_range(text: &str) -> Option<(String, u16)> {
        let (range, parameters, weight) = parts(text)?;
        let subtags: Vec<&str> = range.split('-').collect();
        let well_formed = subtags.iter().all(|subtag| {
            (1..=8).contains(&subtag.len()) && subtag.chars().all(|c| c.is_ascii_alphanumeric())
        });
        let letters_first = !subtags[0].contains(|c: char| c.is_ascii_digit());
        (well_formed && letters_first && parameters.is_empty())
            .then(|| (range.to_lowercase(), weight))
    }

    type Parts = (String, Vec<(String, String)>, u16);

    /// What stands before the parameters, the parameters but for the weight, and the weight.
    fn parts(text: &str) -> Option<Parts> {
        let mut pieces = split(text, ';').into_iter();
        let name = pieces.next()?;
        let mut parameters = Vec::new();
        let mut weights = Vec::new();
        for piece in pieces.filter(|piece| !piece.is_empty()) {
            let (name, value) = piece.split_once('=')?;
            let (name, value) = (trim(name), trim(value));
            if !is_token(name) {
                return None;
            }
            if name.eq_ignore_ascii_case("q") {
                weights.push(weight(value)?);
            } else {
                parameters.push((name.to_lowercase(), unquote(value)?.to_ascii_lowercase()));
            }
        }
        match weights[..] {
            [] => Some((name, parameters, 1000)),
            [weight] => Some((name, parameters, weight)),
            _ => None,
        }
    }

    fn elements(header: &str) -> Vec<String> {
        let mut elements = split(header, ',');
        elements.retain(|element| !element.is_empty());
        elements
    }

    /// The trimmed pieces between separators that are not in a quoted string.
    fn split(text: &str, separator: char) -> Vec<String> {
        let chars: Vec<char> = text.chars().collect();
        let mut pieces = vec![String::new()];
        let mut index = 0;
        while index < chars.len() {
            let length = quoted_length(&chars[index..]).unwrap_or(1);
            if chars[index] == separator {
                pieces.push(String::new());
            } else if let Some(piece) = pieces.last_mut() {
                piece.extend(&chars[index..index + length]);
            }
            index += length;
        }
        pieces.iter().map(|piece| trim(piece).to_owned()).collect()
    }

    /// How many characters the quoted string takes that the text opens with, if it is closed.
    fn quoted_length(text: &[char]) -> Option<usize> {
        if text.first() != Some(&'"') {
            return None;
        }
        let mut escaped = false;
        let close = text[1..].iter().position(|&c| {
            let closes = c == '"' && !escaped;
            escaped = c == '\\' && !escaped;
            closes
        })?;
        Some(close + 2)
    }

    fn unquote(value: &str) -> Option<String> {
        let chars: Vec<char> = value.chars().collect();
        match quoted_length(&chars) {
            None => is_token(value).then(|| value.to_owned()),
            Some(length) if length < chars.len() => None,
            Some(length) => {
                let mut content = String::new();
                let mut inner = chars[1..length - 1].iter();
                while let Some(&c) = inner.next() {
                    content.push(if c == '\\' { *inner.next()? } else { c });
                }
                let clean = content.chars().all(|c| c == '\t' || !c.is_ascii_control());
                clean.then_some(content)
            }
        }
    }

    fn weight(value: &str) -> Option<u16> {
        let (whole, decimals) = value.split_once('.').unwrap_or((value, ""));
        let digits = decimals.chars().all(|c| c.is_ascii_digit()) && decimals.len() <= 3;
        let thousandths: u16 = format!("{decimals:0<3}").parse().ok().filter(|_| digits)?;
        match whole {
            "0" => Some(thousandths),
            "1" if thousandths == 0 => Some(1000),
            _ => None,
        }
    }

    fn trim(text: &str) -> &str {
        text.trim_matches([' ', '\t'])
    }

    fn is_token(text: &str) -> bool {
        let allowed = |c: char| c.is_ascii_alphanumeric() || "!#$%&'*+-.^_`|~".contains(c);
        !text.is_empty() && text.chars().all(allowed)
    }
}
