//! The status table: every 4xx and 5xx registered with IANA, and what an RFC requires of it.

/// One registered status.
#[derive(Clone, Copy, Debug)]
pub struct Registered {
    /// The status code.
    pub status: u16,
    /// Its reason phrase.
    pub phrase: &'static str,
}

const fn row(status: u16, phrase: &'static str) -> Registered {
    Registered { status, phrase }
}

/// The registered statuses, in ascending order.
pub static REGISTERED: &[Registered] = &[
    row(400, "Bad Request"),
    row(401, "Unauthorized"),
    row(402, "Payment Required"),
    row(403, "Forbidden"),
    row(404, "Not Found"),
    row(405, "Method Not Allowed"),
    row(406, "Not Acceptable"),
    row(407, "Proxy Authentication Required"),
    row(408, "Request Timeout"),
    row(409, "Conflict"),
    row(410, "Gone"),
    row(411, "Length Required"),
    row(412, "Precondition Failed"),
    row(413, "Content Too Large"),
    row(414, "URI Too Long"),
    row(415, "Unsupported Media Type"),
    row(416, "Range Not Satisfiable"),
    row(417, "Expectation Failed"),
    row(421, "Misdirected Request"),
    row(422, "Unprocessable Content"),
    row(423, "Locked"),
    row(424, "Failed Dependency"),
    row(425, "Too Early"),
    row(426, "Upgrade Required"),
    row(428, "Precondition Required"),
    row(429, "Too Many Requests"),
    row(431, "Request Header Fields Too Large"),
    row(451, "Unavailable For Legal Reasons"),
    row(500, "Internal Server Error"),
    row(501, "Not Implemented"),
    row(502, "Bad Gateway"),
    row(503, "Service Unavailable"),
    row(504, "Gateway Timeout"),
    row(505, "HTTP Version Not Supported"),
    row(506, "Variant Also Negotiates"),
    row(507, "Insufficient Storage"),
    row(508, "Loop Detected"),
    row(510, "Not Extended"),
    row(511, "Network Authentication Required"),
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
pub const fn is_never_stored(status: u16) -> bool {
    matches!(status, 428 | 429 | 431 | 511)
}

/// The header that a response of this status must carry, and the section of RFC 9110 that requires it.
pub const fn required(status: u16) -> Option<(&'static str, &'static str)> {
    match status {
        401 => Some(("WWW-Authenticate", "15.5.2")),
        405 => Some(("Allow", "15.5.6")),
        407 => Some(("Proxy-Authenticate", "15.5.8")),
        426 => Some(("Upgrade", "15.5.22")),
        _ => None,
    }
}

/// The header that an RFC requires of responses of this status.
pub fn required_header(status: u16) -> Option<&'static str> {
    required(status).map(|(header, _)| header)
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
