//! JSON text, for what is embedded in the program.

use errorbook_model::escape;

/// Text as a JSON string.
pub(crate) fn string(text: &str) -> String {
    quoted_as_is(text).unwrap_or_else(|| escape::json(text))
}

/// Text in quotes, where nothing in it is escaped, nor is a control character. `Debug` of text is a part of `std` and so
/// optimized, which this crate is not when it expands.
pub(crate) fn quoted_as_is(text: &str) -> Option<String> {
    let quoted = format!("{text:?}");
    (quoted.len() == text.len() + 2).then_some(quoted)
}

/// The members of an object: absent values are left out. The keys are those of the format: nothing in them is escaped.
#[derive(Default)]
pub(crate) struct Object(String);

impl Object {
    pub(crate) fn text(&mut self, key: &'static str, value: &str) {
        self.raw(key, &string(value));
    }

    pub(crate) fn some_text(&mut self, key: &'static str, value: Option<&str>) {
        if let Some(value) = value {
            self.text(key, value);
        }
    }

    /// `true`, where it is that.
    pub(crate) fn flag(&mut self, key: &'static str, value: bool) {
        if value {
            self.raw(key, "true");
        }
    }

    /// An array, where it has items.
    pub(crate) fn list(&mut self, key: &'static str, items: &[String]) {
        if !items.is_empty() {
            self.raw(key, &array(items));
        }
    }

    /// A value that is JSON already.
    pub(crate) fn raw(&mut self, key: &'static str, json: &str) {
        self.separate();
        self.0.extend(["\"", key, "\":", json]);
    }

    /// A member whose key is not of the format.
    pub(crate) fn named(&mut self, key: &str, value: &str) {
        self.separate();
        self.0.extend([&string(key), ":", &string(value)]);
    }

    /// The members of another.
    pub(crate) fn append(&mut self, other: &Self) {
        if !other.0.is_empty() {
            self.separate();
            self.0.push_str(&other.0);
        }
    }

    fn separate(&mut self) {
        if !self.0.is_empty() {
            self.0.push(',');
        }
    }

    pub(crate) fn end(self) -> String {
        format!("{{{}}}", self.0)
    }

    /// The same without the opening brace.
    pub(crate) fn rest(self) -> String {
        format!("{}}}", self.0)
    }
}

pub(crate) fn array(items: &[String]) -> String {
    format!("[{}]", items.join(","))
}
