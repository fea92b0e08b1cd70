//! What the programs share: where they were built, and with what.

use std::io;
use std::path::{Path, PathBuf};

/// The cargo that runs this program, else the one of the path.
pub fn cargo() -> String {
    std::env::var("CARGO").unwrap_or_else(|_| "cargo".to_owned())
}

/// The target folder, whatever its name: `target/release/program` lies two below.
///
/// # Errors
///
/// Where the program has no path, or one outside of a target folder.
pub fn target_folder() -> io::Result<PathBuf> {
    let binary = std::env::current_exe()?;
    let folder = binary.ancestors().nth(2).map(Path::to_path_buf);
    folder.ok_or_else(|| io::Error::other("the binary lies outside of a target folder"))
}
