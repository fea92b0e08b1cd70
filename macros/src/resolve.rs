//! Defaults and inheritance: from what was written to what each variant answers.

use crate::ast::{DisplayBy, Field, Input, Variant};
use crate::attr::challenge::Challenge;
use crate::attr::variant::{Message, StatusAttr};
use crate::ctxt::Ctxt;
use errorbook_model::status;
use errorbook_model::template::Template;
use syn::LitStr;

/// What one variant answers; transparent variants have none.
pub(crate) struct Answer<'i, 'a> {
    pub(crate) variant: &'i Variant<'a>,
    /// `None` where it is missing or was faulty.
    pub(crate) status: Option<&'i StatusAttr>,
    pub(crate) title: String,
    pub(crate) message: Option<Text>,
    pub(crate) headers: Vec<HeaderLine<'i, 'a>>,
    pub(crate) challenges: Vec<&'i Challenge>,
}

/// A template with the literal it was written as.
pub(crate) struct Text {
    pub(crate) source: String,
    pub(crate) template: Template,
}

pub(crate) struct HeaderLine<'i, 'a> {
    pub(crate) name: String,
    pub(crate) value: HeaderValue<'i, 'a>,
}

pub(crate) enum HeaderValue<'i, 'a> {
    Text(Text),
    /// A challenge, where a value stands inside quotes.
    Challenge(Text),
    Field(&'i Field<'a>),
}

impl HeaderValue<'_, '_> {
    pub(crate) fn text(&self) -> Option<&Text> {
        match self {
            HeaderValue::Text(text) | HeaderValue::Challenge(text) => Some(text),
            HeaderValue::Field(_) => None,
        }
    }
}

/// The answers of a type, in the order of its variants.
pub(crate) fn answers<'i, 'a>(cx: &Ctxt, input: &'i Input<'a>) -> Vec<Answer<'i, 'a>> {
    input
        .answering()
        .map(|variant| answer(cx, input, variant))
        .collect()
}

fn answer<'i, 'a>(cx: &Ctxt, input: &'i Input<'a>, variant: &'i Variant<'a>) -> Answer<'i, 'a> {
    let attrs = &variant.attrs;
    let status = attrs.status.as_ref().or(input.container.status.as_ref());
    let number = status.map_or(0, |status| status.status);
    // The challenge of the type is that of its 401s, unless a variant has its own.
    let challenges: Vec<&Challenge> = if attrs.challenges.is_empty() && number == 401 {
        input.container.challenges.iter().collect()
    } else {
        attrs.challenges.iter().collect()
    };
    let message = match &attrs.message {
        Some(Message::Text(literal)) => text(cx, literal),
        _ => None,
    };
    Answer {
        status,
        title: title(variant, number),
        message,
        headers: header_lines(cx, variant, number, &challenges),
        challenges,
        variant,
    }
}

/// A 5xx says its status's phrase: the variant's name may be nobody else's business.
fn title(variant: &Variant, status: u16) -> String {
    match &variant.attrs.title {
        Some(title) => title.value(),
        None if status >= 500 => status::phrase(status).to_owned(),
        None => in_words(&variant.name),
    }
}

fn header_lines<'i, 'a>(
    cx: &Ctxt,
    variant: &'i Variant<'a>,
    status: u16,
    challenges: &[&'i Challenge],
) -> Vec<HeaderLine<'i, 'a>> {
    let mut lines = Vec::new();
    // RFC 9110 section 11.7.1: under 407 it is the proxy that asks.
    let challenge_name = if status == 407 {
        "proxy-authenticate"
    } else {
        "www-authenticate"
    };
    for challenge in challenges {
        // The parameters' own literals are checked one by one in `check`.
        let source = challenge.template();
        if let Ok(template) = Template::parse(&source) {
            lines.push(HeaderLine {
                name: challenge_name.to_owned(),
                value: HeaderValue::Challenge(Text { source, template }),
            });
        }
    }
    for header in &variant.attrs.headers {
        if let Some(text) = text(cx, &header.value) {
            lines.push(HeaderLine {
                name: header.name.value().to_ascii_lowercase(),
                value: HeaderValue::Text(text),
            });
        }
    }
    for field in &variant.fields {
        if let Some(name) = &field.attrs.header {
            lines.push(HeaderLine {
                name: name.value().to_ascii_lowercase(),
                value: HeaderValue::Field(field),
            });
        }
    }
    lines
}

/// Reads a template; what is wrong with it is reported at its literal.
pub(crate) fn text(cx: &Ctxt, literal: &LitStr) -> Option<Text> {
    let source = literal.value();
    match Template::parse(&source) {
        Ok(template) => Some(Text { source, template }),
        Err(fault) => {
            cx.error(literal, fault.wrong, fault.write);
            None
        }
    }
}

/// Whether a variant's own `Display` is what a client reads.
pub(crate) fn sends_display(input: &Input, variant: &Variant) -> bool {
    input.display != DisplayBy::Us && matches!(variant.attrs.message, Some(Message::Display(_)))
}

/// `TokenExpired` is "Token expired", `HTTPError2` is "HTTP error 2".
pub(crate) fn in_words(name: &str) -> String {
    let chars: Vec<char> = name.chars().collect();
    let mut words: Vec<String> = Vec::new();
    for (index, &c) in chars.iter().enumerate() {
        let before = index.checked_sub(1).map(|at| chars[at]);
        let after = chars.get(index + 1);
        if c == '_' {
            words.push(String::new());
            continue;
        }
        let starts = match before {
            None => true,
            Some(before) if c.is_uppercase() => {
                !before.is_uppercase() || after.is_some_and(|after| after.is_lowercase())
            }
            Some(before) => c.is_numeric() && !before.is_numeric(),
        };
        if starts {
            words.push(String::new());
        }
        if let Some(word) = words.last_mut() {
            word.push(c);
        }
    }
    words.retain(|word| !word.is_empty());
    for (index, word) in words.iter_mut().enumerate() {
        let acronym = word.chars().count() > 1 && word.chars().all(char::is_uppercase);
        if index > 0 && !acronym {
            *word = word.to_lowercase();
        }
    }
    words.join(" ")
}

#[cfg(test)]
mod tests {
    use super::in_words;

    #[test]
    fn a_name_becomes_words() {
        for (name, words) in [
            ("TokenExpired", "Token expired"),
            ("HTTPError2", "HTTP error 2"),
            ("NotFound", "Not found"),
            ("Gone", "Gone"),
            ("IOError", "IO error"),
            ("Id2Missing", "Id 2 missing"),
            ("AB", "AB"),
            ("XRayOff", "X ray off"),
            ("Snake_case", "Snake case"),
            ("ÄrgerGroß", "Ärger groß"),
        ] {
            assert_eq!(in_words(name), words, "{name}");
        }
    }
}
