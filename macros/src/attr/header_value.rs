//! Names and values of registered headers: what is near to a registered name, and what the RFC of a header does
//! not allow as its value.

use super::challenge::is_token;
use crate::ctxt::{Ctxt, slip_of};
use crate::literal::LitStr;
use errorbook_model::template::Template;

/// Headers of responses that are registered with IANA.
const NAMES: [&str; 52] = [
    "Accept-Patch",
    "Accept-Post",
    "Accept-Query",
    "Accept-Ranges",
    "Access-Control-Allow-Credentials",
    "Access-Control-Allow-Headers",
    "Access-Control-Allow-Methods",
    "Access-Control-Allow-Origin",
    "Access-Control-Expose-Headers",
    "Access-Control-Max-Age",
    "Age",
    "Allow",
    "Alt-Svc",
    "Authentication-Info",
    "Cache-Control",
    "Cache-Status",
    "Clear-Site-Data",
    "Connection",
    "Content-Digest",
    "Content-Disposition",
    "Content-Encoding",
    "Content-Language",
    "Content-Length",
    "Content-Location",
    "Content-Range",
    "Content-Security-Policy",
    "Content-Type",
    "Date",
    "Deprecation",
    "ETag",
    "Expires",
    "Last-Modified",
    "Link",
    "Location",
    "Preference-Applied",
    "Proxy-Authenticate",
    "Proxy-Authentication-Info",
    "Proxy-Status",
    "Refresh",
    "Repr-Digest",
    "Retry-After",
    "Server",
    "Server-Timing",
    "Set-Cookie",
    "Strict-Transport-Security",
    "Sunset",
    "Timing-Allow-Origin",
    "Trailer",
    "Transfer-Encoding",
    "Upgrade",
    "Vary",
    "WWW-Authenticate",
];

/// Methods are compared with their case (RFC 9110 section 9.1).
const METHODS: [&str; 9] = [
    "GET", "HEAD", "POST", "PUT", "DELETE", "CONNECT", "OPTIONS", "TRACE", "PATCH",
];

const DIRECTIVES: [&str; 11] = [
    "max-age",
    "must-revalidate",
    "must-understand",
    "no-cache",
    "no-store",
    "no-transform",
    "private",
    "proxy-revalidate",
    "public",
    "s-maxage",
    "stale-if-error",
];

/// What the value of a header is.
struct Form {
    header: &'static str,
    fits: fn(&str) -> bool,
    /// How it is written.
    write: &'static str,
}

const FORMS: [Form; 13] = [
    Form {
        header: "Retry-After",
        fits: |value| is_seconds(value) || is_date(value),
        write: "a number of seconds or an IMF-fixdate, `\"30\"` (RFC 9110 section 10.2.3)",
    },
    Form {
        header: "Allow",
        fits: |value| is_list(value, is_method),
        write: "methods in upper case with commas between them, `\"GET, HEAD\"` (RFC 9110 section 10.2.1)",
    },
    Form {
        header: "Upgrade",
        fits: |value| is_list(value, |item| item.split('/').all(is_token)),
        write: "protocols with commas between them, `\"HTTP/2.0, websocket\"` (RFC 9110 section 7.8)",
    },
    Form {
        header: "Cache-Control",
        fits: |value| is_list(value, is_directive),
        write: "directives with commas between them, `\"private, max-age=60\"` (RFC 9111 section 5.2.2)",
    },
    Form {
        header: "Age",
        fits: is_seconds,
        write: "a number of seconds, `\"60\"` (RFC 9111 section 5.1)",
    },
    Form {
        header: "Access-Control-Max-Age",
        fits: is_seconds,
        write: "a number of seconds, `\"60\"` (Fetch section 3.3.3)",
    },
    Form {
        header: "Expires",
        fits: |value| value == "0" || is_date(value),
        write: "an IMF-fixdate, `\"Sun, 06 Nov 1994 08:49:37 GMT\"` (RFC 9111 section 5.3)",
    },
    Form {
        header: "Last-Modified",
        fits: is_date,
        write: "an IMF-fixdate, `\"Sun, 06 Nov 1994 08:49:37 GMT\"` (RFC 9110 section 8.8.2)",
    },
    Form {
        header: "Sunset",
        fits: is_date,
        write: "an IMF-fixdate, `\"Sun, 06 Nov 1994 08:49:37 GMT\"` (RFC 8594 section 3)",
    },
    Form {
        header: "ETag",
        fits: is_entity_tag,
        write: "an opaque tag in quotes, `\"\\\"v1\\\"\"` (RFC 9110 section 8.8.3)",
    },
    Form {
        header: "Link",
        fits: |value| value.starts_with('<') && value.contains('>'),
        write: "an address in angle brackets and its relation, `\"</help>; rel=\\\"help\\\"\"` (RFC 8288 section 3)",
    },
    Form {
        header: "Location",
        fits: is_address,
        write: "an address without spaces, `\"/orgs/acme\"` (RFC 9110 section 10.2.2)",
    },
    Form {
        header: "Content-Range",
        fits: |value| {
            value
                .split_once(' ')
                .is_some_and(|(unit, range)| is_token(unit) && range.contains('/'))
        },
        write: "a unit and a range, `\"bytes */1234\"` (RFC 9110 section 14.4)",
    },
];

/// Reports a name that is nearly that of a registered header.
pub(super) fn check_name(cx: &Ctxt, name: &LitStr) {
    let text = name.value();
    // `X-Retry-After` is meant to be another.
    let is_private = !is_token(&text) || text.to_ascii_lowercase().starts_with("x-");
    if let Some(registered) = slip_of(&text, &NAMES).filter(|_| !is_private) {
        cx.error(
            name,
            format_args!("`{text}` is not a registered header"),
            format_args!("write `{registered:?}`, or add `unregistered` if it is meant"),
        );
    }
}

/// Reports a value that the RFC of its header does not allow, where all of it is known.
pub(super) fn check_value(cx: &Ctxt, name: &LitStr, value: &LitStr) {
    let name = name.value();
    let form = FORMS
        .iter()
        .find(|form| name.eq_ignore_ascii_case(form.header));
    let Some((form, text)) = form.zip(static_text(value)) else {
        return;
    };
    // White space at its ends has an error of its own.
    if !(form.fits)(text.trim()) {
        cx.error(
            value,
            format_args!(
                "`{}` is not a value of {}",
                text.escape_debug(),
                form.header
            ),
            format_args!("write {}", form.write),
        );
    }
}

/// The text of a template without placeholders. One that cannot be parsed or is blank has an error of its own.
pub(super) fn static_text(template: &LitStr) -> Option<String> {
    let template = Template::parse(&template.value()).ok()?;
    let is_static = template.placeholders().next().is_none();
    let text = Some(template.text()).filter(|text| is_static && !text.trim().is_empty())?;
    Some(text).filter(|text| text.chars().all(|c| matches!(c, '\t' | ' '..='~')))
}

fn is_list(value: &str, fits: impl Fn(&str) -> bool) -> bool {
    value.split(',').all(|item| fits(item.trim()))
}

fn is_method(item: &str) -> bool {
    let is_cased = |method: &str| item.eq_ignore_ascii_case(method) && item != method;
    is_token(item) && !METHODS.iter().any(|method| is_cased(method))
}

/// RFC 9111 section 5.2.
fn is_directive(item: &str) -> bool {
    let (name, argument) = item
        .split_once('=')
        .map_or((item, None), |(name, argument)| (name, Some(argument)));
    let is_time = ["max-age", "s-maxage"].contains(&name.to_ascii_lowercase().as_str());
    let fits = match argument {
        _ if is_time => argument.is_some_and(is_seconds),
        Some(text) => {
            is_token(text) || (text.len() > 1 && text.starts_with('"') && text.ends_with('"'))
        }
        None => true,
    };
    is_token(name) && slip_of(name, &DIRECTIVES).is_none() && fits
}

fn is_seconds(value: &str) -> bool {
    !value.is_empty() && value.bytes().all(|byte| byte.is_ascii_digit())
}

/// IMF-fixdate, RFC 9110 section 5.6.7.
fn is_date(value: &str) -> bool {
    const FORM: &str = "aaa, 00 aaa 0000 00:00:00 GMT";
    let days = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"];
    let months = [
        "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
    ];
    let fits = |(form, byte): (u8, u8)| match form {
        b'a' => byte.is_ascii_alphabetic(),
        b'0' => byte.is_ascii_digit(),
        _ => form == byte,
    };
    value.len() == FORM.len()
        && FORM.bytes().zip(value.bytes()).all(fits)
        && days.contains(&&value[..3])
        && months.contains(&&value[8..11])
}

/// RFC 9110 section 8.8.3.
fn is_entity_tag(value: &str) -> bool {
    let tag = value.strip_prefix("W/").unwrap_or(value);
    let inside = tag.strip_prefix('"').and_then(|tag| tag.strip_suffix('"'));
    inside.is_some_and(|inside| inside.bytes().all(|byte| byte > b' ' && byte != b'"'))
}

/// The characters of RFC 3986.
pub(super) fn is_address(value: &str) -> bool {
    let is_other = |c: char| c.is_ascii_graphic() && !"\"<>\\^`{|}".contains(c);
    value.chars().all(is_other)
}
