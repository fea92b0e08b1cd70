//! Where catalogues come from: a file, standard input, a running service, this project.

mod file;
mod project;
#[cfg(target_os = "linux")]
mod sparse;
mod url;

use crate::args::{Build, Choice};
use crate::failure::Failure;
use crate::output::quoted;
use errorbook_export::embedded::Embedded;
use errorbook_export::{Catalogue, Service, Type};
use std::path::PathBuf;

/// The largest document that is read: about 150,000 errors.
const LARGEST: u64 = 64 << 20;

/// What was read.
#[derive(Debug)]
pub(crate) struct Loaded {
    /// What it is called in messages.
    pub(crate) name: String,
    pub(crate) content: Content,
    /// The folder of the package that was built.
    pub(crate) folder: Option<PathBuf>,
}

#[derive(Debug)]
pub(crate) enum Content {
    Program(Embedded),
    Catalogue(Catalogue),
}

/// Reads a source, or builds the project where none is named.
pub(crate) fn load(source: Option<&str>, choice: &Choice) -> Result<Loaded, Failure> {
    load_unlocked(source, choice, false)
}

/// The same; `unlocked` builds a project that does not compile because of its lock.
pub(crate) fn load_unlocked(
    source: Option<&str>,
    choice: &Choice,
    unlocked: bool,
) -> Result<Loaded, Failure> {
    match source {
        Some(source) => load_named(source),
        None => project::load(&choice.build, unlocked),
    }
}

/// Reads a source that is named.
pub(crate) fn load_named(source: &str) -> Result<Loaded, Failure> {
    let content = if let Some(scheme) = url::scheme(source) {
        url::load(source, scheme)
    } else if source == "-" {
        file::read(std::io::stdin().lock())
    } else {
        file::load(source)
    };
    let name = if source == "-" {
        "standard input"
    } else {
        source
    };
    Ok(Loaded {
        name: name.to_owned(),
        content: content.map_err(|error| Failure::of(name, error))?,
        folder: None,
    })
}

/// The folder of the package or workspace around the current folder; without one, the current folder.
pub(crate) fn project_folder(build: &Build) -> PathBuf {
    let given = build.manifest_path.as_ref().and_then(|path| path.parent());
    if let Some(folder) = given {
        return folder.to_owned();
    }
    let here = std::env::current_dir().unwrap_or_default();
    let mut folders = here.ancestors();
    let found = folders.find(|folder| folder.join("Cargo.toml").is_file());
    // Paths beside the current folder read better without its name.
    found
        .filter(|folder| **folder != here)
        .map_or_else(PathBuf::new, std::path::Path::to_owned)
}

impl Loaded {
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

/// errorbook's own are in every program.
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
    Ok(catalogue)
}
