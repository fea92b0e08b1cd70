//! The built-in errors: one for each registered 4xx and 5xx.

use errorbook_macros::ApiError;
use http::HeaderValue;

/// The enum as a table: a row has the status, the variant, the code, and the title if it is not the default. A field is
/// the value of the header that its attribute names.
macro_rules! http_errors {
    (
        $(#[$of_type:meta])*
        pub enum HttpError {$(
            $(#[$of_row:meta])*
            $status:literal $variant:ident $({ $(#[$of_field:meta])* $field:ident })? =
                $code:literal $(, $title:literal)?;
        )*}
    ) => {
        $(#[$of_type])*
        pub enum HttpError {
            $(
                $(#[$of_row])*
                #[status($status)]
                $(#[title($title)])?
                #[code($code)]
                $variant $({ $(#[$of_field])* $field: HeaderValue })?,
            )*
        }
    };
}

http_errors! {
    /// The errors of HTTP itself: what a router, a framework or middleware refuses, as one of this service's
    /// errors. List those that the service sends in its `catalogue!`, `HttpError::{NotFound, BadRequest,
    /// InternalServerError}`, to have them documented with the others; or name a type of its own in their place, with
    /// [`refusals`](macro@crate::catalogue#refusals).
    ///
    /// `BadRequest` answers for each 4xx that the catalogue does not list or that has no variant here, and for a 401, 405,
    /// 407 or 426 that lacks the header which its own error declares; `InternalServerError` for each such 5xx. The status
    /// stays.
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
        #[refusal(4xx)]
        400 BadRequest = "HTTP_BAD_REQUEST";
        /// The request lacks valid credentials. The challenge says which are asked for.
        401 Unauthorized {
            /// The challenges, one or more, as the header's value.
            #[header("WWW-Authenticate")]
            challenge
        } = "HTTP_UNAUTHORIZED", "Unauthorized";
        /// Reserved by RFC 9110; what it asks for is the service's to say.
        402 PaymentRequired = "HTTP_PAYMENT_REQUIRED", "Payment Required";
        /// The request was understood and is refused.
        403 Forbidden = "HTTP_FORBIDDEN", "Forbidden";
        /// There is nothing here, or nothing that the service will admit to.
        404 NotFound = "HTTP_NOT_FOUND", "Not Found";
        /// The resource has no such method. `Allow` lists those that it has.
        405 MethodNotAllowed {
            /// The methods that the resource has, as the header's value.
            #[header("Allow")]
            allow
        } = "HTTP_METHOD_NOT_ALLOWED", "Method Not Allowed";
        /// The resource has no representation that the request accepts.
        406 NotAcceptable = "HTTP_NOT_ACCEPTABLE", "Not Acceptable";
        /// The proxy asks for credentials.
        407 ProxyAuthenticationRequired {
            /// The challenges, one or more, as the header's value.
            #[header("Proxy-Authenticate")]
            challenge
        } = "HTTP_PROXY_AUTHENTICATION_REQUIRED", "Proxy Authentication Required";
        /// The request did not arrive in time.
        #[retryable]
        408 RequestTimeout = "HTTP_REQUEST_TIMEOUT", "Request Timeout";
        /// The request conflicts with the state of the resource.
        409 Conflict = "HTTP_CONFLICT", "Conflict";
        /// What was here is gone for good.
        410 Gone = "HTTP_GONE", "Gone";
        /// The request must say how long its content is.
        411 LengthRequired = "HTTP_LENGTH_REQUIRED", "Length Required";
        /// A precondition of the request does not hold.
        412 PreconditionFailed = "HTTP_PRECONDITION_FAILED", "Precondition Failed";
        /// The content is larger than the service takes.
        413 ContentTooLarge = "HTTP_CONTENT_TOO_LARGE", "Content Too Large";
        /// The URI is longer than the service takes.
        414 UriTooLong = "HTTP_URI_TOO_LONG", "URI Too Long";
        /// The content is of a type that the resource does not take.
        415 UnsupportedMediaType = "HTTP_UNSUPPORTED_MEDIA_TYPE", "Unsupported Media Type";
        /// The resource has none of the ranges asked for.
        416 RangeNotSatisfiable = "HTTP_RANGE_NOT_SATISFIABLE", "Range Not Satisfiable";
        /// The `Expect` of the request cannot be met.
        417 ExpectationFailed = "HTTP_EXPECTATION_FAILED", "Expectation Failed";
        /// The request reached a server that does not answer for its authority.
        421 MisdirectedRequest = "HTTP_MISDIRECTED_REQUEST", "Misdirected Request";
        /// The content is well-formed and cannot be processed.
        422 UnprocessableContent = "HTTP_UNPROCESSABLE_CONTENT", "Unprocessable Content";
        /// The resource is locked.
        423 Locked = "HTTP_LOCKED", "Locked";
        /// Another request that this one depends on failed.
        424 FailedDependency = "HTTP_FAILED_DEPENDENCY", "Failed Dependency";
        /// The request came in early data and could be a replay.
        #[retryable]
        425 TooEarly = "HTTP_TOO_EARLY", "Too Early";
        /// The request must come over another protocol. `Upgrade` says which.
        426 UpgradeRequired {
            /// The protocols, as the header's value.
            #[header("Upgrade")]
            protocol
        } = "HTTP_UPGRADE_REQUIRED", "Upgrade Required";
        /// The request must be conditional.
        428 PreconditionRequired = "HTTP_PRECONDITION_REQUIRED", "Precondition Required";
        /// Too many requests came in a given time.
        #[retryable]
        429 TooManyRequests = "HTTP_TOO_MANY_REQUESTS", "Too Many Requests";
        /// The header fields are larger than the service takes.
        431 RequestHeaderFieldsTooLarge = "HTTP_REQUEST_HEADER_FIELDS_TOO_LARGE", "Request Header Fields Too Large";
        /// The resource is denied for legal reasons.
        451 UnavailableForLegalReasons = "HTTP_UNAVAILABLE_FOR_LEGAL_REASONS", "Unavailable For Legal Reasons";
        /// The service failed.
        #[refusal(5xx)]
        500 InternalServerError = "HTTP_INTERNAL_SERVER_ERROR";
        /// The service does not know the method.
        501 NotImplemented = "HTTP_NOT_IMPLEMENTED";
        /// A server behind this one gave no valid response.
        #[retryable]
        502 BadGateway = "HTTP_BAD_GATEWAY";
        /// The service cannot answer for now.
        #[retryable]
        503 ServiceUnavailable = "HTTP_SERVICE_UNAVAILABLE";
        /// A server behind this one did not answer in time.
        #[retryable]
        504 GatewayTimeout = "HTTP_GATEWAY_TIMEOUT";
        /// The service does not speak this version of HTTP.
        505 HttpVersionNotSupported = "HTTP_HTTP_VERSION_NOT_SUPPORTED";
        /// The negotiation of the representation is configured in a circle.
        506 VariantAlsoNegotiates = "HTTP_VARIANT_ALSO_NEGOTIATES";
        /// The service has no room for what the request would store.
        507 InsufficientStorage = "HTTP_INSUFFICIENT_STORAGE";
        /// The service met a loop while it processed the request.
        508 LoopDetected = "HTTP_LOOP_DETECTED";
        /// The request lacks an extension (historic, RFC 2774).
        510 NotExtended = "HTTP_NOT_EXTENDED";
        /// The network asks for a login before it lets requests through.
        511 NetworkAuthenticationRequired = "HTTP_NETWORK_AUTHENTICATION_REQUIRED";
    }
}
