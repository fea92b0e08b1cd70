//! The phrases of statuses, as RFC 9110 and its successors write them.

const REGISTERED: &[(u16, &str, bool)] = &errorbook_macros::__phrases!();

fn registered(status: u16) -> Option<&'static (u16, &'static str, bool)> {
    REGISTERED
        .binary_search_by_key(&status, |row| row.0)
        .ok()
        .map(|index| &REGISTERED[index])
}

/// The phrase of a status; of an unregistered one, that of its class (RFC 9110 section 15).
pub(crate) fn phrase(status: u16) -> &'static str {
    registered(status)
        .or_else(|| registered(status / 100 * 100))
        .map_or("Error", |row| row.1)
}

/// Whether RFC 6585 forbids a cache to store answers of this status.
pub(crate) fn is_never_stored(status: u16) -> bool {
    registered(status).is_some_and(|row| row.2)
}

/// The header that an RFC requires of answers of this status.
#[cfg(feature = "testing")]
pub(crate) fn required_header(status: u16) -> Option<&'static str> {
    const REQUIRED: &[(u16, &str)] = &errorbook_macros::__required_headers!();
    let row = REQUIRED.iter().find(|row| row.0 == status);
    row.map(|row| row.1)
}
