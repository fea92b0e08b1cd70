//! A string literal whose text is read once: `syn`'s reads it anew each time, which takes a good part of the time that
//! the derive takes in a debug build.

use proc_macro2::{Literal, Span, TokenStream};
use quote::ToTokens;
use syn::Lit;

#[derive(Clone)]
pub(crate) struct LitStr {
    token: Literal,
    text: String,
}

impl LitStr {
    pub(crate) fn new(text: &str, span: Span) -> Self {
        let mut token = Literal::string(text);
        token.set_span(span);
        LitStr {
            token,
            text: text.to_owned(),
        }
    }

    /// `None` where it is not a string literal without a suffix.
    pub(crate) fn of(token: &Literal) -> Option<Self> {
        let source = token.to_string();
        let inside = source
            .strip_prefix('"')
            .and_then(|rest| rest.strip_suffix('"'));
        // Without an escape, what stands between the quotes is the text.
        let is_plain = |text: &&str| {
            let bytes = text.as_bytes();
            !bytes.contains(&b'\\') && !bytes.contains(&b'\r')
        };
        let text = match inside.filter(is_plain) {
            Some(text) => text.to_owned(),
            None => match Lit::new(token.clone()) {
                Lit::Str(literal) if literal.suffix().is_empty() => literal.value(),
                _ => return None,
            },
        };
        let token = token.clone();
        Some(LitStr { token, text })
    }

    pub(crate) fn value(&self) -> String {
        self.text.clone()
    }

    pub(crate) fn span(&self) -> Span {
        self.token.span()
    }
}

impl ToTokens for LitStr {
    fn to_tokens(&self, tokens: &mut TokenStream) {
        self.token.to_tokens(tokens);
    }
}
