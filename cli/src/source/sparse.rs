//! A reader of sparse files that skips holes, so that a large hole takes no time.

use rustix::fs::{SeekFrom, seek};
use rustix::io::Errno;
use std::fs::File;
use std::io::{self, Read};
use std::ops::Range;
use std::os::unix::fs::FileExt;

/// A regular file, read from its beginning. A hole reads as zeros.
pub(super) struct Sparse {
    file: File,
    position: u64,
    length: u64,
    /// The next run of data. There is a hole before it if it starts after the position.
    data: Range<u64>,
}

impl Sparse {
    pub(super) fn new(file: File) -> io::Result<Sparse> {
        let length = file.metadata()?.len();
        Ok(Sparse {
            file,
            position: 0,
            length,
            data: 0..0,
        })
    }

    fn next_data(&self) -> Range<u64> {
        let end = self.length;
        match seek(&self.file, SeekFrom::Data(self.position)) {
            Ok(start) => {
                start..seek(&self.file, SeekFrom::Hole(start)).map_or(end, |hole| hole.min(end))
            }
            // The rest of the file is a hole.
            Err(Errno::NXIO) => end..end,
            // The file system does not support holes.
            Err(_) => self.position..end,
        }
    }
}

impl Read for Sparse {
    fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
        if self.position >= self.length {
            return Ok(0);
        }
        if self.position >= self.data.end {
            self.data = self.next_data();
        }
        let is_hole = self.position < self.data.start;
        let end = if is_hole {
            self.data.start
        } else {
            self.data.end
        };
        let left = usize::try_from(end - self.position).unwrap_or(usize::MAX);
        let length = into.len().min(left);
        let into = &mut into[..length];
        let read = if is_hole {
            into.fill(0);
            length
        } else {
            self.file.read_at(into, self.position)?
        };
        self.position += read as u64;
        Ok(read)
    }
}
