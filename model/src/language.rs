//! Tags of languages (BCP 47, RFC 5646), and in which direction a language is written.

use crate::Fault;

/// Refuses a text that is no tag of a language.
///
/// ```
/// use errorbook_model::language::check;
///
/// assert_eq!(check("de"), Ok(()));
/// assert_eq!(check("zh-Hant-TW"), Ok(()));
/// assert!(check("de_AT").is_err());
/// assert!(check("german").is_err());
/// ```
///
/// # Errors
///
/// What is not well formed by RFC 5646 section 2.1; and a language of more than three letters, of which none is
/// registered, or a tag without a language (`x-private`, `i-default`), in which no text can be written.
pub fn check(tag: &str) -> Result<(), Fault> {
    if is_tag(tag) {
        return Ok(());
    }
    let hyphens = tag.replace('_', "-");
    let instead = if hyphens != tag && is_tag(&hyphens) {
        format!("write `{hyphens}`")
    } else {
        "write a tag of BCP 47, the language's two or three letters first: `de`, `pt-BR`, `zh-Hant`"
            .to_owned()
    };
    let wrong = format!("`{}` is no tag of a language", tag.escape_debug());
    Err(Fault::new(wrong, instead))
}

/// The production `langtag` of RFC 5646 with a language of two or three letters.
fn is_tag(tag: &str) -> bool {
    let mut subtags = tag.split('-').peekable();
    let is_word = |subtag: &str, from: usize, to: usize| {
        (from..=to).contains(&subtag.len()) && subtag.bytes().all(|b| b.is_ascii_alphanumeric())
    };
    let is_letters = |subtag: &str, from, to| {
        is_word(subtag, from, to) && subtag.bytes().all(|b| b.is_ascii_alphabetic())
    };
    let is_digits = |subtag: &str| subtag.len() == 3 && subtag.bytes().all(|b| b.is_ascii_digit());
    if !subtags
        .next()
        .is_some_and(|language| is_letters(language, 2, 3))
    {
        return false;
    }
    // Extended languages, at most three; then the script and the region.
    for _ in 0..3 {
        subtags.next_if(|subtag| is_letters(subtag, 3, 3));
    }
    subtags.next_if(|subtag| is_letters(subtag, 4, 4));
    subtags.next_if(|subtag| is_letters(subtag, 2, 2) || is_digits(subtag));
    let mut seen: Vec<String> = Vec::new();
    let mut is_new = |subtag: &str| {
        let lower = subtag.to_ascii_lowercase();
        let is_new = !seen.contains(&lower);
        seen.push(lower);
        is_new
    };
    while let Some(variant) = subtags.next_if(|subtag| {
        is_word(subtag, 5, 8)
            || (is_word(subtag, 4, 4) && subtag.starts_with(|c: char| c.is_ascii_digit()))
    }) {
        if !is_new(variant) {
            return false;
        }
    }
    // Extensions, each with a letter of its own, then what is private, to the end.
    while let Some(singleton) = subtags.next_if(|subtag| is_word(subtag, 1, 1)) {
        let is_private = singleton.eq_ignore_ascii_case("x");
        let shortest = if is_private { 1 } else { 2 };
        let mut parts = 0;
        while subtags
            .next_if(|subtag| is_word(subtag, shortest, 8))
            .is_some()
        {
            parts += 1;
        }
        if parts == 0 || !is_new(singleton) {
            return false;
        }
    }
    subtags.next().is_none()
}

/// Scripts that are written from right to left: the codes of ISO 15924 in use, in lower case.
const SCRIPTS: &str = "adlm arab aran hebr mand mend nkoo rohg samr syrc thaa yezi";

/// Languages whose script is one of these where the tag names none, and regions where it is: CLDR's likely subtags.
const LANGUAGES: &str = "aeb ajp apc apd ar arc arq ary arz ayl azb bal bej bft bgn bqi brh ckb dcc dv fa fia glk \
    gwc haz he hnd hno iw ji khw kmz ks lah lki lrc luz mki mvy mzn nqo oru pbt pnb prd prs ps rhg rmt sam scl sd \
    sdh shu skr smp swb syr tks tly trw ug ur wne yi";
const REGIONS: &str =
    "az-iq az-ir kk-af kk-cn kk-ir kk-mn ku-iq ku-ir ky-cn ms-cc pa-pk tg-pk tk-af tk-ir uz-af";

/// In which direction a language is written, as the attribute `dir` of HTML has it: `rtl` or `ltr`.
///
/// ```
/// use errorbook_model::language::direction;
///
/// assert_eq!(direction("ar-EG"), "rtl");
/// assert_eq!(direction("ja"), "ltr");
/// assert_eq!(direction("az-Arab"), "rtl");
/// assert_eq!(direction("pa-PK"), "rtl");
/// ```
pub fn direction(tag: &str) -> &'static str {
    let tag = tag.to_ascii_lowercase();
    let has = |list: &str, word: &str| list.split_ascii_whitespace().any(|known| known == word);
    let mut subtags = tag.split('-');
    let language = subtags.next().unwrap_or_default();
    // What follows a singleton is no script.
    let subtags = || subtags.clone().take_while(|subtag| subtag.len() > 1);
    let is_script =
        |subtag: &&str| subtag.len() == 4 && !subtag.starts_with(|c: char| c.is_ascii_digit());
    let is_rtl = match subtags().find(is_script) {
        Some(script) => has(SCRIPTS, script),
        None => {
            has(LANGUAGES, language)
                || subtags().any(|region| has(REGIONS, &format!("{language}-{region}")))
        }
    };
    if is_rtl { "rtl" } else { "ltr" }
}
