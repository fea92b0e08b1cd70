//! Formats of placeholders, as `std::fmt` has them, for values whose types are known at run time alone.

use super::sample::Sample;
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
            fill: spec.fill,
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
            Sample::Integer(value) => self.integer(*value, out),
            Sample::Number(value) => self.number(*value, out),
            Sample::List(_) | Sample::Map(_) => {
                let json = serde_json::to_string(sample).map_err(|_| fmt::Error)?;
                self.pad(&json, out)
            }
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
                let digits = match self.precision {
                    Some(precision) => format!("{:.precision$e}", value.unsigned_abs()),
                    None => format!("{:e}", value.unsigned_abs()),
                };
                return self.signed(value < 0, "", &self.in_case(digits), out);
            }
            // A pointer stands for no value that a catalogue has.
            Kind::Display | Kind::Debug | Kind::Pointer => {
                return self.signed(value < 0, "", &value.unsigned_abs().to_string(), out);
            }
        };
        self.signed(
            false,
            if self.alternate { prefix } else { "" },
            &digits,
            out,
        )
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
        let text = match self.precision {
            Some(longest) => text
                .char_indices()
                .nth(longest)
                .map_or(text, |(end, _)| &text[..end]),
            None => text,
        };
        let missing = match self.width {
            Some(width) => width.saturating_sub(text.chars().count()),
            None => 0,
        };
        self.fill(Align::Left, missing, &[text], out)
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
        for _ in 0..before {
            out.write_char(self.fill)?;
        }
        for piece in pieces {
            out.write_str(piece)?;
        }
        for _ in before..missing {
            out.write_char(self.fill)?;
        }
        Ok(())
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

#[cfg(test)]
mod tests {
    use super::{Format, Sample};

    fn formatted(sample: &Sample, optional: bool, spec: &str) -> String {
        let count = |name: &str| {
            [("width", 7), ("0", 3)]
                .iter()
                .find(|row| row.0 == name)
                .map(|row| row.1)
        };
        let mut out = String::new();
        Format::parse(spec, count)
            .write(sample, optional, &mut out)
            .unwrap();
        out
    }

    #[test]
    fn every_format_is_that_of_std() {
        // `format!` itself says what is expected.
        macro_rules! rows {
            ($value:expr, $sample:expr => $($spec:literal)*) => {$(
                let expected = format!(concat!("{:", $spec, "}"), $value);
                assert_eq!(formatted(&$sample, false, $spec), expected, "{}", $spec);
            )*};
        }
        for number in [0_i64, 7, 255, -3, i64::MAX, i64::MIN] {
            rows!(number, Sample::Integer(number.into()) =>
                "" "5" "<5" "^5" ">5" "*^9" "05" "+" "+05" "<05" "?" "5?" "x" "X" "#x" "#010x" "x?"
                "#X?" "o" "#o" "b" "#b" "#034b" "e" "E" ".2e" "+.1E" "}>4" "\u{1f600}^6" "-" "-5");
        }
        for number in [0.0_f64, -0.0, 1.5, 100.0, 1e21, 1e-7, -2.25, f64::MAX] {
            rows!(number, Sample::Number(number) =>
                "" "8" "08" "+.1" ".0" ".3" "?" "8?" ".2?" "e" "E" ".1e" "<9.2" "+09.1" "^9");
        }
        for text in ["", "a", "äöü", "\"\\\n\u{200b}", "longer than that"] {
            rows!(text, Sample::Text(text.to_owned()) =>
                "" "5" ">5" "*^9" ".2" "-<6.3" "05" "?" "9?" ".1?" "#?");
        }
        for value in [true, false] {
            rows!(value, Sample::Boolean(value) => "" "7" ">7" ".1" "?" "7?");
        }
    }

    #[test]
    fn what_holds_values_is_that_of_std() {
        let list = Sample::List(vec![Sample::Integer(1), Sample::Integer(20)]);
        let texts = Sample::List(vec![Sample::Text("a".to_owned())]);
        let map = Sample::Map(vec![("a".to_owned(), Sample::Integer(1))]);
        let real_map = std::collections::BTreeMap::from([("a", 1)]);
        let rows = [
            (&list, false, "?", format!("{:?}", [1, 20])),
            (&list, false, "4?", format!("{:4?}", [1, 20])),
            (&list, false, "#?", format!("{:#?}", [1, 20])),
            (&list, false, "#04x?", format!("{:#04x?}", [1, 20])),
            (&texts, false, "#?", format!("{:#?}", ["a"])),
            (&texts, true, "?", format!("{:?}", Some(["a"]))),
            (&texts, true, "#?", format!("{:#?}", Some(["a"]))),
            (&map, false, "?", format!("{real_map:?}")),
            (&map, false, "#?", format!("{real_map:#?}")),
            (&Sample::Integer(5), true, "03?", format!("{:03?}", Some(5))),
            (&Sample::Null, true, "?", "None".to_owned()),
        ];
        for (sample, optional, spec, expected) in rows {
            assert_eq!(
                formatted(sample, optional, spec),
                expected,
                "{spec} of {sample:?}"
            );
        }
    }

    #[test]
    fn counts_may_be_names() {
        let rows = [
            ("width$", "      1"),
            ("0width$", "0000001"),
            ("0$", "  1"),
            ("00$", "001"),
            (".width$e", "1.0000000e0"),
            ("nobody$", "1"),
        ];
        for (spec, expected) in rows {
            assert_eq!(
                formatted(&Sample::Integer(1), false, spec),
                expected,
                "{spec}"
            );
        }
    }

    #[test]
    fn what_is_no_format_costs_nothing() {
        let wide = "9".repeat(10_000);
        for spec in [
            "99999999999999999999",
            "65536",
            &wide,
            "$",
            "$$",
            "?$?",
            ".",
            ".$",
            "<",
            "x$y$z",
        ] {
            let written = formatted(&Sample::Text("a".to_owned()), false, spec);
            assert!(
                written.contains('a') && written.len() < 10,
                "{spec:.20} gave {written}"
            );
        }
    }
}
