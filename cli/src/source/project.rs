//! This project's program, built by cargo.

use super::{Content, Loaded, file, is_built_in};
use crate::build::Build;
use crate::failure::Failure;
use crate::output::quoted;
use anstream::ColorChoice;
use cargo_metadata::{Artifact, Message};
use errorbook_export::embedded::Embedded;
use std::io::BufReader;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

/// Lets a project compile that breaks its lock, so that its errors can still be read.
const UNLOCK: &str = "ERRORBOOK_UNLOCK";

/// A program that was built.
struct Built {
    /// The folder of its package.
    folder: PathBuf,
    name: String,
    path: PathBuf,
    content: Embedded,
}

/// Builds the programs or, where there are none, the tests of the libraries, and reads the one with a catalogue.
pub(super) fn load(build: &Build) -> Result<Loaded, Failure> {
    let mut artifacts = run_cargo(build, "build", "--bins")?;
    let is_program = |artifact: &Artifact| artifact.executable.is_some();
    if !artifacts.iter().any(is_program) {
        artifacts = run_cargo(build, "test", "--lib")?;
    }
    let folders = artifacts.iter().filter_map(|artifact| {
        let is_local = artifact.package_id.repr.contains("path+file:");
        let name = artifact.target.name.replace('-', "_");
        is_local.then(|| (name, folder(artifact)))
    });
    let mut folders: Vec<_> = folders.collect();
    let mut programs = Vec::new();
    for artifact in artifacts {
        let Some(path) = &artifact.executable else {
            continue;
        };
        if let Content::Program(content) = read(path.as_std_path())? {
            programs.push(Built {
                folder: folder(&artifact),
                path: path.into(),
                name: artifact.target.name,
                content,
            });
        }
    }
    let chosen = choose(programs)?;
    folders.sort_by_key(|(_, folder)| *folder != chosen.folder);
    Ok(Loaded {
        name: relative(&chosen.path),
        content: Content::Program(chosen.content),
        folders,
    })
}

fn folder(artifact: &Artifact) -> PathBuf {
    let folder = artifact.manifest_path.parent();
    folder.map(PathBuf::from).unwrap_or_default()
}

/// Runs cargo, and returns what it has built.
fn run_cargo(build: &Build, what: &str, targets: &str) -> Result<Vec<Artifact>, Failure> {
    let mut command = Command::new(std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into()));
    command.args([what, "--message-format=json-render-diagnostics"]);
    if what == "test" {
        command.arg("--no-run");
    }
    if !build.has("bin") {
        command.arg(targets);
    }
    command.args(build.arguments()).env(UNLOCK, "1");
    match ColorChoice::global() {
        ColorChoice::Always | ColorChoice::AlwaysAnsi => command.args(["--color", "always"]),
        ColorChoice::Never => command.args(["--color", "never"]),
        ColorChoice::Auto => &mut command,
    };
    let fail = |why: &dyn std::fmt::Display| {
        Failure::new(
            format!("the project cannot be built: {why}"),
            "fix the errors above, or name a SOURCE: a program, an exported JSON, or the URL of a running service",
        )
    };
    command.stdout(Stdio::piped());
    let mut child = command.spawn().map_err(|error| fail(&error))?;
    let output = child.stdout.take().map(BufReader::new);
    let messages: Vec<_> = output.into_iter().flat_map(Message::parse_stream).collect();
    let status = child.wait().map_err(|error| fail(&error))?;
    if !status.success() {
        return Err(fail(&format_args!("cargo {what} failed")));
    }
    let artifacts = messages.into_iter().filter_map(|message| match message {
        Ok(Message::CompilerArtifact(artifact)) => Some(artifact),
        _ => None,
    });
    Ok(artifacts.collect())
}

fn read(path: &Path) -> Result<Content, Failure> {
    file::load(&path.to_string_lossy()).map_err(|error| Failure::of(relative(path), error))
}

/// The only program with a catalogue or, if none has one, the only program with errors of its own. Programs with
/// the same types and catalogues count as one.
fn choose(built: Vec<Built>) -> Result<Built, Failure> {
    let names: Vec<_> = built.iter().map(|built| built.name.clone()).collect();
    let has_types = |built: &Built| built.content.types.iter().any(|ty| !is_built_in(ty));
    let (mut candidates, others): (Vec<_>, Vec<_>) = built
        .into_iter()
        .partition(|built| !built.content.catalogues.is_empty());
    if candidates.is_empty() {
        candidates = others.into_iter().filter(has_types).collect();
    }
    candidates.dedup_by(|one, other| is_same(&one.content, &other.content));
    match candidates.len() {
        1 => Ok(candidates.remove(0)),
        0 if names.is_empty() => Err(Failure::new(
            "the project has no program and no library with tests",
            "name a SOURCE, or the package: `--package NAME`",
        )),
        0 => Err(Failure::new(
            format!(
                "there are no errors of errorbook in what was built: {}",
                quoted(&names)
            ),
            "name the package that has them, `--package NAME`, or a SOURCE; errorbook's feature `embed` is to be on, as it is by default",
        )),
        _ => {
            let names = quoted(candidates.iter().map(|built| &built.name));
            Err(Failure::new(
                format!("several programs have errors: {names}"),
                format!("name one: `--bin {}`", candidates[0].name),
            ))
        }
    }
}

fn is_same(one: &Embedded, other: &Embedded) -> bool {
    fn all<T: PartialEq>(ones: &[T], others: &[T]) -> bool {
        ones.iter().all(|one| others.contains(one)) && others.iter().all(|one| ones.contains(one))
    }
    all(&one.types, &other.types) && all(&one.catalogues, &other.catalogues)
}

/// A path below the current folder without that folder's name.
fn relative(path: &Path) -> String {
    let here = std::env::current_dir().unwrap_or_default();
    let path = path.strip_prefix(here).unwrap_or(path);
    path.display().to_string()
}
