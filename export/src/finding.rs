//! What `check` and `merge` find.

use crate::data::Code;
use std::fmt;

/// What is wrong with a catalogue, in one place of it.
#[derive(Clone, Debug, PartialEq, Eq)]
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
    /// `unlisted`.
    Unlisted,
    /// `rfc-should`.
    RfcShould,
    /// `unknown-instead`.
    UnknownInstead,
    /// `mixed-style`.
    MixedStyle,
    /// `no-description`.
    NoDescription,
    /// `no-help`.
    NoHelp,
}

impl Rule {
    /// All rules, the gravest first.
    pub const ALL: [Rule; 13] = [
        Rule::DuplicateCode,
        Rule::TwoVersions,
        Rule::BrokenLock,
        Rule::RequiredHeader,
        Rule::SharedPrefix,
        Rule::SameService,
        Rule::StaleLock,
        Rule::Unlisted,
        Rule::RfcShould,
        Rule::UnknownInstead,
        Rule::MixedStyle,
        Rule::NoDescription,
        Rule::NoHelp,
    ];

    /// Its name: `duplicate-code`.
    pub const fn name(self) -> &'static str {
        match self {
            Rule::DuplicateCode => "duplicate-code",
            Rule::TwoVersions => "two-versions",
            Rule::BrokenLock => "broken-lock",
            Rule::RequiredHeader => "required-header",
            Rule::SharedPrefix => "shared-prefix",
            Rule::SameService => "same-service",
            Rule::StaleLock => "stale-lock",
            Rule::Unlisted => "unlisted",
            Rule::RfcShould => "rfc-should",
            Rule::UnknownInstead => "unknown-instead",
            Rule::MixedStyle => "mixed-style",
            Rule::NoDescription => "no-description",
            Rule::NoHelp => "no-help",
        }
    }

    /// What it finds, in one line.
    pub const fn meaning(self) -> &'static str {
        match self {
            Rule::DuplicateCode => "one code in two types",
            Rule::TwoVersions => "one type twice, and not the same",
            Rule::BrokenLock => "a break of what the lock has published",
            Rule::RequiredHeader => "a status without the header that its RFC requires",
            Rule::SharedPrefix => "one prefix in types of two services",
            Rule::SameService => "two services of one name",
            Rule::StaleLock => "codes that the lock does not have yet",
            Rule::Unlisted => "a type that no `catalogue!` lists",
            Rule::RfcShould => "a status without what its RFC recommends",
            Rule::UnknownInstead => "`#[sunset(instead)]` of a code that nothing has",
            Rule::MixedStyle => "codes of another style than most",
            Rule::NoDescription => "an error without a doc comment",
            Rule::NoHelp => "a 4xx without `#[help]`",
        }
    }

    /// How bad what it finds is.
    pub const fn severity(self) -> Severity {
        match self {
            Rule::DuplicateCode
            | Rule::TwoVersions
            | Rule::BrokenLock
            | Rule::RequiredHeader
            | Rule::SharedPrefix
            | Rule::SameService => Severity::Error,
            Rule::StaleLock
            | Rule::Unlisted
            | Rule::RfcShould
            | Rule::UnknownInstead
            | Rule::MixedStyle
            | Rule::NoDescription
            | Rule::NoHelp => Severity::Warning,
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
