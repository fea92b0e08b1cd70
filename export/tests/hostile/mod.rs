//! Text that tries to be more than text, in every place that has any.

use errorbook_export::{
    Body, Catalogue, Code, Entry, Example, Field, Header, JsonType, Name, Node, Property, Service,
    Type,
};
use proptest::prelude::*;

const FRAGMENTS: &[&str] = &[
    "</script><script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "</style>",
    "</title>",
    "</textarea>",
    "<!--",
    "-->",
    "]]>",
    "<?php",
    "<a href='javascript:alert(1)'>",
    "\" onload=\"alert(1)",
    "' onload='alert(1)",
    "&lt;b&gt;",
    "&#60;",
    "&",
    "`",
    "```",
    "````\n",
    "~~~\n",
    "|",
    "\\|",
    "\\",
    "\n\n",
    "\r\n",
    "\r",
    "\n# heading\n",
    "\n## `ORG_OTHER`\n",
    "\n---\n",
    "\n===\n",
    "\n> quote\n",
    "\n- item\n",
    "\n1. one\n",
    "\n    code\n",
    "\n<div>\n",
    "\n[a]: http://evil.example\n",
    "[a]",
    "[a](javascript:alert(1))",
    "[`Type`]",
    "![i](http://evil.example/i.png)",
    "<http://evil.example>",
    "[^1]",
    "*",
    "**",
    "_",
    "$$x$$",
    "\n| a | b |\n|---|:-:|\n| <b> | `|` |\n",
    "{name}",
    "{{",
    "}",
    "{name:?}",
    "\u{0}",
    "\u{8}",
    "\u{7f}",
    "\u{85}",
    "\u{2028}",
    "\u{202e}",
    "\u{feff}",
    "\u{fffe}",
    "\u{1f600}",
    "4. ",
    "+ ",
    "=",
    " ",
    "a",
    "word",
];

/// A text of such pieces, between others.
pub(crate) fn text() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        3 => prop::sample::select(FRAGMENTS).prop_map(str::to_owned),
        1 => "\\PC{0,6}",
        1 => any::<String>().prop_map(|text| text.chars().take(6).collect()),
    ];
    prop::collection::vec(piece, 0..8).prop_map(|pieces| pieces.concat())
}

fn field(name: &str, text: &str) -> Field {
    let mut field = Field::new(name, JsonType::Array);
    field.items = Some(JsonType::String);
    field.optional = true;
    field.example = Some(text.to_owned());
    field
}

fn entry(code: &str, text: &str, comment: &str) -> Entry {
    let some = || Some(text.to_owned());
    let example = |media_type: &str, body: String| Example {
        accept: text.to_owned(),
        status: text.to_owned(),
        headers: vec![
            ("content-type".to_owned(), media_type.to_owned()),
            (text.to_owned(), text.to_owned()),
        ],
        body,
        base64: false,
    };
    let mut header = Header::new(text, text);
    header.optional = true;
    let mut entry = Entry::new(Code::Text(code.to_owned()), 403, text, text);
    entry.message = some();
    entry.description = Some(comment.to_owned());
    entry.help = some();
    entry.fields = vec![field("name", text), field(text, text)];
    entry.placeholders = vec![field(text, text)];
    entry.headers = vec![header];
    entry.retryable = true;
    entry.retry_after = Some(30);
    entry.oauth = some();
    entry.reason = some();
    entry.since = some();
    entry.sunset = some();
    entry.instead = some();
    entry.internal = true;
    entry.log = some();
    entry.examples = vec![
        example("application/json", text.to_owned()),
        example("application/json", format!("{{\"a\":{}}}", Json(text))),
        example("text/plain", text.to_owned()),
    ];
    entry
}

/// A string in JSON.
struct Json<'a>(&'a str);

impl std::fmt::Display for Json<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&serde_json::Value::from(self.0).to_string())
    }
}

/// A catalogue of two services and one type of three errors, whose texts are all the same, and whose doc
/// comments are.
pub(crate) fn catalogue(text: &str, comment: &str) -> Catalogue {
    let kept: &'static str = text.to_owned().leak();
    let code = Property::Pair(kept, Node::Name(Name::Code));
    let object = Property::Pair(kept, Node::Object(vec![code].leak()));
    let mut service = Service::new(text);
    service.description = Some(comment.to_owned());
    service.profile.body = Body::of(Box::leak(Box::new(Node::Object(vec![object].leak()))));
    service.profile.problem_type = Some(format!("{text}{{code}}").leak());
    service.profile.docs = Some(format!("https://docs.example/{text}/{{code}}").leak());
    service.profile.code_header = Some(kept);
    let mut second = service.clone();
    second.name = format!("{text}2");
    let mut concealed = entry("HIDDEN", text, comment);
    concealed.concealed_as = Some(Code::Text(text.to_owned()));
    concealed.examples.clear();
    let mut bare = entry("BARE", text, comment);
    bare.examples.clear();
    let mut ty = Type::new(text, vec![entry(text, text, comment), concealed, bare]);
    ty.description = Some(comment.to_owned());
    ty.services = vec![text.to_owned()];
    Catalogue::new(vec![service, second], vec![ty])
}

/// What a page shows of a text: control characters by their pictures.
pub(crate) fn shown(text: &str) -> String {
    text.chars()
        .map(|c| match c {
            '\n' | '\t' => c,
            '\u{7f}' => '\u{2421}',
            '\0'..='\u{1f}' => char::from_u32(0x2400 + u32::from(c)).unwrap(),
            c if c.is_control() => '\u{fffd}',
            c => c,
        })
        .collect()
}
