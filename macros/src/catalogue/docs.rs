//! What rustdoc shows on the page of a catalogue. The macro sees the names of its types, not their errors:
//! those of the lock, which is the published contract, make the table; without one, each type's page has
//! its own.

use super::{Input, Listed};
use crate::ast::peeled;
use crate::ctxt::quoted_list;
use crate::lock::Lock;
use errorbook_model::status;
use quote::ToTokens;
use std::fmt::Write;
use syn::Type;

pub(super) fn expand(input: &Input, lock: Option<&Lock>) -> String {
    let mut text = String::from("\n");
    if let Some(lock) = lock {
        text.push_str("| Code | Status | Fields | Retry |\n|---|---|---|---|\n");
        for (code, locked) in lock.contract.lines() {
            let fields: Vec<String> = locked
                .fields
                .iter()
                .map(|(name, field)| {
                    let mark = if field.optional { "?" } else { "" };
                    format!("`{name}`: {}{mark}", field.json_type)
                })
                .collect();
            let status = if locked.is_item() {
                "item".to_owned()
            } else {
                format!("{} {}", locked.status, status::phrase(locked.status))
            };
            let _ = writeln!(
                text,
                "| `{}` | {status} | {} | {} |",
                code.replace('|', "\\|"),
                fields.join(", "),
                if locked.retryable { "yes" } else { "" },
            );
        }
        text.push('\n');
    }
    if input.members().next().is_some() {
        text.push_str("Its members:\n\n");
    }
    for listed in input.members() {
        let path = match listed {
            Listed::Type(ty) => match peeled(ty) {
                Type::Path(ty) if ty.qself.is_none() => Some(&ty.path),
                _ => None,
            },
            Listed::Part(path, _) | Listed::Catalogue(path) => Some(path),
        };
        if let Some(path) = path {
            let words = path.segments.iter().map(|word| word.ident.to_string());
            let words: Vec<String> = words.collect();
            let start = path.leading_colon.map_or("", |_| "::");
            let link = format!("{start}{}", words.join("::"));
            let _ = write!(text, "- [`{link}`]");
            if let Listed::Part(_, words) = listed {
                let _ = write!(text, ": {}", quoted_list(words));
            }
            text.push('\n');
        } else if let Listed::Type(ty) = listed {
            let _ = writeln!(text, "- `{}`", ty.to_token_stream());
        }
    }
    text
}
