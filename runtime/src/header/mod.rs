//! Header values.

pub mod challenge;
pub(crate) mod value;

use http::HeaderValue;
use std::borrow::Cow;
use std::sync::Arc;
use std::time::{Duration, SystemTime};

/// A field that can be sent as a header by `#[header("Name")]`.
///
/// Integers, strings and a [`HeaderValue`] are sent as they are, a [`Duration`] as whole seconds, rounded
/// up, and a [`SystemTime`] as an IMF-fixdate (RFC 9110 section 5.6.7). `None` omits the header. A character
/// that a header cannot contain (RFC 9110 section 5.5) is replaced by a space.
///
/// ```
/// use errorbook::ApiError;
/// use std::time::Duration;
///
/// #[derive(Debug, ApiError)]
/// #[api_error(prefix = "ORG")]
/// #[status(429)]
/// #[code("ORG_BUSY")]
/// struct Busy {
///     #[header("Retry-After")]
///     wait: Duration,
/// }
///
/// let busy = Busy { wait: Duration::from_millis(1_200) };
/// let response = busy.respond(&Default::default());
/// assert_eq!(response.headers()["retry-after"], "2");
/// ```
#[diagnostic::on_unimplemented(
    message = "`{Self}` cannot be sent as a header",
    label = "not a header's value",
    note = "a header takes integers, strings, `Duration`, `SystemTime`, `http::HeaderValue`, and `Option` of them"
)]
pub trait HeaderField {
    /// The value to send. `None` omits the header.
    fn header_value(&self) -> Option<HeaderValue>;

    /// The value as a number of seconds from now, if it has that meaning. It is the `retry_after` of a
    /// body.
    fn seconds(&self) -> Option<u64> {
        None
    }
}

impl HeaderField for crate::error::Nothing {
    fn header_value(&self) -> Option<HeaderValue> {
        None
    }
}

impl HeaderField for HeaderValue {
    fn header_value(&self) -> Option<HeaderValue> {
        Some(self.clone())
    }

    fn seconds(&self) -> Option<u64> {
        self.to_str().ok()?.parse().ok()
    }
}

macro_rules! integers {
    ($($ty:ty)*) => {$(
        impl HeaderField for $ty {
            fn header_value(&self) -> Option<HeaderValue> {
                HeaderValue::from_str(itoa::Buffer::new().format(*self)).ok()
            }

            fn seconds(&self) -> Option<u64> {
                u64::try_from(*self).ok()
            }
        }
    )*};
}

integers!(u8 u16 u32 u64 u128 usize i8 i16 i32 i64 i128 isize);

impl HeaderField for str {
    fn header_value(&self) -> Option<HeaderValue> {
        value::from_text(self)
    }

    fn seconds(&self) -> Option<u64> {
        self.trim().parse().ok()
    }
}

/// Whole seconds (RFC 9110 section 10.2.3), rounded up, so that a client that waits for this time is not
/// too early.
impl HeaderField for Duration {
    fn header_value(&self) -> Option<HeaderValue> {
        self.seconds()?.header_value()
    }

    fn seconds(&self) -> Option<u64> {
        Some(
            self.as_secs()
                .saturating_add(u64::from(self.subsec_nanos() > 0)),
        )
    }
}

impl HeaderField for SystemTime {
    fn header_value(&self) -> Option<HeaderValue> {
        // httpdate supports the years 1970 to 9999 and panics for others.
        let since = self.duration_since(SystemTime::UNIX_EPOCH).ok()?;
        if since.as_secs() >= 253_402_300_800 {
            return None;
        }
        HeaderValue::from_str(&httpdate::fmt_http_date(*self)).ok()
    }

    fn seconds(&self) -> Option<u64> {
        // For a time in the past, the wait is zero.
        self.duration_since(SystemTime::now())
            .unwrap_or_default()
            .seconds()
    }
}

impl<T: HeaderField> HeaderField for Option<T> {
    fn header_value(&self) -> Option<HeaderValue> {
        self.as_ref()?.header_value()
    }

    fn seconds(&self) -> Option<u64> {
        self.as_ref()?.seconds()
    }
}

macro_rules! pointers {
    ($([$($generics:tt)*] $ty:ty;)*) => {$(
        impl<$($generics)*> HeaderField for $ty {
            fn header_value(&self) -> Option<HeaderValue> {
                (**self).header_value()
            }

            fn seconds(&self) -> Option<u64> {
                (**self).seconds()
            }
        }
    )*};
}

pointers! {
    [] String;
    [] Cow<'_, str>;
    [T: HeaderField + ?Sized] &T;
    [T: HeaderField + ?Sized] Box<T>;
    [T: HeaderField + ?Sized] Arc<T>;
}
