//! Names that no two things share.

use std::collections::HashSet;

/// Names given so far.
#[derive(Default)]
pub(crate) struct Names(HashSet<String>);

impl Names {
    /// Names that are not to be given.
    pub(crate) fn without<'a>(taken: impl IntoIterator<Item = &'a str>) -> Self {
        Names(taken.into_iter().map(str::to_owned).collect())
    }

    /// The name, with a number at its end where it is given already.
    pub(crate) fn give(&mut self, name: &str) -> String {
        let mut unique = name.to_owned();
        let mut number = 1;
        while !self.0.insert(unique.clone()) {
            number += 1;
            unique = format!("{name}_{number}");
        }
        unique
    }
}

#[cfg(test)]
mod tests {
    use super::Names;

    #[test]
    fn no_name_is_given_twice() {
        let mut names = Names::without(["A_2"]);
        let given = ["A", "A", "A_3", "A", "B"].map(|name| names.give(name));
        assert_eq!(given, ["A", "A_3", "A_3_2", "A_4", "B"]);
    }
}
