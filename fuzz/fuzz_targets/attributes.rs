//! Any tokens as input of the macros: an error or code, never a panic. The macros' own modules are built
//! here, outside of a compiler.

#![no_main]
#![allow(dead_code, unused_imports, unused_macros)]

// In the sysroot, for programs too.
extern crate proc_macro;

#[path = "../../macros/src/assert.rs"]
mod assert;
#[path = "../../macros/src/ast.rs"]
mod ast;
#[path = "../../macros/src/attr/mod.rs"]
mod attr;
#[path = "../../macros/src/body/mod.rs"]
mod body;
#[path = "../../macros/src/catalogue/mod.rs"]
mod catalogue;
#[path = "../../macros/src/check/mod.rs"]
mod check;
#[path = "../../macros/src/ctxt.rs"]
mod ctxt;
#[path = "../../macros/src/derive.rs"]
mod derive;
#[path = "../../macros/src/expand/mod.rs"]
mod expand;
#[path = "../../macros/src/json.rs"]
mod json;
#[path = "../../macros/src/literal.rs"]
mod literal;
#[path = "../../macros/src/lock.rs"]
mod lock;
#[path = "../../macros/src/resolve.rs"]
mod resolve;
#[path = "../../macros/src/runtime.rs"]
mod runtime;
#[path = "../../macros/src/subset.rs"]
mod subset;

use libfuzzer_sys::fuzz_target;
use proc_macro2::TokenStream;

/// syn, and rustc too, read nested generics by recursion: some hundred levels end any derive.
const DEEPEST: usize = 200;

fuzz_target!(|text: &str| {
    if text.matches('<').count() > DEEPEST {
        return;
    }
    let Ok(tokens) = text.parse::<TokenStream>() else {
        return;
    };
    let expand: [fn(TokenStream) -> TokenStream; 4] = [
        derive::expand,
        body::expand,
        catalogue::expand,
        assert::expand,
    ];
    for expand in expand {
        let _ = expand(tokens.clone()).to_string();
    }
    // In a type that is one already, so that the attributes are reached sooner.
    let in_type = format!(
        "#[api_error(prefix = \"ORG\")] #[status(404)] enum E {{ #[code(\"ORG_A\")] {text} A {{ x: u8 }}, B }}"
    );
    let on_field = format!(
        "#[api_error(prefix = \"ORG\")] enum E {{ #[code(\"ORG_A\")] #[status(404)] A {{ {text} x: u8 }} }}"
    );
    for text in [in_type, on_field] {
        if let Ok(tokens) = text.parse::<TokenStream>() {
            let _ = derive::expand(tokens).to_string();
        }
    }
    let in_catalogue = format!("errorbook, static E = [A]; operations = {{ {text} }};");
    if let Ok(tokens) = in_catalogue.parse::<TokenStream>() {
        let _ = catalogue::expand(tokens).to_string();
    }
});
