//! Where catalogues come from: a file, standard input, a running service, this project.

mod file;
mod project;
#[cfg(target_os = "linux")]
mod sparse;
mod url;

use crate::args::Source;
use crate::failure::Failure;
use crate::output::quoted;
use errorbook_export::embedded::{Embedded, Listing};
use errorbook_export::{Catalogue, Code, Service, Type};
use std::collections::HashSet;
use std::path::{Path, PathBuf};

/// The largest document that is read: about 150,000 errors.
const LARGEST: u64 = 64 << 20;

/// What was read.
#[derive(Debug)]
pub(crate) struct Loaded {
    /// Its name in messages.
    pub(crate) name: String,
    pub(crate) content: Content,
    /// The folders of the workspace's packages by the names of their crates, that of the program first; of a source that
    /// is named, the folder around the current one.
    folders: Vec<(String, PathBuf)>,
}

#[derive(Debug)]
pub(crate) enum Content {
    Program(Embedded),
    Catalogue(Catalogue),
}

/// Reads a source, or builds the project where none is named.
pub(crate) fn load(source: &Source) -> Result<Loaded, Failure> {
    match &source.given {
        Some(given) => load_named(given),
        None => project::load(&source.build),
    }
}

/// Reads a source that is named.
pub(crate) fn load_named(source: &str) -> Result<Loaded, Failure> {
    let (name, content) = match (source, url::scheme(source)) {
        (_, Some(scheme)) => (source, url::load(source, scheme)),
        ("-", None) => ("standard input", file::read(std::io::stdin().lock())),
        (_, None) => (source, file::load(source)),
    };
    Ok(Loaded {
        name: name.to_owned(),
        content: content.map_err(|error| Failure::of(name, error))?,
        folders: vec![(String::new(), project_folder())],
    })
}

/// The folder of the package or workspace around the current folder; without one, the current folder.
fn project_folder() -> PathBuf {
    let here = std::env::current_dir().unwrap_or_default();
    let mut folders = here.ancestors();
    let found = folders.find(|folder| folder.join("Cargo.toml").is_file());
    found.map_or_else(PathBuf::new, Path::to_owned)
}

impl Loaded {
    /// The folder of the project that it belongs to: of the package that was built, or of the one with the crate of
    /// a path; else the one around the current folder.
    pub(crate) fn folder(&self, path: &str) -> PathBuf {
        let crate_name = path.split("::").next().unwrap_or_default();
        let mut folders = self.folders.iter();
        let own = folders.find(|(name, _)| name == crate_name);
        let own = own.or(self.folders.first());
        let folder = own.map_or(Path::new(""), |(_, folder)| folder);
        // A path below the current folder reads better without its name.
        let here = std::env::current_dir().unwrap_or_default();
        folder.strip_prefix(&here).unwrap_or(folder).to_owned()
    }

    /// The catalogue of a name; without one, the only one that no other includes.
    pub(crate) fn catalogue(&self, name: Option<&str>) -> Result<Catalogue, Failure> {
        let found = match (&self.content, name) {
            (Content::Program(program), _) => {
                program.catalogue(name).map_err(|error| error.to_string())
            }
            (Content::Catalogue(catalogue), None) => Ok(catalogue.clone()),
            (Content::Catalogue(catalogue), Some(name)) => of_service(catalogue, name),
        };
        found.map_err(|why| Failure::of(&self.name, why))
    }

    /// The piece of a catalogue in the program; `None` if the source is not a program.
    pub(crate) fn listing(&self, name: &str) -> Option<&Listing> {
        let Content::Program(program) = &self.content else {
            return None;
        };
        let mut catalogues = program.catalogues.iter();
        catalogues.find(|listing| listing.name == name)
    }

    /// The errors to list, and a note about where they come from: the errors of the named or only catalogue; if
    /// there is none or several, those of every type that was linked.
    pub(crate) fn view(&self, name: Option<&str>) -> Result<(Catalogue, Option<String>), Failure> {
        let Content::Program(program) = &self.content else {
            return Ok((self.catalogue(name)?, None));
        };
        let roots = program.roots();
        if name.is_some() || roots.len() == 1 || program.types.is_empty() {
            return Ok((self.catalogue(name)?, left_out(&program.unlisted())));
        }
        let note = if roots.is_empty() {
            "no catalogue lists these errors: they are all that was linked\nwrite `errorbook::catalogue! { pub static ERRORS = [OrgError]; }` for those of a service".to_owned()
        } else {
            format!(
                "the errors of {} catalogues: {}\nname one: `--catalogue {}`",
                roots.len(),
                quoted(roots.iter().map(|root| &root.name)),
                roots[0].name
            )
        };
        let catalogue = Catalogue::new(vec![Service::new(&self.name)], program.types.clone());
        Ok((catalogue, Some(note)))
    }
}

/// Whether it is one of errorbook's types, which every program contains.
pub(crate) fn is_built_in(ty: &Type) -> bool {
    ty.crate_name() == "errorbook"
}

fn left_out(unlisted: &[&Type]) -> Option<String> {
    let types = unlisted
        .iter()
        .filter(|ty| !is_built_in(ty) && !ty.entries.is_empty());
    let names = quoted(types.map(|ty| &ty.path));
    (!names.is_empty()).then(|| {
        format!(
            "no catalogue lists {names}, which was linked too\nadd it, or see `cargo errorbook check`"
        )
    })
}

/// One service of several.
fn of_service(catalogue: &Catalogue, name: &str) -> Result<Catalogue, String> {
    let mut catalogue = catalogue.clone();
    let names = quoted(catalogue.services.iter().map(|service| &service.name));
    catalogue.services.retain(|service| service.name == name);
    if catalogue.services.is_empty() {
        return Err(format!("there is no catalogue `{name}`\nit has {names}"));
    }
    catalogue.types.retain(|ty| ty.is_answered_by(name));
    for ty in &mut catalogue.types {
        ty.services.clear();
    }
    let entries = catalogue.types.iter().flat_map(|ty| &ty.entries);
    let codes: HashSet<&Code> = entries.map(|entry| &entry.code).collect();
    // No operation says whose it is: one of another service has a code of its own.
    catalogue
        .operations
        .retain(|operation| operation.codes.iter().all(|code| codes.contains(code)));
    Ok(catalogue)
}
