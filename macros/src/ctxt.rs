//! The error accumulator: every fault of a type is reported at once.

use proc_macro2::{Span, TokenStream};
use quote::ToTokens;
use std::cell::RefCell;
use std::fmt::Display;

/// Collects the faults of one macro call. `finish` must be called: a fault that was noticed and then
/// forgotten would let a broken contract compile.
pub(crate) struct Ctxt {
    errors: RefCell<Option<Vec<syn::Error>>>,
}

impl Ctxt {
    pub(crate) fn new() -> Self {
        Ctxt {
            errors: RefCell::new(Some(Vec::new())),
        }
    }

    /// Records what is wrong at `place` and, on a line of its own, what to write instead.
    pub(crate) fn error(&self, place: impl ToTokens, wrong: impl Display, write: impl Display) {
        self.push(syn::Error::new_spanned(place, format!("{wrong}\n{write}")));
    }

    /// The same, for a caller that then has nothing to return.
    pub(crate) fn refuse<T>(
        &self,
        place: impl ToTokens,
        wrong: impl Display,
        write: impl Display,
    ) -> Option<T> {
        self.error(place, wrong, write);
        None
    }

    /// The same for a place that is a span rather than tokens.
    pub(crate) fn error_at(&self, span: Span, wrong: impl Display, write: impl Display) {
        self.push(syn::Error::new(span, format!("{wrong}\n{write}")));
    }

    pub(crate) fn push(&self, error: syn::Error) {
        if let Some(errors) = self.errors.borrow_mut().as_mut() {
            errors.push(error);
        }
    }

    /// The faults as `compile_error!` calls; `None` where there were none.
    pub(crate) fn finish(self) -> Option<TokenStream> {
        let errors = self.errors.borrow_mut().take().unwrap_or_default();
        if errors.is_empty() {
            return None;
        }
        Some(errors.iter().map(syn::Error::to_compile_error).collect())
    }
}

impl Drop for Ctxt {
    fn drop(&mut self) {
        debug_assert!(
            std::thread::panicking() || self.errors.borrow().is_none(),
            "a Ctxt was dropped before `finish`"
        );
    }
}

/// The known word nearest to a misspelt one, if any is near enough to be meant.
pub(crate) fn did_you_mean<'a>(
    word: &str,
    known: impl IntoIterator<Item = &'a str>,
) -> Option<&'a str> {
    let lower = word.to_lowercase();
    known
        .into_iter()
        .map(|candidate| (distance(&lower, &candidate.to_lowercase()), candidate))
        .filter(|(distance, candidate)| *distance <= 1 + candidate.len().min(lower.len()) / 4)
        .min_by_key(|(distance, _)| *distance)
        .map(|(_, candidate)| candidate)
}

/// The known word that another is probably a slip of: one that is near to it, where it is itself none of them.
pub(crate) fn slip_of<'a>(word: &str, known: &[&'a str]) -> Option<&'a str> {
    let lower = word.to_lowercase();
    let is_near = |candidate: &&str| {
        let length = candidate.len().min(lower.len());
        let steps = match length {
            0..4 => 0,
            4..6 => 1,
            _ => 2,
        };
        distance(&lower, &candidate.to_lowercase()) <= steps
    };
    if known.iter().any(|known| known.eq_ignore_ascii_case(word)) {
        return None;
    }
    known.iter().copied().find(is_near)
}

/// `did you mean …?`, or a list of what is known.
pub(crate) fn suggest(word: &str, known: &[&str]) -> String {
    suggest_or(word, known.iter().copied(), || {
        format!("write one of {}", quoted_list(known))
    })
}

/// `did you mean …?`, or something else where no known word is near.
pub(crate) fn suggest_or<'a>(
    word: &str,
    known: impl IntoIterator<Item = &'a str>,
    otherwise: impl FnOnce() -> String,
) -> String {
    match did_you_mean(word, known) {
        Some(near) => format!("did you mean `{near}`?"),
        None => otherwise(),
    }
}

pub(crate) fn quoted_list(words: &[&str]) -> String {
    words
        .iter()
        .map(|word| format!("`{word}`"))
        .collect::<Vec<_>>()
        .join(", ")
}

/// Levenshtein distance, where swapping two neighbours also counts as one step.
fn distance(a: &str, b: &str) -> usize {
    let (a, b): (Vec<char>, Vec<char>) = (a.chars().collect(), b.chars().collect());
    let mut before = vec![0; b.len() + 1];
    let mut last: Vec<usize> = (0..=b.len()).collect();
    for i in 1..=a.len() {
        let mut row = vec![i; b.len() + 1];
        for j in 1..=b.len() {
            let replace = last[j - 1] + usize::from(a[i - 1] != b[j - 1]);
            row[j] = replace.min(last[j] + 1).min(row[j - 1] + 1);
            if i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1] {
                row[j] = row[j].min(before[j - 2] + 1);
            }
        }
        before = std::mem::replace(&mut last, row);
    }
    last[b.len()]
}

#[cfg(test)]
mod tests {
    use super::{Ctxt, did_you_mean, distance};

    #[test]
    #[should_panic(expected = "dropped before `finish`")]
    fn faults_cannot_be_forgotten() {
        drop(Ctxt::new());
    }

    #[test]
    fn distances() {
        for (a, b, steps) in [
            ("", "", 0),
            ("", "abc", 3),
            ("code", "code", 0),
            ("code", "mode", 1),
            ("code", "coode", 1),
            ("code", "cde", 1),
            ("code", "cdoe", 1),
            ("code", "ocde", 1),
            ("code", "ocdee", 2),
            // What was swapped is not changed once more.
            ("ca", "abc", 3),
            ("kitten", "sitting", 3),
        ] {
            assert_eq!(distance(a, b), steps, "{a} {b}");
            assert_eq!(distance(b, a), steps, "{b} {a}");
        }
    }

    #[test]
    fn the_nearest_is_meant_if_it_is_near() {
        let known = ["code", "codes", "challenge", "since"];
        for (word, meant) in [
            ("cod", Some("code")),
            ("codess", Some("codes")),
            ("CODE", Some("code")),
            ("chalenge", Some("challenge")),
            ("chllnge", Some("challenge")),
            ("chng", None),
            ("sense", Some("since")),
            ("sanza", None),
            ("", None),
        ] {
            assert_eq!(did_you_mean(word, known), meant, "{word}");
        }
    }
}
