//! Chooses a language by the Accept-Language header (RFC 4647 section 3.4, RFC 9110 section
//! 12.5.4).
//!
//! A range matches an available language that it is equal to, or becomes equal to when its last subtags
//! are removed. The range with the highest weight wins, then the earlier range, then the longest
//! language. A malformed range is skipped. The time is linear in the length of the header times the
//! number of languages, and nothing is allocated.

use std::cmp::Reverse;

use crate::negotiate::list::{self, Cursor, Malformed};

/// The number of languages that are compared in one pass over the header.
const LANES: usize = 16;

/// Returns the index of the available language that an Accept-Language header prefers, by the lookup of
/// RFC 4647.
///
/// `None` if no language matches, in particular if the header is `*`. The caller then uses its default
/// language (RFC 4647 section 3.4.1). A language with `q=0` is never chosen. If a request has several
/// Accept-Language headers, join their values with commas.
///
/// ```
/// use errorbook::language::lookup;
///
/// let available = ["en", "de", "zh-Hant"];
/// assert_eq!(lookup("de-CH, en;q=0.5", &available), Some(1));
/// assert_eq!(lookup("zh-Hant-TW", &available), Some(2));
/// assert_eq!(lookup("zh, *", &available), None);
/// assert_eq!(lookup("de-CH, de;q=0, en;q=0.5", &available), Some(0));
/// ```
pub fn lookup(accept_language: &str, available: &[&str]) -> Option<usize> {
    preferred(|| [accept_language], available)
}

/// The same for all Accept-Language field lines of a request.
pub(crate) fn preferred<I: IntoIterator<Item: AsRef<[u8]>>>(
    lines: impl Fn() -> I,
    available: &[&str],
) -> Option<usize> {
    let mut winner = None;
    let mut highest = None;
    for (start, tags) in (0..).step_by(LANES).zip(available.chunks(LANES)) {
        let mut standings = [Standing::default(); LANES];
        let mut first = 0;
        for line in lines() {
            first += compare(line.as_ref(), first, tags, &mut standings);
        }
        for (index, (tag, standing)) in (start..).zip(tags.iter().zip(&standings)) {
            let rank = standing.rank().map(|rank| (rank, tag.len()));
            if rank > highest {
                highest = rank;
                winner = Some(index);
            }
        }
    }
    winner
}

/// The rank of a range in the header: by weight, then the earlier one.
type Rank = (u16, Reverse<usize>);

/// The result of the comparison for one available language.
#[derive(Clone, Copy, Default)]
struct Standing {
    /// The header contains exactly this language with `q=0`, before or after a range that matches it.
    refused: bool,
    best: Option<Rank>,
}

impl Standing {
    fn rank(self) -> Option<Rank> {
        self.best.filter(|_| !self.refused)
    }
}

/// Compares the ranges of one field line, and returns how many it has. Those of the lines before it are `before`.
#[inline]
fn compare(line: &[u8], before: usize, tags: &[&str], standings: &mut [Standing; LANES]) -> usize {
    let mut count = 0;
    for (range, weight) in list::elements(line, range) {
        for (tag, standing) in tags.iter().zip(&mut *standings) {
            let tag = tag.as_bytes();
            if weight == 0 {
                standing.refused |= range.eq_ignore_ascii_case(tag);
            } else if shortens_to(range, tag) {
                let rank = (weight, Reverse(before + count));
                standing.best = standing.best.max(Some(rank));
            }
        }
        count += 1;
    }
    count
}

/// Reads one element: a language range and its weight.
///
/// `*` is treated as malformed. The result is the same, since `*` alone matches nothing in a lookup (RFC
/// 4647 section 3.4).
#[inline]
fn range<'a>(cursor: &mut Cursor<'a>) -> Result<(&'a [u8], u16), Malformed> {
    let range = cursor.token()?;
    if !is_language_range(range) {
        return Err(Malformed);
    }
    let mut weight = None;
    while let Some((name, value)) = cursor.parameter()? {
        if !list::is_weight(name) || weight.replace(list::weight(value)?).is_some() {
            return Err(Malformed);
        }
    }
    Ok((range, weight.unwrap_or(list::FULL_WEIGHT)))
}

/// Subtags have one to eight letters, and all but the first may contain digits (RFC 4647 section 2.1).
fn is_language_range(text: &[u8]) -> bool {
    text.split(|&byte| byte == b'-')
        .enumerate()
        .all(|(index, subtag)| {
            (1..=8).contains(&subtag.len())
                && subtag
                    .iter()
                    .all(|byte| byte.is_ascii_alphabetic() || (index > 0 && byte.is_ascii_digit()))
        })
}

/// Whether a range is equal to a language tag, or becomes equal when it is shortened. A shortened range
/// that ends with a subtag of one character loses that subtag too (RFC 4647 section 3.4).
#[inline]
fn shortens_to(range: &[u8], tag: &[u8]) -> bool {
    let Some((head, rest)) = range.split_at_checked(tag.len()) else {
        return false;
    };
    let whole_subtags = match rest {
        [] => true,
        [b'-', ..] => !matches!(tag, [_] | [.., b'-', _]),
        _ => false,
    };
    whole_subtags && head.eq_ignore_ascii_case(tag)
}
