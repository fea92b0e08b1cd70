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
use std::collections::{HashMap, HashSet};
use std::path::Path;
use syn::LitStr;

/// Set while `cargo errorbook lock` builds a crate that does not compile because of its lock.
const UNLOCK: &str = "ERRORBOOK_UNLOCK";

/// A lock that was read.
pub(crate) struct Lock {
    /// As it was written.
    pub(crate) path: LitStr,
    /// Where it is on this machine.
    file: String,
    pub(crate) contract: Contract,
}

impl Lock {
    /// Reads the file that `path` names; what is wrong with it is reported there.
    pub(crate) fn read(cx: &Ctxt, path: LitStr) -> Option<Self> {
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
                let wrong = if error.kind() == std::io::ErrorKind::NotFound {
                    format!("there is no `{name}` beside this crate's Cargo.toml")
                } else {
                    format!("`{name}` cannot be read: {error}")
                };
                let write = format!("write it with `cargo errorbook lock -o {name}`");
                cx.error(path, wrong, write);
                return None;
            }
        };
        let contract = Contract::parse(&text, |line, wrong, write| {
            cx.error(
                &path,
                format_args!("line {line} of `{name}` {wrong}"),
                write,
            );
        });
        Some(Lock {
            file: file.to_string_lossy().into_owned(),
            path,
            contract,
        })
    }

    /// The contract as the runtime's const check reads it.
    pub(crate) fn table(&self, runtime: &Ident) -> TokenStream {
        self.contract.table(runtime, &self.path.value())
    }
}

/// Whether the lock is open, for the tool that writes it.
pub(crate) fn is_open() -> bool {
    std::env::var_os(UNLOCK).is_some_and(|value| !value.is_empty())
}

/// Has rustc build the crate anew when the file or the variable changes.
pub(crate) fn tracking(lock: Option<&Lock>) -> TokenStream {
    let file = lock.map(|lock| {
        let file = &lock.file;
        quote!(
            const _: &[::core::primitive::u8] = ::core::include_bytes!(#file);
        )
    });
    quote! {
        #file
        const _: ::core::option::Option<&::core::primitive::str> = ::core::option_env!(#UNLOCK);
    }
}

#[derive(Default)]
pub(crate) struct Contract {
    pub(crate) codes: Vec<Locked>,
    retired: Vec<String>,
    problem_type: String,
}

pub(crate) struct Locked {
    pub(crate) code: String,
    pub(crate) status: u16,
    pub(crate) fields: Vec<Field>,
    pub(crate) retryable: bool,
    optional: bool,
}

pub(crate) struct Field {
    pub(crate) name: String,
    pub(crate) json: String,
    pub(crate) optional: bool,
}

impl Contract {
    /// Reads every line; `fault` is told of each that cannot be.
    fn parse(text: &str, mut fault: impl FnMut(usize, String, &str)) -> Self {
        let mut contract = Contract::default();
        let mut seen = HashMap::new();
        let mut lines = HashSet::new();
        // Some editors of Windows begin a file with a byte order mark.
        let text = text.strip_prefix('\u{feff}').unwrap_or(text);
        for (index, line) in text.lines().enumerate() {
            let number = index + 1;
            // A merge of both sides leaves what they share twice.
            if !lines.insert(line.trim()) {
                continue;
            }
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
    fn line<'t>(&mut self, line: &'t str) -> Result<Option<&'t str>, (String, &'static str)> {
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
        match line.split_once(char::is_whitespace) {
            Some(("code", rest)) => {
                let locked = Locked::parse(rest).ok_or_else(|| {
                    (
                        format!("is no code's: `{line:.100}`"),
                        "write `code ORG_BLOCKED 403 name:string`",
                    )
                })?;
                self.codes.push(locked);
                Ok(rest.split_whitespace().next())
            }
            Some(("retired", code)) if !code.trim().contains(char::is_whitespace) => {
                self.retired.push(code.trim().to_owned());
                Ok(Some(code.trim()))
            }
            Some(("type", template)) if self.problem_type.is_empty() => {
                template.trim().clone_into(&mut self.problem_type);
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
                let key = Literal::u64_unsuffixed(code::key(&locked.code));
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
        let problem_type = &self.problem_type;
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

impl Locked {
    fn parse(rest: &str) -> Option<Self> {
        let mut words = rest.split_whitespace();
        let mut locked = Locked {
            code: words.next()?.to_owned(),
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
                        name: name.to_owned(),
                        json: json.to_owned(),
                        optional,
                    });
                }
            }
        }
        Some(locked)
    }
}

#[cfg(test)]
mod tests {
    use super::{Contract, Lock, tracking};
    use crate::ctxt::Ctxt;
    use quote::quote;

    #[test]
    fn a_lock_is_read_watched_and_written_down() {
        let cx = Ctxt::new();
        let path = syn::parse_quote!("../ui-tests/locks/kept.lock");
        let lock = Lock::read(&cx, path).expect("it is there");
        assert!(cx.finish().is_none());
        let table = lock.table(&syn::parse_quote!(errorbook)).to_string();
        for code in ["4001", "ORG_BLOCKED", "ORG_OLD", "urn:acme:error:{code}"] {
            assert!(table.contains(code), "{code}: {table}");
        }
        let watched = tracking(Some(&lock)).to_string();
        for part in ["include_bytes", "/locks/kept.lock", "ERRORBOOK_UNLOCK"] {
            assert!(watched.contains(part), "{part}: {watched}");
        }
        let unlocked = tracking(None).to_string();
        assert!(unlocked.contains(&quote!(option_env!("ERRORBOOK_UNLOCK")).to_string()));
        assert!(!unlocked.contains("include_bytes"), "{unlocked}");
    }

    #[test]
    fn a_lock_that_is_missing_is_told_from_one_that_cannot_be_read() {
        for (path, wrong) in [
            ("nowhere.lock", "there is no `nowhere.lock` beside"),
            ("src", "`src` cannot be read"),
            ("", "no path beside"),
            ("/errorbook.lock", "no path beside"),
        ] {
            let cx = Ctxt::new();
            let literal = syn::LitStr::new(path, proc_macro2::Span::call_site());
            assert!(Lock::read(&cx, literal).is_none(), "{path}");
            let said = cx.finish().expect(path).to_string();
            assert!(said.contains(wrong), "{path}: {said}");
        }
    }

    /// What is wrong, with the number of its line, and how many codes and retired codes were read.
    #[test]
    fn every_line_is_read_or_refused() {
        for (text, wrong, codes, retired) in [
            (
                "\u{feff}# a comment\n\ncode ORG_A 403 name:string hint:any?\n",
                "",
                1,
                0,
            ),
            (
                "code ORG_A 403\n\tretired \tORG_B \r\ntype urn:{code}",
                "",
                1,
                1,
            ),
            ("\nretired ORG_A ORG_B", "2 is not of a lock", 0, 0),
            (
                "type a\ntype a\ntype b",
                "3 has a second problem type",
                0,
                0,
            ),
            ("code ORG_A 403\ncode ORG_A 403", "", 1, 0),
            (
                "code ORG_A 403\n\nretired ORG_A",
                "3 has the code `ORG_A` of line 1 again",
                1,
                1,
            ),
            ("<<<<<<< ours", "1 is a mark of a merge", 0, 0),
            ("code ORG_A 403 :string", "1 is no code's", 0, 0),
            ("code ORG_A 403 name:text", "1 is no code's", 0, 0),
            ("code ORG_A 403 name", "1 is no code's", 0, 0),
            ("code ORG_A 399", "1 is no code's", 0, 0),
            ("code ORG_A 600", "1 is no code's", 0, 0),
            ("code ORG_A", "1 is no code's", 0, 0),
            ("unknown", "1 is not of a lock", 0, 0),
        ] {
            let mut faults = Vec::new();
            let contract = Contract::parse(text, |line, fault, _| {
                faults.push(format!("{line} {fault}"));
            });
            let expected = usize::from(!wrong.is_empty());
            assert_eq!(faults.len(), expected, "{text:?}: {faults:?}");
            assert!(faults.concat().starts_with(wrong), "{text:?}: {faults:?}");
            let read = (contract.codes.len(), contract.retired.len());
            assert_eq!(read, (codes, retired), "{text:?}");
        }
    }
}
