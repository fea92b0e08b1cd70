//! `#[log("debug")]`: the level of the operator's event.

use super::{DEFAULTED, Definition};
use crate::ctxt::{Ctxt, suggest};
use crate::literal::LitStr;

pub(super) static DEFINITION: Definition = Definition {
    targets: DEFAULTED,
    accepts,
    ..Definition::text("log", "#[log(\"debug\")]")
};

const LEVELS: [&str; 5] = ["error", "warn", "info", "debug", "trace"];

fn accepts(cx: &Ctxt, level: &LitStr) -> bool {
    let known = LEVELS.contains(&level.value().as_str());
    if !known {
        cx.error(
            level,
            format_args!("`{}` is not a log level", level.value()),
            suggest(&level.value(), &LEVELS),
        );
    }
    known
}
