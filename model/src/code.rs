//! The grammar of codes, and the 64-bit key that stands for one in compile-time checks.

use crate::Fault;

/// RFC 9110 sets no bound; 63 keeps a code usable as a DNS label, a metric label and a column.
pub const MAX_LENGTH: usize = 63;

named! {
    /// How the codes of a type are written.
    #[derive(Clone, Copy, Debug, PartialEq, Eq)]
    pub enum Style {
        /// `ORG_BLOCKED`
        ScreamingSnake = "SCREAMING_SNAKE_CASE",
        /// `org_blocked`
        Snake = "snake_case",
        /// `org-blocked`
        Kebab = "kebab-case",
        /// `ORG-BLOCKED`
        ScreamingKebab = "SCREAMING-KEBAB-CASE",
        /// `org.blocked`
        Dot = "dot.case",
    }
}

impl Style {
    /// What joins the words of a code.
    pub fn separator(self) -> char {
        match self {
            Style::ScreamingSnake | Style::Snake => '_',
            Style::Kebab | Style::ScreamingKebab => '-',
            Style::Dot => '.',
        }
    }

    /// Letters of the style's case and digits, words joined by its separator, a letter first, no
    /// separator last and no two in a row.
    pub fn accepts(self, text: &str) -> bool {
        let is_letter = |c: char| c.is_ascii_alphabetic() && c == self.cased(c);
        let is_word = |word: &str| {
            !word.is_empty() && word.chars().all(|c| is_letter(c) || c.is_ascii_digit())
        };
        text.starts_with(is_letter) && text.split(self.separator()).all(is_word)
    }

    fn cased(self, c: char) -> char {
        match self {
            Style::ScreamingSnake | Style::ScreamingKebab => c.to_ascii_uppercase(),
            Style::Snake | Style::Kebab | Style::Dot => c.to_ascii_lowercase(),
        }
    }

    /// The same words in this style, as a suggestion; `None` where they make no code.
    pub fn convert(self, text: &str) -> Option<String> {
        let mut converted = String::new();
        let mut before = ' ';
        for c in text.chars() {
            if !c.is_ascii_alphanumeric() {
                before = ' ';
                continue;
            }
            let is_camel = c.is_ascii_uppercase() && before.is_ascii_lowercase();
            if (before == ' ' || is_camel) && !converted.is_empty() {
                converted.push(self.separator());
            }
            converted.push(self.cased(c));
            before = c;
        }
        let converted = converted.trim_start_matches(|c: char| !c.is_ascii_alphabetic());
        self.accepts(converted).then(|| converted.to_owned())
    }

    /// Checks a code: its style, its length, and the prefix of its type where there is one.
    ///
    /// ```
    /// use errorbook_model::code::Style;
    ///
    /// let style = Style::ScreamingSnake;
    /// assert!(style.check("ORG_BLOCKED", Some("ORG")).is_ok());
    /// let fault = style.check("blocked", Some("ORG")).unwrap_err();
    /// assert_eq!(fault.write, "write `#[code(\"ORG_BLOCKED\")]`");
    /// ```
    ///
    /// # Errors
    ///
    /// What is wrong with the code, and what to write.
    pub fn check(self, code: &str, prefix: Option<&str>) -> Result<(), Fault> {
        let separator = self.separator();
        let start = match prefix {
            Some(prefix) if !prefix.is_empty() => format!("{prefix}{separator}"),
            _ => String::new(),
        };
        let advice = |code: Option<String>, otherwise: String| {
            let code = code.map(|code| match code.strip_prefix(&start) {
                Some(_) => code,
                None => format!("{start}{code}"),
            });
            match code.filter(|code| code.len() <= MAX_LENGTH) {
                Some(code) => format!("write `#[code({code:?})]`"),
                None => otherwise,
            }
        };
        if !self.accepts(code) {
            let otherwise = format!(
                "write letters of its case and digits, in words joined by `{separator}`, a letter first"
            );
            return Err(Fault::new(
                format!(
                    "the code `{}` is not {}",
                    code.escape_debug(),
                    self.as_str()
                ),
                advice(self.convert(code), otherwise),
            ));
        }
        if code.len() > MAX_LENGTH {
            return Err(Fault::new(
                format!("the code is {} characters long", code.len()),
                format!("write one of at most {MAX_LENGTH}"),
            ));
        }
        if code.starts_with(&start) {
            return Ok(());
        }
        Err(Fault::new(
            format!("the code `{code}` does not start with `{start}`, the prefix of its type"),
            advice(
                Some(code.to_owned()),
                format!("write one that does, of at most {MAX_LENGTH} characters"),
            ),
        ))
    }
}

/// The words of a code behind its prefix, as a title. `None` where there is no prefix, or nothing behind it: the
/// words of such a code are not known.
///
/// ```
/// use errorbook_model::code::title;
///
/// assert_eq!(title("ORG_TOKEN_EXPIRED", "ORG").as_deref(), Some("Token expired"));
/// assert_eq!(title("org.token.expired", "org").as_deref(), Some("Token expired"));
/// assert_eq!(title("4031", ""), None);
/// ```
pub fn title(code: &str, prefix: &str) -> Option<String> {
    let rest = code.strip_prefix(prefix).filter(|_| !prefix.is_empty())?;
    let mut title = String::new();
    let mut before = ' ';
    for c in rest.chars() {
        if c.is_alphanumeric() {
            // `tokenExpired` has two words.
            let starts = !before.is_alphanumeric() || (c.is_uppercase() && before.is_lowercase());
            match (title.is_empty(), starts) {
                (true, _) => title.extend(c.to_uppercase()),
                (false, true) => {
                    title.push(' ');
                    title.extend(c.to_lowercase());
                }
                (false, false) => title.extend(c.to_lowercase()),
            }
        }
        before = c;
    }
    Some(title).filter(|title| !title.is_empty())
}

/// FNV-1a, finished by a mix so that short codes spread over all 64 bits. The key only speeds the
/// compile-time search up: two codes of one key are compared letter by letter.
pub fn key(code: &str) -> u64 {
    let mut hash = 0xcbf2_9ce4_8422_2325_u64;
    for byte in code.bytes() {
        hash = (hash ^ u64::from(byte)).wrapping_mul(0x0000_0100_0000_01b3);
    }
    hash ^= hash >> 32;
    hash = hash.wrapping_mul(0xd6e8_feb8_6659_fd93);
    hash ^ (hash >> 32)
}
