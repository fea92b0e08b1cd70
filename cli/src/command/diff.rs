//! `diff`: what a release changes.

use crate::args::Diff;
use crate::output::{self, BOLD, GREEN, RED, YELLOW, clean, styled};
use crate::{Exit, source, status};
use errorbook_export::diff::{Change, Class, diff};
use serde_json::{Value, json};
use std::fmt::Write;

pub(super) fn run(args: &Diff, as_json: bool) -> Exit {
    let name = args.new.name();
    let old = source::load_named(&args.old)?.catalogue(name)?;
    let new = source::load(&args.new)?.catalogue(name)?;
    let changes = diff(&old.public(), &new.public());
    let class = changes.first().map(|change| change.class);
    let json = || json!({ "class": class.map(Class::as_str), "changes": changes.iter().map(json).collect::<Value>() });
    output::show(as_json, json, || text(&changes))?;
    Ok(status(class == Some(Class::Breaking)))
}

fn json(change: &Change) -> Value {
    json!({
        "class": change.class.as_str(),
        "kind": change.kind,
        "code": change.code,
        "what": change.what,
    })
}

fn text(changes: &[Change]) -> String {
    let width = output::width();
    let mut text = String::new();
    for same in changes.chunk_by(|one, other| one.class == other.class) {
        let class = same[0].class;
        let style = match class {
            Class::Breaking => RED,
            Class::Compatible => GREEN,
            Class::Editorial => YELLOW,
        };
        let _ = writeln!(text, "{}", styled(style, class.as_str()));
        for change in same {
            text += &output::wrapped("  ", 4, &clean(&change.what), width);
        }
        text.push('\n');
    }
    let counts = Class::ALL.map(|class| {
        let of_class = changes.iter().filter(|change| change.class == class);
        format!("{} {class}", of_class.count())
    });
    let release = match changes.first().map(|change| change.class) {
        Some(Class::Breaking) => "a new major version",
        Some(Class::Compatible) => "a new minor version",
        Some(Class::Editorial) => "a new patch version",
        None => "nothing changed",
    };
    let _ = writeln!(text, "{}: {}", counts.join(", "), styled(BOLD, release));
    text
}
