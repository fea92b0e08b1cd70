//! `#[challenge(…)]`: one challenge of WWW-Authenticate or Proxy-Authenticate (RFC 9110 section 11).

use super::args::{self, Arg};
use crate::ctxt::{Ctxt, did_you_mean, quoted_list};
use proc_macro2::{Ident, Span};
use quote::ToTokens;
use syn::ext::IdentExt;
use syn::spanned::Spanned;
use syn::{Attribute, LitBool, LitInt, LitStr};

#[derive(Clone)]
pub(crate) struct Challenge {
    pub(crate) scheme: String,
    pub(crate) scheme_span: Span,
    pub(crate) parameters: Vec<Parameter>,
    /// Whether a Bearer `error` outside the registry is meant.
    pub(crate) unregistered: bool,
}

#[derive(Clone)]
pub(crate) struct Parameter {
    pub(crate) name: Ident,
    /// A template; written as a literal of any kind.
    pub(crate) value: LitStr,
}

impl Parameter {
    pub(crate) fn key(&self) -> String {
        self.name.unraw().to_string()
    }
}

const EXAMPLE: &str = "#[challenge(Bearer, realm = \"orgs\")]";

impl Challenge {
    pub(crate) fn read(cx: &Ctxt, attribute: &Attribute) -> Option<Self> {
        let mut given = args::of(cx, attribute)?.into_iter();
        let scheme = given.next();
        let Some((scheme, scheme_span)) = scheme.as_ref().and_then(scheme_of) else {
            let place = scheme.map_or_else(|| attribute.path().to_token_stream(), |arg| arg.name());
            cx.error(
                place,
                "a challenge begins with its scheme",
                format_args!("write `{EXAMPLE}`"),
            );
            return None;
        };
        if !is_token(&scheme) {
            cx.error_at(
                scheme_span,
                format_args!(
                    "`{}` is not an authentication scheme",
                    scheme.escape_debug()
                ),
                "write a token of RFC 9110 section 5.6.2, `Bearer` or `\"SCRAM-SHA-256\"`",
            );
        }
        let mut challenge = Challenge {
            scheme,
            scheme_span,
            parameters: Vec::new(),
            unregistered: false,
        };
        for arg in given {
            challenge.read_parameter(cx, &arg);
        }
        Some(challenge)
    }

    fn read_parameter(&mut self, cx: &Ctxt, arg: &Arg) {
        let Some(name) = arg.key.clone() else {
            if arg.is_word("unregistered") {
                if self.unregistered {
                    cx.error(arg.name(), "`unregistered` is given twice", "write it once");
                }
                self.unregistered = true;
            } else if let Some(word) = arg.word() {
                let near = did_you_mean(&word.to_string(), ["unregistered"]);
                // A misspelt `unregistered` was meant to be one.
                self.unregistered |= near.is_some();
                cx.error(
                    &word,
                    format_args!("the parameter `{word}` has no value"),
                    match near {
                        Some(near) => format!("did you mean `{near}`?"),
                        None => format!("write `{word} = \"…\"`"),
                    },
                );
            } else {
                cx.error(
                    arg.name(),
                    "a parameter of a challenge is a name and a value",
                    format_args!("write `{EXAMPLE}`"),
                );
            }
            return;
        };
        let Some(value) = literal(arg) else {
            cx.error(
                arg.place(),
                "the value of a challenge's parameter is a literal",
                format_args!("write `{name} = \"…\"`; the text may name a field, `\"{{field}}\"`"),
            );
            return;
        };
        let key = name.unraw().to_string();
        if !is_token(&key) {
            cx.error(
                &name,
                format_args!("`{key}` is not the name of a parameter"),
                "write a token of RFC 9110 section 5.6.2, `realm` or `scope`",
            );
            return;
        }
        // RFC 9110 section 11.2: a parameter occurs once, its name compared without case.
        if self
            .parameters
            .iter()
            .any(|known| known.key().eq_ignore_ascii_case(&key))
        {
            cx.error(
                &name,
                format_args!("the parameter `{key}` is given twice"),
                "write it once; a second challenge is a second `#[challenge(…)]`",
            );
            return;
        }
        self.parameters.push(Parameter { name, value });
    }

    pub(crate) fn is(&self, scheme: &str) -> bool {
        self.scheme.eq_ignore_ascii_case(scheme)
    }

    pub(crate) fn parameter(&self, name: &str) -> Option<&Parameter> {
        self.parameters
            .iter()
            .find(|parameter| parameter.key().eq_ignore_ascii_case(name))
    }

    /// The challenge as the template of a field line.
    pub(crate) fn template(&self) -> String {
        let mut line = self.scheme.clone();
        for (index, parameter) in self.parameters.iter().enumerate() {
            line.push_str(if index == 0 { " " } else { ", " });
            line.push_str(&parameter.key());
            line.push('=');
            let value = parameter.value.value();
            if self.is_bare(&parameter.key()) {
                line.push_str(&value);
            } else {
                line.push('"');
                line.push_str(&escape_quoted(&value));
                line.push('"');
            }
        }
        line
    }

    /// RFC 7616 section 3.3: these of Digest must not be quoted.
    pub(crate) fn is_bare(&self, parameter: &str) -> bool {
        self.is("Digest")
            && ["algorithm", "stale", "userhash", "charset"]
                .iter()
                .any(|bare| parameter.eq_ignore_ascii_case(bare))
    }

    /// What its own RFC asks of a challenge, whatever the status.
    pub(crate) fn check(&self, cx: &Ctxt) {
        // RFC 7617 section 2 and RFC 7616 section 3.3 require a realm.
        if (self.is("Basic") || self.is("Digest")) && self.parameter("realm").is_none() {
            cx.error_at(
                self.scheme_span,
                format_args!("a {} challenge has no realm", self.scheme),
                format_args!("write `#[challenge({}, realm = \"…\")]`", self.scheme),
            );
        }
    }

    /// The Bearer errors of the OAuth registry, each with the status that its RFC gives it.
    pub(crate) fn check_error(&self, cx: &Ctxt, status: u16) {
        const REGISTERED: [(&str, u16); 4] = [
            ("invalid_request", 400),
            ("invalid_token", 401),
            ("insufficient_scope", 403),
            ("insufficient_user_authentication", 401),
        ];
        let Some(error) = self.parameter("error").filter(|_| self.is("Bearer")) else {
            return;
        };
        let value = error.value.value();
        if value.contains('{') {
            return;
        }
        match REGISTERED.iter().find(|(known, _)| *known == value) {
            Some((_, belongs)) if *belongs != status => cx.error(
                &error.value,
                format_args!("the Bearer error `{value}` belongs to {belongs}, not to {status}"),
                match REGISTERED.iter().find(|(_, other)| *other == status) {
                    Some((fits, _)) => format!(
                        "write `#[status({belongs})]`, or `error = {fits:?}` (RFC 6750 section 3.1)"
                    ),
                    None => format!(
                        "write `#[status({belongs})]`, or leave the error out (RFC 6750 section 3.1)"
                    ),
                },
            ),
            Some(_) => {}
            None if self.unregistered => {}
            None => cx.error(
                &error.value,
                format_args!("`{value}` is not a registered Bearer error"),                match did_you_mean(&value, REGISTERED.map(|(known, _)| known)) {
                    Some(near) => format!("write `error = {near:?}`, or add `unregistered` if it is meant"),
                    None => format!(
                        "write one of {}, or add `unregistered` if it is meant",
                        quoted_list(&REGISTERED.map(|(known, _)| known))
                    ),
                },
            ),
        }
    }
}

fn scheme_of(arg: &Arg) -> Option<(String, Span)> {
    if arg.key.is_some() {
        return None;
    }
    if let Some(word) = arg.word() {
        return Some((word.unraw().to_string(), word.span()));
    }
    arg.as_text().map(|text| (text.value(), text.span()))
}

fn literal(arg: &Arg) -> Option<LitStr> {
    let span = arg.value.span();
    if let Some(text) = arg.as_text() {
        return Some(text);
    }
    if let Ok(number) = syn::parse2::<LitInt>(arg.value.clone()) {
        return Some(LitStr::new(number.base10_digits(), span));
    }
    let truth = syn::parse2::<LitBool>(arg.value.clone()).ok()?;
    Some(LitStr::new(&truth.value.to_string(), span))
}

/// RFC 9110 section 5.6.2.
pub(crate) fn is_token(text: &str) -> bool {
    !text.is_empty()
        && text
            .bytes()
            .all(|b| b.is_ascii_alphanumeric() || b"!#$%&'*+-.^_`|~".contains(&b))
}

/// RFC 9110 section 5.6.4: a quote and a backslash stand behind a backslash. What stands in single braces
/// is a placeholder, whose value is escaped when it is known.
fn escape_quoted(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    let mut inside = false;
    let mut chars = text.chars().peekable();
    while let Some(c) = chars.next() {
        match c {
            '{' if !inside && chars.next_if_eq(&'{').is_some() => escaped.push('{'),
            '{' => inside = true,
            '}' => inside = false,
            '"' | '\\' if !inside => escaped.push('\\'),
            _ => {}
        }
        escaped.push(c);
    }
    escaped
}

#[cfg(test)]
mod tests {
    use super::escape_quoted;

    #[test]
    fn what_stands_outside_of_placeholders_is_escaped() {
        for (text, escaped) in [
            (r"orgs", r"orgs"),
            (r#"the "orgs""#, r#"the \"orgs\""#),
            (r"a\b", r"a\\b"),
            (r"{name:?}", r"{name:?}"),
            (r#"{name:"<9} of "orgs""#, r#"{name:"<9} of \"orgs\""#),
            (r#"{{"name"}}"#, r#"{{\"name\"}}"#),
        ] {
            assert_eq!(escape_quoted(text), escaped, "{text}");
        }
    }
}
