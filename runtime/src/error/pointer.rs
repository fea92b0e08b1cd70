//! JSON Pointer (RFC 6901): the position of a value in a JSON document.

use errorbook_model::escape::pointer_token;
use serde_core::ser::{Serialize, Serializer};
use std::borrow::Cow;
use std::fmt::{self, Write};

/// The position of a value in a JSON document, such as `/members/0/email` (RFC 6901). The empty pointer is
/// the whole document.
///
/// ```
/// use errorbook::JsonPointer;
///
/// let member = JsonPointer::from("/members").join(0);
/// assert_eq!(member.join("email"), "/members/0/email");
/// assert_eq!(member.join("a/b~c"), "/members/0/a~1b~0c");
/// assert_eq!(JsonPointer::from(["members", "0"]), member);
/// ```
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct JsonPointer(String);

impl JsonPointer {
    /// Returns the pointer to a member or an item of this value. The name or index is escaped.
    ///
    /// ```
    /// use errorbook::JsonPointer;
    ///
    /// assert_eq!(JsonPointer::from("/members").join(0), "/members/0");
    /// ```
    #[must_use]
    pub fn join(&self, segment: impl fmt::Display) -> Self {
        let mut pointer = self.clone();
        pointer.push(segment);
        pointer
    }

    /// The names and indices, unescaped. RFC 6901 calls them reference tokens.
    ///
    /// ```
    /// let pointer = errorbook::JsonPointer::from("/labels/cost~1month");
    /// assert_eq!(pointer.segments().collect::<Vec<_>>(), ["labels", "cost/month"]);
    /// ```
    pub fn segments(&self) -> impl DoubleEndedIterator<Item = Cow<'_, str>> {
        // The part before the first slash is empty.
        let mut segments = self.0.split('/');
        segments.next();
        segments.map(unescape)
    }

    /// The pointer as a string.
    ///
    /// ```
    /// use errorbook::JsonPointer;
    ///
    /// assert_eq!(JsonPointer::from(["members", "0"]).as_str(), "/members/0");
    /// ```
    pub fn as_str(&self) -> &str {
        &self.0
    }

    fn push(&mut self, segment: impl fmt::Display) {
        let mut text = String::new();
        // Writing to a `String` cannot fail. If the `Display` of the segment fails, its output so far is kept.
        let _ = write!(text, "{segment}");
        self.0.push('/');
        self.0.push_str(&pointer_token(&text));
    }
}

/// The order of RFC 6901 section 4. In the other order `~01` would become a slash.
fn unescape(segment: &str) -> Cow<'_, str> {
    if segment.contains('~') {
        Cow::Owned(segment.replace("~1", "/").replace("~0", "~"))
    } else {
        Cow::Borrowed(segment)
    }
}

/// Converts the text of a pointer. An invalid pointer is corrected: `slug` becomes `/slug`, and a `~` that
/// does not escape anything is escaped.
impl From<&str> for JsonPointer {
    fn from(text: &str) -> Self {
        let mut pointer = String::with_capacity(text.len() + 1);
        if !text.is_empty() && !text.starts_with('/') {
            pointer.push('/');
        }
        let mut pieces = text.split('~');
        pointer.extend(pieces.next());
        for piece in pieces {
            pointer.push('~');
            if !piece.starts_with(['0', '1']) {
                pointer.push('0');
            }
            pointer.push_str(piece);
        }
        JsonPointer(pointer)
    }
}

impl From<String> for JsonPointer {
    fn from(text: String) -> Self {
        text.as_str().into()
    }
}

impl From<&JsonPointer> for JsonPointer {
    fn from(pointer: &JsonPointer) -> Self {
        pointer.clone()
    }
}

/// Converts names and indices, which are escaped.
impl<T: fmt::Display, const N: usize> From<[T; N]> for JsonPointer {
    fn from(segments: [T; N]) -> Self {
        segments.into_iter().collect()
    }
}

/// Converts names and indices, which are escaped.
impl<T: fmt::Display> FromIterator<T> for JsonPointer {
    fn from_iter<I: IntoIterator<Item = T>>(segments: I) -> Self {
        let mut pointer = JsonPointer::default();
        for segment in segments {
            pointer.push(segment);
        }
        pointer
    }
}

impl fmt::Display for JsonPointer {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(&self.0)
    }
}

impl Serialize for JsonPointer {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&self.0)
    }
}

impl PartialEq<str> for JsonPointer {
    fn eq(&self, other: &str) -> bool {
        self.0 == other
    }
}

impl PartialEq<&str> for JsonPointer {
    fn eq(&self, other: &&str) -> bool {
        self.0 == *other
    }
}
