//! The built-in errors: one for each registered 4xx and 5xx.

use errorbook_macros::ApiError;
use http::HeaderValue;
#[cfg(any(feature = "middleware", feature = "testing"))]
use {
    crate::entry::Entry,
    crate::error::Described,
    http::{HeaderName, StatusCode},
    std::sync::OnceLock,
};

/// The errors of HTTP itself: what a router, a framework or middleware refuses, as one of this service's
/// errors. List it in a `catalogue!` to have it documented with the others.
///
/// A refusal whose status IANA does not list has the code of the 400 or of the 500, and so has a 401, 405, 407 or
/// 426 that lacks the header which its own error declares. The status stays.
///
/// ```
/// use errorbook::{ApiError, HttpError};
///
/// let error = HttpError::NotFound;
/// assert_eq!(error.status(), 404);
/// assert_eq!(error.code(), "HTTP_NOT_FOUND");
/// ```
#[derive(Clone, Debug, PartialEq, Eq, ApiError)]
#[api_error(prefix = "HTTP", crate = crate)]
#[non_exhaustive]
pub enum HttpError {
    /// The request is malformed.
    #[status(400)]
    #[title("Bad Request")]
    #[code("HTTP_BAD_REQUEST")]
    BadRequest,
    /// The request lacks valid credentials. The challenge says which are asked for.
    #[status(401)]
    #[title("Unauthorized")]
    #[code("HTTP_UNAUTHORIZED")]
    Unauthorized {
        /// The challenges, one or more, as the header's value.
        #[header("WWW-Authenticate")]
        challenge: HeaderValue,
    },
    /// Reserved by RFC 9110; what it asks for is the service's to say.
    #[status(402)]
    #[title("Payment Required")]
    #[code("HTTP_PAYMENT_REQUIRED")]
    PaymentRequired,
    /// The request was understood and is refused.
    #[status(403)]
    #[title("Forbidden")]
    #[code("HTTP_FORBIDDEN")]
    Forbidden,
    /// There is nothing here, or nothing that the service will admit to.
    #[status(404)]
    #[title("Not Found")]
    #[code("HTTP_NOT_FOUND")]
    NotFound,
    /// The resource has no such method. `Allow` lists those that it has.
    #[status(405)]
    #[title("Method Not Allowed")]
    #[code("HTTP_METHOD_NOT_ALLOWED")]
    MethodNotAllowed {
        /// The methods that the resource has, as the header's value.
        #[header("Allow")]
        allow: HeaderValue,
    },
    /// The resource has no representation that the request accepts.
    #[status(406)]
    #[title("Not Acceptable")]
    #[code("HTTP_NOT_ACCEPTABLE")]
    NotAcceptable,
    /// The proxy asks for credentials.
    #[status(407)]
    #[title("Proxy Authentication Required")]
    #[code("HTTP_PROXY_AUTHENTICATION_REQUIRED")]
    ProxyAuthenticationRequired {
        /// The challenges, one or more, as the header's value.
        #[header("Proxy-Authenticate")]
        challenge: HeaderValue,
    },
    /// The request did not arrive in time.
    #[status(408)]
    #[title("Request Timeout")]
    #[code("HTTP_REQUEST_TIMEOUT")]
    RequestTimeout,
    /// The request conflicts with the state of the resource.
    #[status(409)]
    #[title("Conflict")]
    #[code("HTTP_CONFLICT")]
    Conflict,
    /// What was here is gone for good.
    #[status(410)]
    #[title("Gone")]
    #[code("HTTP_GONE")]
    Gone,
    /// The request must say how long its content is.
    #[status(411)]
    #[title("Length Required")]
    #[code("HTTP_LENGTH_REQUIRED")]
    LengthRequired,
    /// A precondition of the request does not hold.
    #[status(412)]
    #[title("Precondition Failed")]
    #[code("HTTP_PRECONDITION_FAILED")]
    PreconditionFailed,
    /// The content is larger than the service takes.
    #[status(413)]
    #[title("Content Too Large")]
    #[code("HTTP_CONTENT_TOO_LARGE")]
    ContentTooLarge,
    /// The URI is longer than the service takes.
    #[status(414)]
    #[title("URI Too Long")]
    #[code("HTTP_URI_TOO_LONG")]
    UriTooLong,
    /// The content is of a type that the resource does not take.
    #[status(415)]
    #[title("Unsupported Media Type")]
    #[code("HTTP_UNSUPPORTED_MEDIA_TYPE")]
    UnsupportedMediaType,
    /// The resource has none of the ranges asked for.
    #[status(416)]
    #[title("Range Not Satisfiable")]
    #[code("HTTP_RANGE_NOT_SATISFIABLE")]
    RangeNotSatisfiable,
    /// The `Expect` of the request cannot be met.
    #[status(417)]
    #[title("Expectation Failed")]
    #[code("HTTP_EXPECTATION_FAILED")]
    ExpectationFailed,
    /// The request reached a server that does not answer for its authority.
    #[status(421)]
    #[title("Misdirected Request")]
    #[code("HTTP_MISDIRECTED_REQUEST")]
    MisdirectedRequest,
    /// The content is well-formed and cannot be processed.
    #[status(422)]
    #[title("Unprocessable Content")]
    #[code("HTTP_UNPROCESSABLE_CONTENT")]
    UnprocessableContent,
    /// The resource is locked.
    #[status(423)]
    #[title("Locked")]
    #[code("HTTP_LOCKED")]
    Locked,
    /// Another request that this one depends on failed.
    #[status(424)]
    #[title("Failed Dependency")]
    #[code("HTTP_FAILED_DEPENDENCY")]
    FailedDependency,
    /// The request came in early data and could be a replay.
    #[status(425)]
    #[title("Too Early")]
    #[code("HTTP_TOO_EARLY")]
    TooEarly,
    /// The request must come over another protocol. `Upgrade` says which.
    #[status(426)]
    #[title("Upgrade Required")]
    #[code("HTTP_UPGRADE_REQUIRED")]
    UpgradeRequired {
        /// The protocols, as the header's value.
        #[header("Upgrade")]
        protocol: HeaderValue,
    },
    /// The request must be conditional.
    #[status(428)]
    #[title("Precondition Required")]
    #[code("HTTP_PRECONDITION_REQUIRED")]
    PreconditionRequired,
    /// Too many requests came in a given time.
    #[status(429)]
    #[title("Too Many Requests")]
    #[code("HTTP_TOO_MANY_REQUESTS")]
    TooManyRequests,
    /// The header fields are larger than the service takes.
    #[status(431)]
    #[title("Request Header Fields Too Large")]
    #[code("HTTP_REQUEST_HEADER_FIELDS_TOO_LARGE")]
    RequestHeaderFieldsTooLarge,
    /// The resource is denied for legal reasons.
    #[status(451)]
    #[title("Unavailable For Legal Reasons")]
    #[code("HTTP_UNAVAILABLE_FOR_LEGAL_REASONS")]
    UnavailableForLegalReasons,
    /// The service failed.
    #[status(500)]
    #[code("HTTP_INTERNAL_SERVER_ERROR")]
    InternalServerError,
    /// The service does not know the method.
    #[status(501)]
    #[code("HTTP_NOT_IMPLEMENTED")]
    NotImplemented,
    /// A server behind this one gave no valid response.
    #[status(502)]
    #[code("HTTP_BAD_GATEWAY")]
    BadGateway,
    /// The service cannot answer for now.
    #[status(503)]
    #[code("HTTP_SERVICE_UNAVAILABLE")]
    ServiceUnavailable,
    /// A server behind this one did not answer in time.
    #[status(504)]
    #[code("HTTP_GATEWAY_TIMEOUT")]
    GatewayTimeout,
    /// The service does not speak this version of HTTP.
    #[status(505)]
    #[code("HTTP_HTTP_VERSION_NOT_SUPPORTED")]
    HttpVersionNotSupported,
    /// The negotiation of the representation is configured in a circle.
    #[status(506)]
    #[code("HTTP_VARIANT_ALSO_NEGOTIATES")]
    VariantAlsoNegotiates,
    /// The service has no room for what the request would store.
    #[status(507)]
    #[code("HTTP_INSUFFICIENT_STORAGE")]
    InsufficientStorage,
    /// The service met a loop while it processed the request.
    #[status(508)]
    #[code("HTTP_LOOP_DETECTED")]
    LoopDetected,
    /// The request lacks an extension (historic, RFC 2774).
    #[status(510)]
    #[code("HTTP_NOT_EXTENDED")]
    NotExtended,
    /// The network asks for a login before it lets requests through.
    #[status(511)]
    #[code("HTTP_NETWORK_AUTHENTICATION_REQUIRED")]
    NetworkAuthenticationRequired,
}

impl HttpError {
    /// The entry of a refusal. A status that IANA does not list has the code of its class, since a client
    /// treats it as one of that class (RFC 9110 section 15). So has one whose response lacks a header that the
    /// error of its status declares.
    #[cfg(any(feature = "middleware", feature = "testing"))]
    pub(crate) fn entry_of(
        status: StatusCode,
        has_header: impl Fn(&HeaderName) -> bool,
    ) -> Option<&'static Entry> {
        static OF_CLASS: [OnceLock<Entry>; 200] = [const { OnceLock::new() }; 200];
        let entries = Self::TABLE.entries();
        let status = status.as_u16();
        let find = |status: u16| {
            entries
                .iter()
                .find(|entry| entry.status().as_u16() == status)
        };
        let own = find(status).filter(|entry| entry.headers().all(has_header));
        if own.is_some() {
            return own;
        }
        let class = find(status / 100 * 100)?;
        let slot = OF_CLASS.get(usize::from(status.checked_sub(400)?))?;
        Some(slot.get_or_init(|| Entry::new(class.code().as_str(), status)))
    }

    /// Whether the entry is that of a refusal.
    #[cfg(feature = "testing")]
    pub(crate) fn answers_with(entry: &Entry) -> bool {
        entry.path() == Self::TABLE.path
            || Self::entry_of(entry.status(), |_| false).is_some_and(|own| std::ptr::eq(own, entry))
    }
}
