//! What `check` and `merge` find.

use crate::data::Code;
use std::fmt;

/// What is wrong with a catalogue, in one place of it.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Finding {
    /// The rule that is broken.
    pub rule: Rule,
    /// The code it is about, where it is about one.
    pub code: Option<Code>,
    /// The path of the type, and of the variant where it is about one.
    pub place: Option<String>,
    /// What is wrong.
    pub what: String,
    /// What to do about it.
    pub write: String,
}

/// How bad a finding is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Severity {
    /// Clients are misled, or a contract is broken.
    Error,
    /// It could be better.
    Warning,
}

impl Severity {
    /// Its name: `error`.
    pub const fn as_str(self) -> &'static str {
        match self {
            Severity::Error => "error",
            Severity::Warning => "warning",
        }
    }
}

/// A rule. Its name stays what it is, so that it can be silenced by it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum Rule {
    /// `duplicate-code`.
    DuplicateCode,
    /// `two-versions`.
    TwoVersions,
    /// `broken-lock`.
    BrokenLock,
    /// `required-header`.
    RequiredHeader,
    /// `shared-prefix`.
    SharedPrefix,
    /// `same-service`.
    SameService,
    /// `stale-lock`.
    StaleLock,
    /// `unnamed-lock`.
    UnnamedLock,
    /// `unlisted`.
    Unlisted,
    /// `rfc-should`.
    RfcShould,
    /// `unknown-instead`.
    UnknownInstead,
    /// `mixed-style`.
    MixedStyle,
    /// `short-title`.
    ShortTitle,
    /// `no-description`.
    NoDescription,
    /// `no-help`.
    NoHelp,
}

impl Rule {
    /// All rules, the gravest first.
    pub const ALL: [Rule; 15] = [
        Rule::DuplicateCode,
        Rule::TwoVersions,
        Rule::BrokenLock,
        Rule::RequiredHeader,
        Rule::SharedPrefix,
        Rule::SameService,
        Rule::StaleLock,
        Rule::UnnamedLock,
        Rule::Unlisted,
        Rule::RfcShould,
        Rule::UnknownInstead,
        Rule::MixedStyle,
        Rule::ShortTitle,
        Rule::NoDescription,
        Rule::NoHelp,
    ];

    /// Its name: `duplicate-code`.
    pub const fn name(self) -> &'static str {
        self.row().0
    }

    /// How bad what it finds is.
    pub const fn severity(self) -> Severity {
        self.row().1
    }

    /// What it finds, in one line.
    pub const fn meaning(self) -> &'static str {
        self.row().2
    }

    const fn row(self) -> (&'static str, Severity, &'static str) {
        use Severity::{Error, Warning};
        match self {
            Rule::DuplicateCode => ("duplicate-code", Error, "one code in two types"),
            Rule::TwoVersions => ("two-versions", Error, "two differing versions of one type"),
            Rule::BrokenLock => (
                "broken-lock",
                Error,
                "a break of what the lock has published",
            ),
            Rule::RequiredHeader => (
                "required-header",
                Error,
                "a status without the header that its RFC requires",
            ),
            Rule::SharedPrefix => (
                "shared-prefix",
                Error,
                "one prefix in types of two services",
            ),
            Rule::SameService => ("same-service", Error, "two services of one name"),
            Rule::StaleLock => (
                "stale-lock",
                Warning,
                "codes that the lock does not have yet",
            ),
            Rule::UnnamedLock => ("unnamed-lock", Warning, "a lock that no `catalogue!` names"),
            Rule::Unlisted => ("unlisted", Warning, "a type that no `catalogue!` lists"),
            Rule::RfcShould => (
                "rfc-should",
                Warning,
                "a status without what its RFC recommends",
            ),
            Rule::UnknownInstead => (
                "unknown-instead",
                Warning,
                "`#[sunset(instead)]` of a code that nothing has",
            ),
            Rule::MixedStyle => ("mixed-style", Warning, "codes of another style than most"),
            Rule::ShortTitle => (
                "short-title",
                Warning,
                "a title that is one word of the code",
            ),
            Rule::NoDescription => ("no-description", Warning, "an error without a doc comment"),
            Rule::NoHelp => ("no-help", Warning, "a 4xx without `#[help]`"),
        }
    }
}

impl fmt::Display for Rule {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.name())
    }
}

impl fmt::Display for Severity {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.as_str())
    }
}
