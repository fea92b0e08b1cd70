//! A throw-away project under this binary's target folder.

use errorbook_benches::{cargo, target_folder};
use std::path::{Path, PathBuf};
use std::process::Command;
use std::{fs, io};

pub(crate) struct Project {
    name: &'static str,
    folder: PathBuf,
}

impl Project {
    /// With the manifest of a program that has errorbook with these features. The versions are those that the benchmarks
    /// are locked to.
    pub(crate) fn create(name: &'static str, features: &[&str]) -> io::Result<Self> {
        let project = Project {
            name,
            folder: target_folder()?.join(name),
        };
        let here = Path::new(env!("CARGO_MANIFEST_DIR"));
        let runtime = here.join("../runtime");
        let manifest = format!(
            "[package]\nname = {name:?}\nversion = \"0.0.0\"\nedition = \"2024\"\n\n\
             [dependencies]\nerrorbook = {{ path = {:?}, features = {features:?} }}\nhttp = \"1\"\n\n\
             [profile.release]\nstrip = true\n\n[workspace]\n",
            runtime.display()
        );
        project.write("Cargo.toml", &manifest)?;
        fs::copy(here.join("Cargo.lock"), project.folder.join("Cargo.lock"))?;
        Ok(project)
    }

    pub(crate) fn write(&self, file: &str, text: &str) -> io::Result<()> {
        let path = self.folder.join(file);
        if let Some(folder) = path.parent() {
            fs::create_dir_all(folder)?;
        }
        fs::write(path, text)
    }

    /// Builds the program for release, and returns its path.
    pub(crate) fn build(&self) -> io::Result<PathBuf> {
        let target = self.folder.join("target");
        let status = Command::new(cargo())
            .args(["build", "--release", "--quiet"])
            .current_dir(&self.folder)
            .env("CARGO_TARGET_DIR", &target)
            .status()?;
        if !status.success() {
            return Err(io::Error::other("the program does not build"));
        }
        Ok(target.join("release").join(self.name))
    }
}
