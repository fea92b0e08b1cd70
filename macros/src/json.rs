//! JSON text, for what is embedded in the program.

pub(crate) use errorbook_model::escape::json as string;

/// An object that is being written: members with absent values are left out.
pub(crate) struct Object {
    text: String,
    empty: bool,
}

impl Object {
    pub(crate) fn new() -> Self {
        Object {
            text: "{".to_owned(),
            empty: true,
        }
    }

    pub(crate) fn text(&mut self, key: &str, value: &str) {
        self.raw(key, &string(value));
    }

    pub(crate) fn some_text(&mut self, key: &str, value: Option<&str>) {
        if let Some(value) = value {
            self.text(key, value);
        }
    }

    /// `true`, where it is that.
    pub(crate) fn flag(&mut self, key: &str, value: bool) {
        if value {
            self.raw(key, "true");
        }
    }

    /// An array, where it has items.
    pub(crate) fn list(&mut self, key: &str, items: &[String]) {
        if !items.is_empty() {
            self.raw(key, &array(items));
        }
    }

    /// A value that is JSON already.
    pub(crate) fn raw(&mut self, key: &str, json: &str) {
        if !self.empty {
            self.text.push(',');
        }
        self.empty = false;
        self.text.push_str(&string(key));
        self.text.push(':');
        self.text.push_str(json);
    }

    /// The members of another object.
    pub(crate) fn append(&mut self, other: &Object) {
        if !other.empty {
            if !self.empty {
                self.text.push(',');
            }
            self.empty = false;
            self.text.push_str(&other.text[1..]);
        }
    }

    pub(crate) fn end(mut self) -> String {
        self.text.push('}');
        self.text
    }
}

pub(crate) fn array(items: &[String]) -> String {
    format!("[{}]", items.join(","))
}
