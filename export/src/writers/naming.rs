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

#[cfg(test)]
mod tests {
    use super::unique;
    use std::collections::HashSet;

    #[test]
    fn no_name_is_given_twice() {
        let mut taken = HashSet::from(["A_2".to_owned()]);
        let given = ["A", "A", "A_3", "A", "B"].map(|name| unique(name, '_', 2, &mut taken));
        assert_eq!(given, ["A", "A_3", "A_3_2", "A_4", "B"]);
        let mut taken = HashSet::new();
        let given = ["A", "A", "A~2", "A"].map(|name| unique(name, '~', 2, &mut taken));
        assert_eq!(given, ["A", "A~2", "A~2~2", "A~3"]);
    }
}
