//! Names that no two things share.

use std::collections::HashSet;

/// The name, with a number behind it where it is taken already: `A`, then `A_2` where `between` is `_` and
/// `first` is 2.
pub(crate) fn unique(
    name: &str,
    between: char,
    first: usize,
    taken: &mut HashSet<String>,
) -> String {
    let numbered = (first..).map(|number| format!("{name}{between}{number}"));
    let mut names = std::iter::once(name.to_owned()).chain(numbered);
    // The numbers do not end.
    names
        .find(|name| taken.insert(name.clone()))
        .unwrap_or_default()
}
