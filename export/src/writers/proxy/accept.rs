//! Regular expressions that read Accept (RFC 9110 section 12.5.1), for proxies that have nothing else.
//!
//! A quality is written as digits to be compared: `1000`, and `0` with the thousandths behind it, where zeros
//! at the end mean nothing. Of several ranges of one type with a `q`, the first counts.

use errorbook_model::MediaType;

/// A media range: how it reads in a header, and the parameters that it may have.
pub(super) struct Range {
    range: String,
    parameters: String,
}

/// The ranges that match a media type, the most specific first.
pub(super) fn ranges(media_type: MediaType) -> Vec<Range> {
    let range = |range: &str, parameters: String| Range {
        range: quoted(range),
        parameters,
    };
    let essence = media_type.essence();
    let mut ranges = Vec::new();
    let parameters = media_type.parameters().trim_start_matches(';');
    if !parameters.trim().is_empty() {
        let written = parameters.split(';').map(|parameter| {
            let (name, value) = parameter.split_once('=').unwrap_or((parameter, ""));
            let (name, value) = (quoted(name.trim()), quoted(value.trim().trim_matches('"')));
            format!(r#"[ \t]*;[ \t]*{name}=\"?{value}\"?"#)
        });
        ranges.push(range(essence, written.collect()));
    }
    let kind = essence.split('/').next().unwrap_or_default();
    for wider in [essence, &format!("{kind}/*"), "*/*"] {
        ranges.push(range(wider, String::new()));
    }
    ranges
}

/// Text in which nothing is an expression.
fn quoted(text: &str) -> String {
    let mut quoted = String::new();
    for c in text.chars() {
        // Neither reads alike in the configuration of both proxies.
        if matches!(c, '"' | '\\') {
            quoted.push('.');
            continue;
        }
        if ".+*?^$|()[]{}".contains(c) {
            quoted.push('\\');
        }
        quoted.push(c);
    }
    quoted
}

impl Range {
    /// Matches the range with the quality 1, without regard to case.
    pub(super) fn whole(&self) -> String {
        self.element(r"(?:;[ \t]*q=1(?:\.0{0,3})?[ \t]*)?")
    }

    /// Matches the range with a lesser quality, whose thousandths are the group's.
    pub(super) fn part(&self, group: &str) -> String {
        self.element(&format!(r";[ \t]*q=0(?:\.({group}[0-9]{{0,3}}))?[ \t]*"))
    }

    fn element(&self, quality: &str) -> String {
        let Range { range, parameters } = self;
        format!(r"(?:^|,)[ \t]*{range}{parameters}[ \t]*{quality}(?:,|$)")
    }
}

/// Matches two qualities with a colon between them where the second is the greater.
pub(super) fn second_is_greater() -> String {
    const DIGITS: &str = "0123456789";
    let digits: Vec<String> = (0..9)
        .map(|digit| format!(r"{digit}[0-9]*:\1[{}]", &DIGITS[digit + 1..]))
        .collect();
    format!("^([0-9]*)(?:{})", digits.join("|"))
}
