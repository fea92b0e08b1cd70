//! The status table: every 4xx and 5xx registered with IANA, and what an RFC requires of it.

/// One registered status.
pub(crate) struct Registered {
    pub(crate) status: u16,
    pub(crate) phrase: &'static str,
    /// The header that a response of this status must carry, and the section that says so.
    pub(crate) must: Option<(&'static str, &'static str)>,
}

const fn plain(status: u16, phrase: &'static str) -> Registered {
    Registered {
        status,
        phrase,
        must: None,
    }
}

const fn needs(
    status: u16,
    phrase: &'static str,
    header: &'static str,
    section: &'static str,
) -> Registered {
    Registered {
        status,
        phrase,
        must: Some((header, section)),
    }
}

pub(crate) const REGISTERED: &[Registered] = &[
    plain(400, "Bad Request"),
    needs(
        401,
        "Unauthorized",
        "WWW-Authenticate",
        "RFC 9110 section 15.5.2",
    ),
    plain(402, "Payment Required"),
    plain(403, "Forbidden"),
    plain(404, "Not Found"),
    needs(
        405,
        "Method Not Allowed",
        "Allow",
        "RFC 9110 section 15.5.6",
    ),
    plain(406, "Not Acceptable"),
    needs(
        407,
        "Proxy Authentication Required",
        "Proxy-Authenticate",
        "RFC 9110 section 15.5.8",
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
    needs(
        426,
        "Upgrade Required",
        "Upgrade",
        "RFC 9110 section 15.5.22",
    ),
    plain(428, "Precondition Required"),
    plain(429, "Too Many Requests"),
    plain(431, "Request Header Fields Too Large"),
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
    plain(511, "Network Authentication Required"),
];

pub(crate) fn registered(status: u16) -> Option<&'static Registered> {
    REGISTERED.iter().find(|row| row.status == status)
}

/// The phrase of a status; of an unregistered one, that of its class (RFC 9110 section 15: a client
/// treats an unknown code as the x00 of its class).
pub(crate) fn phrase(status: u16) -> &'static str {
    registered(status)
        .or_else(|| registered(status / 100 * 100))
        .map_or("Error", |row| row.phrase)
}

/// RFC 6585: a response of one of these must not be stored by a cache.
pub(crate) const NEVER_STORED: [u16; 4] = [428, 429, 431, 511];

/// The word that stands for a status in an attribute: `Not Found` is `NOT_FOUND`.
pub(crate) fn word(row: &Registered) -> String {
    row.phrase.to_uppercase().replace([' ', '-'], "_")
}

/// A status by its word. The names that `http::StatusCode` still uses count as well.
pub(crate) fn by_word(word_given: &str) -> Option<u16> {
    match word_given {
        "PAYLOAD_TOO_LARGE" => Some(413),
        "UNPROCESSABLE_ENTITY" => Some(422),
        _ => REGISTERED
            .iter()
            .find(|row| word(row) == word_given)
            .map(|row| row.status),
    }
}

#[cfg(test)]
mod tests {
    use super::phrase;

    #[test]
    fn an_unregistered_status_has_the_phrase_of_its_class() {
        for (status, expected) in [
            (404, "Not Found"),
            (499, "Bad Request"),
            (503, "Service Unavailable"),
            (599, "Internal Server Error"),
            (600, "Error"),
        ] {
            assert_eq!(phrase(status), expected, "{status}");
        }
    }
}
