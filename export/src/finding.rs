//! What `check` and `merge` find.

use crate::data::{Code, Entry, Type};
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
    /// The file that defines the type, as the compiler was given it, where a program says so.
    pub file: Option<String>,
    /// The line of the type's definition.
    pub line: Option<u32>,
    /// What is wrong.
    pub what: String,
    /// What to do about it.
    pub write: String,
}

impl Finding {
    /// A finding about no place in particular.
    pub(crate) fn new(rule: Rule, what: impl Into<String>, write: impl Into<String>) -> Self {
        Finding {
            rule,
            code: None,
            place: None,
            file: None,
            line: None,
            what: what.into(),
            write: write.into(),
        }
    }

    /// A finding about a file.
    pub fn of_file(
        rule: Rule,
        file: impl Into<String>,
        what: impl Into<String>,
        write: impl Into<String>,
    ) -> Self {
        Finding {
            file: Some(file.into()),
            ..Finding::new(rule, what, write)
        }
    }

    /// About a type.
    pub(crate) fn of_type(self, ty: &Type) -> Self {
        let line = ty.at.as_deref().and_then(|at| at.split(':').next());
        Finding {
            place: Some(ty.path.clone()),
            file: ty.file.clone(),
            line: line.and_then(|line| line.parse().ok()),
            ..self
        }
    }

    /// About an error.
    pub(crate) fn of_entry(self, ty: &Type, entry: &Entry) -> Self {
        Finding {
            code: Some(entry.code.clone()),
            place: Some(ty.path_of(entry)),
            ..self.of_type(ty)
        }
    }
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

macro_rules! rules {
    ($($variant:ident $name:literal $severity:ident $meaning:literal)*) => {
        /// A rule. Its name stays what it is, so that it can be silenced by it.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        #[non_exhaustive]
        pub enum Rule {
            $(#[doc = concat!("`", $name, "`: ", $meaning, ".")] $variant,)*
        }

        impl Rule {
            /// All rules, the gravest first.
            pub const ALL: [Rule; [$($name),*].len()] = [$(Rule::$variant),*];

            const fn row(self) -> (&'static str, Severity, &'static str) {
                match self {
                    $(Rule::$variant => ($name, Severity::$severity, $meaning),)*
                }
            }
        }
    };
}

// The gravest first.
rules! {
    DuplicateCode "duplicate-code" Error "one code in two types"
    TwoVersions "two-versions" Error "two differing versions of one type"
    BrokenLock "broken-lock" Error "a break of what the lock has published"
    RequiredHeader "required-header" Error "a status without the header that its RFC requires"
    SharedPrefix "shared-prefix" Error "one prefix in types of two services"
    SameService "same-service" Error "two services of one name"
    SameOperation "same-operation" Warning "operations of two services that have one name"
    OtherDocument "other-document" Error "an operation with other errors in the OpenAPI document than in the catalogue"
    Untranslated "untranslated" Error "an error without a text in one of the languages"
    BrokenTranslation "broken-translation" Error "a translation that cannot be read, or uses a value that is not exposed"
    OrphanTranslation "orphan-translation" Error "a translation of nothing that the catalogue has"
    StaleTranslation "stale-translation" Error "a translation of a text that has changed since"
    StaleLock "stale-lock" Warning "codes that the lock does not have yet"
    UnnamedLock "unnamed-lock" Warning "a lock that no `catalogue!` names"
    Unlisted "unlisted" Warning "a type that no `catalogue!` lists"
    RfcShould "rfc-should" Warning "a status without what its RFC recommends"
    NoChallenge "no-challenge" Warning "a 401 that has no challenge, and says why"
    UnknownInstead "unknown-instead" Warning "`#[sunset(instead)]` of a code that nothing has"
    MixedStyle "mixed-style" Warning "codes of another style than most"
    ShortTitle "short-title" Warning "a title that is one word of the code"
    UnmarkedTranslation "unmarked-translation" Warning "a translation that does not say of which text it is"
    UntranslatedTitle "untranslated-title" Warning "an error without a title in one of the languages"
    NoDescription "no-description" Warning "an error without a doc comment"
    NoHelp "no-help" Warning "a 4xx without `#[help]`"
    NoExample "no-example" Warning "a field without `example`"
}

impl Rule {
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
