//! The tool, as people and scripts run it.

#![allow(clippy::needless_pass_by_value, reason = "`json!` makes values")]

mod export;
mod findings;
mod help;
mod hostile;
mod locales;
mod lock;
mod project;
mod show;
mod support;
mod terminal;
mod url;
