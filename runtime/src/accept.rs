//! Media ranges.
