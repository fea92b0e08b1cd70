//! Lookup by the Accept-Language header: rows of other projects' suites, then this project's own.

use errorbook::language::lookup;
use serde::Deserialize;

#[derive(Debug, Deserialize)]
struct Row {
    source: String,
    accept_language: String,
    offered: Vec<String>,
    expected: Option<String>,
}

#[test]
fn chooses_as_other_implementations_do() {
    let rows: Vec<Row> = serde_json::from_str(include_str!("../data/accept_language_cases.json"))
        .expect("the rows are valid JSON");
    assert!(!rows.is_empty());
    for row in rows {
        let available: Vec<&str> = row.offered.iter().map(String::as_str).collect();
        let chosen = lookup(&row.accept_language, &available).map(|index| available[index]);
        assert_eq!(chosen, row.expected.as_deref(), "{}: {row:?}", row.source);
    }
}

#[test]
fn chooses_by_lookup() {
    let available = [
        "en",
        "de",
        "de-CH",
        "zh-Hant",
        "en-x",
        "sr-Latn-RS",
        "pt-BR",
    ];
    let rows = [
        // No range, or only the wildcard.
        ("", None),
        (" ,\t, ", None),
        ("*", None),
        ("*, fr", None),
        ("*;q=0.5, fr", None),
        ("fr, *, en;q=0.1", Some("en")),
        ("*;q=0, en", Some("en")),
        // Weight, then order.
        ("de, en", Some("de")),
        ("en;q=0.9, de", Some("de")),
        ("en;q=0.9, de;q=0.90", Some("en")),
        ("en;q=0.001, de;q=0", Some("en")),
        ("fr, de;q=0.1, en;q=0.2", Some("en")),
        // Shortened, subtag by subtag, and never lengthened.
        ("de-AT", Some("de")),
        ("de-CH-1996", Some("de-CH")),
        ("DE-ch", Some("de-CH")),
        ("de-CHE", Some("de")),
        ("dex", None),
        ("d", None),
        ("zh", None),
        ("zh-TW", None),
        ("zh-hant-tw-x-private", Some("zh-Hant")),
        ("pt-PT, en;q=0.1", Some("en")),
        ("sr-Latn-RS-x-y", Some("sr-Latn-RS")),
        // A single letter goes with the subtag after it.
        ("en-x-private", Some("en")),
        ("en-x", Some("en-x")),
        ("en-a-x-private", Some("en")),
        // The longest language of the better range, though a worse range has one that is longer.
        ("en, de-CH-1996;q=0.9", Some("en")),
        ("de-CH-1996, en", Some("de-CH")),
        // Refused languages, before or after the range that would have come to them.
        ("en;q=0", None),
        ("en, en;q=0", None),
        ("en;q=0, en", None),
        ("en-US, en;q=0", None),
        ("en;q=0, en-US", None),
        ("de-CH-1996, de-CH;q=0", Some("de")),
        ("de-CH, de;q=0", Some("de-CH")),
        ("de-CH, DE-CH;q=0.0, de;q=0", None),
        ("de-AT, de;q=0, en;q=0.1", Some("en")),
        ("en-GB;q=0, en", Some("en")),
    ];
    for (header, expected) in rows {
        let chosen = lookup(header, &available).map(|index| available[index]);
        assert_eq!(chosen, expected, "{header:?}");
    }
}

#[test]
fn skips_malformed_elements_and_no_more() {
    for row in [
        "de_CH",
        "de-",
        "-de",
        "de--CH",
        "d3",
        "1",
        "abcdefghi",
        "de-abcdefghi",
        "*-CH",
        "de-*",
        "d\u{e9}",
        "de CH",
        "de/CH",
        "\"de\"",
        "de;q",
        "de;q=",
        "de;q=2",
        "de;q=0.1234",
        "de;q=x",
        "de;level=1",
        "de;q=1;level=1",
        "de;q=1;q=1",
        "de;q=\"1\"",
        "de\0",
        "de\r\n",
        "\"",
        "de;q=\"1",
        "\"de,de\"",
    ] {
        for header in [format!("{row}, en;q=0.5"), format!("en;q=0.5,{row}")] {
            let chosen = lookup(&header, &["de", "de-CH", "en"]);
            assert_eq!(chosen, Some(2), "{header:?}");
        }
        assert_eq!(lookup(row, &["de", "de-CH", "en", row]), None, "{row:?}");
    }
}

#[test]
fn lets_whitespace_and_empty_parameters_pass() {
    for header in [
        "\tde ; q = 0.5 ,en;q=0.4",
        "de;;Q=0.5;,,en;q=0.4",
        "de;, en;q=0.4",
    ] {
        assert_eq!(lookup(header, &["en", "de"]), Some(1), "{header:?}");
    }
}

#[test]
fn takes_any_number_of_languages() {
    let available: Vec<String> = ('a'..='z')
        .flat_map(|first| ('a'..='d').map(move |second| format!("{first}{second}")))
        .collect();
    let available: Vec<&str> = available.iter().map(String::as_str).collect();
    for (index, tag) in available.iter().enumerate() {
        let header = format!("zd;q=0.5, {tag}-XX, aa");
        assert_eq!(lookup(&header, &available), Some(index), "{header:?}");
    }
    assert_eq!(lookup("en", &[]), None);
    assert_eq!(lookup("en", &["", "en", "EN"]), Some(1));
}
