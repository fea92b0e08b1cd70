//! How a service speaks: the shape of its bodies, its media types, its links.

use crate::body::Body;
use errorbook_model::Profile as Settings;

pub use errorbook_model::Offer;

/// How a service speaks. The error types never know it: a shared error looks like the rest of whichever
/// service it is used in.
///
/// A `const` builder, for a `static`:
///
/// ```
/// use errorbook::{Body, Offer, Profile};
///
/// pub static ACME: Profile = Profile::new()
///     .body(Body::CODE_MESSAGE)
///     .docs("https://docs.acme.example/errors/{code}")
///     .offers(&[Offer::Json, Offer::Text]);
/// ```
///
/// What it builds is checked while it is compiled: a link that no header could carry does not compile.
#[derive(Debug)]
pub struct Profile {
    pub(crate) settings: Settings,
}

impl Profile {
    /// What is spoken where nothing was said: [`Body::PROBLEM`] without URIs, JSON or text.
    pub const DEFAULT: Profile = Profile::new();

    /// Starts from the default.
    pub const fn new() -> Self {
        Profile {
            settings: Settings::DEFAULT,
        }
    }

    /// The shape of JSON bodies.
    #[must_use]
    pub const fn body(mut self, body: Body) -> Self {
        self.settings.body = body;
        self
    }

    /// What an error is: the `type` of RFC 9457, with `{code}` for its code. Where it is absent, the
    /// [`docs`](Self::docs) link serves.
    ///
    /// # Panics
    ///
    /// While it is compiled, where the template is no URI reference.
    #[must_use]
    #[track_caller]
    pub const fn problem_type(mut self, template: &'static str) -> Self {
        check_uri_template(template);
        self.settings.problem_type = Some(template);
        self
    }

    /// Where an error is explained, with `{code}` for its code: sent as `Link: <…>; rel="help"` and in
    /// bodies that have it.
    ///
    /// # Panics
    ///
    /// While it is compiled, where the template is no URI reference.
    #[must_use]
    #[track_caller]
    pub const fn docs(mut self, template: &'static str) -> Self {
        check_uri_template(template);
        self.settings.docs = Some(template);
        self
    }

    /// The representations, in the server's order; the first is the default.
    ///
    /// ```
    /// use errorbook::{Offer, Profile};
    /// use http::HeaderMap;
    ///
    /// // For people at terminals first.
    /// static PROFILE: Profile = Profile::new().offers(&[Offer::Text, Offer::Json]);
    /// let preferences = PROFILE.preferences(&HeaderMap::new());
    /// assert_eq!(preferences.media_type(), Some("text/plain; charset=utf-8"));
    /// ```
    ///
    /// # Panics
    ///
    /// While it is compiled, where there is none.
    #[must_use]
    #[track_caller]
    pub const fn offers(mut self, offers: &'static [Offer]) -> Self {
        assert!(
            !offers.is_empty(),
            "a profile offers at least one representation: write `.offers(&[Offer::Json])`"
        );
        self.settings.offers = offers;
        self
    }

    /// Sends the code as a header too, for clients that read no bodies.
    ///
    /// # Panics
    ///
    /// While it is compiled, where the name is not a header's, in lower case.
    #[must_use]
    #[track_caller]
    pub const fn code_header(mut self, name: &'static str) -> Self {
        check_header_name(name);
        self.settings.code_header = Some(name);
        self
    }

    /// Whether the docs link goes out as a `Link` header.
    #[must_use]
    pub const fn help_link(mut self, on: bool) -> Self {
        self.settings.help_link = on;
        self
    }

    /// Whether a body goes out with `X-Content-Type-Options: nosniff`.
    #[must_use]
    pub const fn nosniff(mut self, on: bool) -> Self {
        self.settings.nosniff = on;
        self
    }

    /// Whether errors go out with `Cache-Control: no-store` where they have no Cache-Control of their
    /// own. On 428, 429, 431 and 511 it cannot be switched off (RFC 6585).
    #[must_use]
    pub const fn no_store(mut self, on: bool) -> Self {
        self.settings.no_store = on;
        self
    }
}

impl Default for Profile {
    fn default() -> Self {
        Profile::new()
    }
}

/// RFC 3986: the characters of a URI, and `{code}`.
#[track_caller]
const fn check_uri_template(template: &str) {
    let bytes = template.as_bytes();
    assert!(!bytes.is_empty(), "the URI is empty: leave the call out");
    let mut index = 0;
    while index < bytes.len() {
        if starts_with(bytes, index, b"{code}") {
            index += b"{code}".len();
            continue;
        }
        assert!(
            bytes[index] != b'{' && bytes[index] != b'}',
            "the only placeholder of a URI is `{{code}}`, and braces come in no other use"
        );
        assert!(
            bytes[index].is_ascii_graphic()
                && !matches!(
                    bytes[index],
                    b'"' | b'<' | b'>' | b'\\' | b'^' | b'`' | b'|'
                ),
            "a character that no URI has: percent-encode it (RFC 3986 section 2.1)"
        );
        index += 1;
    }
}

/// RFC 9110 section 5.1, in the lower case that HTTP/2 and HTTP/3 require.
#[track_caller]
const fn check_header_name(name: &str) {
    let bytes = name.as_bytes();
    assert!(!bytes.is_empty(), "the name is empty: leave the call out");
    let mut index = 0;
    while index < bytes.len() {
        assert!(
            !bytes[index].is_ascii_uppercase(),
            "a header's name is written in lower case here: `x-error-code`"
        );
        assert!(
            bytes[index].is_ascii_alphanumeric()
                || matches!(
                    bytes[index],
                    b'!' | b'#'..=b'\'' | b'*' | b'+' | b'-' | b'.' | b'^'..=b'`' | b'|' | b'~'
                ),
            "a character that no header's name has: write letters, digits and hyphens"
        );
        index += 1;
    }
}

const fn starts_with(bytes: &[u8], at: usize, word: &[u8]) -> bool {
    let mut index = 0;
    while index < word.len() {
        if at + index >= bytes.len() || bytes[at + index] != word[index] {
            return false;
        }
        index += 1;
    }
    true
}
