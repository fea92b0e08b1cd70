//! What a `catalogue!` leaves in the program, written in const eval: its name, members and profile.

use super::Member;
use crate::body::{Name, Part};
use crate::embed::Piece;
use crate::profile::{Offer, Profile};

/// A catalogue, before it is a `static`.
pub struct Listing<'a> {
    /// The path of its `static`.
    pub name: &'a str,
    /// Its doc comment.
    pub description: &'a str,
    /// What it lists.
    pub members: &'static [Member],
    /// How the service speaks.
    pub profile: &'static Profile,
}

impl Listing<'_> {
    /// The length of its JSON.
    pub const fn size(&self) -> usize {
        let mut out = Json {
            out: &mut [],
            length: 0,
        };
        out.listing(self);
        out.length
    }

    /// The piece of its JSON, whose length is [`size`](Self::size).
    pub const fn piece<const N: usize>(&self) -> Piece<N> {
        let mut json = [0; N];
        let mut out = Json {
            out: &mut json,
            length: 0,
        };
        out.listing(self);
        Piece::of_bytes(json)
    }
}

/// JSON put together in const eval. What does not fit is only counted.
struct Json<'a> {
    out: &'a mut [u8],
    length: usize,
}

impl Json<'_> {
    const fn listing(&mut self, listing: &Listing) {
        self.push("{\"errorbook\":1,\"catalogue\":{\"name\":");
        self.string(listing.name);
        if !listing.description.is_empty() {
            self.push(",\"description\":");
            self.string(listing.description);
        }
        self.push(",\"members\":[");
        let mut index = 0;
        while index < listing.members.len() {
            if index > 0 {
                self.push(",");
            }
            self.member(&listing.members[index]);
            index += 1;
        }
        self.push("],\"profile\":");
        self.profile(listing.profile);
        self.push("}}");
    }

    const fn member(&mut self, member: &Member) {
        match member {
            Member::Type(table) => {
                self.push("{\"type\":\"");
                self.push(table.path);
                self.push(" ");
                self.number(table.place.0);
                self.push(":");
                self.number(table.place.1);
                self.push("\"}");
            }
            Member::Catalogue(other) => {
                self.push("{\"catalogue\":");
                self.string(other.path());
                self.push("}");
            }
        }
    }

    const fn profile(&mut self, profile: &Profile) {
        self.push("{\"body\":[");
        let mut index = 0;
        while index < profile.body.parts.len() {
            if index > 0 {
                self.push(",");
            }
            self.part(&profile.body.parts[index]);
            index += 1;
        }
        self.push("]");
        self.flag("problem", profile.body.is_problem());
        self.text("problem_type", profile.problem_type);
        self.text("docs", profile.docs);
        self.push(",\"offers\":[");
        index = 0;
        while index < profile.offers.len() {
            if index > 0 {
                self.push(",");
            }
            self.push(match profile.offers[index] {
                Offer::Json => "\"json\"",
                Offer::Text => "\"text\"",
            });
            index += 1;
        }
        self.push("]");
        self.text("code_header", profile.code_header);
        self.flag("help_link", profile.help_link);
        self.flag("nosniff", profile.nosniff);
        self.flag("no_store", profile.no_store);
        self.push("}");
    }

    const fn part(&mut self, part: &Part) {
        match part {
            Part::Object(key) => self.pair("object", key, None),
            Part::Array(key) => self.pair("array", key, None),
            Part::End => self.push("\"end\""),
            Part::Member(key, name) => self.pair("member", key, Some(word(*name))),
            Part::Literal(key, value) => self.pair("literal", key, Some(value)),
            Part::Fields(names) => {
                self.push("{\"fields\":[");
                let mut index = 0;
                while index < names.len() {
                    if index > 0 {
                        self.push(",");
                    }
                    self.string(names[index]);
                    index += 1;
                }
                self.push("]}");
            }
        }
    }

    const fn pair(&mut self, kind: &str, key: &str, value: Option<&str>) {
        self.push("{\"");
        self.push(kind);
        self.push("\":");
        match value {
            None => self.string(key),
            Some(value) => {
                self.push("[");
                self.string(key);
                self.push(",");
                self.string(value);
                self.push("]");
            }
        }
        self.push("}");
    }

    const fn flag(&mut self, key: &str, on: bool) {
        self.push(",\"");
        self.push(key);
        self.push(if on { "\":true" } else { "\":false" });
    }

    const fn text(&mut self, key: &str, text: Option<&str>) {
        if let Some(text) = text {
            self.push(",\"");
            self.push(key);
            self.push("\":");
            self.string(text);
        }
    }

    const fn number(&mut self, number: u32) {
        if number >= 10 {
            self.number(number / 10);
        }
        self.byte(b"0123456789"[(number % 10) as usize]);
    }

    /// RFC 8259 section 7.
    const fn string(&mut self, text: &str) {
        self.push("\"");
        let bytes = text.as_bytes();
        let mut index = 0;
        while index < bytes.len() {
            let byte = bytes[index];
            if byte == b'"' || byte == b'\\' {
                self.byte(b'\\');
                self.byte(byte);
            } else if byte < b' ' {
                self.push("\\u00");
                self.byte(b"0123456789abcdef"[(byte / 16) as usize]);
                self.byte(b"0123456789abcdef"[(byte % 16) as usize]);
            } else {
                self.byte(byte);
            }
            index += 1;
        }
        self.push("\"");
    }

    const fn push(&mut self, text: &str) {
        let bytes = text.as_bytes();
        let mut index = 0;
        while index < bytes.len() {
            self.byte(bytes[index]);
            index += 1;
        }
    }

    const fn byte(&mut self, byte: u8) {
        if self.length < self.out.len() {
            self.out[self.length] = byte;
        }
        self.length += 1;
    }
}

/// A name as the catalogue's format writes it.
const fn word(name: Name) -> &'static str {
    match name {
        Name::Code => "code",
        Name::Status => "status",
        Name::Phrase => "phrase",
        Name::Title => "title",
        Name::Message => "message",
        Name::Type => "type",
        Name::Docs => "docs",
        Name::Help => "help",
        Name::Oauth => "oauth",
        Name::RetryAfter => "retry_after",
        Name::Retryable => "retryable",
        Name::RequestId => "request_id",
        Name::ProblemTitle => "problem_title",
        Name::Detail => "detail",
    }
}

#[cfg(test)]
mod tests {
    use super::Json;

    #[test]
    fn strings_are_those_of_json() {
        for text in [
            "",
            "plain",
            "a \"b\" \\",
            "\0\t\n\u{f}\u{10}\u{1f} ",
            "é\u{7f}",
        ] {
            let mut out = [0; 128];
            let mut json = Json {
                out: &mut out,
                length: 0,
            };
            json.string(text);
            let length = json.length;
            let read: String = serde_json::from_slice(&out[..length]).expect("it is JSON");
            assert_eq!(read, text);
        }
    }
}
