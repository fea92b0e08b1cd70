//! Defaults and inheritance: from what was written to what each variant answers. Every template is parsed
//! here, once; checks and expansion read the result.

use crate::ast::{DisplayBy, Field, Input, Variant};
use crate::attr::challenge::Challenge;
use crate::attr::displayed;
use crate::attr::field::{Constant, Value};
use crate::attr::message::Message;
use crate::attr::status::StatusAttr;
use crate::ctxt::Ctxt;
use crate::json;
use crate::literal::LitStr;
use errorbook_model::template::{Piece, Placeholder, Template};
use errorbook_model::{code, status};
use proc_macro2::Span;
use std::collections::BTreeSet;
use std::rc::Rc;

/// A type, resolved.
pub(crate) struct Resolved<'i, 'a> {
    /// The challenges of the type, which its 401s inherit.
    pub(crate) challenges: Rc<[ResolvedChallenge<'i>]>,
    /// In the order of the variants; a transparent one has no answer of its own and is not here.
    pub(crate) variants: Vec<ResolvedVariant<'i, 'a>>,
}

/// What one variant answers.
pub(crate) struct ResolvedVariant<'i, 'a> {
    pub(crate) variant: &'i Variant<'a>,
    /// `None` where it is missing or was faulty.
    pub(crate) status: Option<&'i StatusAttr>,
    pub(crate) title: String,
    /// The other statuses that a field may say, each with its title; in order.
    pub(crate) others: Vec<(u16, String)>,
    pub(crate) message: Option<Text>,
    /// Whether a client reads the Display that the user or another derive wrote.
    pub(crate) sends_display: bool,
    /// What that Display writes, where an attribute of the other derive says it: for the documentation.
    pub(crate) displayed: Option<Template>,
    /// The fields whose value is written in an attribute; those whose template could be parsed.
    pub(crate) constants: Vec<ResolvedConstant<'i>>,
    /// Those whose template could be parsed.
    pub(crate) headers: Vec<HeaderLine<'i, 'a>>,
    /// Its own, or else the type's.
    pub(crate) challenges: Rc<[ResolvedChallenge<'i>]>,
}

/// A field whose value is written in an attribute.
pub(crate) struct ResolvedConstant<'i> {
    pub(crate) constant: &'i Constant,
    /// The value as a template.
    pub(crate) text: Text,
}

/// A challenge, with its parameters' values in their order; `None` for one that could not be parsed.
pub(crate) struct ResolvedChallenge<'i> {
    pub(crate) challenge: &'i Challenge,
    pub(crate) values: Vec<Option<Text>>,
}

/// A template, with the text that it was parsed of and the place of its literal.
#[derive(Clone)]
pub(crate) struct Text {
    pub(crate) source: String,
    pub(crate) template: Template,
    pub(crate) span: Span,
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

impl<'i, 'a> Resolved<'i, 'a> {
    pub(crate) fn of(cx: &Ctxt, input: &'i Input<'a>) -> Self {
        let challenges = ResolvedChallenge::all(cx, &input.defaults.challenges);
        let variants = input
            .answering()
            .map(|variant| ResolvedVariant::of(cx, input, &challenges, variant));
        Resolved {
            variants: variants.collect(),
            challenges,
        }
    }
}

impl<'i, 'a> ResolvedVariant<'i, 'a> {
    fn of(
        cx: &Ctxt,
        input: &'i Input<'a>,
        of_type: &Rc<[ResolvedChallenge<'i>]>,
        variant: &'i Variant<'a>,
    ) -> Self {
        let attrs = &variant.attrs;
        let status = attrs.status.as_ref().or(input.defaults.status.as_ref());
        let number = status.map_or(0, |status| status.status);
        let constants = ResolvedConstant::all(cx, variant);
        let named = Constants {
            variant,
            list: &constants,
        };
        let own = attrs.status.as_ref();
        let is_excused = own.is_some_and(|own| own.no_challenge.is_some());
        let challenges = if attrs.challenges.is_empty() && number == 401 && !is_excused {
            Rc::clone(of_type)
        } else {
            ResolvedChallenge::all(cx, &attrs.challenges)
        };
        let challenges = named.fill_all(cx, challenges);
        let headers = header_lines(cx, variant, number, &challenges, &named);
        let others = others(input, variant, number, &headers);
        let highest = others
            .last()
            .map_or(number, |(other, _)| number.max(*other));
        let message = Message::of(input, variant, highest);
        let sends_display =
            matches!(message, Some(Message::Display(_))) && input.display != DisplayBy::Derive;
        ResolvedVariant {
            status,
            title: title(input, variant, number),
            others,
            message: match message {
                Some(Message::Text(literal)) => named.parse(cx, literal),
                _ => None,
            },
            sends_display,
            displayed: if sends_display {
                displayed::of(input, variant)
            } else {
                None
            },
            headers,
            challenges,
            variant,
            constants,
        }
    }

    /// Whether it sends a challenge, in whatever way it is written.
    pub(crate) fn has_challenge(&self) -> bool {
        let mut lines = self.headers.iter();
        lines.any(|line| matches!(&*line.name, "www-authenticate" | "proxy-authenticate"))
    }

    /// The highest status that it may be answered with.
    pub(crate) fn highest_status(&self) -> Option<u16> {
        let others = self.others.iter().map(|(status, _)| *status);
        let own = self.status?.status;
        others.chain([own]).max()
    }

    /// The code as JSON.
    pub(crate) fn code_as_json(&self) -> String {
        match &self.variant.attrs.code {
            Some(code) if code.number => code.text.clone(),
            Some(code) => json::string(&code.text),
            None => "\"\"".to_owned(),
        }
    }

    /// The template of the message, also where it is only documented.
    pub(crate) fn documented(&self) -> Option<&Template> {
        let message = self.message.as_ref().map(|text| &text.template);
        message.or(self.displayed.as_ref())
    }

    /// Its templates, in the order of their slots: the message, the headers and the fields that are written.
    pub(crate) fn texts(&self) -> impl Iterator<Item = &Text> {
        let headers = self.headers.iter().filter_map(|line| line.value.text());
        let constants = self.constants.iter().map(|each| &each.text);
        self.message.iter().chain(headers).chain(constants)
    }

    /// The fields that a client sees, in the order of their declaration.
    pub(crate) fn shown(&self) -> Vec<&'i Field<'a>> {
        let named: Vec<&str> = self
            .texts()
            .flat_map(|text| text.template.placeholders())
            .flat_map(Placeholder::names)
            .collect();
        let variant: &'i Variant<'a> = self.variant;
        let fields = variant.fields.iter().filter(|field| {
            field.is_member()
                || named.contains(&field.name.as_str())
                || self.header_of(field).is_some()
        });
        fields.collect()
    }

    /// The header that a field is sent as.
    pub(crate) fn header_of(&self, field: &Field) -> Option<&HeaderLine<'i, 'a>> {
        let mut lines = self.headers.iter();
        lines.find(|line| matches!(line.value, HeaderValue::Field(sent) if sent.key == field.key))
    }
}

impl<'i> ResolvedConstant<'i> {
    /// Each may name those before it.
    fn all(cx: &Ctxt, variant: &'i Variant) -> Vec<Self> {
        let mut resolved = Vec::new();
        for constant in &variant.attrs.constants {
            let before = Constants {
                variant,
                list: &resolved,
            };
            let text = match &constant.value {
                Value::Text(literal) => before.parse(cx, literal),
                Value::Json(json, _) => Some(Text::plain(json)),
            };
            resolved.extend(text.map(|text| ResolvedConstant { constant, text }));
        }
        resolved
    }
}

/// The fields that are written, as other templates of a variant name them.
struct Constants<'c, 'i, 'a> {
    variant: &'c Variant<'a>,
    list: &'c [ResolvedConstant<'i>],
}

impl Constants<'_, '_, '_> {
    fn get(&self, name: &str) -> Option<&ResolvedConstant<'_>> {
        let mut list = self.list.iter();
        list.find(|each| each.constant.name == name && self.variant.field(name).is_none())
    }

    /// Parses a template, with the values of those that it names.
    fn parse(&self, cx: &Ctxt, literal: &LitStr) -> Option<Text> {
        Some(self.fill(cx, Text::parse(cx, literal)?))
    }

    /// A text with the values of those that it names.
    fn fill(&self, cx: &Ctxt, mut text: Text) -> Text {
        if !self.is_named_by(&text) {
            return text;
        }
        let mut filled = Template::default();
        for piece in text.template.pieces {
            match &piece {
                Piece::Text(literal) => filled.push_text(literal),
                Piece::Placeholder(placeholder) => match self.get(&placeholder.name) {
                    None => filled.pieces.push(piece),
                    Some(constant) => {
                        if !placeholder.spec.is_empty() {
                            cx.error_at(
                                text.span,
                                format_args!(
                                    "`{}` is written in a `#[field]`, so it takes no format",
                                    placeholder.name
                                ),
                                format_args!("write `{{{}}}`", placeholder.name),
                            );
                        }
                        filled.append(&constant.text.template);
                    }
                },
            }
        }
        text.source = filled.renamed(str::to_owned);
        text.template = filled;
        text
    }

    fn fill_all<'t>(
        &self,
        cx: &Ctxt,
        challenges: Rc<[ResolvedChallenge<'t>]>,
    ) -> Rc<[ResolvedChallenge<'t>]> {
        let mut values = challenges.iter().flat_map(|each| &each.values).flatten();
        if !values.any(|text| self.is_named_by(text)) {
            return challenges;
        }
        let filled = challenges.iter().map(|each| ResolvedChallenge {
            challenge: each.challenge,
            values: (each.values.iter())
                .map(|value| Some(self.fill(cx, value.clone()?)))
                .collect(),
        });
        filled.collect()
    }

    fn is_named_by(&self, text: &Text) -> bool {
        let mut placeholders = text.template.placeholders();
        placeholders.any(|placeholder| self.get(&placeholder.name).is_some())
    }
}

impl<'i> ResolvedChallenge<'i> {
    fn all(cx: &Ctxt, challenges: &'i [Challenge]) -> Rc<[Self]> {
        let resolved = challenges.iter().map(|challenge| ResolvedChallenge {
            challenge,
            values: challenge
                .parameters
                .iter()
                .map(|parameter| Text::parse(cx, &parameter.value))
                .collect(),
        });
        resolved.collect()
    }

    /// The challenge as a header's value, where all of it could be parsed.
    fn line(&self) -> Option<Text> {
        let template = self.challenge.line(&self.values)?;
        Some(Text {
            source: template.renamed(str::to_owned),
            template,
            span: self.challenge.scheme_span,
        })
    }
}

impl Text {
    /// A number or a truth value, as JSON.
    fn plain(json: &str) -> Self {
        let mut template = Template::default();
        template.push_text(json);
        Text {
            source: json.to_owned(),
            template,
            span: Span::call_site(),
        }
    }

    /// Parses a template; what is wrong with it is reported at its literal.
    fn parse(cx: &Ctxt, literal: &LitStr) -> Option<Self> {
        let (source, span) = (literal.value(), literal.span());
        match Template::parse(&source) {
            Ok(template) => Some(Text {
                source,
                template,
                span,
            }),
            Err(fault) => {
                cx.error_at(span, fault.wrong, fault.write);
                None
            }
        }
    }
}

/// The title that was given, else the words of the code behind its prefix: the variant can be renamed and clients
/// read the same. That of a 5xx is its status's phrase, since a code may reveal internals, and so is that of a
/// `#[refusal]`, which has many statuses.
fn title(input: &Input, variant: &Variant, status: u16) -> String {
    if let Some(title) = variant.attrs.text("title") {
        return title.value();
    }
    let has_phrase = status >= 500 || variant.attrs.refusal.is_some();
    let prefix = input.attrs.prefix.as_ref().filter(|_| !has_phrase);
    let code = variant.attrs.code.as_ref().zip(prefix);
    code.and_then(|(code, prefix)| code::title(&code.text, &prefix.value()))
        .unwrap_or_else(|| status::phrase(status).to_owned())
}

/// The other statuses that a field may say. Of a class, those that require a header which the error lacks are left out.
fn others(
    input: &Input,
    variant: &Variant,
    own: u16,
    headers: &[HeaderLine],
) -> Vec<(u16, String)> {
    let statuses = variant
        .fields
        .iter()
        .flat_map(|field| &field.attrs.statuses);
    let kept = statuses.filter(|said| !said.of_class || lacks(said.status, headers).is_none());
    let kept: BTreeSet<u16> = kept.map(|said| said.status).collect();
    let others = kept.into_iter().filter(|&status| status != own);
    others
        .map(|status| (status, title(input, variant, status)))
        .collect()
}

/// The header that a status requires and that an error does not always send, with the section of RFC 9110.
pub(crate) fn lacks(status: u16, headers: &[HeaderLine]) -> Option<(&'static str, &'static str)> {
    let required = status::required(status)?;
    let mut lines = headers.iter();
    let is_sent = lines.any(|line| {
        let is_optional = matches!(line.value, HeaderValue::Field(field) if field.is_option());
        line.name.eq_ignore_ascii_case(required.0) && !is_optional
    });
    (!is_sent).then_some(required)
}

fn header_lines<'i, 'a>(
    cx: &Ctxt,
    variant: &'i Variant<'a>,
    status: u16,
    challenges: &[ResolvedChallenge],
    constants: &Constants,
) -> Vec<HeaderLine<'i, 'a>> {
    let line = |name: &str, value| HeaderLine {
        name: name.to_ascii_lowercase(),
        value,
    };
    // RFC 9110 section 11.7.1: the challenges of a 407 are those of the proxy.
    let challenge_name = if status == 407 {
        "proxy-authenticate"
    } else {
        "www-authenticate"
    };
    let challenges = challenges.iter().filter_map(ResolvedChallenge::line);
    let mut lines: Vec<HeaderLine> = challenges
        .map(|text| line(challenge_name, HeaderValue::Challenge(text)))
        .collect();
    for header in &variant.attrs.headers {
        if let Some(text) = constants.parse(cx, &header.value) {
            lines.push(line(&header.name.value(), HeaderValue::Text(text)));
        }
    }
    for field in &variant.fields {
        if let Some(name) = &field.attrs.header {
            lines.push(line(&name.value(), HeaderValue::Field(field)));
        }
    }
    lines
}

/// `TokenExpired` is "Token Expired", `HTTPError2` is "HTTP Error 2".
pub(crate) fn in_words(name: &str) -> String {
    let (mut words, mut before) = (String::new(), ' ');
    let mut rest = name.chars().peekable();
    while let Some(c) = rest.next() {
        let starts = if c.is_uppercase() {
            !before.is_uppercase() || rest.peek().is_some_and(|after| after.is_lowercase())
        } else {
            c.is_numeric() && !before.is_numeric()
        };
        if starts {
            words.push(' ');
        }
        words.push(if c == '_' { ' ' } else { c });
        before = c;
    }
    words.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
#[path = "../tests/unit/resolve.rs"]
mod tests;
