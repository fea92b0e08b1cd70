//! The id of a request: the client's where it is well-formed, else made here.

use http::HeaderValue;

const LONGEST: usize = 128;

/// Visible ASCII alone: an id goes into headers, logs and bodies.
pub(super) fn is_well_formed(value: &HeaderValue) -> bool {
    let bytes = value.as_bytes();
    (1..=LONGEST).contains(&bytes.len()) && bytes.iter().all(u8::is_ascii_graphic)
}

/// A random UUID (RFC 9562 section 5.4). It distinguishes requests and is no secret, so a fast source of
/// randomness will do.
pub(super) fn make() -> HeaderValue {
    const HEX: &[u8; 16] = b"0123456789abcdef";
    let mut bytes = fastrand::u128(..).to_be_bytes();
    bytes[6] = (bytes[6] & 0x0f) | 0x40;
    bytes[8] = (bytes[8] & 0x3f) | 0x80;
    let mut text = [b'-'; 36];
    let mut at = 0;
    for (index, byte) in bytes.into_iter().enumerate() {
        if matches!(index, 4 | 6 | 8 | 10) {
            at += 1;
        }
        text[at] = HEX[usize::from(byte >> 4)];
        text[at + 1] = HEX[usize::from(byte & 15)];
        at += 2;
    }
    HeaderValue::from_bytes(&text).unwrap_or_else(|_| HeaderValue::from_static("unknown"))
}

#[cfg(test)]
mod tests {
    use super::{is_well_formed, make};
    use http::HeaderValue;

    #[test]
    fn an_id_is_a_random_uuid() {
        let id = make();
        let text = id.to_str().unwrap();
        let groups: Vec<usize> = text.split('-').map(str::len).collect();
        assert_eq!(groups, [8, 4, 4, 4, 12]);
        assert_eq!(text.as_bytes()[14], b'4');
        assert!(b"89ab".contains(&text.as_bytes()[19]));
        assert_ne!(id, make());
        assert!(is_well_formed(&id));
    }

    #[test]
    fn an_id_is_short_and_visible() {
        let long = "a".repeat(129);
        let fits = "a".repeat(128);
        for (text, well_formed) in [
            ("", false),
            ("a", true),
            ("a b", false),
            ("\u{e9}", false),
            (fits.as_str(), true),
            (long.as_str(), false),
        ] {
            let value = HeaderValue::from_bytes(text.as_bytes()).unwrap();
            assert_eq!(is_well_formed(&value), well_formed, "{text}");
        }
    }
}
