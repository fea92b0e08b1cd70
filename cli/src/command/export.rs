//! `export`: the catalogue in another format.

use super::locales::in_language;
use crate::args::Export;
use crate::failure::Failure;
use crate::write::write;
use crate::{Exit, output, source};
use errorbook_export::Catalogue;
use errorbook_export::proxy::Files;
use errorbook_export::writers::Write;
use serde_json::{Value, json};
use std::path::{Path, PathBuf};

pub(super) fn run(args: &Export, as_json: bool) -> Exit {
    let name = args.format.name;
    if args.found_at.is_some() && !matches!(args.format.write, Write::Folder(_)) {
        return Err(Failure::new(
            format!("`--found-at` is for the files of a proxy, and {name} is one file"),
            "leave it out",
        ));
    }
    if args.openapi.is_given() && !matches!(args.format.write, Write::Document(_)) {
        return Err(Failure::new(
            format!("`--openapi` and `--one-error` are not for {name}"),
            "leave them out, or write `export openapi`",
        ));
    }
    if args.document.is_some() && matches!(args.format.write, Write::Folder(_)) {
        return Err(Failure::new(
            format!("`--document` is not for {name}, which has no operations"),
            "leave it out",
        ));
    }
    let mut catalogue = source::load(&args.source)?.catalogue(args.source.name())?;
    if !args.all {
        catalogue = catalogue.public();
    }
    let mut catalogue = in_language(catalogue, args.language.as_deref())?;
    errorbook::docs::add_examples(&mut catalogue);
    let document = args.document.as_deref().map(read_document).transpose()?;
    let text = match args.format.write {
        Write::File(write_catalogue) => {
            if let Some(document) = &document {
                add_operations(&mut catalogue, document);
            }
            write_catalogue(&catalogue)
        }
        Write::Document(write_catalogue) => {
            write_catalogue(&catalogue, document, args.openapi.style())?
        }
        Write::Folder(files) => return write_files(args, files, &catalogue, as_json),
    };
    match &args.output {
        None => output::print_bare(&text),
        Some(path) => {
            write(path, text.as_bytes())?;
            show_written(std::slice::from_ref(path), path, as_json)
        }
    }
}

/// A service's own OpenAPI document.
pub(super) fn read_document(path: &Path) -> Result<Value, Failure> {
    let text = if path == Path::new("-") {
        std::io::read_to_string(std::io::stdin())
    } else {
        std::fs::read_to_string(path)
    };
    let text = text.map_err(|error| {
        Failure::of(
            path.display(),
            format!("it cannot be read: {error}\nname the service's OpenAPI document"),
        )
    })?;
    serde_json::from_str(&text).map_err(|error| {
        Failure::of(
            path.display(),
            format!(
                "it is not JSON: {error}\nname the service's OpenAPI document, written as JSON"
            ),
        )
    })
}

fn add_operations(catalogue: &mut Catalogue, document: &Value) {
    catalogue.add_operations(document);
    if catalogue.operations.iter().all(|it| it.path.is_none()) {
        output::note(
            "no operation of the document has errors of the catalogue\nname the document that the service serves",
        );
    }
}

fn write_files(
    args: &Export,
    files: fn(&Catalogue, &str) -> Files,
    catalogue: &Catalogue,
    as_json: bool,
) -> Exit {
    let name = args.format.name;
    let Some(folder) = &args.output else {
        return Err(Failure::new(
            format!("{name} is written to several files"),
            format!("name a folder for them: `-o errors-{name}`"),
        ));
    };
    let files = files(catalogue, &found_at(args)).0;
    if !files.iter().any(|(name, _)| name.contains('/')) {
        output::note("the catalogue has no errors for a proxy\nlist `errorbook::HttpError` in it");
    }
    show_written(&write_folder(folder, files)?, folder, as_json)
}

/// Says what was written to a file or a folder.
fn show_written(written: &[PathBuf], place: &Path, as_json: bool) -> Exit {
    let paths = written.iter().map(|path| path.display().to_string());
    let paths: Vec<_> = paths.collect();
    let text = || {
        let what = match paths.as_slice() {
            [file] => file.clone(),
            files => format!(
                "{} to {}",
                output::count(files.len(), "file"),
                place.display()
            ),
        };
        format!("wrote {}\n", output::clean(&what))
    };
    output::show(as_json, || json!({ "written": paths }), text)
}

/// Where a proxy finds the files.
fn found_at(args: &Export) -> String {
    let written = args
        .output
        .as_ref()
        .and_then(|path| std::path::absolute(path).ok());
    let folder = args.found_at.as_ref().or(written.as_ref());
    folder.map_or(String::new(), |folder| folder.display().to_string())
}

fn write_folder(folder: &Path, files: Vec<(String, Vec<u8>)>) -> Result<Vec<PathBuf>, Failure> {
    let mut written = Vec::new();
    for (name, content) in files {
        let path = folder.join(name);
        if let Some(parent) = path.parent() {
            std::fs::create_dir_all(parent).map_err(|error| {
                Failure::of(parent.display(), format!("it cannot be made: {error}"))
            })?;
        }
        write(&path, &content)?;
        written.push(path);
    }
    Ok(written)
}
