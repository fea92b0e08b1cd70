//! The status table: every 4xx and 5xx registered with IANA, and what an RFC requires of it.

/// One registered status.
#[derive(Clone, Copy, Debug)]
pub struct Registered {
    /// The status code.
    pub status: u16,
    /// Its reason phrase.
    pub phrase: &'static str,
    /// The header that a response of this status must carry, and the section of RFC 9110 that requires it.
    pub required: Option<(&'static str, &'static str)>,
    /// Whether a cache must not store a response of this status (RFC 6585).
    pub never_stored: bool,
}

const fn plain(status: u16, phrase: &'static str) -> Registered {
    Registered {
        status,
        phrase,
        required: None,
        never_stored: false,
    }
}

const fn requires(
    status: u16,
    phrase: &'static str,
    header: &'static str,
    section: &'static str,
) -> Registered {
    Registered {
        required: Some((header, section)),
        ..plain(status, phrase)
    }
}

const fn never_stored(status: u16, phrase: &'static str) -> Registered {
    Registered {
        never_stored: true,
        ..plain(status, phrase)
    }
}

/// The registered statuses, in ascending order.
pub static REGISTERED: &[Registered] = &[
    plain(400, "Bad Request"),
    requires(401, "Unauthorized", "WWW-Authenticate", "15.5.2"),
    plain(402, "Payment Required"),
    plain(403, "Forbidden"),
    plain(404, "Not Found"),
    requires(405, "Method Not Allowed", "Allow", "15.5.6"),
    plain(406, "Not Acceptable"),
    requires(
        407,
        "Proxy Authentication Required",
        "Proxy-Authenticate",
        "15.5.8",
    ),
    plain(408, "Request Timeout"),
    plain(409, "Conflict"),
    plain(410, "Gone"),
    plain(411, "Length Required"),
    plain(412, "Precondition Failed"),
    plain(413, "Content Too Large"),
    plain(414, "URI Too Long"),
    plain(415, "Unsupported Media Type"),
    plain(416, "Range Not Satisfiable"),
    plain(417, "Expectation Failed"),
    plain(421, "Misdirected Request"),
    plain(422, "Unprocessable Content"),
    plain(423, "Locked"),
    plain(424, "Failed Dependency"),
    plain(425, "Too Early"),
    requires(426, "Upgrade Required", "Upgrade", "15.5.22"),
    never_stored(428, "Precondition Required"),
    never_stored(429, "Too Many Requests"),
    never_stored(431, "Request Header Fields Too Large"),
    plain(451, "Unavailable For Legal Reasons"),
    plain(500, "Internal Server Error"),
    plain(501, "Not Implemented"),
    plain(502, "Bad Gateway"),
    plain(503, "Service Unavailable"),
    plain(504, "Gateway Timeout"),
    plain(505, "HTTP Version Not Supported"),
    plain(506, "Variant Also Negotiates"),
    plain(507, "Insufficient Storage"),
    plain(508, "Loop Detected"),
    plain(510, "Not Extended"),
    never_stored(511, "Network Authentication Required"),
];

/// The row of a status.
pub fn registered(status: u16) -> Option<&'static Registered> {
    REGISTERED
        .binary_search_by_key(&status, |row| row.status)
        .ok()
        .map(|index| &REGISTERED[index])
}

/// The phrase of a status; of an unregistered one, that of its class (RFC 9110 section 15: a client
/// treats an unknown code as the x00 of its class).
///
/// ```
/// use errorbook_model::status::phrase;
///
/// assert_eq!(phrase(404), "Not Found");
/// assert_eq!(phrase(499), "Bad Request");
/// ```
pub fn phrase(status: u16) -> &'static str {
    registered(status)
        .or_else(|| registered(status / 100 * 100))
        .map_or("Error", |row| row.phrase)
}

/// Whether RFC 6585 forbids a cache to store responses of this status.
pub fn is_never_stored(status: u16) -> bool {
    registered(status).is_some_and(|row| row.never_stored)
}

/// The header that an RFC requires of responses of this status.
pub fn required_header(status: u16) -> Option<&'static str> {
    let (header, _) = registered(status)?.required?;
    Some(header)
}

/// The word that stands for a status in an attribute: `Not Found` is `NOT_FOUND`.
pub fn word(row: &Registered) -> String {
    row.phrase.to_uppercase().replace([' ', '-'], "_")
}

/// A status by its word. The names that `http::StatusCode` still uses count as well.
pub fn by_word(given: &str) -> Option<u16> {
    match given {
        "PAYLOAD_TOO_LARGE" => Some(413),
        "UNPROCESSABLE_ENTITY" => Some(422),
        _ => REGISTERED
            .iter()
            .find(|row| word(row) == given)
            .map(|row| row.status),
    }
}
