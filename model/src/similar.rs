//! Which word is meant by a misspelt one.

/// The known word nearest to a misspelt one, if any is near enough to be meant.
pub fn nearest<'a>(word: &str, known: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let lower = word.to_lowercase();
    known
        .into_iter()
        .map(|candidate| (distance(&lower, &candidate.to_lowercase()), candidate))
        .filter(|(distance, candidate)| *distance <= 1 + candidate.len().min(lower.len()) / 4)
        .min_by_key(|(distance, _)| *distance)
        .map(|(_, candidate)| candidate)
}

/// Levenshtein distance, where swapping two neighbours also counts as one step.
pub fn distance(a: &str, b: &str) -> usize {
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

/// The known word that another is probably a slip of: one that is near to it, where it is itself none of them.
///
/// ```
/// use errorbook_model::similar::slip_of;
///
/// let known = ["Retry-After", "Age"];
/// assert_eq!(slip_of("Retry-Aftr", &known), Some("Retry-After"));
/// assert_eq!(slip_of("retry-after", &known), None);
/// // A short word has too many neighbours.
/// assert_eq!(slip_of("Ape", &known), None);
/// ```
pub fn slip_of<'a>(word: &str, known: &[&'a str]) -> Option<&'a str> {
    if known.iter().any(|known| known.eq_ignore_ascii_case(word)) {
        return None;
    }
    let lower = word.to_lowercase();
    let is_near = |candidate: &&str| {
        let steps = match candidate.len().min(lower.len()) {
            0..4 => 0,
            4..6 => 1,
            _ => 2,
        };
        distance(&lower, &candidate.to_lowercase()) <= steps
    };
    known.iter().copied().find(is_near)
}
