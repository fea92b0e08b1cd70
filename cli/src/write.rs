//! Atomic writes of files.

use crate::failure::Failure;
use std::io::Write;
use std::path::{Path, PathBuf};

/// Writes to a temporary file that is then renamed, so that a half-written file is never visible.
pub(crate) fn write(path: &Path, content: &[u8]) -> Result<(), Failure> {
    // The target of a symbolic link is written, and the link stays.
    let target = std::fs::canonicalize(path).unwrap_or_else(|_| path.to_owned());
    let folder = match target.parent() {
        Some(folder) if !folder.as_os_str().is_empty() => folder.to_owned(),
        _ => PathBuf::from("."),
    };
    let fail = |error: &dyn std::fmt::Display| {
        Failure::of(path.display(), format!("it cannot be written: {error}"))
    };
    if target.is_dir() {
        return Err(fail(&"it is a folder"));
    }
    if target.exists() && !target.is_file() {
        // A device or a pipe is written to, and not replaced.
        let mut options = std::fs::OpenOptions::new();
        let opened = options.write(true).open(&target);
        let written = opened.and_then(|mut file| file.write_all(content));
        return written.map_err(|error| fail(&error));
    }
    if !folder.exists() {
        let missing = format!("there is no folder `{}`", folder.display());
        return Err(fail(&missing));
    }
    let mut builder = tempfile::Builder::new();
    builder.prefix(".errorbook-");
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        // The mode of any new file, from which the umask is subtracted.
        builder.permissions(std::fs::Permissions::from_mode(0o666));
    }
    let mut file = builder.tempfile_in(&folder).map_err(|error| fail(&error))?;
    if let Ok(metadata) = std::fs::metadata(&target) {
        file.as_file()
            .set_permissions(metadata.permissions())
            .map_err(|error| fail(&error))?;
    }
    file.write_all(content).map_err(|error| fail(&error))?;
    file.persist(&target).map_err(|error| fail(&error.error))?;
    Ok(())
}
