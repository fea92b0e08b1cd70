//! `export`: the catalogue in another format.

use crate::args::{Export, Format};
use crate::failure::Failure;
use crate::write::write;
use crate::{Status, output, source};
use errorbook_export::{Catalogue, proxy};
use serde_json::json;
use std::path::{Path, PathBuf};

pub(super) fn run(args: &Export, as_json: bool) -> Result<Status, Failure> {
    let loaded = source::load(args.source.source.as_deref(), &args.source.choice)?;
    let mut catalogue = loaded.catalogue(args.source.choice.catalogue.as_deref())?;
    if !args.all {
        catalogue = catalogue.public();
    }
    errorbook::docs::add_examples(&mut catalogue);
    let written = match (content(args, &catalogue), &args.output) {
        (Content::File(text), None) => {
            output::print_bare(&text)?;
            return Ok(Status::Fine);
        }
        (Content::File(text), Some(path)) => {
            write(path, text.as_bytes())?;
            vec![path.clone()]
        }
        (Content::Folder(_), None) => {
            let format = if args.format == Format::Nginx {
                "nginx"
            } else {
                "apache"
            };
            return Err(Failure::new(
                format!("{format} is written to several files"),
                format!("name a folder for them: `-o errors-{format}`"),
            ));
        }
        (Content::Folder(files), Some(folder)) => {
            if !files.iter().any(|(name, _)| name.contains('/')) {
                output::note(
                    "the catalogue has no errors for a proxy\nlist `errorbook::HttpError` in it",
                );
            }
            write_folder(folder, files)?
        }
    };
    let written: Vec<_> = written
        .iter()
        .map(|path| path.display().to_string())
        .collect();
    if as_json {
        output::print_json(&json!({ "written": written }))?;
    } else {
        let what = match written.as_slice() {
            [file] => file.clone(),
            files => {
                let folder = args.output.as_ref().map(|path| path.display().to_string());
                let files = output::count(files.len(), "file");
                format!("{files} to {}", folder.unwrap_or_default())
            }
        };
        output::print(&format!("wrote {}\n", output::clean(&what)))?;
    }
    Ok(Status::Fine)
}

enum Content {
    File(String),
    /// Paths below the folder, with what stands there.
    Folder(Vec<(String, String)>),
}

fn content(args: &Export, catalogue: &Catalogue) -> Content {
    match args.format {
        Format::Markdown => Content::File(errorbook_export::markdown(catalogue)),
        Format::Html => Content::File(errorbook_export::html(catalogue)),
        Format::Json => Content::File(catalogue.to_json()),
        Format::Openapi => Content::File(errorbook_export::openapi(catalogue)),
        Format::Typescript => Content::File(errorbook_export::typescript(catalogue)),
        Format::Nginx => Content::Folder(proxy::nginx(catalogue, &found_at(args)).0),
        Format::Apache => Content::Folder(proxy::apache(catalogue, &found_at(args)).0),
    }
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
