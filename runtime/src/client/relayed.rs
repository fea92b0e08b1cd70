//! An error of an upstream, passed on by a gateway.

use super::known::Known;
use super::relayed_values::Values;
use super::reply::Reply;
use super::upstream::Upstream;
use crate::catalogue::Catalogue;
use crate::entry::Entry;
use crate::error::{ErrorView, ValueSource, View};
use errorbook_model::status::required_header;
use http::StatusCode;
use std::fmt;
use std::sync::Arc;

/// An error of an upstream that a gateway passes on as its own: in the gateway's profile, with the upstream's code, status,
/// message, fields and field errors, and the headers that its catalogue says the error has.
///
/// Nothing else of the upstream's response is sent. An error that is not to be relayed is masked: the gateway answers with its own 502, the one
/// that [`refusals`](macro@crate::catalogue#refusals) or [`HttpError`](crate::HttpError) has, and the operator's event
/// says what the upstream sent. Masked are:
///
/// - an error that the gateway's catalogue does not list in [`relays`](macro@crate::catalogue#relays),
/// - `Unknown`: a code of a later release, or an error without what it always has,
/// - a 5xx, unless it is relayed by [`with_5xx`](Self::with_5xx),
/// - a status that the upstream's catalogue does not give the code, a 407 or a 426, which are about the connection to the
///   gateway, and a response without the header that its status requires.
///
/// ```
/// use errorbook::client::{Known, KnownField, Relayed, Reply};
/// use errorbook::{ApiError, HttpError, Preferences, Profile, catalogue};
/// use http::{HeaderMap, StatusCode};
///
/// // `cargo errorbook export rust` writes it.
/// mod orgs {
///     # use errorbook::client::{Known, KnownField, Reply};
///     # pub static PROFILE: errorbook::Profile = errorbook::Profile::new();
///     # pub const ERRORS: &[Known] = &[Known::new("ORG_BLOCKED", &[403])
///     #     .variant("OrgBlocked").title("Blocked").with_message().fields(&[KnownField::new("slug", "string")])];
///     # pub const ITEMS: &[Known] = &[];
///     # #[derive(Debug)]
///     # pub enum Error { OrgBlocked { slug: String, reply: Reply }, Unknown(Reply) }
///     # impl From<Reply> for Error {
///     #     fn from(reply: Reply) -> Self {
///     #         match (reply.find(ERRORS), reply.field("slug")) {
///     #             (Some(_), Some(slug)) => Error::OrgBlocked { slug, reply },
///     #             _ => Error::Unknown(reply),
///     #         }
///     #     }
///     # }
///     # impl Error {
///     #     pub fn reply(&self) -> &Reply {
///     #         match self { Error::OrgBlocked { reply, .. } | Error::Unknown(reply) => reply }
///     #     }
///     # }
///     # errorbook::__upstream!(Error, ERRORS, ITEMS, "\"entries\":[]}}");
///     // pub enum Error { OrgBlocked { slug: String, reply: Reply }, Unknown(Reply) }
/// }
///
/// catalogue! {
///     static ERRORS = [HttpError::{BadGateway}];
///     relays = orgs::Error::{OrgBlocked};
/// }
///
/// let mut headers = HeaderMap::new();
/// headers.insert("content-type", "application/problem+json".parse()?);
/// let body = r#"{"title":"Forbidden","code":"ORG_BLOCKED","detail":"acme is blocked","slug":"acme"}"#;
/// let reply = Reply::read(&orgs::PROFILE, StatusCode::FORBIDDEN, &headers, body)?;
///
/// let error = Relayed::new(&ERRORS, &orgs::Error::from(reply));
/// let response = error.respond(&Preferences::default());
/// assert_eq!(response.status(), 403);
/// assert_eq!(response.body(), body);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
///
/// An error enum of the gateway has it in a variant, `#[transparent] Relayed(#[from] Relayed)`.
#[derive(Clone, Debug)]
pub struct Relayed {
    answer: Answer,
    reply: Reply,
}

#[derive(Clone, Debug)]
enum Answer {
    Passed(Arc<Values>),
    /// The gateway's own error, and why.
    Masked(&'static Entry, &'static str),
}

impl Relayed {
    /// Passes an error of an upstream on, in the name of the service that has this catalogue. A 5xx is masked.
    pub fn new<E: Upstream>(catalogue: &'static Catalogue, error: &E) -> Self {
        Self::of(catalogue, error, false)
    }

    /// The same, and a 5xx is passed on too. Its code, message and fields then say that a service behind the gateway
    /// failed: use it for errors that clients act upon, such as a 503 with a Retry-After.
    pub fn with_5xx<E: Upstream>(catalogue: &'static Catalogue, error: &E) -> Self {
        Self::of(catalogue, error, true)
    }

    /// Whether it is answered with an error of the gateway's own.
    pub fn is_masked(&self) -> bool {
        matches!(self.answer, Answer::Masked(..))
    }

    /// The upstream's error, as it was received.
    pub fn reply(&self) -> &Reply {
        &self.reply
    }

    fn of<E: Upstream>(catalogue: &'static Catalogue, error: &E, passes_5xx: bool) -> Self {
        let reply = error.__reply().clone();
        let answer = match found(catalogue, error, passes_5xx) {
            Ok((entry, known)) => {
                let values = Values::of(entry, known, &reply, [E::ITEMS, E::ERRORS]);
                Answer::Passed(Arc::new(values))
            }
            Err(why) => Answer::Masked(bad_gateway(catalogue), why),
        };
        Relayed { answer, reply }
    }
}

/// The entry that an error is passed on by, or why there is none.
fn found<E: Upstream>(
    catalogue: &'static Catalogue,
    error: &E,
    passes_5xx: bool,
) -> Result<(&'static Entry, &'static Known), &'static str> {
    let reply = error.__reply();
    let status = reply.status();
    if status.is_server_error() && !passes_5xx {
        return Err("a 5xx of an upstream is the gateway's failure");
    }
    let entries = E::TABLE.entries().iter().zip(E::ERRORS);
    let found = reply.find_known(E::ERRORS).filter(|_| error.__is_known());
    let found = found.and_then(|found| entries.clone().find(|(_, own)| own.code == found.code));
    let (entry, known) = found.ok_or("its catalogue does not have this error")?;
    let listed = catalogue.answering();
    if !listed.iter().any(|listed| listed.has(entry)) {
        return Err("`relays` does not list it");
    }
    if !known.statuses.contains(&status.as_u16()) {
        return Err("its catalogue does not give the code this status");
    }
    // RFC 9110 sections 11.7.1 and 7.8: both are about one connection.
    if matches!(status.as_u16(), 407 | 426) {
        return Err("its status is about the connection to the gateway");
    }
    let is_declared = |name: &&str| {
        known
            .headers
            .iter()
            .any(|own| own.eq_ignore_ascii_case(name))
    };
    let required = required_header(status.as_u16()).filter(is_declared);
    if required.is_some_and(|name| !reply.headers().contains_key(name)) {
        return Err("it lacks the header that its status requires");
    }
    Ok((entry.with_status(|| status.as_u16()), known))
}

/// The service's own error for a bad response of an upstream.
fn bad_gateway(catalogue: &'static Catalogue) -> &'static Entry {
    /// Not reached: some built-in error answers for each status.
    static UNKNOWN: Entry = Entry::new("HTTP_BAD_GATEWAY", 502);
    let own = catalogue.refusals();
    own.answer(StatusCode::BAD_GATEWAY, |_| false)
        .unwrap_or(&UNKNOWN)
}

impl View for Relayed {
    fn __view(&self) -> ErrorView<'_> {
        match &self.answer {
            Answer::Passed(values) => ErrorView {
                entry: values.entry,
                values: ValueSource::Derived(&**values),
            },
            Answer::Masked(entry, _) => ErrorView {
                entry,
                values: ValueSource::Nothing,
            },
        }
    }
}

/// For the operator: what the upstream answered with.
impl fmt::Display for Relayed {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "an upstream answered {}", self.reply)?;
        match &self.answer {
            Answer::Passed(_) => Ok(()),
            Answer::Masked(_, why) => write!(f, ", which is masked: {why}"),
        }
    }
}

impl std::error::Error for Relayed {}
