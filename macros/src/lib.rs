//! The macros of errorbook.
