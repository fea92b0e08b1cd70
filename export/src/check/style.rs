//! Codes of another style than most.

use super::codes;
use crate::data::{Code, Entry, Type};
use crate::finding::{Finding, Rule};
use std::collections::HashMap;

#[derive(Clone, Copy, PartialEq, Eq)]
enum Case {
    Upper,
    Lower,
    Number,
    Neither,
}

/// The case of a code's letters, and what joins its words where there are several.
#[derive(Clone, Copy, PartialEq, Eq)]
struct Style(Case, Option<char>);

impl Style {
    fn of(code: &Code) -> Style {
        let Code::Text(code) = code else {
            return Style(Case::Number, None);
        };
        let case = match (
            code.contains(|c: char| c.is_ascii_uppercase()),
            code.contains(|c: char| c.is_ascii_lowercase()),
        ) {
            (true, false) => Case::Upper,
            (false, true) => Case::Lower,
            _ => Case::Neither,
        };
        let mut separators = code.chars().filter(|c| !c.is_ascii_alphanumeric());
        let separator = separators.next();
        if separators.any(|other| Some(other) != separator) {
            return Style(Case::Neither, None);
        }
        Style(case, separator)
    }

    /// Its name, of a style that `derive(ApiError)` knows.
    fn name(self) -> Option<&'static str> {
        match self {
            Style(Case::Upper, Some('_')) => Some("SCREAMING_SNAKE_CASE"),
            Style(Case::Lower, Some('_')) => Some("snake_case"),
            Style(Case::Lower, Some('-')) => Some("kebab-case"),
            Style(Case::Upper, Some('-')) => Some("SCREAMING-KEBAB-CASE"),
            Style(Case::Lower, Some('.')) => Some("dot.case"),
            Style(Case::Number, _) => Some("integers"),
            _ => None,
        }
    }

    /// Whether a code of this style can be one of a named style: one word can be of several.
    fn is(self, name: &str) -> bool {
        match (self, self.name()) {
            (_, Some(own)) => own == name,
            (Style(Case::Upper, None), _) => name.starts_with("SCREAMING"),
            (Style(Case::Lower, None), _) => !name.starts_with("SCREAMING") && name != "integers",
            _ => false,
        }
    }
}

pub(super) fn check(types: &[&Type]) -> Vec<Finding> {
    let entries = || types.iter().flat_map(|ty| &ty.entries);
    let mut counts: HashMap<&str, usize> = HashMap::new();
    for name in entries().filter_map(|entry| Style::of(&entry.code).name()) {
        *counts.entry(name).or_default() += 1;
    }
    // Of two that are as frequent, the one whose name is the first in the alphabet.
    let Some(most) = counts
        .into_iter()
        .max_by_key(|(name, count)| (*count, std::cmp::Reverse(*name)))
    else {
        return Vec::new();
    };
    types
        .iter()
        .filter_map(|ty| differing(ty, most.0))
        .collect()
}

fn differing(ty: &Type, most: &str) -> Option<Finding> {
    let differing: Vec<&Entry> = ty
        .entries
        .iter()
        .filter(|entry| !Style::of(&entry.code).is(most))
        .collect();
    let codes = codes(differing.iter().copied())?;
    let what = format!("most codes are {most}, and `{}` has {codes}", ty.path);
    let write = "give new codes the style of the others; published ones stay as they are";
    Some(Finding::new(Rule::MixedStyle, what, write).of_type(ty))
}
