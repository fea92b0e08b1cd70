//! No text, in any place, is more than text.

use crate::events;
use crate::hostile::{catalogue, shown, text};
use errorbook_export::{Segment, markdown, markdown_index, segments};
use errorbook_model::escape::uri_component;
use proptest::prelude::*;
use pulldown_cmark::{Event, Tag, TagEnd};

/// What is left of a document: its headings, quotes, cells, blocks of code, and links.
#[derive(Debug, Default)]
struct Outline {
    headings: Vec<String>,
    quotes: Vec<String>,
    rows: Vec<Vec<String>>,
    code: Vec<String>,
    links: Vec<String>,
}

/// What a text is when white space is one space.
fn words(text: &str) -> String {
    text.split_ascii_whitespace().collect::<Vec<_>>().join(" ")
}

fn outline(document: &str) -> Outline {
    let mut outline = Outline::default();
    let mut text = String::new();
    let mut head = false;
    for event in events(document) {
        match event {
            Event::Text(piece) | Event::Code(piece) => text.push_str(&piece),
            Event::Start(
                Tag::Heading { .. } | Tag::BlockQuote(_) | Tag::TableCell | Tag::CodeBlock(_),
            ) => text.clear(),
            Event::Start(Tag::TableHead) => head = true,
            Event::End(TagEnd::TableHead) => head = false,
            Event::Start(Tag::TableRow) => outline.rows.push(Vec::new()),
            Event::Start(Tag::Link { dest_url, .. }) => outline.links.push(dest_url.to_string()),
            Event::End(TagEnd::Heading(_)) => outline.headings.push(words(&text)),
            Event::End(TagEnd::BlockQuote(_)) => outline.quotes.push(words(&text)),
            Event::End(TagEnd::CodeBlock) => outline.code.push(std::mem::take(&mut text)),
            Event::End(TagEnd::TableCell) => {
                if let Some(row) = outline.rows.last_mut().filter(|_| !head) {
                    row.push(words(&text));
                }
            }
            Event::Html(html) | Event::InlineHtml(html) => panic!("HTML: {html:?}"),
            Event::Start(
                Tag::Image { .. }
                | Tag::HtmlBlock
                | Tag::FootnoteDefinition(_)
                | Tag::Strikethrough,
            )
            | Event::InlineMath(_)
            | Event::DisplayMath(_)
            | Event::FootnoteReference(_)
            | Event::TaskListMarker(_) => panic!("{event:?}"),
            _ => {}
        }
    }
    outline
}

fn plain(template: &str) -> String {
    segments(template)
        .map(|segment| match segment {
            Segment::Text(text) => text.to_owned(),
            Segment::Placeholder { name, .. } => format!("{{{name}}}"),
        })
        .collect()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 256, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn texts_stay_texts(text in text()) {
        let document = markdown(&catalogue(&text, ""));
        let outline = outline(&document);
        // Control characters that are no white space are shown by pictures.
        let (said, meaning) = (shown(&words(&text)), shown(&words(&plain(&text))));
        let headings = &outline.headings;
        prop_assert_eq!(headings.len(), 7, "{:?}", headings);
        prop_assert_eq!(&headings[5..], ["HIDDEN", "BARE"]);
        prop_assert_eq!(&headings[4], &said);
        let quotes = vec![meaning.clone(); if meaning.is_empty() { 0 } else { 3 }];
        prop_assert_eq!(&outline.quotes, &quotes);
        prop_assert_eq!(outline.rows.len(), 3 + 3 * (2 + 2 + 1));
        prop_assert_eq!(&outline.rows[1], &["HIDDEN", &words(&format!("403 {said}")), "yes", &meaning]);
        prop_assert_eq!(&outline.rows[4], &[&said, "array of strings, may be absent", &said]);
        prop_assert_eq!(outline.code.len(), 3);
        let body = format!("\n\n{}", shown(&text));
        let response = outline.code[2].strip_suffix('\n').unwrap();
        prop_assert!(response.ends_with(body.strip_suffix('\n').unwrap_or(&body)), "{:?}", response);
        for link in &outline.links {
            prop_assert!(link.starts_with('#') || link.starts_with("https://docs.example/"), "{}", link);
        }
    }

    #[test]
    fn the_index_has_a_link_for_each_code_and_no_other(text in text()) {
        let outline = outline(&markdown_index(&catalogue(&text, &text)));
        let said = shown(&words(&text));
        prop_assert_eq!(outline.headings.len(), 2, "{:?}", outline.headings);
        prop_assert_eq!(&outline.headings[1], "Errors");
        prop_assert_eq!(&outline.quotes, &[said.clone(), said]);
        let code = uri_component(&text);
        let pages = [format!("errors/{code}.md"), "errors/HIDDEN.md".into(), "errors/BARE.md".into()];
        prop_assert_eq!(&outline.links[..2], ["errors.md", "errors.json"]);
        prop_assert_eq!(&outline.links[2..], pages);
    }

    #[test]
    fn doc_comments_stay_where_they_are(comment in text()) {
        let outline = outline(&markdown(&catalogue("text", &comment)).replace("~~", "--"));
        let headings = ["text and text2 errors", "text", "text2", "text", "text", "HIDDEN", "BARE"];
        prop_assert_eq!(outline.headings, headings);
    }
}
