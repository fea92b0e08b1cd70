//! Formats of placeholders, as `std::fmt` has them, for values whose types are known at run time alone.

use errorbook_export::Sample;
use errorbook_model::format::{Align, Count, Kind, Spec};
use std::fmt::{self, Write};

/// A format whose counts are known. One that is not understood is `{}`: a catalogue may come from anywhere.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Format {
    fill: char,
    align: Option<Align>,
    plus: bool,
    alternate: bool,
    zero: bool,
    width: Option<usize>,
    precision: Option<usize>,
    kind: Kind,
}

impl Format {
    /// Reads a format; `value` gives that of a field which it names as its width or precision.
    pub(super) fn parse(spec: &str, value: impl Fn(&str) -> Option<usize>) -> Self {
        let spec = Spec::parse(spec).unwrap_or_default();
        let count = |count: Option<Count>| {
            let count = match count? {
                Count::Number(digits) => digits.parse().ok(),
                Count::Field(name) => value(name),
            };
            // As in `std`, it has 16 bits.
            count.filter(|count| u16::try_from(*count).is_ok())
        };
        Format {
            fill: spec.fill.unwrap_or(' '),
            align: spec.align,
            plus: spec.plus,
            alternate: spec.alternate,
            zero: spec.zero,
            width: count(spec.width),
            precision: count(spec.precision),
            kind: spec.kind,
        }
    }

    /// Writes a value. One that is optional is a `Some` to `Debug`.
    pub(super) fn write(
        &self,
        sample: &Sample,
        optional: bool,
        out: &mut dyn Write,
    ) -> fmt::Result {
        if !self.kind.is_debug() {
            return self.leaf(sample, out);
        }
        let shown = Shown {
            sample,
            optional,
            format: self,
        };
        if self.alternate {
            write!(out, "{shown:#?}")
        } else {
            write!(out, "{shown:?}")
        }
    }

    fn leaf(&self, sample: &Sample, out: &mut dyn Write) -> fmt::Result {
        match sample {
            Sample::Null => Ok(()),
            Sample::Boolean(value) => self.pad(if *value { "true" } else { "false" }, out),
            Sample::Text(text) => self.pad(text, out),
            Sample::Number(value) => match value.as_i128() {
                Some(integer) => self.integer(integer, out),
                None => self.number(value.as_f64().unwrap_or_default(), out),
            },
            Sample::List(_) | Sample::Map(_) => self.pad(&sample.to_json(), out),
        }
    }

    fn integer(&self, value: i128, out: &mut dyn Write) -> fmt::Result {
        // In these the sign is a bit, and samples are mostly of 64.
        let bits = i64::try_from(value).map_or(value, |value| {
            i128::from(u64::from_ne_bytes(value.to_ne_bytes()))
        });
        let (prefix, digits) = match self.kind {
            Kind::Octal => ("0o", format!("{bits:o}")),
            Kind::LowerHex | Kind::DebugLowerHex => ("0x", format!("{bits:x}")),
            Kind::UpperHex | Kind::DebugUpperHex => ("0x", format!("{bits:X}")),
            Kind::Binary => ("0b", format!("{bits:b}")),
            Kind::LowerExp | Kind::UpperExp => {
                let size = value.unsigned_abs();
                let digits = match self.precision {
                    Some(precision) => format!("{size:.precision$e}"),
                    None => format!("{size:e}"),
                };
                return self.signed(value < 0, "", &self.in_case(digits), out);
            }
            // A pointer stands for no value that a catalogue has.
            Kind::Display | Kind::Debug | Kind::Pointer => {
                return self.signed(value < 0, "", &value.unsigned_abs().to_string(), out);
            }
        };
        let prefix = if self.alternate { prefix } else { "" };
        self.signed(false, prefix, &digits, out)
    }

    fn number(&self, value: f64, out: &mut dyn Write) -> fmt::Result {
        let size = value.abs();
        let digits = match (self.kind, self.precision) {
            (Kind::LowerExp | Kind::UpperExp, Some(precision)) => format!("{size:.precision$e}"),
            (Kind::LowerExp | Kind::UpperExp, None) => format!("{size:e}"),
            (_, Some(precision)) => format!("{size:.precision$}"),
            (kind, None) if kind.is_debug() => format!("{size:?}"),
            (_, None) => format!("{size}"),
        };
        self.signed(value.is_sign_negative(), "", &self.in_case(digits), out)
    }

    fn in_case(&self, digits: String) -> String {
        if self.kind == Kind::UpperExp {
            digits.to_uppercase()
        } else {
            digits
        }
    }

    /// A number: zeros go between its sign and its digits.
    fn signed(
        &self,
        negative: bool,
        prefix: &str,
        digits: &str,
        out: &mut dyn Write,
    ) -> fmt::Result {
        let sign = match (negative, self.plus) {
            (true, _) => "-",
            (false, true) => "+",
            (false, false) => "",
        };
        let size = sign.len() + prefix.len() + digits.len();
        let missing = self.width.unwrap_or(0).saturating_sub(size);
        if self.zero {
            let zeros = "0".repeat(missing);
            return write!(out, "{sign}{prefix}{zeros}{digits}");
        }
        self.fill(Align::Right, missing, &[sign, prefix, digits], out)
    }

    /// A text: the precision is its greatest length.
    fn pad(&self, text: &str, out: &mut dyn Write) -> fmt::Result {
        let end = self
            .precision
            .and_then(|longest| text.char_indices().nth(longest));
        let text = end.map_or(text, |(end, _)| &text[..end]);
        let width = self.width.unwrap_or(0);
        self.fill(
            Align::Left,
            width.saturating_sub(text.chars().count()),
            &[text],
            out,
        )
    }

    fn fill(
        &self,
        default: Align,
        missing: usize,
        pieces: &[&str],
        out: &mut dyn Write,
    ) -> fmt::Result {
        let before = match self.align.unwrap_or(default) {
            Align::Left => 0,
            Align::Center => missing / 2,
            Align::Right => missing,
        };
        let fill = |count| std::iter::repeat_n(self.fill, count).collect::<String>();
        let (text, after) = (pieces.concat(), fill(missing - before));
        write!(out, "{}{text}{after}", fill(before))
    }
}

/// A value under `Debug`. Its options go down to the values inside, as those of `std` do.
struct Shown<'a> {
    sample: &'a Sample,
    optional: bool,
    format: &'a Format,
}

impl fmt::Debug for Shown<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let inside = |sample| Shown {
            sample,
            optional: false,
            format: self.format,
        };
        match self.sample {
            Sample::Null => f.write_str("None"),
            sample if self.optional => f.debug_tuple("Some").field(&inside(sample)).finish(),
            Sample::Text(text) => write!(f, "{text:?}"),
            Sample::List(items) => f.debug_list().entries(items.iter().map(inside)).finish(),
            Sample::Map(members) => f
                .debug_map()
                .entries(members.iter().map(|(name, value)| (name, inside(value))))
                .finish(),
            sample => self.format.leaf(sample, f),
        }
    }
}
