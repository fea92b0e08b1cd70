//! Reads the folder of the translations: a folder per language, with its files in it.

use super::{File, Locales, Translation};
use crate::ctxt::Ctxt;
use crate::lock;
use errorbook_model::locale::{Locale, Part, Place, Text};
use errorbook_model::page::{WAIT, WORDS};
use errorbook_model::{Fault, code, language, locale};
use proc_macro2::{Literal, TokenStream};
use quote::quote;
use std::fs;
use std::path::Path;
use syn::LitStr;

impl Locales {
    /// Reads the folder at a path; what is wrong with it is reported there.
    pub(super) fn read_folder(&mut self, cx: &Ctxt, path: LitStr) {
        let crate_folder = std::env::var_os("CARGO_MANIFEST_DIR").unwrap_or_default();
        let mut reader = Reader {
            crate_folder: Path::new(&crate_folder),
            faults: Vec::new(),
        };
        let name = path.value();
        let name = name.trim_end_matches('/');
        for tag in reader.names(name, Kind::Folders) {
            reader.check_tag(self, name, &tag);
            let files = reader.files(&format!("{name}/{tag}"));
            let (messages, variables) = reader.messages(&files);
            self.translations.push(Translation {
                tag,
                files,
                messages,
                variables,
            });
        }
        // The tool reads a crate whose translations are not right yet.
        if !lock::is_open() {
            for fault in reader.faults {
                cx.error(&path, fault.wrong, fault.write);
            }
        }
        self.folder = Some(path);
    }
}

#[derive(Clone, Copy, PartialEq)]
enum Kind {
    Folders,
    Files,
}

struct Reader<'r> {
    crate_folder: &'r Path,
    faults: Vec<Fault>,
}

impl Reader<'_> {
    fn fault(&mut self, wrong: String, write: impl Into<String>) {
        self.faults.push(Fault::new(wrong, write));
    }

    /// The names in a folder, in order: those of folders, or of `.ftl` files.
    fn names(&mut self, folder: &str, kind: Kind) -> Vec<String> {
        let entries = match fs::read_dir(self.crate_folder.join(folder)) {
            Ok(entries) => entries,
            Err(error) => {
                let write = "create it beside this crate's Cargo.toml, with a folder for each language in it: `de/errors.ftl`";
                self.fault(format!("`{folder}` cannot be read: {error}"), write);
                return Vec::new();
            }
        };
        let mut names = Vec::new();
        for entry in entries.filter_map(Result::ok) {
            let name = entry.file_name().to_string_lossy().into_owned();
            let is_translation = Path::new(&name).extension().is_some_and(|it| it == "ftl");
            let is_folder = entry.path().is_dir();
            if kind == Kind::Folders && is_translation && !is_folder {
                self.fault(
                    format!("`{folder}/{name}` is in no language's folder"),
                    format!("move it into one: `{folder}/de/{name}`"),
                );
            }
            let is_wanted = match kind {
                Kind::Folders => is_folder && !name.starts_with('.'),
                Kind::Files => is_translation && !is_folder,
            };
            if is_wanted {
                names.push(name);
            }
        }
        names.sort();
        names
    }

    fn check_tag(&mut self, locales: &Locales, folder: &str, tag: &str) {
        if let Err(fault) = language::check(tag) {
            self.fault(format!("in `{folder}`, {}", fault.wrong), fault.write);
        }
        if tag.eq_ignore_ascii_case(&locales.language) {
            self.fault(
                format!("`{folder}/{tag}` is of the language of the attributes"),
                "remove the folder, or write `language = \"…\";`, the tag of the language that the attributes are in",
            );
        }
        let mut others = locales.translations.iter();
        if let Some(other) = others.find(|other| other.tag.eq_ignore_ascii_case(tag)) {
            self.fault(
                format!(
                    "`{folder}/{}` and `{folder}/{tag}` are one language",
                    other.tag
                ),
                "move the files of one of them into the other",
            );
        }
    }

    fn files(&mut self, folder: &str) -> Vec<File> {
        let mut files = Vec::new();
        for name in self.names(folder, Kind::Files) {
            let name = format!("{folder}/{name}");
            let path = self.crate_folder.join(&name);
            match fs::read_to_string(&path) {
                Ok(text) => files.push(File {
                    name,
                    path: path.to_string_lossy().into_owned(),
                    text,
                }),
                Err(error) => {
                    self.fault(
                        format!("`{name}` cannot be read: {error}"),
                        "save it as UTF-8",
                    );
                }
            }
        }
        files
    }

    /// The messages of codes in the files of a language, in the order of their keys, and the values that they use.
    fn messages(&mut self, files: &[File]) -> (Vec<TokenStream>, Vec<TokenStream>) {
        let texts: Vec<_> = files.iter().map(|file| file.text.as_str()).collect();
        let Locale { messages, faults } = locale::read(&texts);
        let mut at = |place: Place, fault: Fault| {
            let Place { file, line, column } = place;
            let wrong = format!("{}:{line}:{column}: {}", files[file].name, fault.wrong);
            self.fault(wrong, fault.write);
        };
        for (place, fault) in faults {
            at(place, fault);
        }
        let mut rows = Vec::new();
        for message in &messages {
            for text in &message.texts {
                if let Err((place, fault)) = check_text(message.id, text) {
                    at(place, fault);
                }
            }
            let Some(text) = message.text(Part::Message) else {
                let wrong = format!("`{}` has attributes alone", message.id);
                let write = format!("write the message: `{} = text`", message.id);
                at(message.place, Fault::new(wrong, write));
                continue;
            };
            if WORDS.iter().all(|(id, _)| *id != message.id) {
                rows.push((code::key(message.id), message, &text.variables));
            }
        }
        rows.sort_by_key(|(key, ..)| *key);
        let mut variables = Vec::new();
        let rows = rows
            .iter()
            .enumerate()
            .map(|(number, (key, message, used))| {
                for variable in *used {
                    let Place { file, line, column } = variable.place;
                    let (name, place) = (variable.name, format!("{line}:{column}"));
                    let [number, file] = [number, file].map(Literal::usize_unsuffixed);
                    variables.push(quote!(__e::LocaleVariable(#number, #name, #file, #place)));
                }
                let key = Literal::u64_unsuffixed(*key);
                let file = Literal::usize_unsuffixed(message.place.file);
                let (id, line) = (message.id, message.place.line.to_string());
                let has_help = message.text(Part::Help).is_some();
                quote!(__e::LocaleMessage(#key, #id, #has_help, #file, #line))
            });
        (rows.collect(), variables)
    }
}

/// The values that a text may use, where that does not depend on an error.
fn check_text(id: &str, text: &Text) -> Result<(), (Place, Fault)> {
    let is_word = WORDS.iter().any(|(word, _)| *word == id);
    if is_word {
        let needed = if id == WAIT { &["seconds"][..] } else { &[] };
        let mut used = text.variables.iter();
        let is_right = used.clone().map(|it| it.name).eq(needed.iter().copied());
        if is_right {
            return Ok(());
        }
        let place = used.next().map_or(text.place, |variable| variable.place);
        let wrong = format!("`{id}` does not have the values that the page fills in");
        let write = if needed.is_empty() {
            "write it without values"
        } else {
            "write `{ $seconds }`, and no other value"
        };
        return Err((place, Fault::new(wrong, write)));
    }
    match text.variables.first() {
        Some(variable) if text.part != Part::Message => {
            let wrong = format!(
                "`.{}` of `{id}` has the value `${}`, and is the same for every error of a code",
                text.part.as_str(),
                variable.name
            );
            let write = "write it without values, or put the value into the message";
            Err((variable.place, Fault::new(wrong, write)))
        }
        _ => Ok(()),
    }
}
