//! JSON text, for what is embedded in the program.

pub(crate) use errorbook_model::escape::json as string;

/// The members of an object: absent values are left out.
#[derive(Default)]
pub(crate) struct Object(pub(crate) Vec<String>);

impl Object {
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
        self.0.push(format!("{}:{json}", string(key)));
    }

    pub(crate) fn end(self) -> String {
        format!("{{{}}}", self.0.join(","))
    }
}

pub(crate) fn array(items: &[String]) -> String {
    format!("[{}]", items.join(","))
}
