//! `#[field(kind = "invalid_request_error")]`: a member of the body whose value is written here; on a type, for all of
//! its variants. A string is a template, as a message is.

use super::args::{self, Arg, is_sign};
use super::{DEFAULTED, Definition, Found, expose};
use crate::ctxt::Ctxt;
use crate::literal::LitStr;
use errorbook_model::JsonType;
use proc_macro2::{TokenStream, TokenTree};
use quote::ToTokens;
use syn::ext::IdentExt;
use syn::{Lit, parse2};

pub(super) static DEFINITION: Definition = Definition {
    arguments: "(name = {value})",
    targets: DEFAULTED,
    repeatable: true,
    ..Definition::variant(
        "field",
        "#[field(kind = \"invalid_request_error\")]",
        |cx, found, attrs| {
            let before = attrs.constants.len();
            for constant in read(cx, found) {
                let mut others = attrs.constants.iter();
                if others.any(|other| other.name == constant.name) {
                    cx.error(
                        &constant.at_name,
                        format_args!("`{}` is given twice", constant.name),
                        "write it once",
                    );
                } else {
                    attrs.constants.push(constant);
                }
            }
            attrs.constants.len() > before
        },
    )
};

/// A field with its value.
#[derive(Clone)]
pub(crate) struct Constant {
    pub(crate) name: String,
    pub(crate) at_name: TokenStream,
    pub(crate) value: Value,
}

#[derive(Clone)]
pub(crate) enum Value {
    /// A template.
    Text(LitStr),
    /// A number or a truth value, as JSON.
    Json(String, JsonType),
}

impl Value {
    pub(crate) fn json_type(&self) -> JsonType {
        match self {
            Value::Text(_) => JsonType::String,
            Value::Json(_, json_type) => *json_type,
        }
    }
}

fn read(cx: &Ctxt, found: Found) -> Vec<Constant> {
    let Some(given) = args::of(cx, found.attribute) else {
        return Vec::new();
    };
    if given.is_empty() {
        let write = format!("write `{}`", DEFINITION.example);
        cx.error(found.attribute.path(), "`#[field]` has no field", write);
    }
    let read = given.into_iter().filter_map(|arg| constant(cx, &arg));
    read.collect()
}

fn constant(cx: &Ctxt, arg: &Arg) -> Option<Constant> {
    let (name, at_name, value) = match &arg.key {
        Some(key) => (key.unraw().to_string(), key.to_token_stream(), arg.trees()),
        None => text_key(arg).or_else(|| {
            cx.refuse(
                arg.at_name(),
                "expected a name and a value",
                format_args!("write `{}`", DEFINITION.example),
            )
        })?,
    };
    if !expose::is_written_name(&name) {
        return cx.refuse(
            at_name,
            format_args!("`{}` cannot be the name of a field", name.escape_debug()),
            expose::WRITTEN_NAME,
        );
    }
    let Some(value) = value_of(value) else {
        let at = if value.is_empty() {
            at_name
        } else {
            value.iter().cloned().collect()
        };
        return cx.refuse(
            at,
            format_args!(
                "the value of `{name}` is not a string, a number of 64 bits, `true` or `false`"
            ),
            "write a literal; a value that differs from error to error is a field with `#[expose]`",
        );
    };
    Some(Constant {
        name,
        at_name,
        value,
    })
}

/// `"violated-policies" = …`: a name that is no identifier.
fn text_key(arg: &Arg) -> Option<(String, TokenStream, &[TokenTree])> {
    match arg.trees() {
        [TokenTree::Literal(key), sign, value @ ..] if is_sign('=')(sign) => {
            let name = LitStr::of(key)?;
            Some((name.value(), name.to_token_stream(), value))
        }
        _ => None,
    }
}

fn value_of(tokens: &[TokenTree]) -> Option<Value> {
    let text = match tokens {
        [TokenTree::Literal(literal)] => LitStr::of(literal),
        _ => None,
    };
    if let Some(text) = text {
        return Some(Value::Text(text));
    }
    let (sign, number) = match tokens {
        [sign, number @ ..] if is_sign('-')(sign) => ("-", number),
        number => ("", number),
    };
    match parse2(number.iter().cloned().collect()).ok()? {
        Lit::Int(number) if number.suffix().is_empty() => {
            // Readers of JSON take no others for integers.
            let range = i128::from(i64::MIN)..=i128::from(u64::MAX);
            let number: i128 = format!("{sign}{}", number.base10_digits()).parse().ok()?;
            let json = number.to_string();
            range
                .contains(&number)
                .then_some(Value::Json(json, JsonType::Integer))
        }
        Lit::Float(number) if number.suffix().is_empty() => {
            // As JSON has it: `1.` and `00.5` are not.
            let number: f64 = number.base10_parse().ok()?;
            let json = format!("{sign}{number:?}");
            number
                .is_finite()
                .then_some(Value::Json(json, JsonType::Number))
        }
        Lit::Bool(truth) if sign.is_empty() => {
            Some(Value::Json(truth.value.to_string(), JsonType::Boolean))
        }
        _ => None,
    }
}
