//! Doc comments: Markdown that anyone may have written, reduced to what a page may show.

use crate::describe::is_link;
use pulldown_cmark::{Alignment, BrokenLink, CowStr, Event, Options, Parser, Tag, TagEnd};

/// How deep quotes, lists and emphasis may be in each other; what is deeper stands at this depth. Readers
/// of the page have limits of their own.
const DEEPEST: usize = 16;

/// The comment as Markdown events: HTML is text, images are their texts, headings are paragraphs in bold (the
/// page has an order of headings of its own), and a link that leads nowhere, as rustdoc's do, is its text.
pub(crate) fn events(comment: &str) -> Vec<Event<'_>> {
    let options = Options::ENABLE_TABLES | Options::ENABLE_STRIKETHROUGH;
    // rustdoc resolves [`Type`] without a definition. Here it leads nowhere, but its brackets go. Those of
    // `list[0]` stay.
    let mut nowhere = |link: BrokenLink<'_>| {
        let is_path = link.reference.contains('`') || link.reference.contains("::");
        is_path.then_some((CowStr::Borrowed(""), CowStr::Borrowed("")))
    };
    let parser = Parser::new_with_broken_link_callback(comment, options, Some(&mut nowhere));
    let mut reduced = Reduced::default();
    for event in parser {
        match event {
            Event::Start(tag) => reduced.start(tag),
            Event::End(_) => reduced.end(),
            Event::Html(text) | Event::InlineHtml(text) => reduced.events.push(Event::Text(text)),
            event => reduced.events.push(event),
        }
    }
    reduced.events
}

#[derive(Default)]
struct Reduced<'a> {
    events: Vec<Event<'a>>,
    /// What each open tag is to be closed with.
    open: Vec<Vec<TagEnd>>,
    depth: usize,
}

impl<'a> Reduced<'a> {
    fn start(&mut self, tag: Tag<'a>) {
        let tags = match tag {
            Tag::Heading { .. } => vec![Tag::Paragraph, Tag::Strong],
            Tag::HtmlBlock => vec![Tag::Paragraph],
            Tag::Image { .. } => Vec::new(),
            Tag::Link { ref dest_url, .. } if !is_link(dest_url) => Vec::new(),
            // An alignment becomes a style attribute, which the page's own policy forbids.
            Tag::Table(columns) => vec![Tag::Table(vec![Alignment::None; columns.len()])],
            tag if self.depth >= DEEPEST && nests(tag.to_end()) => Vec::new(),
            tag => vec![tag],
        };
        let mut ends: Vec<_> = tags.iter().map(Tag::to_end).collect();
        ends.reverse();
        self.depth += ends.iter().filter(|end| nests(**end)).count();
        self.open.push(ends);
        self.events.extend(tags.into_iter().map(Event::Start));
    }

    fn end(&mut self) {
        let ends = self.open.pop().unwrap_or_default();
        self.depth -= ends.iter().filter(|end| nests(**end)).count();
        self.events.extend(ends.into_iter().map(Event::End));
    }
}

/// Whether what a tag opens may hold another of its kind.
fn nests(end: TagEnd) -> bool {
    matches!(
        end,
        TagEnd::BlockQuote(_)
            | TagEnd::List(_)
            | TagEnd::Item
            | TagEnd::Emphasis
            | TagEnd::Strong
            | TagEnd::Strikethrough
    )
}
