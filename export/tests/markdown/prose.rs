//! Doc comments, which are written anew.

use errorbook_export::{Catalogue, Code, Entry, Example, Service, Type, markdown};
use proptest::prelude::*;
use pulldown_cmark::{BrokenLink, CowStr, Event, Options, Parser};

const OPTIONS: Options = Options::ENABLE_TABLES.union(Options::ENABLE_STRIKETHROUGH);

fn page(description: &str, entries: Vec<Entry>) -> String {
    let mut ty = Type::new("acme::Type", entries);
    ty.description = Some(description.to_owned());
    markdown(&Catalogue::new(
        vec![Service::new("acme::ERRORS")],
        vec![ty],
    ))
}

/// What becomes of a comment.
fn prose(comment: &str) -> String {
    let page = page(comment, Vec::new());
    let (_, prose) = page.split_once("\n\n`acme::Type`").unwrap();
    let prose = prose.strip_suffix('\n').unwrap();
    prose.strip_prefix("\n\n").unwrap_or(prose).to_owned()
}

#[test]
fn comments_are_written_anew() {
    let cases = [
        ("", ""),
        ("one\ntwo", "one two"),
        ("one  \ntwo", "one\\\ntwo"),
        ("# Examples\n\ntext", "**Examples**\n\ntext"),
        ("a <b>c</b> & d", "a \\<b>c\\</b> &amp; d"),
        ("<div>\n*x*\n</div>", "\\<div> \\*x\\* \\</div>"),
        (
            "[`Type`] and [text][a::B] of list[0]",
            "`Type` and text of list\\[0\\]",
        ),
        (
            "[x](https://a.example/b(c)?d&e)",
            "[x](<https://a.example/b(c)?d&amp;e>)",
        ),
        ("[x](javascript:alert(1)) ![alt](i.png)", "x alt"),
        ("- a\n- b\n  - c", "- a\n- b\n  - c"),
        ("3. a\n4. b\n\n   c", "3. a\n4. b\n\n   c"),
        ("> a\n> - b", "> a\n>\n> - b"),
        (
            "```rust,no_run\nlet a = 1;\n```",
            "```rust\nlet a = 1;\n```",
        ),
        ("    a\n    b", "```\na\nb\n```"),
        ("````\n```\n````", "````\n```\n````"),
        ("```\nnever closed", "```\nnever closed\n```"),
        ("a\n\n---\n\n*b* **c** ~~d~~", "a\n\n---\n\n*b* **c** ~~d~~"),
        ("\\# a\n\n1\\. b\n\n\\- c", "\\# a\n\n1\\. b\n\n\\- c"),
        (
            "|a|b|\n|-|:-:|\n|`c`|d|",
            "| a | b |\n|---|---|\n| `c` | d |",
        ),
        ("- - *\n\n    - ", ""),
        ("- - ***\n\n    - x\n- y", "- - ***\n    - x\n- y"),
        ("no\\![a](https:b)!", "no\\![a](<https:b>)!"),
        (
            "[a]: https://evil.example\n\n[a]",
            "[a](<https://evil.example>)",
        ),
    ];
    for (comment, expected) in cases {
        assert_eq!(prose(comment), expected, "{comment}");
    }
}

#[test]
fn depth_is_bounded() {
    for piece in [">", "- ", "*a **b ", "1. ", "[a](", "![", "~~a "] {
        let comment = piece.repeat(20_000);
        assert!(prose(&comment).len() < 64 * comment.len(), "{piece}");
    }
    // What would stand deeper is still apart from the paragraph before it.
    let quotes = "> ".repeat(16);
    let deepest = prose(&format!("{quotes}a\n{quotes}- b"));
    assert_eq!(deepest.replace(['>', ' '], ""), "a\n\nb");
}

/// The text of a comment, white space aside; HTML counts as text, and the brackets of rustdoc's links do not.
fn said(comment: &str) -> String {
    let mut nowhere = |link: BrokenLink<'_>| {
        let is_path = link.reference.contains('`') || link.reference.contains("::");
        is_path.then_some((CowStr::Borrowed(""), CowStr::Borrowed("")))
    };
    let events = Parser::new_with_broken_link_callback(comment, OPTIONS, Some(&mut nowhere));
    let mut said: String = events
        .filter_map(|event| match event {
            Event::Text(text) | Event::Code(text) | Event::Html(text) | Event::InlineHtml(text) => {
                Some(text.into_string())
            }
            _ => None,
        })
        .collect();
    said.retain(|c| !c.is_whitespace());
    said
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 1_000, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn comments_say_what_they_said(comment in r"([a-z0-9*_ .#|`~>\[\]()<&;:\\\n-]|\n\n|- |1\. |\[a\]\(https:b\)|&lt;|<b>|    ){0,40}") {
        let written = prose(&comment);
        let is_html = |event: &Event<'_>| matches!(event, Event::Html(_) | Event::InlineHtml(_));
        let mut again = Parser::new_ext(&written, OPTIONS);
        prop_assert!(!again.any(|event| is_html(&event)), "{}", written);
        prop_assert_eq!(said(&written), said(&comment), "{}", written);
    }
}

#[test]
fn anchors_are_those_of_github() {
    let cases = [
        ("ORG_BLOCKED", "org_blocked"),
        ("org_blocked", "org_blocked-1"),
        ("org-api errors", "org-api-errors"),
        ("org.blocked", "orgblocked"),
        ("4031", "4031"),
        ("Errors of 4 services", "errors-of-4-services"),
        ("\u{c9}t\u{e9}", "\u{e9}t\u{e9}"),
    ];
    let entry = |(code, _): (&str, &str)| Entry::new(Code::Text(code.to_owned()), 400, "V", "T");
    let page = page("", cases.map(entry).into());
    for (heading, expected) in cases {
        let link = format!("[`{heading}`](#{expected})");
        assert!(page.contains(&link), "{link}");
    }
}

/// A JSON body in a response.
fn laid_out(body: &str) -> String {
    let mut entry = Entry::new(Code::Number(1), 400, "V", "T");
    entry.examples.push(Example {
        accept: "application/json".to_owned(),
        status: "400 Bad Request".to_owned(),
        headers: vec![("content-type".to_owned(), "application/json".to_owned())],
        body: body.to_owned(),
        base64: false,
    });
    let page = page("", vec![entry]);
    let (_, response) = page
        .split_once("content-type: application/json\n\n")
        .unwrap();
    let body = response.strip_suffix("```\n").unwrap();
    body.strip_suffix('\n').unwrap_or(body).to_owned()
}

#[test]
fn json_values_stay_as_they_are_written() {
    let cases = [
        ("{}", Some("{}")),
        (" [ ] ", Some("[]")),
        ("1e400", Some("1e400")),
        (
            r#"{"b":1.0,"a":[1,{"c":null}],"b":2}"#,
            Some(
                "{\n  \"b\": 1.0,\n  \"a\": [\n    1,\n    {\n      \"c\": null\n    }\n  ],\n  \"b\": 2\n}",
            ),
        ),
        (
            r#"{"a\"b:{":"c\\","d":"e,[\u0041"}"#,
            Some("{\n  \"a\\\"b:{\": \"c\\\\\",\n  \"d\": \"e,[\\u0041\"\n}"),
        ),
        ("{\"a\":}", None),
        ("not JSON", None),
        ("", None),
        ("{\"a\":1} x", None),
    ];
    for (text, expected) in cases {
        assert_eq!(laid_out(text), expected.unwrap_or(text), "{text}");
    }
    let deep = "[".repeat(100_000);
    assert_eq!(laid_out(&deep), deep);
}
