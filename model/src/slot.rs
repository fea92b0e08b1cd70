//! The numbering of the values that a type's tables name.
//!
//! The derive writes one number per placeholder into a table, row by row: first those of the row's message,
//! then those of each of its headers, where a header that is a field has one number of its own. The runtime
//! takes them off in that order. The decoded slot is an argument of the generated accessors.

/// Which value a placeholder stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Slot {
    /// The field of this key, by a reference to it.
    Field(u32),
    /// A placeholder that generated code writes, by its number among those of the type: one with a format,
    /// or any of a type with generics.
    Formatted(u32),
}

/// The bit of a formatted slot.
const FORMATTED: u32 = 1 << 31;

impl Slot {
    /// The slot as a table has it.
    ///
    /// ```
    /// use errorbook_model::Slot;
    ///
    /// for slot in [Slot::Field(3), Slot::Formatted(0)] {
    ///     assert_eq!(Slot::from_bits(slot.to_bits()), slot);
    /// }
    /// ```
    pub const fn to_bits(self) -> u32 {
        match self {
            Slot::Field(key) => key & !FORMATTED,
            Slot::Formatted(number) => number | FORMATTED,
        }
    }

    /// The slot that a table has as this number.
    pub const fn from_bits(bits: u32) -> Self {
        if bits & FORMATTED == 0 {
            Slot::Field(bits)
        } else {
            Slot::Formatted(bits & !FORMATTED)
        }
    }
}
