//! The catalogues inside a program that was built: read without running it.
//!
//! Every derived type and every `catalogue!` leaves a piece in the program: 16 bytes of [`MAGIC`], the
//! length of what follows as eight hexadecimal digits, and that many bytes of JSON. docs/catalogue-format.md
//! describes them.

use crate::data::{Catalogue, Service, Type};
use crate::profile::Profile;
use crate::read::ReadError;
use serde::Deserialize;
use std::collections::HashSet;
use std::io::{self, Read};

/// What every piece begins with.
pub const MAGIC: [u8; 16] = *b"\x89errorbook\r\n\x1a\n\0\x01";

/// The digits of a length.
const DIGITS: usize = 8;

/// The longest piece that is read. An enum of 10,000 errors leaves one of about 4 MiB.
const LONGEST: usize = 64 << 20;

/// How much of a file is looked at in one go.
const CHUNK: usize = 1 << 20;

/// All pieces of one program.
#[derive(Clone, Debug, Default)]
pub struct Embedded {
    /// Every derived type that was linked.
    pub types: Vec<Type>,
    /// Every catalogue that was linked.
    pub catalogues: Vec<Listing>,
}

/// What a `catalogue!` lists.
#[derive(Clone, Debug, PartialEq, Deserialize)]
pub struct Listing {
    /// The path of its `static`.
    pub name: String,
    /// Its doc comment.
    #[serde(default)]
    pub description: Option<String>,
    /// The types and other catalogues that it lists.
    pub members: Vec<Member>,
    /// How the service speaks.
    #[serde(default)]
    pub profile: Profile,
}

/// What a catalogue lists.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Member {
    /// A type: its path, line and column, `acme::OrgError 12:5`.
    Type(String),
    /// All types of another catalogue, by its path.
    Catalogue(String),
}

#[derive(Deserialize)]
struct Piece {
    errorbook: u32,
    #[serde(rename = "type")]
    ty: Option<Type>,
    catalogue: Option<Listing>,
}

/// Whether bytes look like those of a program: of ELF, Mach-O, PE, WebAssembly or an archive.
pub fn is_program(bytes: &[u8]) -> bool {
    const STARTS: [&[u8]; 9] = [
        b"\x7fELF",
        b"MZ",
        b"\xfe\xed\xfa\xce",
        b"\xfe\xed\xfa\xcf",
        b"\xce\xfa\xed\xfe",
        b"\xcf\xfa\xed\xfe",
        b"\xca\xfe\xba\xbe",
        b"\0asm",
        b"!<arch>\n",
    ];
    STARTS.iter().any(|start| bytes.starts_with(start))
}

/// Reads every piece of a program, of any size, in pieces of bounded memory.
///
/// # Errors
///
/// Where the program cannot be read, ends within a piece, or has a piece that is none of this format.
pub fn read(mut program: impl Read) -> Result<Embedded, ReadError> {
    let finder = memchr::memmem::Finder::new(&MAGIC);
    let mut embedded = Embedded::default();
    let mut window = Vec::with_capacity(2 * CHUNK);
    let mut ended = false;
    while !ended {
        ended = extend(&mut program, &mut window, CHUNK)?;
        let mut from = 0;
        while let Some(at) = finder.find(&window[from..]) {
            let start = from + at + MAGIC.len();
            if window.len() < start + DIGITS && !ended {
                ended = extend(&mut program, &mut window, DIGITS)?;
            }
            from = start;
            // The magic word without a length is a reader's own constant.
            let Some(length) = window.get(start..start + DIGITS).and_then(length) else {
                continue;
            };
            let (from_json, to) = (start + DIGITS, start + DIGITS + length);
            if length > LONGEST {
                return Err(ReadError::new(format!(
                    "a piece of the catalogue claims to be {length} bytes long\nthe file is damaged, or was made to mislead"
                )));
            }
            if window.len() < to && !ended {
                let missing = to - window.len();
                ended = extend(&mut program, &mut window, missing)?;
            }
            let Some(json) = window.get(from_json..to) else {
                return Err(ReadError::new(
                    "the file ends in the middle of the catalogue\nit was cut off: build or copy it again",
                ));
            };
            embedded.add(json)?;
            from = to;
        }
        // A magic word may stand across the end of what was read.
        let rest = window.len().min(MAGIC.len() - 1).min(window.len() - from);
        window.drain(..window.len() - rest);
    }
    Ok(embedded)
}

/// Appends about as much as is wanted; says whether the input has ended.
fn extend(program: &mut impl Read, window: &mut Vec<u8>, wanted: usize) -> Result<bool, ReadError> {
    let read = program
        .by_ref()
        .take(wanted as u64)
        .read_to_end(window)
        .map_err(|error: io::Error| ReadError::new(format!("cannot be read: {error}")))?;
    Ok(read < wanted)
}

fn length(digits: &[u8]) -> Option<usize> {
    let is_digit = |byte: &u8| byte.is_ascii_digit() || (b'a'..=b'f').contains(byte);
    let digits = std::str::from_utf8(digits).ok()?;
    if !digits.bytes().all(|byte| is_digit(&byte)) {
        return None;
    }
    usize::from_str_radix(digits, 16).ok()
}

impl Embedded {
    fn add(&mut self, json: &[u8]) -> Result<(), ReadError> {
        let piece: Piece = serde_json::from_slice(json).map_err(|error| {
            ReadError::new(format!(
                "a piece of the catalogue is not of its format: {error}"
            ))
        })?;
        self.push(piece)
    }

    fn push(&mut self, piece: Piece) -> Result<(), ReadError> {
        if piece.errorbook != Catalogue::VERSION {
            let version = piece.errorbook;
            return Err(ReadError::new(format!(
                "the program has a catalogue of format {version}, and this tool reads format {}\nuse the tool of the same release as the program's `errorbook`",
                Catalogue::VERSION
            )));
        }
        if let Some(ty) = piece.ty
            && !self.types.contains(&ty)
        {
            self.types.push(ty);
        }
        if let Some(catalogue) = piece.catalogue
            && !self.catalogues.contains(&catalogue)
        {
            self.catalogues.push(catalogue);
        }
        Ok(())
    }

    /// Adds a piece that is at hand, without its magic word and length.
    ///
    /// # Errors
    ///
    /// Where it is none of this format.
    pub fn add_piece(&mut self, json: &str) -> Result<(), ReadError> {
        self.add(json.as_bytes())
    }

    /// The catalogues that no other includes, in the order of their names.
    pub fn roots(&self) -> Vec<&Listing> {
        let included: HashSet<&str> = self
            .catalogues
            .iter()
            .flat_map(|catalogue| &catalogue.members)
            .filter_map(|member| match member {
                Member::Catalogue(name) => Some(name.as_str()),
                Member::Type(_) => None,
            })
            .collect();
        let mut roots: Vec<_> = self
            .catalogues
            .iter()
            .filter(|catalogue| !included.contains(catalogue.name.as_str()))
            .collect();
        roots.sort_by(|a, b| a.name.cmp(&b.name));
        roots
    }

    /// The catalogue of a name; without one, the only catalogue that no other includes.
    ///
    /// # Errors
    ///
    /// Where there is none of the name; where none or several could be meant; where a type that it lists is
    /// missing in the program.
    pub fn catalogue(&self, name: Option<&str>) -> Result<Catalogue, ReadError> {
        let listing = match name {
            Some(name) => self.listing(name)?,
            None => self.only_root()?,
        };
        let catalogue = Catalogue {
            errorbook: Catalogue::VERSION,
            services: vec![Service {
                name: listing.name.clone(),
                description: listing.description.clone(),
                profile: listing.profile.clone(),
            }],
            types: self.types_of(listing)?.into_iter().cloned().collect(),
        };
        catalogue.validate()?;
        Ok(catalogue)
    }

    /// The types that no catalogue lists.
    pub fn unlisted(&self) -> Vec<&Type> {
        let listed: HashSet<&str> = self
            .catalogues
            .iter()
            .flat_map(|catalogue| &catalogue.members)
            .filter_map(|member| match member {
                Member::Type(place) => Some(place.as_str()),
                Member::Catalogue(_) => None,
            })
            .collect();
        self.types
            .iter()
            .filter(|ty| !listed.contains(place(ty).as_str()))
            .collect()
    }

    fn only_root(&self) -> Result<&Listing, ReadError> {
        let roots = self.roots();
        match roots.as_slice() {
            [root] => Ok(root),
            [] if self.types.is_empty() => Err(ReadError::new(
                "there is no error catalogue in this program\nbuild it with errorbook's feature `embed`, which is on by default",
            )),
            [] => Err(ReadError::new(
                "the program has error types, but no catalogue that lists them\nwrite `errorbook::catalogue! { pub static ERRORS = [OrgError]; }`",
            )),
            several => {
                let names: Vec<_> = several
                    .iter()
                    .map(|listing| format!("`{}`", listing.name))
                    .collect();
                Err(ReadError::new(format!(
                    "the program has {} catalogues: {}\nname one: `--catalogue {}`",
                    several.len(),
                    names.join(", "),
                    several[0].name,
                )))
            }
        }
    }

    fn listing(&self, name: &str) -> Result<&Listing, ReadError> {
        self.catalogues
            .iter()
            .find(|catalogue| catalogue.name == name)
            .ok_or_else(|| {
                let known: Vec<_> = self
                    .catalogues
                    .iter()
                    .map(|listing| format!("`{}`", listing.name))
                    .collect();
                ReadError::new(format!(
                    "the program has no catalogue `{name}`\nit has {}",
                    if known.is_empty() {
                        "none".to_owned()
                    } else {
                        known.join(", ")
                    }
                ))
            })
    }

    /// The types of a catalogue, each once however many ways lead to it, in the order in which they are
    /// listed. Without recursion: how deep catalogues are nested is the file's word.
    fn types_of<'a>(&'a self, listing: &'a Listing) -> Result<Vec<&'a Type>, ReadError> {
        let mut types = Vec::new();
        let mut seen = HashSet::from([listing.name.as_str()]);
        let mut open = vec![listing.members.iter()];
        while let Some(members) = open.last_mut() {
            match members.next() {
                None => {
                    open.pop();
                }
                Some(Member::Catalogue(name)) if seen.insert(name) => {
                    open.push(self.listing(name)?.members.iter());
                }
                Some(Member::Type(wanted)) if seen.insert(wanted) => {
                    let ty = self.types.iter().find(|ty| place(ty) == *wanted);
                    types.push(ty.ok_or_else(|| {
                        ReadError::new(format!(
                            "`{}` lists `{wanted}`, which is not in the program\nbuild the type's crate with errorbook's feature `embed`, which is on by default",
                            listing.name
                        ))
                    })?);
                }
                Some(_) => {}
            }
        }
        Ok(types)
    }
}

/// How catalogues name a type.
fn place(ty: &Type) -> String {
    match &ty.at {
        Some(at) => format!("{} {at}", ty.path),
        None => ty.path.clone(),
    }
}
