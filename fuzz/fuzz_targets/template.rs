//! Any text as a template of messages and as a string of bodies: what is read and written again reads the same.

#![no_main]

use errorbook_model::interpolation::{self, parts};
use errorbook_model::template::{Segment, Template, segments};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|text: &str| {
    let template = Template::parse(text);
    if let Ok(template) = &template {
        let again = template.renamed(str::to_owned);
        assert_eq!(Template::parse(&again).as_ref(), Ok(template), "{again}");
        let segments = segments(text).filter_map(|segment| match segment {
            Segment::Text(text) => Some(text),
            Segment::Placeholder { .. } => None,
        });
        assert_eq!(segments.collect::<String>(), template.text());
    }
    let braces = text.bytes().filter(|byte| matches!(byte, b'{' | b'}'));
    let is_plain = braces.count() == 0;
    assert!(!is_plain || template.is_ok());
    let found: Vec<_> = parts(text).collect();
    if is_plain && !text.is_empty() {
        assert_eq!(found, [interpolation::Part::Text(text)]);
    }
});
