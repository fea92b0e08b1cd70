//! The wire format of a service: the shape of its bodies, its media types, its links.

use errorbook_model::Profile as Settings;
use errorbook_model::const_str::same;
use errorbook_model::interpolation::{Part, part};
use errorbook_model::media::is_token;
use errorbook_model::pairs::{is_field_name, is_header_value, is_json_constant, is_own_header};
use errorbook_model::profile::Candidates;
use errorbook_model::{Body, Constant, Name, each};

pub use errorbook_model::Offer;

/// The wire format of a service's errors: the shape of the bodies, the media types, the links.
///
/// Error types do not depend on a profile, so services with different profiles can share them. A profile
/// is built in a `static`:
///
/// ```
/// use errorbook::{Body, Offer, Profile};
///
/// pub static ACME: Profile = Profile::new()
///     .body(Body::CODE_MESSAGE)
///     .docs("https://docs.acme.example/errors/{code}")
///     .offers(&[Offer::JSON, Offer::TEXT]);
/// ```
///
/// The values are checked at compile time: an invalid URI or header name does not compile.
#[derive(Debug)]
pub struct Profile {
    pub(crate) settings: Settings,
    /// What an Accept header is compared with.
    pub(crate) candidates: Candidates,
    /// Whether a template has the trace id.
    #[cfg_attr(not(feature = "middleware"), allow(dead_code))]
    pub(crate) reads_trace: bool,
    /// Whether a template has the path of the request.
    #[cfg_attr(not(feature = "middleware"), allow(dead_code))]
    pub(crate) reads_path: bool,
    /// Whether it is that of calls of gRPC.
    #[cfg(feature = "grpc")]
    pub(crate) is_of_calls: bool,
}

impl Profile {
    /// The default profile: [`Body::PROBLEM`] without URIs, as JSON or plain text.
    ///
    /// ```
    /// use errorbook::{Document, HttpError, Profile};
    ///
    /// let body = serde_json::to_string(&Document::new(&HttpError::NotFound, &Profile::DEFAULT))?;
    /// assert_eq!(body, r#"{"title":"Not Found","code":"HTTP_NOT_FOUND"}"#);
    /// # Ok::<(), serde_json::Error>(())
    /// ```
    pub const DEFAULT: Profile = Profile::new();

    /// Creates the default profile.
    ///
    /// ```
    /// use errorbook::Profile;
    ///
    /// static ACME: Profile = Profile::new().docs("https://docs.acme.example/errors/{code}");
    /// ```
    pub const fn new() -> Self {
        Profile::of(&Settings::DEFAULT)
    }

    /// Creates the profile of settings, with what follows from them.
    #[track_caller]
    pub(crate) const fn of(settings: &Settings) -> Self {
        Profile {
            candidates: settings.candidates(),
            reads_trace: settings.uses(Name::TraceId),
            reads_path: settings.uses(Name::RequestPath),
            #[cfg(feature = "grpc")]
            is_of_calls: false,
            settings: *settings,
        }
    }

    /// Sets the shape of JSON bodies. The default is [`Body::PROBLEM`].
    ///
    /// ```
    /// use errorbook::{Body, Profile, body};
    ///
    /// static PRESET: Profile = Profile::new().body(Body::CODE_MESSAGE);
    ///
    /// const SHAPE: Body = body!({ "error": { "id": code, ..fields } });
    /// static OWN: Profile = Profile::new().body(SHAPE);
    /// ```
    #[must_use]
    pub const fn body(mut self, body: Body) -> Self {
        self.settings.body = body;
        Profile::of(&self.settings)
    }

    /// Sets the `type` of RFC 9457, a URI that identifies the error. `{code}` is replaced by the error's
    /// code. Without it, the [`docs`](Self::docs) link is used.
    ///
    /// ```
    /// use errorbook::Profile;
    ///
    /// static ACME: Profile = Profile::new().problem_type("urn:acme:error:{code}");
    /// ```
    ///
    /// # Panics
    ///
    /// Panics if the template is empty, has a placeholder other than `{code}`, or has a character that a URI
    /// cannot contain. In a `static` or `const` this is a compile error.
    #[must_use]
    #[track_caller]
    pub const fn problem_type(mut self, template: &'static str) -> Self {
        check_uri_template(template);
        self.settings.problem_type = Some(template);
        self
    }

    /// Sets the URI of the page that explains an error. `{code}` is replaced by the error's code. It is
    /// sent as `Link: <…>; rel="help"`, and in bodies whose shape contains it. The middleware of a catalogue leaves it out of
    /// an error that the catalogue does not show: it has no page.
    ///
    /// ```
    /// use errorbook::Profile;
    ///
    /// static ACME: Profile = Profile::new().docs("https://docs.acme.example/errors/{code}");
    /// ```
    ///
    /// # Panics
    ///
    /// Panics if the template is empty, has a placeholder other than `{code}`, or has a character that a URI
    /// cannot contain. In a `static` or `const` this is a compile error.
    #[must_use]
    #[track_caller]
    pub const fn docs(mut self, template: &'static str) -> Self {
        check_uri_template(template);
        self.settings.docs = Some(template);
        self
    }

    /// Sets the domain in which a code is unique, for gRPC's clients: the `domain` of `google.rpc.ErrorInfo`, which is the
    /// name of the service (AIP-193).
    ///
    /// ```
    /// use errorbook::Profile;
    ///
    /// static ACME: Profile = Profile::new().domain("orgs.acme.example");
    /// ```
    ///
    /// # Panics
    ///
    /// Panics if the domain is empty or has a character that no host's name has. In a `static` or `const` this is a compile error.
    #[must_use]
    #[track_caller]
    pub const fn domain(mut self, domain: &'static str) -> Self {
        let bytes = domain.as_bytes();
        let mut index = 0;
        while index < bytes.len() && is_token(bytes[index]) {
            index += 1;
        }
        assert!(
            index > 0 && index == bytes.len(),
            "a domain is a name without spaces and slashes: write one as `orgs.acme.example`"
        );
        self.settings.domain = Some(domain);
        self
    }

    /// Sets the representations, in the server's order of preference. The first is the default.
    ///
    /// ```
    /// use errorbook::{Offer, Profile};
    /// use http::HeaderMap;
    ///
    /// // Plain text unless the client asks for JSON.
    /// static PROFILE: Profile = Profile::new().offers(&[Offer::TEXT, Offer::JSON]);
    /// let preferences = PROFILE.preferences(&HeaderMap::new());
    /// assert_eq!(preferences.media_type(), Some("text/plain; charset=utf-8"));
    /// ```
    ///
    /// # Panics
    ///
    /// Panics if `offers` is empty. In a `static` or `const` this is a compile error.
    #[must_use]
    #[track_caller]
    pub const fn offers(mut self, offers: &'static [Offer]) -> Self {
        assert!(
            !offers.is_empty(),
            "a profile offers at least one representation: write `.offers(&[Offer::JSON])`"
        );
        self.settings.offers = offers;
        Profile::of(&self.settings)
    }

    /// Adds a field to every error that exposes none of this name, to those of the framework too. Repeatable, at most 8
    /// times.
    ///
    /// ```
    /// use errorbook::{Body, Document, HttpError, Profile};
    ///
    /// static ACME: Profile = Profile::new()
    ///     .body(Body::CODE_MESSAGE)
    ///     .field("kind", "api_error");
    ///
    /// let body = serde_json::to_string(&Document::new(&HttpError::NotFound, &ACME))?;
    /// assert_eq!(body, r#"{"code":"HTTP_NOT_FOUND","message":"Not Found","kind":"api_error"}"#);
    /// # Ok::<(), serde_json::Error>(())
    /// ```
    ///
    /// # Panics
    ///
    /// Panics if the name cannot be one of a field, if the profile has a field of the name, or if it has eight. In a
    /// `static` or `const` this is a compile error.
    #[must_use]
    #[track_caller]
    pub const fn field(self, name: &'static str, value: &'static str) -> Self {
        self.with_field(name, Constant::Text(value))
    }

    /// The same with a number, `true` or `false`, written as JSON.
    ///
    /// ```
    /// use errorbook::{Body, Document, HttpError, Profile};
    ///
    /// static ACME: Profile = Profile::new()
    ///     .body(Body::CODE_MESSAGE)
    ///     .field_json("version", "2")
    ///     .field_json("ok", "false");
    ///
    /// let body = serde_json::to_string(&Document::new(&HttpError::NotFound, &ACME))?;
    /// assert_eq!(body, r#"{"code":"HTTP_NOT_FOUND","message":"Not Found","version":2,"ok":false}"#);
    /// # Ok::<(), serde_json::Error>(())
    /// ```
    ///
    /// # Panics
    ///
    /// As [`field`](Self::field) does, and if the value is anything else.
    #[must_use]
    #[track_caller]
    pub const fn field_json(self, name: &'static str, value: &'static str) -> Self {
        assert!(
            is_json_constant(value),
            "the value is a number, `true` or `false`: write a string with `field`"
        );
        self.with_field(name, Constant::Json(value))
    }

    #[track_caller]
    const fn with_field(mut self, name: &'static str, value: Constant) -> Self {
        assert!(
            is_field_name(name),
            "a field's name is written without spaces, quotes, backslashes, braces, `:` and `?`"
        );
        assert!(
            self.settings.fields.get(name).is_none(),
            "the profile has this field already: remove one of the calls"
        );
        self.settings.fields = self.settings.fields.with(name, value);
        self
    }

    /// Adds a header to every error, to those of the framework too. A header that an error declares under the same name
    /// is sent instead, but the lines of `link` are added to each other. Repeatable, at most 8 times.
    ///
    /// `cache-control` replaces the default `no-store`, except on 428, 429, 431 and 511 (RFC 6585). `content-language`
    /// is sent with a body only.
    ///
    /// ```
    /// use errorbook::{ApiError, HttpError, Profile};
    ///
    /// static REGISTRY: Profile = Profile::new()
    ///     .header("docker-distribution-api-version", "registry/2.0")
    ///     .header("cache-control", "must-revalidate");
    ///
    /// let response = HttpError::NotFound.respond(&REGISTRY.preferences(&http::HeaderMap::new()));
    /// assert_eq!(response.headers()["docker-distribution-api-version"], "registry/2.0");
    /// assert_eq!(response.headers()["cache-control"], "must-revalidate");
    /// ```
    ///
    /// # Panics
    ///
    /// Panics if the name is not a header name in lower case, if it is one that errorbook or the server writes, such as
    /// `content-type` or `connection`, if the value is not one of a header, if the profile has a header of the name
    /// other than `link`, or if it has eight. In a `static` or `const` this is a compile error.
    #[must_use]
    #[track_caller]
    pub const fn header(mut self, name: &'static str, value: &'static str) -> Self {
        check_header_name(name);
        assert!(
            !is_own_header(name),
            "errorbook or the server writes this header: leave the call out"
        );
        assert!(
            is_header_value(value),
            "the value of a header is visible ASCII, with spaces and tabs inside only (RFC 9110 section 5.5)"
        );
        let is_given = self.settings.headers.get(name).is_some() && !same(name, "link");
        assert!(
            !is_given,
            "the profile has this header already: remove one of the calls"
        );
        let is_code = matches!(self.settings.code_header, Some(code) if same(code, name));
        assert!(
            !is_code,
            "`code_header` writes this header: remove one of the calls"
        );
        self.settings.headers = self.settings.headers.with(name, value);
        self
    }

    /// Also sends the code as a header, for clients that do not read the body.
    ///
    /// ```
    /// use errorbook::{ApiError, HttpError, Profile};
    ///
    /// static ACME: Profile = Profile::new().code_header("x-error-code");
    ///
    /// let response = HttpError::NotFound.respond(&ACME.preferences(&http::HeaderMap::new()));
    /// assert_eq!(response.headers()["x-error-code"], "HTTP_NOT_FOUND");
    /// ```
    ///
    /// # Panics
    ///
    /// Panics if the name is not a header name in lower case. In a `static` or `const` this is a compile error.
    #[must_use]
    #[track_caller]
    pub const fn code_header(mut self, name: &'static str) -> Self {
        check_header_name(name);
        assert!(
            self.settings.headers.get(name).is_none(),
            "the profile has a header of this name already: remove one of the calls"
        );
        self.settings.code_header = Some(name);
        self
    }

    /// Sets whether the [`docs`](Self::docs) link is sent as a `Link` header.
    ///
    /// ```
    /// use errorbook::{ApiError, HttpError, Profile};
    ///
    /// static ACME: Profile = Profile::new()
    ///     .docs("https://docs.acme.example/errors/{code}")
    ///     .help_link(false);
    ///
    /// let response = HttpError::NotFound.respond(&ACME.preferences(&http::HeaderMap::new()));
    /// assert!(!response.headers().contains_key("link"));
    /// ```
    #[must_use]
    pub const fn help_link(mut self, on: bool) -> Self {
        self.settings.help_link = on;
        self
    }

    /// Sets whether a response with a body has `X-Content-Type-Options: nosniff`.
    ///
    /// ```
    /// use errorbook::{ApiError, HttpError, Profile};
    ///
    /// static ACME: Profile = Profile::new().nosniff(false);
    ///
    /// let response = HttpError::NotFound.respond(&ACME.preferences(&http::HeaderMap::new()));
    /// assert!(!response.headers().contains_key("x-content-type-options"));
    /// ```
    #[must_use]
    pub const fn nosniff(mut self, on: bool) -> Self {
        self.settings.nosniff = on;
        self
    }

    /// Sets whether an error without a Cache-Control header of its own is sent with
    /// `Cache-Control: no-store`. On 428, 429, 431 and 511 it is always sent, as RFC 6585 requires.
    ///
    /// ```
    /// use errorbook::{ApiError, HttpError, Profile};
    ///
    /// static ACME: Profile = Profile::new().no_store(false);
    ///
    /// let response = HttpError::NotFound.respond(&ACME.preferences(&http::HeaderMap::new()));
    /// assert!(!response.headers().contains_key("cache-control"));
    /// ```
    #[must_use]
    pub const fn no_store(mut self, on: bool) -> Self {
        self.settings.no_store = on;
        self
    }
}

#[cfg(any(feature = "middleware", feature = "docs"))]
impl Profile {
    /// The profile of an error that has no page: without the docs link, and without a problem type that is an address. A
    /// name, such as a `urn:`, stays. `None` where that is the profile itself.
    pub(crate) fn without_links(&self) -> Option<Self> {
        let mut settings = self.settings;
        settings.docs = None;
        settings.problem_type = settings.problem_type.filter(|uri| is_name(uri));
        (settings != self.settings).then(|| Profile::of(&settings))
    }
}

#[cfg(feature = "grpc")]
impl Profile {
    /// The profile of calls of gRPC: a status alone, whose details have what headers for browsers and caches say.
    pub(crate) const fn of_calls(&self) -> Self {
        const OFFERS: &[Offer] = &[Offer::PROTOBUF.media_type("application/grpc")];
        let mut settings = self.settings;
        settings.offers = OFFERS;
        settings.help_link = false;
        settings.nosniff = false;
        settings.no_store = false;
        let mut profile = Profile::of(&settings);
        profile.is_of_calls = true;
        profile
    }
}

/// Whether a URI names a thing and is not looked up.
#[cfg(any(feature = "middleware", feature = "docs"))]
fn is_name(uri: &str) -> bool {
    ["urn:", "tag:"].iter().any(|scheme| {
        let start = uri.get(..scheme.len());
        start.is_some_and(|start| start.eq_ignore_ascii_case(scheme))
    })
}

impl Default for Profile {
    fn default() -> Self {
        Profile::new()
    }
}

/// RFC 3986: the characters of a URI, and `{code}`.
#[track_caller]
const fn check_uri_template(template: &str) {
    assert!(!template.is_empty(), "the URI is empty: leave the call out");
    let mut at = 0;
    while let Some((found, next)) = part(template, at) {
        match found {
            Ok(Part::Text(text)) => check_uri(text),
            Ok(Part::Name(Name::Code) | Part::Code(_)) => {}
            _ => panic!(
                "the only placeholder of a URI is `{{code}}`, in a style of codes or without, and braces come in no other use"
            ),
        }
        at = next;
    }
}

#[track_caller]
const fn check_uri(text: &str) {
    each!(for byte in text.as_bytes() {
        assert!(
            !matches!(*byte, b'{' | b'}'),
            "the only placeholder of a URI is `{{code}}`, in a style of codes or without, and braces come in no other use"
        );
        assert!(
            byte.is_ascii_graphic()
                && !matches!(*byte, b'"' | b'<' | b'>' | b'\\' | b'^' | b'`' | b'|'),
            "a character that no URI has: percent-encode it (RFC 3986 section 2.1)"
        );
    });
}

/// RFC 9110 section 5.1, in the lower case that HTTP/2 and HTTP/3 require.
#[track_caller]
const fn check_header_name(name: &str) {
    let bytes = name.as_bytes();
    assert!(!bytes.is_empty(), "the name is empty: leave the call out");
    each!(for byte in bytes {
        assert!(
            !byte.is_ascii_uppercase(),
            "a header's name is written in lower case here: `x-error-code`"
        );
        assert!(
            is_token(*byte),
            "a character that no header's name has: write letters, digits and hyphens"
        );
    });
}
