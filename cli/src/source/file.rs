//! A file: a program that was built, or an exported catalogue.

use super::{Content, LARGEST};
use crate::failure::Failure;
use errorbook_export::{Catalogue, ReadError, embedded};
use std::fs::File;
use std::io::{Cursor, Read};
use std::path::Path;

pub(super) fn load(path: &str) -> Result<Content, Failure> {
    let path = Path::new(path);
    let metadata = std::fs::metadata(path).map_err(unreadable)?;
    if metadata.is_dir() {
        return Err(Failure::new(
            "it is a folder",
            "name a program, such as `target/release/server`, or an exported JSON",
        ));
    }
    if is_device(&metadata) {
        return Err(Failure::new(
            "it is a device",
            "name a program, an exported JSON, or `-` for standard input",
        ));
    }
    let file = File::open(path).map_err(unreadable)?;
    #[cfg(target_os = "linux")]
    if metadata.is_file() {
        return read(super::sparse::Sparse::new(file).map_err(unreadable)?);
    }
    read(file)
}

/// Distinguishes a document from a program by its first byte that is not white space.
pub(super) fn read(mut input: impl Read) -> Result<Content, Failure> {
    const START: u64 = 4096;
    let mut start = Vec::new();
    let mut first = input.by_ref().take(START);
    first.read_to_end(&mut start).map_err(unreadable)?;
    let is_program = embedded::is_program(&start);
    let text = start.strip_prefix(b"\xef\xbb\xbf").unwrap_or(&start);
    let first = text.trim_ascii_start().first();
    if start.is_empty() {
        return Err(Failure::new("it is empty", NEITHER));
    }
    if !is_program && matches!(first, Some(b'{' | b'[')) {
        let mut document = text.to_owned();
        let mut rest = input.take(LARGEST + 1);
        rest.read_to_end(&mut document).map_err(unreadable)?;
        return parse(&document);
    }
    let write = "build it again; errorbook itself writes no such thing";
    let program = embedded::read(Cursor::new(start).chain(input))
        .map_err(|error| with_advice(&error, write))?;
    // Other files may contain a catalogue too: a disk image, an archive of programs.
    if !is_program && program.types.is_empty() && program.catalogues.is_empty() {
        let what = "it is neither a program nor an exported catalogue";
        return Err(Failure::new(what, NEITHER));
    }
    Ok(Content::Program(program))
}

/// Reads an exported catalogue.
pub(super) fn parse(document: &[u8]) -> Result<Content, Failure> {
    if document.len() as u64 > LARGEST {
        return Err(Failure::new(
            format!("it is larger than {} MiB", LARGEST >> 20),
            "an exported catalogue is far smaller: name another file",
        ));
    }
    let write = "write one with `cargo errorbook export json -o FILE`";
    let catalogue = Catalogue::from_json(document).map_err(|error| with_advice(&error, write))?;
    Ok(Content::Catalogue(catalogue))
}

/// An error, with advice unless it has some of its own.
fn with_advice(error: &ReadError, write: &str) -> Failure {
    let error = error.to_string();
    let (what, write) = error.split_once('\n').unwrap_or((&error, write));
    Failure::new(what, write)
}

const NEITHER: &str =
    "name a program that was built with errorbook, or what `cargo errorbook export json` wrote";

#[allow(clippy::needless_pass_by_value, reason = "an argument of map_err")]
fn unreadable(error: std::io::Error) -> Failure {
    Failure::new(
        format!("it cannot be read: {error}"),
        "name a program, an exported JSON, or the URL of a running service",
    )
}

/// Whether reading it may never end, as with /dev/zero. A pipe ends.
#[cfg(unix)]
fn is_device(metadata: &std::fs::Metadata) -> bool {
    use std::os::unix::fs::FileTypeExt;
    let kind = metadata.file_type();
    kind.is_char_device() || kind.is_block_device() || kind.is_socket()
}

#[cfg(not(unix))]
fn is_device(_: &std::fs::Metadata) -> bool {
    false
}
