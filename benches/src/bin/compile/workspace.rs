//! The throw-away crates: a workspace under this binary's target folder.

use crate::contestants::{CONTESTANTS, Contestant};
use errorbook_benches::{cargo, target_folder};
use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

/// A workspace with a crate per contestant.
pub(crate) struct Workspace {
    folder: PathBuf,
    size: usize,
}

impl Workspace {
    /// Writes the workspace, over an earlier one of the same name: the dependencies stay built.
    pub(crate) fn create(size: usize) -> io::Result<Self> {
        let workspace = Workspace {
            folder: target_folder()?.join("compile"),
            size,
        };
        let names: Vec<String> = CONTESTANTS
            .iter()
            .map(|contestant| format!("{:?}", contestant.krate))
            .collect();
        let members = names.join(", ");
        fs::create_dir_all(&workspace.folder)?;
        fs::write(
            workspace.folder.join("Cargo.toml"),
            format!("[workspace]\nresolver = \"3\"\nmembers = [{members}]\n"),
        )?;
        // The versions are those that the benchmarks are locked to.
        let lock = Path::new(env!("CARGO_MANIFEST_DIR")).join("Cargo.lock");
        fs::copy(lock, workspace.folder.join("Cargo.lock"))?;
        for contestant in CONTESTANTS {
            let folder = workspace.folder.join(contestant.krate);
            fs::create_dir_all(folder.join("src"))?;
            fs::write(folder.join("Cargo.toml"), manifest(contestant))?;
            workspace.write_source(contestant)?;
        }
        Ok(workspace)
    }

    /// Writes a crate's source, which makes cargo take it for changed.
    fn write_source(&self, contestant: &Contestant) -> io::Result<()> {
        let file = self.folder.join(contestant.krate).join("src/lib.rs");
        fs::write(file, (contestant.source)(self.size))
    }

    /// Runs `cargo check` or `cargo build` for a crate and its dependencies, and says whether it compiles.
    pub(crate) fn run(&self, command: &str, contestant: &Contestant) -> io::Result<bool> {
        let status = Command::new(cargo())
            .args([command, "--quiet", "--package", contestant.krate])
            .current_dir(&self.folder)
            .env("CARGO_TARGET_DIR", self.folder.join("target"))
            // With its caches rustc would only expand a source that has not changed.
            .env("CARGO_INCREMENTAL", "0")
            .stdout(Stdio::null())
            .status()?;
        Ok(status.success())
    }

    /// Times the same for a crate alone, its dependencies being built.
    pub(crate) fn time(&self, command: &str, contestant: &Contestant) -> io::Result<Duration> {
        self.write_source(contestant)?;
        let start = Instant::now();
        self.run(command, contestant)?;
        Ok(start.elapsed())
    }
}

fn manifest(contestant: &Contestant) -> String {
    let Contestant {
        krate,
        dependencies,
        ..
    } = contestant;
    let runtime = Path::new(env!("CARGO_MANIFEST_DIR")).join("../runtime");
    let dependencies = dependencies.replace("{runtime}", &format!("{:?}", runtime.display()));
    format!(
        "[package]\nname = \"{krate}\"\nversion = \"0.0.0\"\nedition = \"2024\"\n\n\
         [dependencies]\n{dependencies}"
    )
}
