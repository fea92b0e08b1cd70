//! What users get: the expansions of a small enum, of many fields, of one with faults and of a template, pretty-printed
//! and kept in `macros/snapshots/`. `UPDATE_EXPECT=1 cargo test -p errorbook-macros` rewrites them.

use expect_test::expect_file;
use proc_macro2::TokenStream;
use quote::quote;

fn pretty(items: TokenStream) -> String {
    prettyplease::unparse(&syn::parse2(items).expect("the expansion is a list of items"))
}

fn derived(input: TokenStream) -> String {
    pretty(crate::derive::expand(input))
}

#[test]
fn an_enum() {
    let expansion = derived(quote! {
        /// Why a request about an organization was refused.
        #[api_error(prefix = "ORG")]
        #[challenge(Bearer, realm = "orgs")]
        pub enum OrgError {
            /// An administrator blocked it.
            #[status(403)]
            #[code("ORG_BLOCKED")]
            #[message("the organization {name} is blocked ({name:?})")]
            #[help("ask your administrator to lift the block")]
            Blocked { #[expose] name: String },
            #[status(401)]
            #[code("ORG_TOKEN")]
            Token,
            #[status(429)]
            #[code("ORG_BUSY")]
            Busy { #[header("Retry-After")] wait: Duration },
            #[status(500)]
            #[code("ORG_STORE")]
            Store(#[from] rusqlite::Error),
            #[transparent]
            Auth(AuthError),
        }
    });
    expect_file!["../../snapshots/enum.rs"].assert_eq(&expansion);
}

#[test]
fn subsets() {
    let expansion = derived(quote! {
        #[api_error(prefix = "ORG", subset FindOrg = [Blocked, Missing], subset Members = [..FindOrg, Auth(Token)])]
        pub enum OrgError {
            #[status(403)]
            #[code("ORG_BLOCKED")]
            #[message("the organization {name} is blocked")]
            Blocked { #[expose] name: String },
            #[status(404)]
            #[code("ORG_MISSING")]
            Missing,
            #[transparent]
            Auth(AuthError),
        }
    });
    expect_file!["../../snapshots/subsets.rs"].assert_eq(&expansion);
}

#[test]
fn a_generic_struct() {
    let expansion = derived(quote! {
        #[api_error(prefix = "ORG")]
        #[status(404)]
        #[code("ORG_MISSING")]
        #[message("no {0}")]
        struct Missing<'a, T: Clone>(#[expose("item")] &'a T);
    });
    expect_file!["../../snapshots/generic_struct.rs"].assert_eq(&expansion);
}

/// Types of fields and how each is shown, the embedded catalogue above all.
#[test]
fn every_kind_of_field() {
    let expansion = derived(quote! {
        #[api_error(prefix = "ORG", display = manual)]
        enum Fields<'a, T> {
            #[status(409)]
            #[code("ORG_SHOWN")]
            #[message("{text}\t|{counted:?} {of}")]
            Shown {
                #[expose]
                text: &'a str,
                #[expose]
                number: Option<Box<u8>>,
                #[expose]
                list: &'a Vec<String>,
                #[expose("of", json = "object", example = "{}")]
                of: T,
                #[expose(message)]
                counted: Counted,
                #[header("Retry-After")]
                wait: Option<Duration>,
                #[header("X-Until")]
                until: SystemTime,
                private: Secret,
            },
            #[status(405)]
            #[code("ORG_DISPLAYED")]
            #[message(display)]
            #[internal]
            Displayed {
                #[header("Allow")]
                allow: String,
                #[expose("rate")]
                message: f64,
            },
            #[status(429)]
            #[code("ORG_SENT_TWICE")]
            #[retryable(after = "1d2h3m4s")]
            #[header("X-Text", "{left}")]
            #[header("X-Words", "{left} left")]
            SentTwice {
                #[expose]
                #[header("X-Left")]
                left: u32,
                #[expose(json = "object")]
                #[header("X-Again")]
                again: Duration,
                #[header("X-Count")]
                count: u32,
            },
        }
    });
    expect_file!["../../snapshots/fields.rs"].assert_eq(&expansion);
}

#[test]
fn the_text_of_derive_mores_display_is_embedded() {
    let expansion = derived(quote! {
        #[api_error(prefix = "ORG", display = manual)]
        #[message(display)]
        #[display("the {_0} of {}", _1)]
        enum OrgError {
            #[status(400)]
            #[code("ORG_ONE")]
            One(String, u8),
            #[status(400)]
            #[code("ORG_TWO")]
            #[display("two")]
            Two,
        }
    });
    for message in [r#""message":"the {0} of {1}""#, r#""message":"two""#] {
        assert!(expansion.contains(message), "{message}: {expansion}");
    }
}

#[test]
fn a_code_is_embedded_as_it_was_written() {
    for (arguments, code, embedded) in [
        (quote!(codes = 4000..=4999), quote!(4031), r#""code":4031,"#),
        (quote!(codes = 0..=10), quote!(0x0_a), r#""code":10,"#),
        (quote!(prefix = ""), quote!("ORG"), r#""code":"ORG","#),
    ] {
        let expansion = derived(quote! {
            #[api_error(#arguments)]
            #[status(403)]
            #[code(#code)]
            struct Blocked;
        });
        assert!(expansion.contains(embedded), "{embedded}: {expansion}");
    }
}

/// An alias that is the name of what it stands on is an error of rustdoc.
#[test]
fn a_code_is_an_alias_of_another_name() {
    for (first, second, aliases) in [
        ("API_ERRORS", "API_GONE", Some(r#"alias("API_GONE")"#)),
        (
            "API_MISSING",
            "API_GONE",
            Some(r#"alias("API_MISSING", "API_GONE")"#),
        ),
        ("API_ERRORS", "API_ERRORS", None),
    ] {
        let expansion = derived(quote! {
            #[api_error(prefix = "API")]
            #[status(404)]
            enum Api {
                #[code(#first, shared)]
                First,
                #[code(#second, shared)]
                Second,
            }
        });
        match aliases {
            Some(aliases) => assert!(expansion.contains(aliases), "{expansion}"),
            None => assert!(!expansion.contains("alias"), "{expansion}"),
        }
    }
}

/// A misspelt `manual` counts: a generated Display would conflict with the one written by hand.
#[test]
fn a_display_that_is_meant_to_be_manual_is_not_generated() {
    for (arguments, is_generated) in [
        (quote!(prefix = "org", display = manual), false),
        (quote!(prefix = "ORG", display = manuel), false),
        (quote!(prefix = "ORG", displya = manual), false),
        (quote!(prefix = "ORG", display(manual)), false),
        (quote!(prefix = "ORG", display = mine), true),
        (quote!(prefix = manual), true),
    ] {
        let expansion = derived(quote! {
            #[api_error(#arguments)]
            #[status(403)]
            #[code("ORG_BLOCKED")]
            struct Blocked;
        });
        assert!(expansion.contains("compile_error"), "{arguments}");
        let has_display = expansion.contains("Display for Blocked");
        assert_eq!(has_display, is_generated, "{arguments}");
    }
}

/// Otherwise every path of the fallback would be an error of its own.
#[test]
fn a_runtime_that_is_misspelt_is_meant() {
    for (arguments, runtime) in [
        (quote!(crat = ::renamed), "::renamed"),
        (quote!(crates = "renamed::inner"), "renamed::inner"),
        (quote!(crat = ::wrong, crate = ::renamed), "::renamed"),
        (quote!(crat = 3), "::errorbook"),
        (quote!(create), "::errorbook"),
    ] {
        let expansion = derived(quote! {
            #[api_error(prefix = "ORG", #arguments)]
            #[status(403)]
            #[code("ORG_BLOCKED")]
            struct Blocked;
        });
        let used = format!("use {runtime}::__private as __e;");
        assert!(expansion.contains(&used), "{arguments}: {expansion}");
        assert_eq!(expansion.matches("compile_error").count(), 1, "{arguments}");
    }
}

#[test]
fn a_type_with_faults() {
    let expansion = derived(quote! {
        #[api_error(prefix = "ORG")]
        enum Faulty {
            #[status(200)]
            #[code("ORG_FINE")]
            Fine(#[from] std::io::Error),
            #[status(401)]
            #[code("OTHER")]
            Token,
        }
    });
    expect_file!["../../snapshots/faulty.rs"].assert_eq(&expansion);
}

#[test]
fn a_template() {
    let body = crate::body::expand(quote! {
        errorbook, { "ok": false, "error": { "ref": code, "text": message, ..fields }, "says": "a \"b\"\n" }
    });
    let expansion = pretty(quote!(const SHAPE: errorbook::Body = #body;));
    expect_file!["../../snapshots/template.rs"].assert_eq(&expansion);
}

#[test]
fn a_catalogue() {
    let expansion = pretty(crate::catalogue::expand(quote! {
        errorbook, pub static ERRORS = [OrgError, ..auth::ERRORS]; profile = ACME;
    }));
    expect_file!["../../snapshots/catalogue.rs"].assert_eq(&expansion);
}

#[test]
fn a_lock_is_checked_with_its_catalogue() {
    let lock = quote!(lock = "../ui-tests/locks/kept.lock";);
    for (settings, is_checked) in [
        (quote!(), false),
        (quote!(#lock), true),
        (quote!(profile = ACME; #lock), true),
        // A catalogue with a fault expands to its static without checks.
        (quote!(#lock prof = ACME;), false),
    ] {
        let expansion = pretty(crate::catalogue::expand(quote! {
            errorbook, static ERRORS = [OrgError]; #settings
        }));
        assert!(expansion.contains("static ERRORS"), "{settings}");
        for part in ["__LOCK.check::<", "include_bytes!"] {
            let is_there = expansion.contains(part);
            assert_eq!(is_there, is_checked, "{settings} {part}");
        }
    }
}

#[test]
fn an_assertion() {
    let block = crate::assert::expand(quote! {
        errorbook,
        [&response]
        [OrgError::Blocked { name, seats: Some(n), pair: Pair::<u8, Vec<u8>>(a, b), ref list, mut left, .. }]
        [name == "acme" && n > 2]
        ["name == \"acme\" && n > 2"]
        [::core::option::Option::None]
    });
    let expansion = pretty(quote!(fn test() { #block }));
    expect_file!["../../snapshots/assertion.rs"].assert_eq(&expansion);
}

/// `gen` is a keyword of this crate's edition, and a name in the editions before.
#[test]
fn a_variant_may_be_named_by_a_later_keyword() {
    let expansion = crate::derive::expand(quote! {
        #[api_error(prefix = "ORG")]
        enum OrgError {
            #[status(403)]
            #[code("ORG_GEN")]
            gen { #[expose] name: String },
            #[transparent]
            r#async(AuthError),
        }
    });
    let expansion = expansion.to_string();
    for (word, name) in [("gen", "r#gen"), ("async", "r#async")] {
        assert!(
            expansion.contains(&format!("OrgError :: {name} ")),
            "{expansion}"
        );
        assert!(!expansion.contains(&format!(" {word} ")), "{expansion}");
    }
}
