//! `lock = "errorbook.lock"` of `catalogue!`: the published contract is read while the macro expands, and
//! goes to the runtime's const check as flat tables. The file's lines, sorted:
//!
//! ```text
//! code ORG_BLOCKED 403 name:string hint:string? retryable optional
//! retired ORG_OLD
//! type urn:acme:error:{code}
//! ```

use crate::code;
use crate::ctxt::Ctxt;
use proc_macro2::{Ident, Literal, TokenStream};
use quote::quote;
use std::collections::HashMap;
use std::path::Path;
use syn::LitStr;

/// Set while `cargo errorbook lock` builds a crate that does not compile because of its lock.
const UNLOCK: &str = "ERRORBOOK_UNLOCK";

/// The check of one lock, for `catalogue!` to emit.
pub(crate) struct Lock {
    pub(crate) table: TokenStream,
    /// Has rustc build the crate anew when the file or the variable changes.
    pub(crate) tracking: TokenStream,
}

/// Reads the file that `path` names. `None` where there is nothing to check: the file's faults were
/// reported, or the lock is open.
pub(crate) fn read(cx: &Ctxt, runtime: &Ident, path: &LitStr) -> Option<Lock> {
    let name = path.value();
    if name.is_empty() || Path::new(&name).is_absolute() {
        cx.error(
            path,
            "the lock is no path beside the crate's Cargo.toml",
            "write `lock = \"errorbook.lock\";`",
        );
        return None;
    }
    let folder = std::env::var_os("CARGO_MANIFEST_DIR").unwrap_or_default();
    let file = Path::new(&folder).join(&name);
    let text = match std::fs::read_to_string(&file) {
        Ok(text) => text,
        Err(error) => {
            let write = format!("write it with `cargo errorbook lock -o {name}`");
            if error.kind() == std::io::ErrorKind::NotFound {
                cx.error(
                    path,
                    format_args!("there is no `{name}` beside this crate's Cargo.toml"),
                    write,
                );
            } else {
                cx.error(
                    path,
                    format_args!("`{name}` cannot be read: {error}"),
                    write,
                );
            }
            return None;
        }
    };
    let contract = Contract::parse(&text, |line, wrong, write| {
        cx.error(path, format_args!("line {line} of `{name}` {wrong}"), write);
    });
    let file = file.to_string_lossy();
    Some(Lock {
        table: contract.table(runtime, &name),
        tracking: quote! {
            const _: &[::core::primitive::u8] = ::core::include_bytes!(#file);
            const _: ::core::option::Option<&::core::primitive::str> = ::core::option_env!(#UNLOCK);
        },
    })
}

/// Whether the lock is open, for the tool that writes it.
pub(crate) fn is_open() -> bool {
    std::env::var_os(UNLOCK).is_some_and(|value| !value.is_empty())
}

/// What keeps an open lock from being remembered as checked.
pub(crate) fn tracking_only() -> TokenStream {
    quote! {
        const _: ::core::option::Option<&::core::primitive::str> = ::core::option_env!(#UNLOCK);
    }
}

#[derive(Default)]
struct Contract<'t> {
    codes: Vec<Locked<'t>>,
    retired: Vec<&'t str>,
    problem_type: &'t str,
}

struct Locked<'t> {
    code: &'t str,
    status: u16,
    fields: Vec<Field<'t>>,
    retryable: bool,
    optional: bool,
}

struct Field<'t> {
    name: &'t str,
    json: &'t str,
    optional: bool,
}

impl<'t> Contract<'t> {
    /// Reads every line; `fault` is told of each that cannot be.
    fn parse(text: &'t str, mut fault: impl FnMut(usize, String, &str)) -> Self {
        let mut contract = Contract::default();
        let mut seen = HashMap::new();
        for (index, line) in text.lines().enumerate() {
            let number = index + 1;
            match contract.line(line.trim()) {
                Ok(None) => {}
                Ok(Some(code)) => {
                    if let Some(before) = seen.insert(code, number) {
                        fault(
                            number,
                            format!("has the code `{code}` of line {before} again"),
                            "keep the line that is published",
                        );
                    }
                }
                Err((wrong, write)) => fault(number, wrong, write),
            }
        }
        contract
    }

    /// Reads a line; returns the code that it is about.
    fn line(&mut self, line: &'t str) -> Result<Option<&'t str>, (String, &'static str)> {
        const MERGE_MARKS: [&str; 4] = ["<<<<<<<", "=======", ">>>>>>>", "|||||||"];
        if line.is_empty() || line.starts_with('#') {
            return Ok(None);
        }
        if MERGE_MARKS.iter().any(|mark| line.starts_with(mark)) {
            return Err((
                "is a mark of a merge".to_owned(),
                "keep the lines of both sides: each stands for itself",
            ));
        }
        match line.split_once(' ') {
            Some(("code", rest)) => {
                let locked = Locked::parse(rest).ok_or_else(|| {
                    (
                        format!("is no code's: `{line:.100}`"),
                        "write `code ORG_BLOCKED 403 name:string`",
                    )
                })?;
                let code = locked.code;
                self.codes.push(locked);
                Ok(Some(code))
            }
            Some(("retired", code)) if !code.trim().contains(' ') => {
                self.retired.push(code.trim());
                Ok(Some(code.trim()))
            }
            Some(("type", template)) if self.problem_type.is_empty() => {
                self.problem_type = template.trim();
                Ok(None)
            }
            Some(("type", _)) => Err((
                "has a second problem type".to_owned(),
                "keep the one that is published",
            )),
            _ => Err((
                format!("is not of a lock: `{line:.100}`"),
                "mend the line, or write the file anew with `cargo errorbook lock`",
            )),
        }
    }

    fn table(&self, runtime: &Ident, name: &str) -> TokenStream {
        let mut fields = Vec::new();
        let rows: Vec<TokenStream> = self
            .codes
            .iter()
            .enumerate()
            .map(|(number, locked)| {
                let number = Literal::usize_unsuffixed(number);
                for Field {
                    name,
                    json,
                    optional,
                } in &locked.fields
                {
                    fields.push(quote!(__e::LockedField(#number, #name, #json, #optional)));
                }
                let key = Literal::u64_unsuffixed(code::key(locked.code));
                let Locked {
                    code,
                    retryable,
                    optional,
                    ..
                } = locked;
                let status = Literal::u16_unsuffixed(locked.status);
                quote!(__e::LockedCode(#key, #code, #status, #retryable, #optional))
            })
            .collect();
        let retired = self.retired.iter().map(|code| {
            let key = Literal::u64_unsuffixed(code::key(code));
            quote!((#key, #code))
        });
        let problem_type = self.problem_type;
        quote! {{
            use #runtime::__private as __e;
            __e::Lock {
                file: #name,
                codes: &[#(#rows),*],
                fields: &[#(#fields),*],
                retired: &[#(#retired),*],
                problem_type: #problem_type,
            }
        }}
    }
}

impl<'t> Locked<'t> {
    fn parse(rest: &'t str) -> Option<Self> {
        let mut words = rest.split_whitespace();
        let mut locked = Locked {
            code: words.next()?,
            status: words
                .next()?
                .parse()
                .ok()
                .filter(|status| (400..=599).contains(status))?,
            fields: Vec::new(),
            retryable: false,
            optional: false,
        };
        for word in words {
            match word {
                "retryable" => locked.retryable = true,
                "optional" => locked.optional = true,
                field => {
                    let (name, json) = field.rsplit_once(':')?;
                    let optional = json.ends_with('?');
                    let json = json.strip_suffix('?').unwrap_or(json);
                    if name.is_empty() || !crate::attr::field::JSON_TYPES.contains(&json) {
                        return None;
                    }
                    locked.fields.push(Field {
                        name,
                        json,
                        optional,
                    });
                }
            }
        }
        Some(locked)
    }
}
