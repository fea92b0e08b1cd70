//! The place of a field error as other formats write it: `items[0].name` in place of `/items/0/name`.

use crate::escape::pointer_token;
use std::borrow::Cow;

named! {
    /// How the names and indices of a place are written.
    #[derive(Clone, Copy, Debug, PartialEq, Eq)]
    pub enum Notation {
        /// `items.0.name`
        Dotted = "dotted",
        /// `items[0].name`
        Brackets = "brackets",
    }
}

impl Notation {
    /// A place of these names and indices; `None` for the whole document, which has no name.
    ///
    /// ```
    /// use errorbook_model::Notation;
    ///
    /// let place = || ["items", "0", "name"].map(Into::into).into_iter();
    /// assert_eq!(Notation::Dotted.place(place()).unwrap(), "items.0.name");
    /// assert_eq!(Notation::Brackets.place(place()).unwrap(), "items[0].name");
    /// ```
    pub fn place<'s>(self, segments: impl Iterator<Item = Cow<'s, str>>) -> Option<Cow<'s, str>> {
        let mut place: Option<Cow<str>> = None;
        for segment in segments {
            let has_brackets = self == Notation::Brackets && is_index(&segment);
            place = Some(match place {
                None if !has_brackets => segment,
                before => {
                    let mut text = before.unwrap_or_default().into_owned();
                    if has_brackets {
                        text.extend(["[", &segment, "]"]);
                    } else {
                        text.extend([".", &segment]);
                    }
                    Cow::Owned(text)
                }
            });
        }
        place
    }

    /// The JSON pointer to a place. A name with a dot in it is read as two.
    ///
    /// ```
    /// use errorbook_model::Notation;
    ///
    /// assert_eq!(Notation::Brackets.pointer("items[0].name"), "/items/0/name");
    /// ```
    pub fn pointer(self, place: &str) -> String {
        let mut pointer = String::new();
        for name in place.split('.') {
            let (name, indices) = match self {
                Notation::Dotted => (name, ""),
                Notation::Brackets => indices_behind(name),
            };
            let indices = indices.split(['[', ']']).filter(|index| !index.is_empty());
            let own = (!name.is_empty() || indices.clone().next().is_none()).then_some(name);
            for segment in own.into_iter().chain(indices) {
                pointer.push('/');
                pointer.push_str(&pointer_token(segment));
            }
        }
        pointer
    }
}

/// A name, and the indices at its end: `a[0][1]`.
fn indices_behind(name: &str) -> (&str, &str) {
    let mut end = name.len();
    while let Some((before, index)) = name[..end]
        .strip_suffix(']')
        .and_then(|open| open.rsplit_once('['))
    {
        if !is_index(index) {
            break;
        }
        end = before.len();
    }
    name.split_at(end)
}

fn is_index(segment: &str) -> bool {
    !segment.is_empty() && segment.bytes().all(|byte| byte.is_ascii_digit())
}
