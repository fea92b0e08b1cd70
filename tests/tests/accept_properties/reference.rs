//! The rules of both Accept headers, written plainly: everything is split, unquoted and collected first.

use std::cmp::Reverse;

pub(crate) fn quality(accept: &str, offer: &str) -> u16 {
    let ranges: Vec<Range> = elements(accept)
        .iter()
        .filter_map(|text| range(text))
        .collect();
    if ranges.is_empty() {
        return 1000;
    }
    let offer = range(offer).expect("a known offer");
    ranges
        .iter()
        .filter_map(|range| Some((specificity(range, &offer)?, range.weight)))
        .max()
        .map_or(0, |(_, weight)| weight)
}

pub(crate) fn lookup(header: &str, available: &[&str]) -> Option<usize> {
    let mut ranges: Vec<(String, u16)> = elements(header)
        .iter()
        .filter_map(|text| language_range(text))
        .collect();
    let refused: Vec<String> = ranges
        .iter()
        .filter(|(_, weight)| *weight == 0)
        .map(|(range, _)| range.clone())
        .collect();
    ranges.retain(|(_, weight)| *weight > 0);
    ranges.sort_by_key(|&(_, weight)| Reverse(weight));
    for (range, _) in ranges {
        let mut subtags: Vec<&str> = range.split('-').collect();
        while !subtags.is_empty() {
            let tag = subtags.join("-");
            let found = available.iter().position(|name| name.to_lowercase() == tag);
            if found.is_some() && !refused.contains(&tag) {
                return found;
            }
            subtags.pop();
            while subtags.last().is_some_and(|subtag| subtag.len() == 1) {
                subtags.pop();
            }
        }
    }
    None
}

struct Range {
    kind: String,
    subtype: String,
    parameters: Vec<(String, String)>,
    weight: u16,
}

fn specificity(range: &Range, offer: &Range) -> Option<(u8, usize)> {
    let form = match (range.kind.as_str(), range.subtype.as_str()) {
        ("*", "*") => 1,
        (kind, "*") if kind == offer.kind => 2,
        (kind, subtype) if kind == offer.kind && subtype == offer.subtype => 3,
        _ => return None,
    };
    let all = range
        .parameters
        .iter()
        .all(|parameter| offer.parameters.contains(parameter));
    all.then_some((form, range.parameters.len()))
}

fn range(text: &str) -> Option<Range> {
    let (essence, parameters, weight) = parts(text)?;
    let (kind, subtype) = essence.split_once('/')?;
    if !is_token(kind) || !is_token(subtype) || (kind == "*" && subtype != "*") {
        return None;
    }
    Some(Range {
        kind: kind.to_lowercase(),
        subtype: subtype.to_lowercase(),
        parameters,
        weight,
    })
}

fn language_range(text: &str) -> Option<(String, u16)> {
    let (range, parameters, weight) = parts(text)?;
    let subtags: Vec<&str> = range.split('-').collect();
    let well_formed = subtags.iter().all(|subtag| {
        (1..=8).contains(&subtag.len()) && subtag.chars().all(|c| c.is_ascii_alphanumeric())
    });
    let letters_first = !subtags[0].contains(|c: char| c.is_ascii_digit());
    (well_formed && letters_first && parameters.is_empty()).then(|| (range.to_lowercase(), weight))
}

type Parts = (String, Vec<(String, String)>, u16);

/// What stands before the parameters, the parameters but for the weight, and the weight.
fn parts(text: &str) -> Option<Parts> {
    let mut pieces = split(text, ';').into_iter();
    let name = pieces.next()?;
    let mut parameters = Vec::new();
    let mut weights = Vec::new();
    for piece in pieces.filter(|piece| !piece.is_empty()) {
        let (name, value) = piece.split_once('=')?;
        let (name, value) = (trim(name), trim(value));
        if !is_token(name) {
            return None;
        }
        if name.eq_ignore_ascii_case("q") {
            weights.push(weight(value)?);
        } else {
            parameters.push((name.to_lowercase(), unquote(value)?.to_ascii_lowercase()));
        }
    }
    match weights[..] {
        [] => Some((name, parameters, 1000)),
        [weight] => Some((name, parameters, weight)),
        _ => None,
    }
}

fn elements(header: &str) -> Vec<String> {
    let mut elements = split(header, ',');
    elements.retain(|element| !element.is_empty());
    elements
}

/// The trimmed pieces between separators that are not in a quoted string.
fn split(text: &str, separator: char) -> Vec<String> {
    let chars: Vec<char> = text.chars().collect();
    let mut pieces = vec![String::new()];
    let mut index = 0;
    while index < chars.len() {
        let length = quoted_length(&chars[index..]).unwrap_or(1);
        if chars[index] == separator {
            pieces.push(String::new());
        } else if let Some(piece) = pieces.last_mut() {
            piece.extend(&chars[index..index + length]);
        }
        index += length;
    }
    pieces.iter().map(|piece| trim(piece).to_owned()).collect()
}

/// How many characters the quoted string takes that the text opens with, if it is closed.
fn quoted_length(text: &[char]) -> Option<usize> {
    if text.first() != Some(&'"') {
        return None;
    }
    let mut escaped = false;
    let close = text[1..].iter().position(|&c| {
        let closes = c == '"' && !escaped;
        escaped = c == '\\' && !escaped;
        closes
    })?;
    Some(close + 2)
}

fn unquote(value: &str) -> Option<String> {
    let chars: Vec<char> = value.chars().collect();
    match quoted_length(&chars) {
        None => is_token(value).then(|| value.to_owned()),
        Some(length) if length < chars.len() => None,
        Some(length) => {
            let mut content = String::new();
            let mut inner = chars[1..length - 1].iter();
            while let Some(&c) = inner.next() {
                content.push(if c == '\\' { *inner.next()? } else { c });
            }
            let clean = content.chars().all(|c| c == '\t' || !c.is_ascii_control());
            clean.then_some(content)
        }
    }
}

fn weight(value: &str) -> Option<u16> {
    let (whole, decimals) = value.split_once('.').unwrap_or((value, ""));
    let digits = decimals.chars().all(|c| c.is_ascii_digit()) && decimals.len() <= 3;
    let thousandths: u16 = format!("{decimals:0<3}").parse().ok().filter(|_| digits)?;
    match whole {
        "0" => Some(thousandths),
        "1" if thousandths == 0 => Some(1000),
        _ => None,
    }
}

fn trim(text: &str) -> &str {
    text.trim_matches([' ', '\t'])
}

fn is_token(text: &str) -> bool {
    let allowed = |c: char| c.is_ascii_alphanumeric() || "!#$%&'*+-.^_`|~".contains(c);
    !text.is_empty() && text.chars().all(allowed)
}
