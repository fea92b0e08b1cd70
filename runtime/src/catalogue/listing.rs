//! The JSON that `catalogue!` embeds in the program, written in const eval: its name, members and profile.

use super::check::Place;
use super::json::Json;
use super::{Member, Operation};
use crate::embed::Piece;
use crate::entry::Field;
use crate::error::Inner;
use crate::profile::Profile;
use crate::subset::Subset;
use crate::table::{Table, flag};
use errorbook_model::offer::Form;
use errorbook_model::{Body, Constant, Items, Node, Offer, Property, each};

/// A catalogue, before it is a `static`.
pub struct Listing<'a> {
    /// The path of its `static`.
    pub name: &'a str,
    /// Its doc comment.
    pub description: &'a str,
    /// The version of its package; empty where cargo does not build it.
    pub version: &'a str,
    /// Its members.
    pub members: &'static [Member],
    /// The wire format.
    pub profile: &'static Profile,
    /// The type that answers for what the framework refuses; `None` for `HttpError`.
    pub refusals: Option<&'static Table>,
    /// Its operations.
    pub operations: &'static [Operation],
    /// The path of its lock, as it is written; empty where it has none.
    pub lock: &'a str,
}

impl Listing<'_> {
    /// The length of its JSON.
    pub const fn size(&self) -> usize {
        let mut out = Json::new(&mut []);
        out.listing(self);
        out.length
    }

    /// The piece of its JSON, whose length is [`size`](Self::size).
    pub const fn piece<const N: usize>(&self) -> Piece<N> {
        let mut json = [0; N];
        let mut out = Json::new(&mut json);
        out.listing(self);
        Piece::of_bytes(json)
    }
}

impl Json<'_> {
    const fn listing(&mut self, listing: &Listing) {
        self.push("{\"errorbook\":1,\"catalogue\":{\"name\":");
        self.string(listing.name);
        let texts = [
            ("description", listing.description),
            ("version", listing.version),
            ("lock", listing.lock),
        ];
        each!(for text in texts {
            if !text.1.is_empty() {
                self.text(text.0, Some(text.1));
            }
        });
        if let Some(refusals) = listing.refusals {
            self.text("refusals", Some(refusals.path));
        }
        self.push(",\"members\":[");
        each!(for member in listing.members {
            self.comma();
            self.member(member);
        });
        self.push("]");
        self.operations(listing.operations);
        self.push(",\"profile\":");
        self.profile(listing.profile);
        self.push("}}");
    }

    const fn operations(&mut self, operations: &[Operation]) {
        if operations.is_empty() {
            return;
        }
        self.push(",\"operations\":[");
        each!(for operation in operations {
            self.comma();
            self.push("{\"name\":");
            self.string(operation.name());
            self.push(",\"codes\":[");
            self.codes(operation.answers);
            self.push("]}");
        });
        self.push("]");
    }

    /// Writes the codes of answers, of which several may have the same.
    const fn codes(&mut self, answers: &[&[Place]]) {
        each!(for places in answers {
            each!(for place in places {
                self.comma();
                if place.has(flag::NUMBER) {
                    self.push(place.row().code);
                } else {
                    self.string(place.row().code);
                }
            });
        });
    }

    const fn member(&mut self, member: &Member) {
        match member {
            Member::Type { table, part, inner } => {
                self.table(table, *part);
                self.inner(table, inner);
            }
            Member::Catalogue(other) => {
                self.push("{\"catalogue\":");
                self.string(other.path());
                self.push("}");
            }
        }
    }

    /// Writes a type, or a part of it.
    const fn table(&mut self, table: &Table, part: Option<&[usize]>) {
        if part.is_some() {
            self.push("{\"part\":");
        }
        self.push("{\"type\":");
        self.place(table);
        if part.is_some() {
            self.variants(table, part);
            self.push("}");
        }
        self.push("}");
        self.subsets(table);
    }

    /// Writes the variants of some rows, or of all.
    const fn variants(&mut self, table: &Table, rows: Option<&[usize]>) {
        self.push(",\"variants\":[");
        if let Some(rows) = rows {
            each!(for row in rows {
                self.comma();
                if *row < table.rows.len() {
                    self.string(table.rows[*row].variant);
                }
            });
        } else {
            each!(for row in table.rows {
                self.comma();
                self.string(row.variant);
            });
        }
        self.push("]");
    }

    /// Writes what the subsets of a type pass on of others, behind it: its own piece has the rest.
    const fn subsets(&mut self, table: &Table) {
        each!(for subset in table.subsets {
            self.inside(subset, subset.inner);
        });
    }

    const fn inside(&mut self, subset: &Subset, types: &[Inner]) {
        each!(for inner in types {
            if let Some(table) = inner.table() {
                if !inner.is_items() {
                    self.push(",{\"subset\":{\"of\":");
                    self.place(subset.table);
                    self.push(",\"name\":");
                    self.string(subset.name);
                    self.push(",\"type\":");
                    self.place(table);
                    self.variants(table, inner.rows());
                    self.push("}}");
                    self.inside(subset, inner.followed());
                }
            }
        });
    }

    const fn place(&mut self, table: &Table) {
        self.push("\"");
        self.push(table.path);
        self.push(" ");
        self.number(table.place.0);
        self.push(":");
        self.number(table.place.1);
        self.push("\"");
    }

    /// Writes the types inside a type, behind it. Readers ignore repeated types.
    const fn inner(&mut self, outer: &Table, types: &[Inner]) {
        each!(for inner in types {
            if let Some(table) = inner.table() {
                self.push(",");
                if let Inner::Items(row, member, _) = inner {
                    let list = (outer, *row, *member);
                    self.items(list, table);
                    self.items_inside(list, table, inner.followed());
                } else {
                    self.table(table, inner.rows());
                    self.inner(table, inner.followed());
                    if let Some(fields) = inner.beside() {
                        self.beside(fields, inner);
                    }
                }
            }
        });
    }

    /// Writes the fields of a transparent variant for each type whose errors it passes on.
    const fn beside(&mut self, fields: &[Field], inner: &Inner) {
        let Some(table) = inner.table() else { return };
        if inner.is_items() {
            return;
        }
        self.push(",{\"beside\":{\"type\":");
        self.place(table);
        self.push(",\"fields\":[");
        each!(for field in fields {
            self.comma();
            self.push("{\"name\":");
            self.string(field.name());
            self.text("type", Some(field.json_type()));
            self.text("example", field.example());
            self.push("}");
        });
        self.push("]}}");
        each!(for inner in inner.followed() {
            self.beside(fields, inner);
        });
    }

    /// Writes the types inside a type of items: what its transparent variants pass on are items of the same list.
    const fn items_inside(&mut self, list: (&Table, usize, &str), outer: &Table, types: &[Inner]) {
        each!(for inner in types {
            if let Some(table) = inner.table() {
                self.push(",");
                let list = match inner {
                    Inner::Items(row, member, _) => (outer, *row, *member),
                    _ => list,
                };
                self.items(list, table);
                self.items_inside(list, table, inner.followed());
            }
        });
    }

    #[allow(clippy::cast_possible_truncation, reason = "no type has so many rows")]
    const fn items(&mut self, (of, row, member): (&Table, usize, &str), table: &Table) {
        self.push("{\"items\":{\"type\":");
        self.place(table);
        self.push(",\"of\":");
        self.place(of);
        self.push(",\"entry\":");
        self.number(row as u32);
        self.push(",\"field\":");
        self.string(member);
        self.push("}}");
    }

    const fn profile(&mut self, profile: &Profile) {
        let profile = &profile.settings;
        self.push("{\"body\":");
        self.body(&profile.body);
        self.flag("problem", profile.body.is_problem());
        self.text("problem_type", profile.problem_type);
        self.text("docs", profile.docs);
        self.text("domain", profile.domain);
        self.push(",\"offers\":[");
        each!(for offer in profile.offers {
            self.comma();
            self.offer(offer);
        });
        self.push("]");
        self.text("code_header", profile.code_header);
        self.flag("help_link", profile.help_link);
        self.flag("nosniff", profile.nosniff);
        self.flag("no_store", profile.no_store);
        self.fields(profile.fields.as_slice());
        self.headers(profile.headers.as_slice());
        self.push("}");
    }

    const fn fields(&mut self, fields: &[(&str, Constant)]) {
        if fields.is_empty() {
            return;
        }
        self.push(",\"fields\":[");
        each!(for field in fields {
            self.pair(field.0, field.1);
        });
        self.push("]");
    }

    const fn pair(&mut self, name: &str, value: Constant) {
        self.comma();
        self.push("[");
        self.string(name);
        self.push(",");
        match value {
            Constant::Text(text) => self.string(text),
            Constant::Json(json) => self.push(json),
        }
        self.push("]");
    }

    const fn headers(&mut self, headers: &[(&str, &'static str)]) {
        if headers.is_empty() {
            return;
        }
        self.push(",\"headers\":[");
        each!(for header in headers {
            self.pair(header.0, Constant::Text(header.1));
        });
        self.push("]");
    }

    /// Writes a representation, without what it has by default.
    const fn offer(&mut self, offer: &Offer) {
        match offer.form() {
            Form::Json(body) => {
                self.push("{\"format\":\"json\"");
                self.own_body(*body);
            }
            Form::Text(lines) => {
                self.push("{\"format\":\"text\"");
                self.text("lines", Some(lines));
            }
            Form::Xml {
                body,
                root,
                namespace,
                items,
            } => {
                self.push("{\"format\":\"xml\"");
                self.own_body(*body);
                self.text("root", Some(root));
                self.text("namespace", *namespace);
                if matches!(items, Items::I) {
                    self.flag("items_as_i", true);
                }
            }
            Form::Preset(preset) => {
                self.push("{\"format\":\"preset\"");
                self.text("preset", Some(preset.as_str()));
            }
        }
        self.text("media_type", offer.own_media_type());
        let mut is_first = true;
        each!(for other in offer.other_media_types() {
            if let Some(media_type) = other {
                self.push(if is_first { ",\"answers_to\":[" } else { "," });
                self.string(media_type.as_str());
                is_first = false;
            }
        });
        if !is_first {
            self.push("]");
        }
        self.push("}");
    }

    const fn own_body(&mut self, body: Option<Body>) {
        if let Some(body) = body {
            self.push(",\"body\":");
            self.body(&body);
            self.flag("problem", body.is_problem());
        }
    }

    const fn body(&mut self, body: &Body) {
        match body.root() {
            Some(root) => self.node(root),
            None => self.push("null"),
        }
    }

    /// Writes a value of a template.
    const fn node(&mut self, node: &Node) {
        match node {
            Node::Object(members) => {
                self.push("{\"object\":[");
                each!(for member in members {
                    self.comma();
                    match member {
                        Property::Pair(key, node) => {
                            self.push("[");
                            self.string(key);
                            self.push(",");
                            self.node(node);
                            self.push("]");
                        }
                        Property::Fields => self.push("\"fields\""),
                        Property::Each(member) => {
                            self.push("{\"key\":");
                            self.node(&member.key);
                            self.push(",\"each\":");
                            self.node(&member.item);
                            self.push(if member.is_list {
                                ",\"list\":true}"
                            } else {
                                "}"
                            });
                        }
                    }
                });
                self.push("]}");
            }
            Node::Array(elements) => {
                self.push("{\"array\":[");
                each!(for element in elements {
                    self.comma();
                    self.node(element);
                });
                self.push("]}");
            }
            Node::Each(item) | Node::Items(item) => {
                let is_each = matches!(node, Node::Each(_));
                self.push(if is_each { "{\"each\":" } else { "{\"items\":" });
                self.node(item);
                self.push("}");
            }
            Node::Or(node, other) => {
                self.push("{\"or\":[");
                self.node(node);
                self.push(",");
                self.node(other);
                self.push("]}");
            }
            Node::Name(name) => self.leaf("name", name.as_str()),
            Node::Field(name) => self.leaf("field", name),
            Node::Text(text) => self.leaf("text", text),
            Node::Literal(json) => self.leaf("literal", json),
        }
    }

    const fn leaf(&mut self, kind: &str, value: &str) {
        self.push("{\"");
        self.push(kind);
        self.push("\":");
        self.string(value);
        self.push("}");
    }
}
