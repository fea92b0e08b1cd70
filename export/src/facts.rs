//! What an entry states beside its code, status and message: one row per fact, in the order in which pages and
//! the tool list them. Pages, Markdown, the tool, `public` and the comparison of releases read this table.

use crate::describe::{self, only_of};
use crate::{Catalogue, Entry, Name, Profile, Type};
use errorbook_model::grpc;
use std::fmt;

/// A fact of an entry, ready to be shown.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Fact {
    /// What it is: `Since`.
    pub label: &'static str,
    /// Its value.
    pub spans: Vec<Span>,
}

/// A piece of a fact's value.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Span {
    /// Text.
    Text(String),
    /// A value that programs read.
    Code(String),
    /// An address.
    Address(String),
    /// The code of an entry.
    Entry(String),
    /// The label of an operation: `POST /orgs`.
    Operation(String),
}

impl fmt::Display for Span {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (Span::Text(text)
        | Span::Code(text)
        | Span::Address(text)
        | Span::Entry(text)
        | Span::Operation(text)) = self;
        f.pad(text)
    }
}

/// How a release that changes a fact is compared with the one before.
pub(crate) enum Compare {
    /// Not at all, or by the rules of the lock.
    Silent,
    /// Editorial where the text differs; the words name the fact.
    Text(&'static str),
    /// Compatible where the fact becomes true.
    Gained {
        kind: &'static str,
        words: &'static str,
        is_so: fn(&Entry) -> bool,
    },
    /// Breaking where the value differs and a body sends it; the words name the fact.
    Sent {
        /// `None` where it is sent outside of bodies.
        name: Option<Name>,
        kind: &'static str,
        words: &'static str,
        value: fn(&Entry) -> String,
    },
}

/// The value of a fact.
enum Value {
    /// The member of the format that has the fact's name, as such a piece.
    Member(fn(String) -> Span),
    Of(fn(&Place) -> Option<Vec<Span>>),
}

/// An entry, where it stands.
struct Place<'a> {
    catalogue: &'a Catalogue,
    ty: &'a Type,
    entry: &'a Entry,
}

pub(crate) struct Row {
    /// The member of the format.
    pub(crate) name: &'static str,
    label: &'static str,
    value: Value,
    pub(crate) compare: Compare,
    /// Whether clients may see it.
    is_public: bool,
    /// A word beside the status, and what it says more in a list.
    mark: fn(&Entry) -> Option<(&'static str, String)>,
}

impl Row {
    /// A text that only documents, such as `#[since("1.4")]`: a member of the format by the attribute's name.
    const fn documentary(name: &'static str, label: &'static str, words: &'static str) -> Row {
        Row {
            name,
            label,
            value: Value::Member(Span::Text),
            compare: Compare::Text(words),
            is_public: true,
            mark: |_| None,
        }
    }

    /// A text for the operator: no client sees it, and no release is compared by it.
    const fn operators(name: &'static str, label: &'static str) -> Row {
        Row {
            compare: Compare::Silent,
            is_public: false,
            ..Row::documentary(name, label, "")
        }
    }

    /// A text that pages show in a place of its own.
    const fn apart(name: &'static str, words: &'static str) -> Row {
        Row {
            value: Value::Of(|_| None),
            ..Row::documentary(name, "", words)
        }
    }

    const fn silent(
        name: &'static str,
        label: &'static str,
        value: fn(&Place) -> Option<Vec<Span>>,
    ) -> Row {
        Row {
            value: Value::Of(value),
            compare: Compare::Silent,
            ..Row::documentary(name, label, "")
        }
    }
}

pub(crate) const ROWS: &[Row] = &[
    Row::apart("title", "title"),
    Row::apart("message", "message"),
    Row::apart("description", "description"),
    Row::apart("help", "help"),
    Row::apart("reason", "reason phrase"),
    Row {
        mark: |entry| {
            let code = entry.concealed_as.as_ref()?;
            Some(("concealed", format!("as {code}")))
        },
        ..Row::silent("concealed_as", "Concealed", |place| {
            let code = place.entry.concealed_as.as_ref()?;
            Some(vec![
                Span::Text("answered exactly as ".to_owned()),
                Span::Entry(code.to_string()),
                Span::Text(" is".to_owned()),
            ])
        })
    },
    Row {
        // Its withdrawal is a break of the lock.
        compare: Compare::Gained {
            kind: "retryable-added",
            words: "is retryable now",
            is_so: |entry| entry.retryable,
        },
        mark: |entry| entry.retryable.then(|| ("retryable", String::new())),
        ..Row::silent("retryable", "Retryable", |place| {
            let mut text = describe::retryable(place.entry).to_owned();
            if let Some(after) = describe::retry_after(place.entry) {
                text.push_str(", after ");
                text.push_str(&after);
            }
            Some(vec![Span::Text(text)])
        })
    },
    Row::documentary("other_statuses", "Other statuses", "other statuses"),
    Row::documentary("refusal", "Answers for every other", "refusal"),
    Row {
        mark: |entry| entry.shared.then(|| ("shared", String::new())),
        ..Row::silent("shared", "", |_| None)
    },
    Row::documentary(
        "no_challenge",
        "No challenge",
        "reason for having no challenge",
    ),
    Row::documentary("since", "Since", "`since`"),
    Row {
        mark: |entry| Some(("going", format!("in {}", entry.sunset.as_ref()?))),
        ..Row::documentary("sunset", "Goes in", "`sunset`")
    },
    Row {
        value: Value::Member(Span::Entry),
        ..Row::documentary("instead", "Instead", "`instead`")
    },
    Row {
        value: Value::Member(Span::Code),
        compare: Compare::Sent {
            name: Some(Name::Oauth),
            kind: "oauth-changed",
            words: "OAuth error",
            value: |entry| {
                let code = || entry.code.to_string();
                entry.oauth.clone().unwrap_or_else(code)
            },
        },
        ..Row::documentary("oauth", "OAuth error", "")
    },
    Row {
        value: Value::Member(Span::Code),
        compare: Compare::Sent {
            name: None,
            kind: "grpc-changed",
            words: "gRPC code",
            value: |entry| {
                let of_status = || grpc::Code::of_status(entry.status).as_str();
                entry.text("grpc").unwrap_or_else(of_status).to_owned()
            },
        },
        ..Row::documentary("grpc", "gRPC code", "")
    },
    Row::silent("problem_type", "Problem type", |place| {
        let uri = place.profile()?.type_uri(&place.entry.code.to_string())?;
        Some(vec![Span::Code(uri)])
    }),
    Row::silent("docs", "Documentation", |place| {
        let uri = place.profile()?.docs_uri(&place.entry.code.to_string())?;
        Some(vec![Span::Address(uri)])
    }),
    Row::operators("log", "Logged as"),
    Row::operators("owner", "Owner"),
    Row {
        value: Value::Member(Span::Address),
        ..Row::operators("runbook", "Runbook")
    },
    Row {
        mark: |entry| entry.internal.then(|| ("internal", String::new())),
        ..Row::silent("internal", "", |_| None)
    },
    Row::silent("operations", "Answered by", |place| {
        if place.entry.concealed_as.is_some() {
            return None;
        }
        let answering = place.catalogue.answered_by(&place.entry.code);
        let answering: Vec<_> = answering.collect();
        let all = place.catalogue.answering().count();
        if answering.len() == all && all > 3 {
            return Some(vec![Span::Text(format!("all {all} operations"))]);
        }
        let mut spans = Vec::new();
        for operation in answering {
            let between = (!spans.is_empty()).then(|| Span::Text(", ".to_owned()));
            spans.extend(between);
            spans.push(Span::Operation(operation.label()));
        }
        (!spans.is_empty()).then_some(spans)
    }),
    Row::silent("services", "Only in", |place| {
        let services = only_of(place.catalogue, place.ty);
        let list = describe::list(&services, "and");
        (!services.is_empty()).then(|| vec![Span::Text(list)])
    }),
];

impl Place<'_> {
    /// How the service speaks that answers with the error. A concealed one is never on the wire: it has neither a
    /// type there, nor a link, nor a request that gets it.
    fn profile(&self) -> Option<&Profile> {
        let service = self.catalogue.service_of(self.ty)?;
        let is_sent = self.entry.concealed_as.is_none();
        is_sent.then_some(&service.profile)
    }
}

/// Whether clients may see a member. One that this version does not know may be the operator's.
pub(crate) fn is_public(name: &str) -> bool {
    ROWS.iter().any(|row| row.name == name && row.is_public)
}

/// The words that mark an entry beside its status, each with what it says more where there is room.
pub fn marks(entry: &Entry) -> Vec<(&'static str, String)> {
    ROWS.iter().filter_map(|row| (row.mark)(entry)).collect()
}

/// The facts of an entry that is part of a catalogue, in the order in which they are shown.
pub fn facts(catalogue: &Catalogue, ty: &Type, entry: &Entry) -> Vec<Fact> {
    let place = Place {
        catalogue,
        ty,
        entry,
    };
    let fact = |row: &Row| {
        let spans = match row.value {
            Value::Member(span) => Some(vec![span(entry.text(row.name)?.to_owned())]),
            Value::Of(value) => value(&place),
        };
        Some(Fact {
            label: row.label,
            spans: spans?,
        })
    };
    ROWS.iter().filter_map(fact).collect()
}
