//! Negotiation by the Accept header: rows of other projects' suites, then this project's own.

use errorbook::accept::{best_match, quality};
use serde::Deserialize;

#[derive(Debug, Deserialize)]
struct Choice {
    source: String,
    accept: Option<String>,
    offered: Vec<String>,
    expected: Option<String>,
}

#[test]
fn chooses_as_other_implementations_do() {
    let rows: Vec<Choice> = serde_json::from_str(include_str!("../data/accept_cases.json"))
        .expect("the rows are valid JSON");
    assert!(!rows.is_empty());
    for row in rows {
        let offers: Vec<&str> = row.offered.iter().map(String::as_str).collect();
        let chosen = best_match(row.accept.as_deref().unwrap_or_default(), &offers);
        let chosen = chosen.map(|index| offers[index]);
        assert_eq!(chosen, row.expected.as_deref(), "{}: {row:?}", row.source);
    }
}

#[derive(Debug, Deserialize)]
struct Weight {
    source: String,
    accept: String,
    media_type: String,
    q: f64,
}

#[test]
fn weighs_as_other_implementations_do() {
    let rows: Vec<Weight> = serde_json::from_str(include_str!("../data/accept_q_cases.json"))
        .expect("the rows are valid JSON");
    assert!(!rows.is_empty());
    for row in rows {
        // The row's own project takes an empty header for one that accepts nothing; here it counts
        // as absent.
        let expected = if row.accept.is_empty() { 1.0 } else { row.q };
        let weight = f64::from(quality(&row.accept, &row.media_type)) / 1000.0;
        let source = &row.source;
        assert!(
            (weight - expected).abs() < 1e-9,
            "{source}: {weight} for {row:?}"
        );
    }
}

const JSON: &str = "application/json";
const PROBLEM: &str = "application/problem+json";
const TEXT: &str = "text/plain; charset=utf-8";

#[test]
fn chooses_among_an_error_s_representations() {
    let offers = [PROBLEM, JSON, TEXT];
    let rows = [
        // Browsers, clients and tools as they are.
        (
            "text/html,application/xhtml+xml,application/xml;q=0.9,image/avif,image/webp,*/*;q=0.8",
            Some(PROBLEM),
        ),
        ("application/json, text/plain, */*", Some(PROBLEM)),
        ("*/*", Some(PROBLEM)),
        ("application/json", Some(JSON)),
        ("text/html, image/gif, image/jpeg, *; q=.2, */*; q=.2", None),
        ("application/grpc-web+proto", None),
        // Absent, empty, or nothing usable.
        ("", Some(PROBLEM)),
        (" \t", Some(PROBLEM)),
        (",, , ,", Some(PROBLEM)),
        ("*", Some(PROBLEM)),
        ("json", Some(PROBLEM)),
        ("text/plain;q=2, text/", Some(PROBLEM)),
        // Ties go to the server's order, whatever the header's.
        ("text/plain, application/json", Some(JSON)),
        ("text/plain;q=0.5, application/json;q=0.500", Some(JSON)),
        ("text/plain;q=0.501, application/json;q=0.5", Some(TEXT)),
        // The most specific range counts, wherever it stands.
        ("*/*, application/*;q=0.1", Some(TEXT)),
        ("application/*;q=0.1, */*", Some(TEXT)),
        (
            "*/*;q=0.1, application/*;q=0.2, application/json;q=0.3",
            Some(JSON),
        ),
        ("application/*, application/problem+json;q=0", Some(JSON)),
        ("*/*, application/*;q=0", Some(TEXT)),
        ("*/*;q=0", None),
        ("application/json;q=0", None),
        // Equally specific: the higher weight, so that a repeated range is not refused by mistake.
        ("text/plain;q=0, text/plain;q=0.2", Some(TEXT)),
        ("text/plain;q=0.2, TEXT/plain;q=0", Some(TEXT)),
        // Parameters: a charset or none, in any case, token or quoted.
        ("text/plain;charset=utf-8", Some(TEXT)),
        ("text/plain; Charset=\"UTF-8\"", Some(TEXT)),
        ("text/plain;charset=\"u\\tf-\\8\"", Some(TEXT)),
        ("text/plain;charset=iso-8859-1", None),
        ("text/plain;charset=utf-8;format=flowed", None),
        ("application/json;charset=utf-8", None),
        ("text/plain;charset=utf-8, text/plain;q=0", Some(TEXT)),
        ("*/*;charset=utf-8, */*;q=0.5", Some(TEXT)),
        ("application/*;q=0.5, text/*;charset=utf-8", Some(TEXT)),
    ];
    for (accept, expected) in rows {
        let chosen = best_match(accept, &offers).map(|index| offers[index]);
        assert_eq!(chosen, expected, "{accept:?}");
    }
}

#[test]
fn reads_weights_by_the_grammar() {
    let rows = [
        ("1", 1000),
        ("1.", 1000),
        ("1.000", 1000),
        ("0", 0),
        ("0.", 0),
        ("0.000", 0),
        ("0.001", 1),
        ("0.05", 50),
        ("0.9", 900),
        ("0.999", 999),
        (" 0.5", 500),
        ("\t0.5 ", 500),
    ];
    for (weight, expected) in rows {
        for name in [";q=", ";Q=", " ; q = "] {
            let accept = format!("a/b{name}{weight}, */*;q=0.25");
            assert_eq!(quality(&accept, "a/b"), expected, "{accept:?}");
        }
    }
    for weight in [
        "",
        " ",
        "2",
        "1.5",
        "1.001",
        "0.1234",
        "1.0000",
        ".2",
        "-0",
        "+1",
        "01",
        "0.5.",
        "0.x",
        "abc",
        "1e0",
        "NaN",
        "\"0.5\"",
        "0.5 x",
        "0.5\u{e9}",
        "\u{664}",
        "0.5;q=0.5",
    ] {
        let accept = format!("a/b;q={weight}, */*;q=0.25");
        assert_eq!(quality(&accept, "a/b"), 250, "{accept:?}");
    }
}

#[test]
fn skips_malformed_elements_and_no_more() {
    let rows = [
        // No media range.
        "*",
        "*/c",
        "a",
        "a/",
        "/b",
        "a//b",
        "a/b/c",
        "a b/c",
        "a/ b",
        "a /b",
        "a@b/c",
        ";q=1",
        "a/b;level",
        "a/b;=1",
        "a/b;level=",
        "a/b;level=1 2",
        "a/b;level=@",
        "a/b level=1",
        "a/b=1",
        // Bytes that no token holds.
        "a/b\u{e9}",
        "\u{7f}a/b",
        "a/b\0",
        "a/b\r\n",
        "a/b;x=\u{e9}",
        // Quotes where none belong, and what a quoted string may not hold.
        "\"a/b\"",
        "a/\"b\"",
        "a/b;\"x\"=1",
        "a/b;x=\"1\"2",
        "a/b;x=\"1\" 2",
        "a/b;x=1\"2\"",
        "a/b;x=\"\u{1}\"",
        "a/b;x=\"\\\u{7f}\"",
        "\"a,b\"",
        "a/b;\",;,\"",
        "a/b;x=\"\u{1},\"",
    ];
    for row in rows {
        for accept in [
            format!("{row}, text/html;q=0.7"),
            format!("text/html;q=0.7,{row}"),
            format!("{row},{row} ,\ttext/html;q=0.7,{row}"),
        ] {
            assert_eq!(quality(&accept, "text/html"), 700, "{accept:?}");
            assert_eq!(quality(&accept, "a/b"), 0, "{accept:?}");
        }
        assert_eq!(quality(row, "text/html"), 1000, "counts as absent: {row:?}");
    }
}

#[test]
fn loses_one_element_to_an_unclosed_quote() {
    for row in [
        "\"",
        "a\"b",
        "a/b\"",
        "a/b;x=\"",
        "a/b;x=\"1",
        "a/b;x=\"\\",
        "a/b;x=\"\\\"",
        "a/b;x=\"\\\",\\\"\\\"",
        "a/b;x\"=1",
    ] {
        for accept in [
            format!("{row}, text/html;q=0.7"),
            format!("text/html;q=0.7,{row}"),
            format!("{row}, a/b;=, text/html;q=0.7"),
        ] {
            assert_eq!(quality(&accept, "text/html"), 700, "{accept:?}");
            assert_eq!(quality(&accept, "a/b"), 0, "{accept:?}");
        }
        assert_eq!(quality(row, "text/html"), 1000, "counts as absent: {row:?}");
    }
    // A later quote closes it, and the commas between are the string's.
    let accept = "a/b;x=\"1, text/html, a/b;x=\"1, c/d";
    assert_eq!(quality(accept, "text/html"), 0);
    assert_eq!(quality(accept, "c/d"), 1000);
}

#[test]
fn matches_parameters() {
    let rows = [
        // Range, offer, weight where another range gives all else 0.1.
        ("a/b;x=1", "a/b;x=1", 1000),
        ("a/b;x=1", "A/B ; X=1", 1000),
        ("a/b;x=1", "a/b", 100),
        ("a/b;x=1", "a/b;x=2", 100),
        ("a/b;x=1", "a/b;y=1", 100),
        ("a/b", "a/b;x=1", 1000),
        ("a/b;x=1", "a/b;y=2;x=1", 1000),
        ("a/b;y=2;x=1", "a/b;x=1;y=2", 1000),
        ("a/b;x=1;y=2", "a/b;x=1", 100),
        ("a/b;x=Ab", "a/b;x=aB", 1000),
        ("a/b;x=\"1\"", "a/b;x=1", 1000),
        ("a/b;x=1", "a/b;x=\"1\"", 1000),
        ("a/b;x=\"\\1\"", "a/b;x=1", 1000),
        ("a/b;x=\"\\\\\"", "a/b;x=\"\\\\\"", 1000),
        ("a/b;x=\"\\\"\"", "a/b;x=\"\\\"\"", 1000),
        ("a/b;x=\"\\\"\"", "a/b;x=\"\"", 100),
        ("a/b;x=\"\"", "a/b;x=\"\"", 1000),
        ("a/b;x=\"\\\\\"", "a/b;x=\"\"", 100),
        ("a/b;x=\"1, 2; 3\"", "a/b;x=\"1, 2; 3\"", 1000),
        ("a/b;x=\"c/d;q=0, a/b\"", "a/b", 100),
        ("a/b;x=\"\u{e9}\t\"", "a/b;x=\"\u{e9}\t\"", 1000),
        // Empty parameters, and whitespace in and out of place.
        ("a/b;", "a/b", 1000),
        ("a/b; ;;x=1; ", "a/b;x=1", 1000),
        ("a/b\t;\tx =\t1 ;q= 0.5", "a/b;x=1", 500),
        // The weight may stand anywhere; what follows it still narrows the range.
        ("a/b;q=0.5;x=1", "a/b;x=1", 500),
        ("a/b;q=0.5;x=1", "a/b", 100),
        ("a/b;x=1;q=0.5;y=2", "a/b;x=1;y=2", 500),
        // More parameters are more specific, and so are those of a wildcard.
        ("a/b;x=1;q=0.5, a/b;q=0.9", "a/b;x=1", 500),
        ("a/b;x=1;q=0.5, a/b;x=1;y=2;q=0.3", "a/b;x=1;y=2", 300),
        ("a/b;x=1;q=0.3, a/b;y=2;q=0.5", "a/b;x=1;y=2", 500),
        ("a/*;x=1;q=0.5, a/*;q=0.9", "a/b;x=1", 500),
        ("a/*;x=1;q=0.5, a/b;q=0.9", "a/b;x=1", 900),
    ];
    for (ranges, offer, expected) in rows {
        for accept in [
            format!("{ranges}, */*;q=0.1"),
            format!("*/*;q=0.1,{ranges}"),
        ] {
            assert_eq!(quality(&accept, offer), expected, "{accept:?} {offer:?}");
        }
    }
}

#[test]
fn compares_whole_names() {
    for accept in [
        "te/html",
        "text/htm",
        "text/html5",
        "text/xml",
        "texthtml",
        "te*/*",
        "text/h*",
    ] {
        assert_eq!(quality(accept, "text/html") % 1000, 0, "{accept:?}");
        let accept = format!("{accept}, x/y");
        assert_eq!(quality(&accept, "text/html"), 0, "{accept:?}");
    }
}

#[test]
fn takes_any_number_of_offers() {
    let offers: Vec<String> = (0..100).map(|number| format!("a/v{number}")).collect();
    let offers: Vec<&str> = offers.iter().map(String::as_str).collect();
    for index in 0..offers.len() {
        let accept = format!("a/*;q=0.5, {}", offers[index]);
        assert_eq!(best_match(&accept, &offers), Some(index), "{accept:?}");
    }
    assert_eq!(best_match("a/*", &offers), Some(0));
    assert_eq!(best_match("a/v99;q=0.1, a/v98;q=0.1", &offers), Some(98));
    assert_eq!(best_match("b/*", &offers), None);
    for accept in ["", "*/*", "a/b", "*"] {
        assert_eq!(best_match(accept, &[]), None, "{accept:?}");
    }
}

#[test]
fn leaves_malformed_offers_to_wildcards() {
    for offer in ["", "a", "/", "a b/c", ";x=1", "a;b/c"] {
        assert_eq!(quality("a/b, a/c, text/*;q=0.5", offer), 0, "{offer:?}");
        assert_eq!(quality("*/*;q=0.5, a/b", offer), 500, "{offer:?}");
    }
}
