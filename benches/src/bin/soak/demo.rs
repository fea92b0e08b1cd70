//! The demo as a process of its own, and what the kernel says of it.

use std::fs;
use std::io::{self, BufRead, BufReader, Error};
use std::net::SocketAddr;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};

/// The running demo; it ends with this value.
pub(crate) struct Demo {
    process: Child,
    pub(crate) address: SocketAddr,
}

impl Demo {
    /// Builds a demo as its users would and starts it on a free port.
    pub(crate) fn start(package: &str) -> io::Result<Self> {
        let mut process = Command::new(build(package)?)
            .env("ADDR", "127.0.0.1:0")
            .env_remove("DATABASE")
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            // Its log is written all the same.
            .stderr(Stdio::null())
            .spawn()?;
        let mut line = String::new();
        let out = process.stdout.take();
        let out = out.ok_or_else(|| Error::other("the demo has no output"))?;
        BufReader::new(out).read_line(&mut line)?;
        let address = line
            .trim()
            .strip_prefix("listening on http://")
            .and_then(|address| address.parse().ok());
        let Some(address) = address else {
            process.kill()?;
            process.wait()?;
            return Err(Error::other("the demo does not say where it listens"));
        };
        Ok(Demo { process, address })
    }

    /// The memory it has, in KiB.
    pub(crate) fn memory(&self) -> io::Result<u64> {
        let status = fs::read_to_string(self.proc().join("status"))?;
        status
            .lines()
            .find_map(|line| line.strip_prefix("VmRSS:")?.trim().strip_suffix(" kB"))
            .and_then(|kib| kib.parse().ok())
            .ok_or_else(|| Error::other("/proc does not say how much memory the demo has"))
    }

    /// How many descriptors it has open.
    pub(crate) fn descriptors(&self) -> io::Result<usize> {
        Ok(fs::read_dir(self.proc().join("fd"))?.count())
    }

    fn proc(&self) -> PathBuf {
        Path::new("/proc").join(self.process.id().to_string())
    }
}

impl Drop for Demo {
    fn drop(&mut self) {
        // One that has ended by itself is no fault here.
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}

fn build(package: &str) -> io::Result<PathBuf> {
    let workspace = Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
    let target = match std::env::var_os("CARGO_TARGET_DIR") {
        Some(folder) => std::path::absolute(folder)?,
        None => workspace.join("target"),
    };
    let status = Command::new("cargo")
        .args(["build", "--release", "--quiet", "--package", package])
        .current_dir(workspace)
        .env("CARGO_TARGET_DIR", &target)
        .status()?;
    if !status.success() {
        return Err(Error::other("the demo does not build"));
    }
    Ok(target.join("release").join(package))
}
