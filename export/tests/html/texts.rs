//! No text, in any place, is more than text.

use crate::dom::{Element, elements};
use crate::hostile::{catalogue, shown, text};
use errorbook_export::{Segment, html, html_entry, segments};
use proptest::prelude::*;
use std::collections::HashSet;

/// All that the templates write.
const ELEMENTS: &str = "html head meta title link style script body a header h1 button div form p label kbd \
    input datalist select option span nav details summary ul li code main section h2 article h3 var b dl dt dd \
    h4 wbr pre i footer";

/// What a doc comment may add.
const PROSE: &str =
    "p ul ol li em strong del a code pre blockquote table thead tbody tr th td hr br";

const ATTRIBUTES: &str = "lang charset http-equiv content name rel href class type aria-pressed hidden id role \
    aria-label for autocomplete spellcheck aria-keyshortcuts list placeholder value open tabindex data-type \
    data-code data-status data-retry";

fn has(words: &str, word: &str) -> bool {
    words.split_ascii_whitespace().any(|one| one == word)
}

fn check_element(element: &Element) {
    let Element {
        name, attributes, ..
    } = element;
    let in_prose = element
        .around
        .iter()
        .any(|outer| outer.starts_with("div.prose"));
    let known = if in_prose { PROSE } else { ELEMENTS };
    assert!(has(known, name), "<{name}> in {:?}", element.around);
    for (attribute, value) in attributes {
        if in_prose {
            let fine = match attribute.as_str() {
                "href" => ["http:", "https:", "mailto:"].iter().any(|scheme| {
                    let start = value.get(..scheme.len());
                    start.is_some_and(|start| start.eq_ignore_ascii_case(scheme))
                }),
                "title" => name == "a",
                "class" => value.starts_with("language-"),
                "start" => name == "ol",
                _ => false,
            };
            assert!(fine, "<{name} {attribute}={value:?}> of a doc comment");
            continue;
        }
        assert!(has(ATTRIBUTES, attribute), "<{name} {attribute}>");
        if attribute == "href" && name == "a" {
            let fine = value.starts_with('#') || value.starts_with("https://");
            assert!(fine || value.starts_with("index"), "{value:?}");
        }
    }
}

fn check(page: &str, script: &str) {
    assert!(page.ends_with(">\n"));
    let elements = elements(page);
    let mut ids = HashSet::new();
    for element in &elements {
        check_element(element);
        if let Some(id) = element.get("id") {
            assert!(ids.insert(id), "{id} is there twice");
            assert!(
                !id.is_empty() && !id.contains(char::is_whitespace),
                "{id:?}"
            );
        }
    }
    for link in elements.iter().filter_map(|element| element.get("href")) {
        if let Some(id) = link.strip_prefix('#') {
            assert!(ids.contains(id), "{link} leads nowhere");
        }
    }
    let scripts: Vec<_> = elements
        .iter()
        .filter(|element| element.name == "script")
        .collect();
    assert!(matches!(scripts.as_slice(), [one] if one.text == script));
}

/// The texts of a class, and of a name within it.
fn texts<'a>(elements: &'a [Element], class: &str, name: &str) -> Vec<&'a str> {
    elements
        .iter()
        .filter(|element| {
            let inside = |outer: &String| outer.ends_with(&format!(".{class}"));
            let is_own = element.has_class(class) && name.is_empty();
            is_own || (element.name == name && element.around.last().is_some_and(inside))
        })
        .map(|element| element.text.as_str())
        .collect()
}

fn plain(template: &str) -> String {
    segments(template)
        .map(|segment| match segment {
            Segment::Text(text) => text.to_owned(),
            Segment::Placeholder { name, .. } => format!("{{{name}}}"),
        })
        .collect()
}

fn script() -> String {
    let elements = elements(&html(&crate::acme()));
    let script = elements
        .into_iter()
        .find(|element| element.name == "script");
    script.unwrap().text
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 64, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn texts_stay_texts(text in text()) {
        let page = html(&catalogue(&text, ""));
        check(&page, &script());
        let elements = elements(&page);
        let (text, plain) = (shown(&text), shown(&plain(&text)));
        prop_assert_eq!(texts(&elements, "help", "span"), vec![text.as_str(); 3]);
        prop_assert_eq!(texts(&elements, "meaning", ""), vec![plain.as_str(); 3]);
        let status = format!("403 {text}");
        prop_assert_eq!(texts(&elements, "status", ""), vec![status.as_str(); 3]);
        let bodies = texts(&elements, "http", "code");
        prop_assert_eq!(bodies.len(), 3);
        prop_assert!(bodies[2].ends_with(&format!("\n\n{text}")), "{:?}", bodies[2]);
    }

    #[test]
    fn doc_comments_stay_where_they_are(comment in text()) {
        let page = html(&catalogue("text", &comment));
        check(&page, &script());
        let elements = elements(&page);
        prop_assert_eq!(texts(&elements, "help", "span"), vec!["text"; 3]);
    }

    #[test]
    fn the_page_of_one_does_too(text in text()) {
        let catalogue = catalogue(&text, &text);
        for code in [text.as_str(), "BARE"] {
            check(&html_entry(&catalogue, code, "index").unwrap(), &script());
        }
    }
}
