//! The formats of placeholders, as `std::fmt` has them:
//! `[[fill]align][sign]['#']['0'][width]['.' precision]type`, where a count is a number or `name$`.

use crate::template::is_field_name;

/// A format that was read. The default is that of `{}`.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Spec<'a> {
    /// What fills the width, where it is no space.
    pub fill: Option<char>,
    /// On which side of the width the value stands.
    pub align: Option<Align>,
    /// Whether a positive number has a sign.
    pub plus: bool,
    /// `#`: the alternate form.
    pub alternate: bool,
    /// `0`: zeros between the sign and the digits.
    pub zero: bool,
    /// The least width.
    pub width: Option<Count<'a>>,
    /// The digits behind the point of a number, the greatest length of a text.
    pub precision: Option<Count<'a>>,
    /// The trait that writes the value.
    pub kind: Kind,
}

named! {
    /// An alignment.
    #[derive(Clone, Copy, Debug, PartialEq, Eq)]
    pub enum Align {
        /// `<`
        Left = "<",
        /// `^`
        Center = "^",
        /// `>`
        Right = ">",
    }
}

/// A width or a precision.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Count<'a> {
    /// A number, as it is written.
    Number(&'a str),
    /// The value of a field, `name$`.
    Field(&'a str),
}

named! {
    /// A trait of `std::fmt`, by the last part of a format.
    #[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
    pub enum Kind {
        /// `{}`
        #[default]
        Display = "",
        /// `{:?}`
        Debug = "?",
        /// `{:x?}`
        DebugLowerHex = "x?",
        /// `{:X?}`
        DebugUpperHex = "X?",
        /// `{:o}`
        Octal = "o",
        /// `{:x}`
        LowerHex = "x",
        /// `{:X}`
        UpperHex = "X",
        /// `{:p}`
        Pointer = "p",
        /// `{:b}`
        Binary = "b",
        /// `{:e}`
        LowerExp = "e",
        /// `{:E}`
        UpperExp = "E",
    }
}

impl Kind {
    /// Whether the trait is `Debug`.
    pub const fn is_debug(self) -> bool {
        matches!(
            self,
            Kind::Debug | Kind::DebugLowerHex | Kind::DebugUpperHex
        )
    }

    /// The name of the trait.
    pub const fn trait_name(self) -> &'static str {
        match self {
            Kind::Display => "Display",
            Kind::Debug | Kind::DebugLowerHex | Kind::DebugUpperHex => "Debug",
            Kind::Octal => "Octal",
            Kind::LowerHex => "LowerHex",
            Kind::UpperHex => "UpperHex",
            Kind::Pointer => "Pointer",
            Kind::Binary => "Binary",
            Kind::LowerExp => "LowerExp",
            Kind::UpperExp => "UpperExp",
        }
    }
}

impl<'a> Spec<'a> {
    /// Reads what stands behind a placeholder's colon; `None` where it is not a format of `std::fmt`.
    ///
    /// ```
    /// use errorbook_model::format::{Align, Count, Kind, Spec};
    ///
    /// let spec = Spec::parse("*>width$.2").unwrap();
    /// assert_eq!((spec.fill, spec.align), (Some('*'), Some(Align::Right)));
    /// assert_eq!(spec.width, Some(Count::Field("width")));
    /// assert_eq!(spec.precision, Some(Count::Number("2")));
    /// assert_eq!(spec.kind, Kind::Display);
    /// ```
    pub fn parse(spec: &'a str) -> Option<Self> {
        let mut rest = spec;
        let (fill, align) = alignment(&mut rest);
        let plus = flag(&mut rest, "+");
        if !plus {
            flag(&mut rest, "-");
        }
        let alternate = flag(&mut rest, "#");
        // A `0` is the flag unless it begins a count that is a name, `0$`.
        let zero = !rest.starts_with("0$") && flag(&mut rest, "0");
        let width = count(&mut rest);
        let precision = if flag(&mut rest, ".") {
            Some(count(&mut rest)?)
        } else {
            None
        };
        Some(Spec {
            fill,
            align,
            plus,
            alternate,
            zero,
            width,
            precision,
            kind: Kind::by_name(rest)?,
        })
    }

    /// The fields that its counts name.
    pub fn count_names(&self) -> impl Iterator<Item = &'a str> + use<'a> {
        let name = |count| match count {
            Some(Count::Field(name)) => Some(name),
            _ => None,
        };
        name(self.width).into_iter().chain(name(self.precision))
    }
}

fn alignment(rest: &mut &str) -> (Option<char>, Option<Align>) {
    for fill in [rest.chars().next(), None] {
        let after_fill = &rest[fill.map_or(0, char::len_utf8)..];
        let align = after_fill.get(..1).and_then(Align::by_name);
        if align.is_some() {
            *rest = &after_fill[1..];
            return (fill, align);
        }
    }
    (None, None)
}

fn flag<'a>(rest: &mut &'a str, word: &str) -> bool {
    let text: &'a str = rest;
    let after = text.strip_prefix(word);
    *rest = after.unwrap_or(text);
    after.is_some()
}

/// Takes a count off the front.
fn count<'a>(rest: &mut &'a str) -> Option<Count<'a>> {
    if let Some((name, after)) = rest.split_once('$').filter(|(name, _)| is_field_name(name)) {
        *rest = after;
        return Some(Count::Field(name));
    }
    let after = rest.trim_start_matches(|c: char| c.is_ascii_digit());
    let digits = &rest[..rest.len() - after.len()];
    *rest = after;
    Some(Count::Number(digits)).filter(|_| !digits.is_empty())
}
