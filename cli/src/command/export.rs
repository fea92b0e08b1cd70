//! `export`: the catalogue in another format.

use super::locales::in_language;
use crate::args::Export;
use crate::failure::Failure;
use crate::write::write;
use crate::{Status, output, source};
use errorbook_export::writers::Write;
use serde_json::json;
use std::path::{Path, PathBuf};

pub(super) fn run(args: &Export, as_json: bool) -> Result<Status, Failure> {
    let name = args.format.name;
    if args.found_at.is_some() && matches!(args.format.write, Write::File(_)) {
        return Err(Failure::new(
            format!("`--found-at` is for the files of a proxy, and {name} is one file"),
            "leave it out",
        ));
    }
    let mut catalogue = source::load(&args.source)?.catalogue(args.source.name())?;
    if !args.all {
        catalogue = catalogue.public();
    }
    let mut catalogue = in_language(catalogue, args.language.as_deref())?;
    errorbook::docs::add_examples(&mut catalogue);
    let written = match (args.format.write, &args.output) {
        (Write::File(write_catalogue), None) => {
            output::print_bare(&write_catalogue(&catalogue))?;
            return Ok(Status::Fine);
        }
        (Write::File(write_catalogue), Some(path)) => {
            write(path, write_catalogue(&catalogue).as_bytes())?;
            vec![path.clone()]
        }
        (Write::Folder(files), Some(folder)) => {
            let files = files(&catalogue, &found_at(args)).0;
            if !files.iter().any(|(name, _)| name.contains('/')) {
                output::note(
                    "the catalogue has no errors for a proxy\nlist `errorbook::HttpError` in it",
                );
            }
            write_folder(folder, files)?
        }
        (Write::Folder(_), None) => {
            return Err(Failure::new(
                format!("{name} is written to several files"),
                format!("name a folder for them: `-o errors-{name}`"),
            ));
        }
    };
    let paths = written.iter().map(|path| path.display().to_string());
    let paths: Vec<_> = paths.collect();
    let text = || {
        let what = match (paths.as_slice(), &args.output) {
            (files @ ([] | [_, _, ..]), Some(folder)) => {
                format!(
                    "{} to {}",
                    output::count(files.len(), "file"),
                    folder.display()
                )
            }
            (files, _) => files.concat(),
        };
        format!("wrote {}\n", output::clean(&what))
    };
    output::show(as_json, || json!({ "written": paths }), text)?;
    Ok(Status::Fine)
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

fn write_folder(folder: &Path, files: Vec<(String, String)>) -> Result<Vec<PathBuf>, Failure> {
    let mut written = Vec::new();
    for (name, text) in files {
        let path = folder.join(name);
        if let Some(parent) = path.parent() {
            std::fs::create_dir_all(parent).map_err(|error| {
                Failure::of(parent.display(), format!("it cannot be made: {error}"))
            })?;
        }
        write(&path, text.as_bytes())?;
        written.push(path);
    }
    Ok(written)
}
