//! Output for people: wrapped to the terminal's width and coloured where the terminal has colours.

use crate::Exit;
use crate::failure::Failure;
use anstyle::{AnsiColor, Style};
use std::borrow::Cow;
use std::fmt::{Display, Write as _};
use std::io::{self, IsTerminal, Write};
use std::process::ExitCode;

pub(crate) const BOLD: Style = Style::new().bold();
pub(crate) const DIM: Style = Style::new().dimmed();
pub(crate) const RED: Style = AnsiColor::Red.on_default().bold();
pub(crate) const YELLOW: Style = AnsiColor::Yellow.on_default().bold();
pub(crate) const GREEN: Style = AnsiColor::Green.on_default().bold();

/// A text in a style. The style is removed again where the output is not a terminal.
pub(crate) fn styled(style: Style, text: &str) -> String {
    format!("{style}{text}{style:#}")
}

/// Writes to standard output; without colours where that is not a terminal or `NO_COLOR` is set. A pipe that the
/// reader has closed, as `head` does, is not a failure.
fn print(text: &str) -> Exit {
    write_to(&mut anstream::stdout().lock(), text)
}

/// Writes to standard output as it is.
pub(crate) fn print_bare(text: &str) -> Exit {
    write_to(&mut io::stdout().lock(), text)
}

/// Writes an outcome to standard output, as JSON or as text.
pub(crate) fn show(
    as_json: bool,
    json: impl FnOnce() -> serde_json::Value,
    text: impl FnOnce() -> String,
) -> Exit {
    if as_json {
        return print_bare(&format!("{:#}\n", json()));
    }
    print(&text())
}

/// Writes a text, and returns the exit status of a command that has found nothing wrong.
fn write_to(out: &mut impl Write, text: &str) -> Exit {
    match out.write_all(text.as_bytes()).and_then(|()| out.flush()) {
        Err(error) if error.kind() != io::ErrorKind::BrokenPipe => {
            Err(Failure::of("standard output", error))
        }
        _ => Ok(ExitCode::SUCCESS),
    }
}

/// Writes a note to standard error.
pub(crate) fn note(text: &str) {
    say(DIM, "note", text);
}

/// Writes a warning to standard error.
pub(crate) fn warn(text: &str) {
    say(YELLOW, "warning", text);
}

/// Writes why a command failed to standard error.
pub(crate) fn fail(failure: &Failure) {
    say(RED, "error", &failure.to_string());
}

fn say(style: Style, word: &str, text: &str) {
    let indent = format!("\n{}", " ".repeat(word.len() + 2));
    let text = clean(text).replace('\n', &indent);
    let line = format!("{}: {text}\n", styled(style, word));
    // A failure to write to standard error cannot be reported anywhere.
    let _ = anstream::stderr().write_all(line.as_bytes());
}

/// A text from a source, safe for a terminal: control characters and changes of direction are shown as escapes.
/// Newlines stay.
pub(crate) fn clean(text: &str) -> Cow<'_, str> {
    let steers = |c: char| {
        (c.is_control() && c != '\n')
            || matches!(c, '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
    };
    if !text.contains(steers) {
        return text.into();
    }
    let mut clean = String::with_capacity(text.len() + 8);
    for c in text.chars() {
        match c {
            '\t' => clean.push(' '),
            _ if steers(c) => {
                let _ = write!(clean, "{}", c.escape_default());
            }
            _ => clean.push(c),
        }
    }
    clean.into()
}

/// The same on one line.
pub(crate) fn line(text: &str) -> String {
    clean(text).split_whitespace().collect::<Vec<_>>().join(" ")
}

/// How many columns there are: those of the terminal, or of `COLUMNS` if it is exported. `None` if the output
/// is not a terminal, so that lines stay whole for other programs.
pub(crate) fn width() -> Option<usize> {
    let exported = std::env::var("COLUMNS")
        .ok()
        .and_then(|columns| columns.parse().ok());
    let terminal = || {
        let stdout = io::stdout();
        let size = stdout
            .is_terminal()
            .then(|| terminal_size::terminal_size_of(&stdout))?;
        size.map(|(width, _)| usize::from(width.0))
    };
    exported.or_else(terminal).filter(|width| *width > 0)
}

/// Wraps a text. The first line starts with `first`, the others with `indent` spaces.
pub(crate) fn wrapped(first: &str, indent: usize, text: &str, width: Option<usize>) -> String {
    let indent = " ".repeat(indent);
    let Some(width) = width else {
        return format!("{first}{}\n", text.replace('\n', &format!("\n{indent}")));
    };
    let options = textwrap::Options::new(width.max(indent.len() + 20))
        .initial_indent(first)
        .subsequent_indent(&indent)
        .break_words(false);
    let mut lines = textwrap::fill(text, options);
    lines.push('\n');
    lines
}

/// `1 code`, `2 codes`.
pub(crate) fn count(number: impl TryInto<u64>, word: &str) -> String {
    let number = number.try_into().unwrap_or(u64::MAX);
    let end = if number == 1 { "" } else { "s" };
    format!("{number} {word}{end}")
}

/// Names in a message: `` `a`, `b` ``.
pub(crate) fn quoted(names: impl IntoIterator<Item: Display>) -> String {
    let names = names.into_iter().map(|name| format!("`{name}`"));
    names.collect::<Vec<_>>().join(", ")
}
