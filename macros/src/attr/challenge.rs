//! `#[challenge(…)]`: one challenge of WWW-Authenticate or Proxy-Authenticate (RFC 9110 section 11).

use super::args::{self, Arg};
use super::{DEFAULTED, Definition};
use crate::ctxt::{Ctxt, did_you_mean, quoted_list, suggest_or};
use crate::literal::LitStr;
use errorbook_model::template::{Piece, Template};
use proc_macro2::{Ident, Span};
use quote::ToTokens;
use syn::ext::IdentExt;
use syn::spanned::Spanned;
use syn::{Attribute, Lit};

pub(crate) static DEFINITION: Definition = Definition {
    targets: DEFAULTED,
    repeatable: true,
    ..Definition::variant(
        "challenge",
        "#[challenge(Bearer, realm = \"orgs\")]",
        |cx, found, attrs| args::push(&mut attrs.challenges, read(cx, found.attribute)),
    )
};

pub(crate) struct Challenge {
    pub(crate) scheme: String,
    pub(crate) scheme_span: Span,
    pub(crate) parameters: Vec<Parameter>,
    /// Whether a Bearer `error` that is not registered is allowed.
    pub(crate) unregistered: bool,
}

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

fn read(cx: &Ctxt, attribute: &Attribute) -> Option<Challenge> {
    let mut given = args::of(cx, attribute)?.into_iter();
    let scheme = given.next();
    let Some((scheme, scheme_span)) = scheme.as_ref().and_then(scheme_of) else {
        let place = scheme.map_or_else(|| attribute.path().to_token_stream(), |arg| arg.at_name());
        return cx.refuse(
            place,
            "a challenge begins with its scheme",
            format_args!("write `{}`", DEFINITION.example),
        );
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

impl Challenge {
    fn read_parameter(&mut self, cx: &Ctxt, arg: &Arg) {
        let Some(name) = arg.key.clone() else {
            self.read_word(cx, arg);
            return;
        };
        let Some(value) = literal(arg) else {
            cx.error(
                arg.at_value(),
                "the value of a challenge's parameter must be a literal",
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
        // RFC 9110 section 11.2: a parameter occurs once, its name compared without case.
        } else if self.parameter(&key).is_some() {
            cx.error(
                &name,
                format_args!("the parameter `{key}` is given twice"),
                "write it once; a second challenge is a second `#[challenge(…)]`",
            );
        } else {
            self.parameters.push(Parameter { name, value });
        }
    }

    /// Reads an argument without a value, which can only be `unregistered`.
    fn read_word(&mut self, cx: &Ctxt, arg: &Arg) {
        let Some(word) = arg.word() else {
            cx.error(
                arg.at_name(),
                "a parameter of a challenge is a name and a value",
                format_args!("write `{}`", DEFINITION.example),
            );
            return;
        };
        if word == "unregistered" {
            if self.unregistered {
                cx.error(&word, "`unregistered` is given twice", "write it once");
            }
            self.unregistered = true;
            return;
        }
        let known = ["unregistered"];
        // A misspelt `unregistered` counts, so that the error is not reported as well.
        self.unregistered |= did_you_mean(&word.to_string(), known).is_some();
        cx.error(
            &word,
            format_args!("the parameter `{word}` has no value"),
            suggest_or(&word.to_string(), known, || {
                format!("write `{word} = \"…\"`")
            }),
        );
    }

    pub(crate) fn is(&self, scheme: &str) -> bool {
        self.scheme.eq_ignore_ascii_case(scheme)
    }

    pub(crate) fn parameter(&self, name: &str) -> Option<&Parameter> {
        let mut parameters = self.parameters.iter();
        parameters.find(|parameter| parameter.key().eq_ignore_ascii_case(name))
    }

    /// The challenge as a field line, of the templates of its parameters.
    pub(crate) fn line(&self, values: &[&Template]) -> Template {
        let mut line = Template::default();
        line.push_text(&self.scheme);
        for (index, (parameter, value)) in self.parameters.iter().zip(values).enumerate() {
            let key = parameter.key();
            let quote = if self.is_bare(&key) { "" } else { "\"" };
            line.push_text(if index == 0 { " " } else { ", " });
            line.push_text(&format!("{key}={quote}"));
            for piece in &value.pieces {
                match piece {
                    Piece::Text(text) if quote.is_empty() => line.push_text(text),
                    // RFC 9110 section 5.6.4. The value of a placeholder is escaped when it is known.
                    Piece::Text(text) => {
                        line.push_text(&text.replace('\\', r"\\").replace('"', "\\\""));
                    }
                    Piece::Placeholder(_) => line.pieces.push(piece.clone()),
                }
            }
            line.push_text(quote);
        }
        line
    }

    /// RFC 7616 section 3.3: these of Digest must not be quoted.
    pub(crate) fn is_bare(&self, parameter: &str) -> bool {
        let mut bare = ["algorithm", "stale", "userhash", "charset"].iter();
        self.is("Digest") && bare.any(|bare| parameter.eq_ignore_ascii_case(bare))
    }

    /// Checks what the RFC of a scheme requires, for any status.
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
        let known = REGISTERED.map(|(known, _)| known);
        let (wrong, write) = match REGISTERED.iter().find(|(known, _)| *known == value) {
            Some((_, belongs)) if *belongs != status => {
                let fits = REGISTERED.iter().find(|(_, other)| *other == status);
                let otherwise = fits.map_or_else(
                    || "leave the error out".to_owned(),
                    |(fits, _)| format!("`error = {fits:?}`"),
                );
                (
                    format!("the Bearer error `{value}` belongs to {belongs}, not to {status}"),
                    format!("write `#[status({belongs})]`, or {otherwise} (RFC 6750 section 3.1)"),
                )
            }
            None if !self.unregistered => {
                let instead = did_you_mean(&value, known).map_or_else(
                    || format!("one of {}", quoted_list(&known)),
                    |near| format!("`error = {near:?}`"),
                );
                (
                    format!("`{value}` is not a registered Bearer error"),
                    format!("write {instead}, or add `unregistered` if it is meant"),
                )
            }
            _ => return,
        };
        cx.error(&error.value, wrong, write);
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
    if let Some(text) = arg.as_text() {
        return Some(text);
    }
    let text = match syn::parse2(arg.value.clone()).ok()? {
        Lit::Int(number) => number.base10_digits().to_owned(),
        Lit::Bool(truth) => truth.value.to_string(),
        _ => return None,
    };
    Some(LitStr::new(&text, arg.value.span()))
}

/// RFC 9110 section 5.6.2.
pub(crate) fn is_token(text: &str) -> bool {
    !text.is_empty()
        && text
            .bytes()
            .all(|b| b.is_ascii_alphanumeric() || b"!#$%&'*+-.^_`|~".contains(&b))
}
