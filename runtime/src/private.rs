//! The items that generated code uses. They are not covered by semantic versioning: the macros and this
//! crate are released together.

pub use crate::catalogue::Member;
pub use crate::catalogue::check::{Place, table_size};
pub use crate::catalogue::clashes::{Clashes, find_clashes};
pub use crate::catalogue::inside::{count_lists, lists};
#[cfg(feature = "embed")]
pub use crate::catalogue::listing::Listing;
#[cfg(feature = "fluent")]
pub use crate::catalogue::locales::LocalesOf;
pub use crate::catalogue::lock::{Lock, LockedCode, LockedField, LockedOperation};
pub use crate::catalogue::operations::{Unlisted, answers, count_answers, find_unlisted};
pub use crate::catalogue::refusals::RefusalsOf;
pub use crate::embed::Piece;
pub use crate::entry::Field as FieldRow;
pub use crate::error::{
    AsDynError, DebugShown, DisplayFields, ErrorView, Inner, Item, ItemList, Itemized, Nothing,
    OwnDisplay, Passed, Passing, PlainFields, SentFields, Shown, StatusField, Unknown, View,
    WriteJson, WriteText, display, inner,
};
pub use crate::header::HeaderField;
pub use crate::locale::{Locale, LocaleMessage, LocaleVariable, Locales};
pub use crate::render::{respond_borrowed, respond_owned};
pub use crate::subset::{PartOf, Subset, debug, subsets, widen};
pub use crate::table::{
    ConcealedRow, Entries, HeaderKind, HeaderRow, RenamedRow, Row, Table, flag,
};
pub use bytes::Bytes;
#[cfg(feature = "testing")]
pub use errorbook_macros::__assert_error;
pub use errorbook_macros::{__body, __catalogue, __union};
pub use errorbook_model::{EachMember, Name, Node, Property};
pub use http;
/// A macro of this crate's own has it as `$crate`, which Rust 1.85 does not import.
pub extern crate self as errorbook;
pub use std::borrow::Cow;

/// The items that `__upstream!` uses.
#[cfg(feature = "client")]
pub mod upstream {
    pub use crate::client::upstream::{
        count_fields, count_headers, count_slots, entries, fields, headers, rows, slots,
    };
}

/// The items that the macros of [`testing`](crate::testing) use.
#[cfg(feature = "testing")]
pub mod testing {
    pub use crate::testing::catalogued::check as catalogued;
    pub use crate::testing::expect::{Decode, Expected, Place, Received, expect, member, receive};
    pub use crate::testing::failure::Failure;
}
