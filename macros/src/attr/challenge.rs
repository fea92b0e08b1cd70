//! `#[challenge(…)]`: one challenge of WWW-Authenticate or Proxy-Authenticate (RFC 9110 section 11).

use super::args::{self, Arg};
use super::{DEFAULTED, Definition, header_value};
use crate::ctxt::{Ctxt, did_you_mean, quoted_list, slip_of, suggest_or};
use crate::literal::LitStr;
use crate::resolve::Text;
use errorbook_model::media;
use errorbook_model::template::{Piece, Template};
use proc_macro2::{Ident, Span};
use quote::ToTokens;
use syn::Attribute;
use syn::ext::IdentExt;

pub(crate) static DEFINITION: Definition = Definition {
    targets: DEFAULTED,
    repeatable: true,
    ..Definition::variant(
        "challenge",
        "#[challenge(Bearer, realm = \"orgs\")]",
        |cx, found, attrs| args::push(&mut attrs.challenges, read(cx, found.attribute)),
    )
};

/// The schemes that are registered with IANA, and the parameters of those that errors are answered with.
const SCHEMES: [(&str, &[&str]); 12] = [
    (
        "Bearer",
        &[
            "realm",
            "scope",
            "error",
            "error_description",
            "error_uri",
            "resource_metadata",
            "acr_values",
            "max_age",
        ],
    ),
    ("Basic", &["realm", "charset"]),
    (
        "Digest",
        &[
            "realm",
            "domain",
            "nonce",
            "opaque",
            "stale",
            "algorithm",
            "qop",
            "charset",
            "userhash",
        ],
    ),
    (
        "DPoP",
        &[
            "realm",
            "scope",
            "error",
            "error_description",
            "error_uri",
            "algs",
            "resource_metadata",
        ],
    ),
    ("Concealed", &["realm"]),
    ("GNAP", &["realm"]),
    ("HOBA", &["realm", "challenge", "max-age"]),
    ("Mutual", &["realm", "version", "algorithm", "validation"]),
    ("Negotiate", &[]),
    ("PrivateToken", &["challenge", "token-key", "max-age"]),
    ("SCRAM-SHA-1", &["realm", "data", "sid"]),
    ("SCRAM-SHA-256", &["realm", "data", "sid"]),
];

/// RFC 7616 section 6.1.
const ALGORITHMS: [&str; 6] = [
    "MD5",
    "MD5-sess",
    "SHA-256",
    "SHA-256-sess",
    "SHA-512-256",
    "SHA-512-256-sess",
];

#[derive(Clone)]
pub(crate) struct Challenge {
    pub(crate) scheme: String,
    pub(crate) scheme_span: Span,
    pub(crate) parameters: Vec<Parameter>,
    /// Whether a scheme, a parameter or a Bearer `error` that is not registered is allowed.
    unregistered: bool,
    /// Whether an argument could not be read, which may have been the one that is missing.
    is_incomplete: bool,
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
        is_incomplete: false,
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
        let Some(value) = arg.as_literal() else {
            self.is_incomplete = true;
            cx.error(
                arg.at_value(),
                "the value of a challenge's parameter must be a literal",
                format_args!("write `{name} = \"…\"`; the text may name a field, `\"{{field}}\"`"),
            );
            return;
        };
        let key = name.unraw().to_string();
        if !is_token(&key) {
            self.is_incomplete = true;
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
            self.is_incomplete = true;
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
        self.is_incomplete = true;
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

    /// The challenge as a field line, of the values of its parameters, where each could be parsed.
    pub(crate) fn line(&self, values: &[Option<Text>]) -> Option<Template> {
        let mut line = Template::default();
        line.push_text(&self.scheme);
        for (index, (parameter, value)) in self.parameters.iter().zip(values).enumerate() {
            let key = parameter.key();
            let quote = if self.is_bare(&key) { "" } else { "\"" };
            line.push_text(if index == 0 { " " } else { ", " });
            line.push_text(&format!("{key}={quote}"));
            for piece in &value.as_ref()?.template.pieces {
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
        Some(line)
    }

    /// RFC 7616 section 3.3: these of Digest must not be quoted.
    pub(crate) fn is_bare(&self, parameter: &str) -> bool {
        let mut bare = ["algorithm", "stale", "userhash", "charset"].iter();
        self.is("Digest") && bare.any(|bare| parameter.eq_ignore_ascii_case(bare))
    }

    /// Checks what the RFC of a scheme requires, for any status.
    pub(crate) fn check(&self, cx: &Ctxt) {
        let is_incomplete = self.check_names(cx) | self.is_incomplete;
        // RFC 7617 section 2 and RFC 7616 section 3.3 require a realm.
        let needs_realm = self.is("Basic") || self.is("Digest");
        let wrong = if needs_realm && self.parameter("realm").is_none() && !is_incomplete {
            "no realm"
        // RFC 6750 section 3.
        } else if self.is("Bearer") && self.parameters.is_empty() && !is_incomplete {
            "no parameter"
        } else {
            return;
        };
        cx.error_at(
            self.scheme_span,
            format_args!("a {} challenge has {wrong}", self.scheme),
            format_args!("write `#[challenge({}, realm = \"…\")]`", self.scheme),
        );
    }

    /// Reports names that are nearly registered ones; whether one of the parameters is.
    fn check_names(&self, cx: &Ctxt) -> bool {
        if self.unregistered {
            return false;
        }
        let schemes = SCHEMES.map(|(scheme, _)| scheme);
        let slip = slip_of(&self.scheme, &schemes);
        if let Some(registered) = slip {
            cx.error_at(
                self.scheme_span,
                format_args!(
                    "`{}` is not a registered authentication scheme",
                    self.scheme
                ),
                format_args!("write `{registered}`, or add `unregistered` if it is meant"),
            );
        }
        let scheme = slip.unwrap_or(&self.scheme);
        let row = SCHEMES
            .iter()
            .find(|(known, _)| known.eq_ignore_ascii_case(scheme));
        let known = row.map_or(&["realm"][..], |(_, parameters)| parameters);
        let mut is_misspelt = false;
        for parameter in &self.parameters {
            let key = parameter.key();
            if let Some(registered) = slip_of(&key, known) {
                is_misspelt = true;
                cx.error(
                    &parameter.name,
                    format_args!("`{key}` is not a parameter of {scheme}"),
                    format_args!("write `{registered} = …`, or add `unregistered` if it is meant"),
                );
            } else {
                self.check_value(cx, parameter);
            }
        }
        is_misspelt
    }

    /// Reports a value that the RFC of the scheme does not allow, where all of it is known.
    fn check_value(&self, cx: &Ctxt, parameter: &Parameter) {
        let Some(text) = header_value::static_text(&parameter.value) else {
            return;
        };
        let is_oauth = |c: char| !matches!(c, '"' | '\\');
        let key = parameter.key().to_ascii_lowercase();
        let (fits, write) = match key.as_str() {
            "charset" if self.is("Basic") || self.is("Digest") => (
                text.eq_ignore_ascii_case("UTF-8"),
                "`\"UTF-8\"`, the only one (RFC 7617 section 2.1)",
            ),
            "stale" | "userhash" if self.is("Digest") => (
                text.eq_ignore_ascii_case("true") || text.eq_ignore_ascii_case("false"),
                "`true` or `false` (RFC 7616 section 3.3)",
            ),
            "qop" if self.is("Digest") => (
                text.split(',')
                    .all(|option| slip_of(option.trim(), &["auth", "auth-int"]).is_none()),
                "`\"auth\"`, `\"auth-int\"` or both (RFC 7616 section 3.3)",
            ),
            "algorithm" if self.is("Digest") => (
                // One that is no token has an error of its own.
                !is_token(&text) || slip_of(&text, &ALGORITHMS).is_none(),
                "`\"SHA-256\"` or another that is registered (RFC 7616 section 6.1)",
            ),
            "scope" if self.is("Bearer") || self.is("DPoP") => (
                text.chars().all(is_oauth) && text.split(' ').all(|token| !token.is_empty()),
                "tokens with a space between them, without quotes and backslashes (RFC 6750 section 3)",
            ),
            "error" | "error_description" if self.is("Bearer") || self.is("DPoP") => (
                text.chars().all(is_oauth),
                "ASCII without quotes and backslashes (RFC 6750 section 3)",
            ),
            "error_uri" | "resource_metadata" if self.is("Bearer") || self.is("DPoP") => (
                header_value::is_address(&text),
                "an address without spaces (RFC 6750 section 3)",
            ),
            _ => return,
        };
        if !fits {
            cx.error(
                &parameter.value,
                format_args!("`{}` is not a value of `{key}`", text.escape_debug()),
                format_args!("write {write}"),
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
                    || format!("one of {}", quoted_list(known)),
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

/// RFC 9110 section 5.6.2.
pub(crate) fn is_token(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(media::is_token)
}
