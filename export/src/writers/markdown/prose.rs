//! A doc comment within a Markdown document: written anew, so that nothing in it reaches beyond it.

use super::escape;
use crate::writers::comment;
use pulldown_cmark::{CodeBlockKind, Event, Tag, TagEnd};

/// The comment, its blocks apart by empty lines, without a newline at its end.
pub(crate) fn prose(comment: &str) -> String {
    let mut writer = Writer::default();
    writer.open(Kind::Whole);
    for event in comment::events(comment) {
        writer.event(event);
    }
    writer.close()
}

/// What holds blocks.
enum Kind {
    Whole,
    Quote,
    /// With the number of the next item, where they are numbered.
    List(Option<u64>),
    Item,
}

struct Frame {
    kind: Kind,
    blocks: Vec<Block>,
}

/// A piece of a frame.
struct Block {
    text: String,
    /// Whether no empty line goes before it: a list's item, or a list in an item.
    tight: bool,
}

#[derive(Default)]
struct Writer {
    frames: Vec<Frame>,
    line: String,
    /// Addresses of the links that are open.
    links: Vec<String>,
    strong: usize,
    emphasis: usize,
    struck: usize,
    /// The language and the text of a block of code.
    code: Option<(String, String)>,
    rows: Vec<Vec<String>>,
}

impl Writer {
    fn event(&mut self, event: Event<'_>) {
        match event {
            Event::Start(tag) => self.start(tag),
            Event::End(end) => self.end(end),
            Event::Text(text) => match &mut self.code {
                Some((_, code)) => code.push_str(&text),
                None => self.line.push_str(&escape::inline(&text)),
            },
            Event::Code(code) => self.line.push_str(&escape::code(&code)),
            Event::SoftBreak => self.line.push(' '),
            Event::HardBreak => self.line.push_str("\\\n"),
            Event::Rule => {
                self.flush();
                // Behind the mark of an item, dashes would be a rule together with it.
                let in_item = self
                    .frames
                    .iter()
                    .any(|frame| matches!(frame.kind, Kind::Item));
                self.push(if in_item { "***" } else { "---" }.to_owned(), false);
            }
            // Of syntax that is not switched on, or that a comment has not left.
            _ => {}
        }
    }

    fn start(&mut self, tag: Tag<'_>) {
        match tag {
            Tag::BlockQuote(_) => self.open(Kind::Quote),
            Tag::List(first) => self.open(Kind::List(first)),
            Tag::Item => self.open(Kind::Item),
            Tag::Paragraph | Tag::Table(_) => self.flush(),
            Tag::CodeBlock(kind) => {
                self.flush();
                self.code = Some((language(&kind), String::new()));
            }
            Tag::TableHead | Tag::TableRow => self.rows.push(Vec::new()),
            Tag::Emphasis => toggle(&mut self.line, &mut self.emphasis, true, "*"),
            Tag::Strong => toggle(&mut self.line, &mut self.strong, true, "**"),
            Tag::Strikethrough => toggle(&mut self.line, &mut self.struck, true, "~~"),
            Tag::Link { dest_url, .. } => {
                // Behind an exclamation mark it would be an image.
                if self.line.ends_with('!') {
                    self.line.insert(self.line.len() - 1, '\\');
                }
                self.line.push('[');
                self.links.push(escape::destination(&dest_url));
            }
            _ => {}
        }
    }

    fn end(&mut self, end: TagEnd) {
        match end {
            TagEnd::BlockQuote(_) | TagEnd::List(_) | TagEnd::Item => self.pop(),
            TagEnd::Paragraph => self.flush(),
            TagEnd::CodeBlock => {
                let (language, code) = self.code.take().unwrap_or_default();
                self.push(escape::block(&language, &code), false);
            }
            TagEnd::TableCell => {
                let cell = escape::line(&std::mem::take(&mut self.line));
                if let Some(row) = self.rows.last_mut() {
                    row.push(cell);
                }
            }
            TagEnd::Table => {
                let rows = std::mem::take(&mut self.rows);
                self.push(table(&rows), false);
            }
            TagEnd::Emphasis => toggle(&mut self.line, &mut self.emphasis, false, "*"),
            TagEnd::Strong => toggle(&mut self.line, &mut self.strong, false, "**"),
            TagEnd::Strikethrough => toggle(&mut self.line, &mut self.struck, false, "~~"),
            TagEnd::Link => {
                let address = self.links.pop().unwrap_or_default();
                self.line.push_str("](");
                self.line.push_str(&address);
                self.line.push(')');
            }
            _ => {}
        }
    }

    fn open(&mut self, kind: Kind) {
        self.flush();
        let blocks = Vec::new();
        self.frames.push(Frame { kind, blocks });
    }

    /// Ends the paragraph that was being written, if any.
    fn flush(&mut self) {
        let line = std::mem::take(&mut self.line);
        let lines: Vec<_> = line.split('\n').map(escape::line).collect();
        let text = lines.join("\n");
        if !text.is_empty() {
            self.push(text, false);
        }
    }

    fn push(&mut self, text: String, tight: bool) {
        if let Some(frame) = self.frames.last_mut() {
            frame.blocks.push(Block { text, tight });
        }
    }

    /// Ends a frame: its text becomes a block of the frame around it.
    fn pop(&mut self) {
        self.flush();
        let Some(frame) = self.frames.pop() else {
            return;
        };
        let text = join(&frame.blocks);
        match frame.kind {
            Kind::Whole => {}
            Kind::List(_) if text.is_empty() => {}
            Kind::Quote => self.push(prefix(&text, "> ", "> "), false),
            Kind::List(_) => {
                let around = self.frames.last().map(|frame| &frame.kind);
                // No other list may follow a paragraph's line (CommonMark 0.31 section 5.3).
                let may_follow = text.starts_with("- ") || text.starts_with("1. ");
                self.push(text, may_follow && matches!(around, Some(Kind::Item)));
            }
            Kind::Item => {
                let marker = self.marker();
                let indent = " ".repeat(marker.len());
                // An empty item is left out: `- - -` would be a rule.
                if !text.is_empty() {
                    self.push(prefix(&text, &marker, &indent), true);
                }
            }
        }
    }

    fn marker(&mut self) -> String {
        match self.frames.last_mut().map(|frame| &mut frame.kind) {
            Some(Kind::List(Some(number))) => {
                let marker = format!("{number}. ");
                *number = number.saturating_add(1);
                marker
            }
            _ => "- ".to_owned(),
        }
    }

    fn close(mut self) -> String {
        self.flush();
        let frame = self.frames.pop();
        frame.map(|frame| join(&frame.blocks)).unwrap_or_default()
    }
}

/// Emphasis within emphasis is none of its own: its marks would end the outer one.
fn toggle(line: &mut String, depth: &mut usize, opens: bool, mark: &str) {
    if opens {
        *depth += 1;
    }
    if *depth == 1 {
        line.push_str(mark);
    }
    if !opens {
        *depth = depth.saturating_sub(1);
    }
}

fn language(kind: &CodeBlockKind<'_>) -> String {
    let CodeBlockKind::Fenced(info) = kind else {
        return String::new();
    };
    // rustdoc's `rust,no_run` is of the language `rust`.
    let is_word = |c: &char| c.is_ascii_alphanumeric() || "+-_".contains(*c);
    info.chars().take_while(is_word).collect()
}

fn join(blocks: &[Block]) -> String {
    let mut out = String::new();
    for (at, block) in blocks.iter().enumerate() {
        if at > 0 {
            out.push_str(if block.tight { "\n" } else { "\n\n" });
        }
        out.push_str(&block.text);
    }
    out
}

fn prefix(text: &str, first: &str, rest: &str) -> String {
    let mut out = String::new();
    for (at, line) in text.split('\n').enumerate() {
        let prefix = if at == 0 { first } else { rest };
        if at > 0 {
            out.push('\n');
        }
        out.push_str(if line.is_empty() {
            prefix.trim_end()
        } else {
            prefix
        });
        out.push_str(line);
    }
    out
}

/// The first row is the head's.
fn table(rows: &[Vec<String>]) -> String {
    let mut lines: Vec<_> = rows
        .iter()
        .map(|row| format!("| {} |", row.join(" | ")))
        .collect();
    if let Some(head) = rows.first() {
        lines.insert(1, format!("|{}", "---|".repeat(head.len())));
    }
    lines.join("\n")
}
