//! The languages of a catalogue: `language` and `locales`.
//!
//! ```text
//! catalogue! { static ERRORS = […]; language = "en"; locales = "locales"; }
//! // expands, in the initializer of the static, to
//! __locales! { table
//!     const __LOCALES: &Locales = &Locales {
//!         language: "en",
//!         folder: "locales",
//!         translations: &[Locale { tag: "de", files: &[("locales/de/org.ftl", include_str!("…"))], … }],
//!         embedded: { __embed! { locales "ERRORS" "…" } __EMBEDDED },
//!     };
//! }
//! // and beside it, spanned at the path, to a check of each language
//! __locales! { check
//!     const _: () = __CATALOGUE.check_locale::<SIZE, MESSAGES>(0);
//! }
//! ```

#[cfg(feature = "fluent")]
mod read;

use crate::ctxt::Ctxt;
use crate::json::Object;
use crate::lock;
use proc_macro2::{Ident, Literal, TokenStream};
use quote::{quote, quote_spanned};
use syn::LitStr;

/// The languages of a catalogue.
pub(super) struct Locales {
    /// That of the texts in the attributes.
    language: String,
    folder: Option<LitStr>,
    translations: Vec<Translation>,
}

/// The files of one language.
struct Translation {
    tag: String,
    files: Vec<File>,
    /// Its messages, in the order of their keys, and the values that they use: the items of two tables.
    messages: Vec<TokenStream>,
    variables: Vec<TokenStream>,
}

struct File {
    /// Its path as messages name it, relative to Cargo.toml.
    name: String,
    /// Its path on this machine.
    path: String,
    text: String,
}

impl Locales {
    /// Reads the settings; `None` where the catalogue has neither.
    pub(super) fn read(
        cx: &Ctxt,
        language: Option<TokenStream>,
        locales: Option<TokenStream>,
    ) -> Option<Self> {
        if language.is_none() && locales.is_none() {
            return None;
        }
        let language = language.and_then(|value| tag(cx, value));
        let mut read = Locales {
            language: language.unwrap_or_else(|| "en".to_owned()),
            folder: None,
            translations: Vec::new(),
        };
        if let Some(path) = locales.and_then(|value| folder(cx, value)) {
            read.read_folder(cx, path);
        }
        Some(read)
    }

    #[cfg(not(feature = "fluent"))]
    #[allow(clippy::unused_self, reason = "with the feature, it is filled")]
    fn read_folder(&mut self, cx: &Ctxt, path: LitStr) {
        cx.error(
            path,
            "`locales` needs the feature `fluent` of errorbook",
            "write `features = [\"fluent\"]` beside errorbook in Cargo.toml",
        );
    }

    /// The constant `__LOCALES`, for the catalogue of a name.
    pub(super) fn table(&self, runtime: &Ident, name: &str) -> TokenStream {
        let translations = self.translations.iter().map(Translation::table);
        let language = &self.language;
        let folder = self.folder.as_ref().map(LitStr::value).unwrap_or_default();
        let json = self.json();
        // One that names its language alone needs nothing of Fluent.
        let kind = if self.folder.is_some() {
            quote!(table)
        } else {
            quote!(language)
        };
        quote! {
            #runtime::__locales! { #kind
                const __LOCALES: &#runtime::__private::Locales = {
                    use #runtime::__private as __e;
                    &__e::Locales {
                        language: #language,
                        folder: #folder,
                        translations: &[#(#translations),*],
                        embedded: {
                            #runtime::__embed! { locales #name #json }
                            __EMBEDDED
                        },
                    }
                };
            }
        }
    }

    /// The end of its embedded JSON, behind the catalogue's name.
    fn json(&self) -> String {
        let mut texts = Object::default();
        for translation in &self.translations {
            let files = translation.files.iter().map(|file| file.text.as_str());
            let files: Vec<_> = files.collect();
            texts.named(&translation.tag, &files.join("\n"));
        }
        let mut object = Object::default();
        object.text("language", &self.language);
        let folder = self.folder.as_ref().map(LitStr::value);
        object.some_text("folder", folder.as_deref());
        object.raw("texts", &texts.end());
        // With the brace of the piece closed.
        format!("{}}}", object.rest())
    }

    /// The checks that every language is complete; none while the tool reads a crate that may not be.
    pub(super) fn checks(&self, runtime: &Ident, catalogue: &Ident) -> TokenStream {
        let Some(folder) = &self.folder else {
            return TokenStream::new();
        };
        let tracking = lock::tracking(None);
        if lock::is_open() {
            return tracking;
        }
        // What is missing is reported at the path of the folder.
        let span = folder.span();
        let languages = self.translations.iter().enumerate();
        let checks = languages.map(|(number, translation)| {
            let number = Literal::usize_unsuffixed(number);
            let count = Literal::usize_unsuffixed(translation.messages.len());
            quote_spanned!(span=> const _: () = __LOCALES.check::<__SIZE, #count>(#number);)
        });
        quote! {
            #tracking
            #runtime::__locales! { check
                const _: () = {
                    const __SIZE: ::core::primitive::usize = #runtime::__private::table_size(&#catalogue);
                    const __LOCALES: #runtime::__private::LocalesOf =
                        #runtime::__private::LocalesOf(&#catalogue);
                    #(#checks)*
                };
            }
        }
    }
}

impl Translation {
    fn table(&self) -> TokenStream {
        let tag = &self.tag;
        let files = self.files.iter().map(|File { name, path, .. }| {
            // The text is the compiler's to read, which tracks the file.
            quote!((#name, ::core::include_str!(#path)))
        });
        let (messages, variables) = (&self.messages, &self.variables);
        quote! {
            __e::Locale {
                tag: #tag,
                files: &[#(#files),*],
                messages: &[#(#messages),*],
                variables: &[#(#variables),*],
            }
        }
    }
}

/// The tag of the language of the attributes; `None` where it is none, which is reported.
fn tag(cx: &Ctxt, value: TokenStream) -> Option<String> {
    let write = "write `language = \"en\";`";
    let tag: LitStr = cx.parse(value, "`language` must be a string", write)?;
    match errorbook_model::language::check(&tag.value()) {
        Ok(()) => Some(tag.value()),
        Err(fault) => cx.refuse(tag, fault.wrong, fault.write),
    }
}

/// The path of the translations; `None` where it is no string, which is reported.
fn folder(cx: &Ctxt, value: TokenStream) -> Option<LitStr> {
    const WRITE: &str = "write `locales = \"locales\";`, a path relative to Cargo.toml";
    let path: LitStr = cx.parse(value, "`locales` must be a string", WRITE)?;
    let text = path.value();
    if text.is_empty() || std::path::Path::new(&text).is_absolute() {
        return cx.refuse(
            path,
            "`locales` must be a path relative to Cargo.toml",
            WRITE,
        );
    }
    Some(path)
}
