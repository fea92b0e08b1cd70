//! This project's program, built by cargo.

use super::{Content, Loaded, file, is_built_in};
use crate::build::Build;
use crate::failure::Failure;
use crate::output::quoted;
use anstream::ColorChoice;
use cargo_metadata::{
    Artifact, Message, Metadata, MetadataCommand, Package, PackageId, TargetKind,
};
use errorbook_export::embedded::Embedded;
use std::ffi::OsString;
use std::io::BufReader;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

/// Lets a project compile that breaks its lock: that is when its errors are of interest.
const UNLOCK: &str = "ERRORBOOK_UNLOCK";

/// A program that was built.
struct Built {
    package: PackageId,
    name: String,
    path: PathBuf,
    content: Embedded,
}

pub(super) fn load(build: &Build) -> Result<Loaded, Failure> {
    let metadata = metadata(build)?;
    let mut packages = packages(&metadata, build)?;
    let has_program = |package: &&Package| {
        let mut targets = package.targets.iter();
        targets.any(|target| target.kind.contains(&TargetKind::Bin))
    };
    let what = if packages.iter().any(has_program) {
        packages.retain(has_program);
        "build"
    } else {
        "test"
    };
    let mut programs = Vec::new();
    for artifact in run_cargo(build, &packages, what)? {
        let id = &artifact.package_id;
        let package = packages.iter().find(|package| package.id == *id);
        let (Some(package), Some(path)) = (package, artifact.executable) else {
            continue;
        };
        let path = path.into_std_path_buf();
        if let Content::Program(content) = read(&path)? {
            programs.push(Built {
                package: package.id.clone(),
                name: artifact.target.name,
                path,
                content,
            });
        }
    }
    let chosen = choose(programs)?;
    Ok(Loaded {
        name: relative(&chosen.path),
        content: Content::Program(chosen.content),
        folders: folders(&metadata, &chosen.package),
    })
}

/// The folders of the workspace's packages by the names of their crates, that of one package first.
fn folders(metadata: &Metadata, first: &PackageId) -> Vec<(String, PathBuf)> {
    let mut packages = metadata.workspace_packages();
    packages.sort_by_key(|package| package.id != *first);
    let crates = packages.iter().flat_map(|package| {
        let folder = package.manifest_path.parent().map(PathBuf::from);
        let names = package
            .targets
            .iter()
            .map(|target| target.name.replace('-', "_"));
        names.map(move |name| (name, folder.clone().unwrap_or_default()))
    });
    crates.collect()
}

fn cargo() -> OsString {
    std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into())
}

fn metadata(build: &Build) -> Result<Metadata, Failure> {
    let mut command = MetadataCommand::new();
    command.cargo_path(cargo()).no_deps();
    if let Some(path) = build.manifest_path() {
        command.manifest_path(path);
    }
    command.exec().map_err(|error| {
        let error = error.to_string();
        let error = error.trim_start_matches("`cargo metadata` exited with an error: ");
        Failure::new(
            format!("there is no project to build: {}", error.trim()),
            "name a SOURCE: a program, an exported JSON, or the URL of a running service",
        )
    })
}

/// The packages that `cargo build` would build here.
fn packages<'a>(metadata: &'a Metadata, build: &Build) -> Result<Vec<&'a Package>, Failure> {
    let members = metadata.workspace_packages();
    let named = build.values("package").map(|name| {
        let found = members.iter().find(|package| name == package.name.as_str());
        found.copied().ok_or_else(|| {
            let names = quoted(members.iter().map(|package| &package.name));
            let name = name.display();
            Failure::new(
                format!("the workspace has no package `{name}`"),
                format!("it has {names}"),
            )
        })
    });
    let named = named.collect::<Result<Vec<_>, _>>()?;
    if build.has("workspace") {
        return Ok(members);
    }
    if !named.is_empty() {
        return Ok(named);
    }
    let default = || super::project_folder(build).join("Cargo.toml");
    let manifest = build.manifest_path().map_or_else(default, Path::to_owned);
    let manifest = std::fs::canonicalize(&manifest).unwrap_or(manifest);
    let here = members.iter().find(|package| {
        std::fs::canonicalize(&package.manifest_path).is_ok_and(|path| path == manifest)
    });
    match here {
        Some(package) => Ok(vec![*package]),
        None if metadata.workspace_default_members.is_available() => {
            Ok(metadata.workspace_default_packages())
        }
        None => Ok(members),
    }
}

/// Has cargo build the packages' programs, or their tests where they have none, and returns the artifacts.
fn run_cargo(build: &Build, packages: &[&Package], what: &str) -> Result<Vec<Artifact>, Failure> {
    let mut command = Command::new(cargo());
    command.args([what, "--message-format=json-render-diagnostics"]);
    match what {
        "test" => command.args(["--no-run", "--lib"]),
        _ if !build.has("bin") => command.arg("--bins"),
        _ => &mut command,
    };
    for package in packages {
        command.args(["--package", &package.id.repr]);
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
            "fix the errors above, or name a SOURCE",
        )
    };
    let mut child = command
        .stdout(Stdio::piped())
        .spawn()
        .map_err(|error| fail(&error))?;
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

/// The only program with a catalogue; without one, the only program with errors of its own. Programs that
/// link the same have the same catalogue.
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
