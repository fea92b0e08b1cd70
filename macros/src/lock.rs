//! `lock = "errorbook.lock"` of `catalogue!`: the published contract is read while the macro expands, and
//! goes to the runtime's const check as flat tables. The file's lines, sorted:
//!
//! ```text
//! code ORG_BLOCKED 403 name:string hint:string? retryable shared optional
//! operation create_org ORG_INVALID ORG_SLUG_TAKEN
//! retired ORG_OLD
//! type urn:acme:error:{code}
//! ```

use crate::ctxt::Ctxt;
use errorbook_model::{code, lock};
use proc_macro2::{Ident, Literal, TokenStream};
use quote::quote;
use std::path::Path;
use syn::LitStr;

/// Set while `cargo errorbook` builds a crate, which may break its lock.
const UNLOCK: &str = "ERRORBOOK_UNLOCK";

/// A lock that was read.
pub(crate) struct Lock {
    /// As it was written.
    pub(crate) path: LitStr,
    /// Where it is on this machine.
    file: String,
    pub(crate) contract: lock::Lock,
}

impl Lock {
    /// Reads the file that `path` names; what is wrong with it is reported there.
    pub(crate) fn read(cx: &Ctxt, path: LitStr) -> Option<Self> {
        let name = path.value();
        if name.is_empty() || Path::new(&name).is_absolute() {
            return cx.refuse(
                path,
                "`lock` must be a path relative to Cargo.toml",
                "write `lock = \"errorbook.lock\";`",
            );
        }
        let folder = std::env::var_os("CARGO_MANIFEST_DIR").unwrap_or_default();
        let folder = Path::new(&folder);
        let contract = match lock::read(folder, &name, " beside this crate's Cargo.toml") {
            Ok((contract, _)) => contract,
            Err(faults) => {
                for fault in faults {
                    cx.error(&path, fault.wrong, fault.write);
                }
                return None;
            }
        };
        Some(Lock {
            file: folder.join(name).to_string_lossy().into_owned(),
            path,
            contract,
        })
    }

    /// The contract as the runtime's const check reads it.
    pub(crate) fn table(&self, runtime: &Ident) -> TokenStream {
        let file = self.path.value();
        let mut fields = Vec::new();
        let mut codes = Vec::new();
        for (number, (code, locked)) in self.contract.lines().enumerate() {
            let number = Literal::usize_unsuffixed(number);
            for (name, field) in &locked.fields {
                let (json, optional) = (field.json_type.as_str(), field.optional);
                fields.push(quote!(__e::LockedField(#number, #name, #json, #optional)));
            }
            let key = Literal::u64_unsuffixed(code::key(code));
            let status = Literal::u16_unsuffixed(locked.status);
            let (retryable, optional) = (locked.retryable, locked.optional);
            codes.push(quote!(__e::LockedCode(#key, #code, #status, #retryable, #optional)));
        }
        let retired = self.contract.retired.iter().map(|code| {
            let key = Literal::u64_unsuffixed(code::key(code));
            quote!((#key, #code))
        });
        let operations = self.contract.operations.iter().map(|(name, codes)| {
            let mut codes: Vec<_> = codes.iter().map(|code| (code::key(code), code)).collect();
            codes.sort_unstable();
            let codes = codes.into_iter().map(|(key, code)| {
                let key = Literal::u64_unsuffixed(key);
                quote!((#key, #code))
            });
            quote!(__e::LockedOperation(#name, &[#(#codes),*]))
        });
        let name = &self.contract.name;
        let problem_type = self.contract.problem_type.as_deref().unwrap_or_default();
        quote! {{
            use #runtime::__private as __e;
            __e::Lock {
                file: #file,
                name: #name,
                codes: &[#(#codes),*],
                fields: &[#(#fields),*],
                operations: &[#(#operations),*],
                retired: &[#(#retired),*],
                problem_type: #problem_type,
            }
        }}
    }
}

/// Whether the lock is open, for the tool that reads the crate's errors.
pub(crate) fn is_open() -> bool {
    std::env::var_os(UNLOCK).is_some_and(|value| !value.is_empty())
}

/// Makes rustc rebuild the crate when the file or the variable changes.
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

#[cfg(test)]
#[path = "../tests/unit/lock.rs"]
mod tests;
