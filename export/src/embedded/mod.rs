//! The catalogues inside a program that was built: read without running it.
//!
//! Every derived type and every `catalogue!` leaves a piece in the program: 16 bytes of [`MAGIC`], the
//! length of what follows as eight hexadecimal digits, and that many bytes: JSON, and behind that of a type its file. docs/catalogue-format.md
//! describes them.

mod listed;
mod locales;

use crate::data::{Catalogue, Service, Type};
use crate::operation::Operation;
use crate::program;
use crate::read::{ReadError, parse};
use errorbook_model::{JsonType, Profile};
pub use locales::Locales;
use serde::Deserialize;
use std::collections::{BTreeMap, HashSet};
use std::io::Read;

pub use crate::program::is_program;

/// What every piece begins with.
pub const MAGIC: [u8; 16] = *b"\x89errorbook\r\n\x1a\n\0\x01";

/// The digits of a length.
const DIGITS: usize = 8;

/// How much is read of all pieces together. An enum of 10,000 errors leaves about 4 MiB.
const MOST: usize = 64 << 20;

/// How much of a file is looked at in one go.
const CHUNK: usize = 1 << 20;

/// All pieces of one program.
#[derive(Clone, Debug, Default)]
#[non_exhaustive]
pub struct Embedded {
    /// Every derived type that was linked.
    pub types: Vec<Type>,
    /// Every catalogue that was linked.
    pub catalogues: Vec<Listing>,
    /// The translations of those that name any.
    pub locales: Vec<Locales>,
}

/// What a `catalogue!` lists.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[non_exhaustive]
pub struct Listing {
    /// The path of its `static`.
    pub name: String,
    /// Its doc comment.
    #[serde(default)]
    pub description: Option<String>,
    /// The version of its package.
    #[serde(default)]
    pub version: Option<String>,
    /// The types and other catalogues that it lists.
    pub members: Vec<Member>,
    /// How the service speaks.
    #[serde(default, with = "crate::profile")]
    pub profile: Profile,
    /// The path of the type that answers for what the framework refuses; `None` for `HttpError`.
    #[serde(default)]
    pub refusals: Option<String>,
    /// The operations of the service. A code may be there several times.
    #[serde(default)]
    pub operations: Vec<Operation>,
    /// The path of the lock that it is held against while it compiles, relative to its crate's Cargo.toml.
    #[serde(default)]
    pub lock: Option<String>,
}

/// What a catalogue lists.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Deserialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum Member {
    /// A type: its path, line and column, `acme::OrgError 12:5`.
    Type(String),
    /// Some of the variants of a type.
    Part(Part),
    /// All types of another catalogue, by its path.
    Catalogue(String),
    /// The type of the items in a list of field errors.
    Items(Items),
    /// What a subset of a type passes on of another one.
    Subset(SubsetMember),
    /// Fields that some answers of a type's errors have besides their own.
    Beside(Beside),
}

/// The fields of a transparent variant, which are sent beside those of the error inside it.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Deserialize)]
#[non_exhaustive]
pub struct Beside {
    /// The type of the error inside, as in [`Member::Type`].
    #[serde(rename = "type")]
    pub ty: String,
    /// The fields.
    pub fields: Vec<BesideField>,
}

/// A field of a transparent variant.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Deserialize)]
#[non_exhaustive]
pub struct BesideField {
    /// Its name.
    pub name: String,
    /// Its JSON type.
    #[serde(rename = "type", with = "crate::json_type")]
    pub json_type: JsonType,
    /// The author's example, as it was written.
    #[serde(default)]
    pub example: Option<String>,
}

/// Some of the variants of a type, which a subset of another one passes on.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Deserialize)]
#[non_exhaustive]
pub struct SubsetMember {
    /// The type that has the subset, as in [`Member::Type`].
    pub of: String,
    /// The name of the subset.
    pub name: String,
    /// The type inside, as in [`Member::Type`].
    #[serde(rename = "type")]
    pub ty: String,
    /// The names of its variants.
    pub variants: Vec<String>,
}

/// A type, and the list whose items its errors are.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Deserialize)]
#[non_exhaustive]
pub struct Items {
    /// The type of the items, as in [`Member::Type`].
    #[serde(rename = "type")]
    pub ty: String,
    /// The type of the error that has the list.
    pub of: String,
    /// The number of that error in its type, from 0.
    pub entry: usize,
    /// The field.
    pub field: String,
}

/// Some of the variants of a type.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Deserialize)]
#[non_exhaustive]
pub struct Part {
    /// Its path, line and column.
    #[serde(rename = "type")]
    pub ty: String,
    /// The names of the variants.
    pub variants: Vec<String>,
}

#[derive(Deserialize)]
struct Piece {
    #[serde(rename = "type")]
    ty: Option<Type>,
    catalogue: Option<Listing>,
    locales: Option<Locales>,
}

/// Reads every piece of a program, of any size, in bounded memory.
///
/// ```
/// use errorbook_export::embedded;
///
/// let piece = br#"{"errorbook":1,"catalogue":{"name":"acme::ERRORS","members":[]}}"#;
/// let mut program = b"code and data".to_vec();
/// program.extend(embedded::MAGIC);
/// program.extend(format!("{:08x}", piece.len()).bytes());
/// program.extend(piece);
///
/// let catalogue = embedded::read(&program[..])?.catalogue(None)?;
/// assert_eq!(catalogue.services[0].name, "acme::ERRORS");
/// # Ok::<(), errorbook_export::ReadError>(())
/// ```
///
/// # Errors
///
/// Where the program cannot be read, is cut off, or has a piece that is none of this format.
pub fn read(program: impl Read) -> Result<Embedded, ReadError> {
    let finder = memchr::memmem::Finder::new(&MAGIC);
    let mut window = Window {
        program,
        bytes: Vec::with_capacity(2 * CHUNK),
        total: 0,
        ended: false,
    };
    let mut embedded = Embedded::default();
    // A program may have the same piece more than once, an archive above all.
    let mut seen = HashSet::new();
    let mut total = 0;
    let mut least_length = None;
    while !window.ended {
        window.extend(CHUNK)?;
        least_length = least_length.or_else(|| program::least_length(&window.bytes));
        let mut from = 0;
        while let Some(at) = finder.find(&window.bytes[from..]) {
            let start = from + at + MAGIC.len();
            from = start;
            // The magic word without a length is a reader's own constant.
            let Some(length) = window.get(start, DIGITS)?.and_then(length) else {
                continue;
            };
            total += length;
            if total > MOST {
                return Err(ReadError::new(format!(
                    "its catalogue claims to be {total} bytes long\nthe file is damaged, or was made to mislead"
                )));
            }
            let Some(json) = window.get(start + DIGITS, length)? else {
                return Err(ReadError::new(
                    "the file ends in the middle of the catalogue\nit was cut off: build or copy it again",
                ));
            };
            if !seen.contains(json) {
                embedded.push(piece(json)?)?;
                seen.insert(json.to_vec());
            }
            from = start + DIGITS + length;
        }
        // A magic word may stand across the end of what was read.
        window.keep(from, MAGIC.len() - 1);
    }
    match least_length {
        Some(least) if window.total < least => Err(ReadError::new(format!(
            "the file has {} bytes of at least {least}\nit was cut off: build or copy it again",
            window.total
        ))),
        _ => Ok(embedded),
    }
}

/// The part of a program that is looked at.
struct Window<R> {
    program: R,
    bytes: Vec<u8>,
    /// How much was read so far.
    total: u64,
    ended: bool,
}

impl<R: Read> Window<R> {
    /// Appends as much as is wanted, or what is left.
    fn extend(&mut self, wanted: usize) -> Result<(), ReadError> {
        let read = self
            .program
            .by_ref()
            .take(wanted as u64)
            .read_to_end(&mut self.bytes)
            .map_err(|error| ReadError::new(format!("it cannot be read: {error}")))?;
        self.total += read as u64;
        self.ended = read < wanted;
        Ok(())
    }

    /// Bytes of the window, for which more of the program is read; `None` where it ends before.
    fn get(&mut self, start: usize, length: usize) -> Result<Option<&[u8]>, ReadError> {
        let end = start + length;
        if self.bytes.len() < end && !self.ended {
            self.extend(end - self.bytes.len())?;
        }
        Ok(self.bytes.get(start..end))
    }

    /// Forgets all but the last bytes, and of these what lies before a place.
    fn keep(&mut self, from: usize, last: usize) {
        let to = self.bytes.len().saturating_sub(last).max(from);
        self.bytes.drain(..to);
    }
}

/// A piece, without its magic word and length: JSON, and the file of a type on a line behind it.
fn piece(bytes: &[u8]) -> Result<Piece, ReadError> {
    let mut lines = bytes.splitn(2, |byte| *byte == b'\n');
    let (json, file) = (lines.next().unwrap_or_default(), lines.next());
    let fault = |why: String| {
        ReadError::new(format!(
            "a piece of the catalogue is not of its format: {why}\nthe file is damaged, or was made to mislead"
        ))
    };
    let (is, writer) = ("the program has a catalogue", "the program's `errorbook`");
    let mut piece: Piece = parse(json, fault, is, writer)?;
    if let (Some(ty), Some(file)) = (&mut piece.ty, file) {
        ty.file = Some(String::from_utf8_lossy(file).into_owned());
    }
    Ok(piece)
}

fn length(digits: &[u8]) -> Option<usize> {
    // `from_str_radix` also takes a sign and capitals.
    let is_digit = |byte: &u8| matches!(byte, b'0'..=b'9' | b'a'..=b'f');
    let digits = std::str::from_utf8(digits).ok()?;
    let length = usize::from_str_radix(digits, 16).ok()?;
    digits.as_bytes().iter().all(is_digit).then_some(length)
}

impl Embedded {
    /// Adds a piece that is at hand, without its magic word and length.
    ///
    /// # Errors
    ///
    /// Where it is none of this format.
    pub fn add_piece(&mut self, json: impl AsRef<[u8]>) -> Result<(), ReadError> {
        let piece = piece(json.as_ref())?;
        let known = match (&piece.ty, &piece.catalogue, &piece.locales) {
            (Some(ty), ..) => self.types.contains(ty),
            (_, Some(catalogue), _) => self.catalogues.contains(catalogue),
            (.., Some(locales)) => self.locales.contains(locales),
            _ => false,
        };
        if known { Ok(()) } else { self.push(piece) }
    }

    fn push(&mut self, piece: Piece) -> Result<(), ReadError> {
        if let Some(ty) = piece.ty {
            ty.validate()?;
            self.types.push(ty);
        }
        if let Some(catalogue) = piece.catalogue {
            catalogue.service().validate()?;
            self.catalogues.push(catalogue);
        }
        self.locales.extend(piece.locales);
        Ok(())
    }

    /// The catalogues that no other includes, in the order of their names.
    pub fn roots(&self) -> Vec<&Listing> {
        let members = self.members();
        let is_included =
            |catalogue: &&Listing| members.contains(&Member::Catalogue(catalogue.name.clone()));
        let catalogues = self.catalogues.iter();
        let mut roots: Vec<_> = catalogues.filter(|one| !is_included(one)).collect();
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
        let listed = self.listed(listing)?;
        let catalogue = Catalogue {
            errorbook: Catalogue::VERSION,
            services: vec![self.service(listing, &listed.included)],
            types: listed.types()?,
            operations: listed.operations,
        };
        catalogue.validate()?;
        Ok(catalogue)
    }

    /// The types that no catalogue lists.
    pub fn unlisted(&self) -> Vec<&Type> {
        let members = self.members().into_iter();
        let listed = members.filter_map(|member| match member {
            Member::Type(place)
            | Member::Part(Part { ty: place, .. })
            | Member::Items(Items { ty: place, .. }) => Some(place.as_str()),
            Member::Catalogue(_) | Member::Subset(_) | Member::Beside(_) => None,
        });
        let listed: HashSet<&str> = listed.collect();
        let is_listed = |ty: &&Type| listed.contains(place(ty).as_str());
        self.types.iter().filter(|ty| !is_listed(ty)).collect()
    }

    /// What all catalogues list.
    fn members(&self) -> HashSet<&Member> {
        let catalogues = self.catalogues.iter();
        catalogues
            .flat_map(|catalogue| &catalogue.members)
            .collect()
    }

    fn only_root(&self) -> Result<&Listing, ReadError> {
        let roots = self.roots();
        match roots.as_slice() {
            [root] => Ok(root),
            [] if !self.catalogues.is_empty() => Err(ReadError::new(format!(
                "the program's catalogues include one another\nname one: `--catalogue {}`",
                self.catalogues[0].name
            ))),
            [] if self.types.is_empty() => Err(ReadError::new(
                "there is no error catalogue in this program\nbuild it with errorbook's feature `embed`, which is on by default",
            )),
            [] => Err(ReadError::new(
                "the program has error types, but no catalogue that lists them\nwrite `errorbook::catalogue! { pub static ERRORS = [OrgError]; }`",
            )),
            several => Err(ReadError::new(format!(
                "the program has {} catalogues: {}\nname one: `--catalogue {}`",
                several.len(),
                names(several.iter().copied()),
                several[0].name,
            ))),
        }
    }

    fn listing(&self, name: &str) -> Result<&Listing, ReadError> {
        self.catalogues
            .iter()
            .find(|catalogue| catalogue.name == name)
            .ok_or_else(|| {
                let known = names(&self.catalogues);
                let known = if known.is_empty() { "none" } else { &known };
                ReadError::new(format!(
                    "the program has no catalogue `{name}`\nit has {known}"
                ))
            })
    }
}

/// Names as a sentence has them.
fn names<'a>(catalogues: impl IntoIterator<Item = &'a Listing>) -> String {
    let names: Vec<_> = catalogues
        .into_iter()
        .map(|listing| format!("`{}`", listing.name))
        .collect();
    names.join(", ")
}

impl Listing {
    fn service(&self) -> Service {
        Service {
            name: self.name.clone(),
            description: self.description.clone(),
            version: self.version.clone(),
            profile: self.profile,
            refusals: self.refusals.clone(),
            language: None,
            locales: BTreeMap::new(),
        }
    }
}

/// How catalogues name a type.
fn place(ty: &Type) -> String {
    match &ty.at {
        Some(at) => format!("{} {at}", ty.path),
        None => ty.path.clone(),
    }
}
