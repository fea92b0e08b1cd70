//! Codes of another style than most.

use super::codes;
use crate::data::{Code, Entry, Type};
use crate::finding::{Finding, Rule};
use errorbook_model::code::Style;
use std::collections::HashMap;

const INTEGERS: &str = "integers";

/// The styles that `derive(ApiError)` has a grammar for and that a code may be of: one word can be of several.
fn styles(code: &Code) -> Vec<&'static str> {
    let Code::Text(code) = code else {
        return vec![INTEGERS];
    };
    let mut styles = Vec::from(Style::ALL);
    styles.retain(|style| *style != Style::Published && style.accepts(code));
    styles.into_iter().map(Style::as_str).collect()
}

pub(super) fn check(types: &[&Type]) -> Vec<Finding> {
    let entries = || types.iter().flat_map(|ty| &ty.entries);
    let mut counts: HashMap<&str, usize> = HashMap::new();
    for entry in entries() {
        if let [only] = styles(&entry.code)[..] {
            *counts.entry(only).or_default() += 1;
        }
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
        .filter(|entry| !styles(&entry.code).contains(&most))
        .collect();
    let codes = codes(differing.iter().copied())?;
    let what = format!("most codes are {most}, and `{}` has {codes}", ty.path);
    let write = "give new codes the style of the others; published ones stay as they are";
    Some(Finding::new(Rule::MixedStyle, what, write).of_type(ty))
}
