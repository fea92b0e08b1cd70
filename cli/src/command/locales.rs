//! `locales`: what the translations lack, and files to fill in.

use crate::args::Locales as Args;
use crate::failure::Failure;
use crate::levels::Levels;
use crate::output::{self, clean, count};
use crate::source::{Content, Loaded};
use crate::write::write;
use crate::{Exit, findings, source};
use errorbook_export::locales::{self, Language};
use errorbook_export::{Catalogue, Finding, Rule};
use errorbook_model::language;
use serde_json::json;
use std::fs;
use std::path::{Path, PathBuf};

/// The folder of a catalogue that names none.
const FOLDER: &str = "locales";

/// The file that added messages are appended to.
const FILE: &str = "errors.ftl";

pub(super) fn run(args: &Args, as_json: bool) -> Exit {
    let loaded = source::load(&args.source)?;
    let catalogue = loaded.catalogue(args.source.name())?;
    let default = || {
        let named = named_folder(&loaded, &catalogue);
        named.unwrap_or_else(|| loaded.folder("").join(FOLDER))
    };
    let folder = args.folder.clone().unwrap_or_else(default);
    if let Some(tag) = &args.add {
        return add(&catalogue, &folder, tag, as_json);
    }
    let read = read(&folder)?;
    if let Some(tag) = &args.mark {
        return mark(&catalogue, &folder, &read, tag, as_json);
    }
    let languages: Vec<_> = read
        .languages
        .iter()
        .map(|language| language.tag.clone())
        .collect();
    let found = read.check(&catalogue);
    let levels = Levels::of_project(&loaded.folder(""))?;
    let found = args.levels.grade(&levels, found);
    let path = folder.display().to_string();
    let json =
        || json!({ "folder": path, "languages": languages, "findings": findings::json(&found) });
    let text = || {
        let languages = match languages.len() {
            0 => "no language".to_owned(),
            _ => languages.join(", "),
        };
        format!(
            "{}: {}\n\n{}",
            clean(&path),
            clean(&languages),
            findings::text(&found)
        )
    };
    output::show(as_json, json, text)?;
    Ok(findings::status(&found))
}

/// The findings in the translations that a program's catalogue names.
pub(super) fn named(loaded: &Loaded, catalogue: &Catalogue) -> Result<Vec<Finding>, Failure> {
    match named_folder(loaded, catalogue) {
        Some(folder) if folder.exists() => Ok(read(&folder)?.check(catalogue)),
        _ => Ok(Vec::new()),
    }
}

/// The path of the folder that `catalogue!` names, relative to the Cargo.toml of its crate.
fn named_folder(loaded: &Loaded, catalogue: &Catalogue) -> Option<PathBuf> {
    let Content::Program(program) = &loaded.content else {
        return None;
    };
    let name = super::lock::name_of(catalogue);
    let folder = program.locales_of(name)?.folder.as_ref()?;
    Some(loaded.folder(name).join(folder))
}

/// A catalogue with its texts in a language, where one is named.
pub(super) fn in_language(catalogue: Catalogue, tag: Option<&str>) -> Result<Catalogue, Failure> {
    let Some(tag) = tag else {
        return Ok(catalogue);
    };
    catalogue.in_language(tag).ok_or_else(|| {
        let languages = catalogue.languages();
        Failure::new(
            format!("the catalogue has no language `{tag}`"),
            match languages.len() {
                0 => "it has one language, and does not say which".to_owned(),
                _ => format!("it has {}", output::quoted(languages)),
            },
        )
    })
}

/// What is in a folder of translations.
struct Read {
    languages: Vec<Language>,
    /// Files that are in no folder of a language.
    strays: Vec<PathBuf>,
}

impl Read {
    fn check(&self, catalogue: &Catalogue) -> Vec<Finding> {
        let mut found = locales::check(catalogue, &self.languages);
        found.extend(self.strays.iter().map(|path| {
            let what = "the file is in no folder of a language";
            let write = "move it to a folder that is named by the tag, `de`, `pt-BR`";
            Finding::of_file(
                Rule::BrokenTranslation,
                path.display().to_string(),
                what,
                write,
            )
        }));
        found.sort_by_key(|finding| finding.rule);
        found
    }
}

/// Reads a folder per language.
fn read(folder: &Path) -> Result<Read, Failure> {
    let mut read = Read {
        languages: Vec::new(),
        strays: Vec::new(),
    };
    for path in entries(folder)? {
        if path.is_dir() {
            read.languages.push(read_language(&path)?);
        } else if is_ftl(&path) {
            read.strays.push(path);
        }
    }
    Ok(read)
}

fn read_language(folder: &Path) -> Result<Language, Failure> {
    let files = entries(folder)?.into_iter().filter(|path| is_ftl(path));
    let files = files.map(|path| {
        let text = fs::read_to_string(&path).map_err(|error| Failure::of(path.display(), error))?;
        Ok((path.display().to_string(), text))
    });
    Ok(Language {
        tag: folder
            .file_name()
            .unwrap_or_default()
            .to_string_lossy()
            .into_owned(),
        files: files.collect::<Result<_, Failure>>()?,
    })
}

fn is_ftl(path: &Path) -> bool {
    path.extension().is_some_and(|extension| extension == "ftl")
}

/// The paths in a folder, in the order of their names, without hidden ones.
fn entries(folder: &Path) -> Result<Vec<PathBuf>, Failure> {
    let fail = |error: &dyn std::fmt::Display| {
        Failure::of(
            folder.display(),
            format!(
                "the translations cannot be read: {error}\n`cargo errorbook locales --add de` writes some"
            ),
        )
    };
    let entries = fs::read_dir(folder).map_err(|error| fail(&error))?;
    let mut paths = Vec::new();
    for entry in entries {
        let path = entry.map_err(|error| fail(&error))?.path();
        let name = path.file_name().unwrap_or_default().to_string_lossy();
        if !name.starts_with('.') {
            paths.push(path);
        }
    }
    paths.sort();
    Ok(paths)
}

/// Appends the messages that a language lacks.
fn add(catalogue: &Catalogue, folder: &Path, tag: &str, as_json: bool) -> Exit {
    language::check(tag)?;
    let mut services = catalogue.services.iter();
    if services.any(|service| {
        service
            .language
            .as_deref()
            .is_some_and(|own| own.eq_ignore_ascii_case(tag))
    }) {
        return Err(Failure::new(
            format!("`{tag}` is the language of the texts in the attributes"),
            "name another one",
        ));
    }
    let folder = folder.join(tag);
    let language = if folder.exists() {
        read_language(&folder)?
    } else {
        Language::default()
    };
    let path = folder.join(FILE);
    let (added, number) = locales::add(catalogue, &language);
    if number > 0 {
        fs::create_dir_all(&folder).map_err(|error| Failure::of(folder.display(), error))?;
        let mut files = language.files.iter();
        let old = files.find(|(name, _)| Path::new(name) == path);
        let text = match old {
            Some((_, old)) => format!("{}\n\n{added}", old.trim_end()),
            None => added,
        };
        write(&path, text.as_bytes())?;
    }
    let file = path.display().to_string();
    let json = || json!({ "file": file, "added": number });
    let text = || match number {
        0 => format!(
            "{}: `{tag}` has every message\n",
            clean(&folder.display().to_string())
        ),
        _ => format!(
            "{}: {} to translate; then run `cargo errorbook locales --mark {tag}`\n",
            clean(&file),
            count(number, "message")
        ),
    };
    output::show(as_json, json, text)
}

/// Marks the messages of a language as translations of the texts as they are now.
fn mark(catalogue: &Catalogue, folder: &Path, read: &Read, tag: &str, as_json: bool) -> Exit {
    let mut languages = read.languages.iter();
    let Some(language) = languages.find(|language| language.tag.eq_ignore_ascii_case(tag)) else {
        let tags = output::quoted(read.languages.iter().map(|language| &language.tag));
        return Err(Failure::of(
            folder.display(),
            format!("there is no language `{tag}`\nit has {tags}"),
        ));
    };
    let mut number = 0;
    for (path, text) in &language.files {
        let (marked, count) = locales::mark(catalogue, text);
        number += count;
        if count > 0 {
            write(Path::new(path), marked.as_bytes())?;
        }
    }
    let json = || json!({ "language": tag, "marked": number });
    let text = || format!("`{tag}`: {} marked\n", count(number, "message"));
    output::show(as_json, json, text)
}
