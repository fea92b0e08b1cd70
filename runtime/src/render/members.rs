//! Members for field errors, whose keys are known with them: `{"name":["too short"]}`.

use super::plan::{Failed, Filling, Plan};
use super::values::as_str;
use super::{items, raw_json, xml};
use errorbook_model::Items;
use std::ops::Range;

/// The members of an object for the field errors of an error.
#[derive(Debug)]
pub(super) struct Members {
    /// The fields that may hold field errors.
    pub(super) fields: Box<[u32]>,
    /// By the number of its place: a key, which JSON has escaped already.
    pub(super) key: [Option<Plan>; 3],
    /// The same: what it brings to its member, without the tags of XML.
    pub(super) item: [Option<Plan>; 3],
    pub(super) is_list: bool,
    /// The keys of the members beside them, written likewise: these win.
    pub(super) beside: Box<[Box<[u8]>]>,
    /// How XML has the items of an array; `None` for JSON.
    pub(super) xml: Option<Items>,
}

/// What a field error brings, as parts of one text.
struct Brought {
    /// The number of the first of its key.
    first: usize,
    key: Range<usize>,
    item: Range<usize>,
}

impl Members {
    /// Whether any member is written.
    pub(super) fn write(&self, filling: &Filling, out: &mut Vec<u8>) -> Result<bool, Failed> {
        raw_json::with_scratch(|text| {
            let mut all = self.brought(filling, text)?;
            in_order(&mut all, text);
            for member in all.chunk_by(|one, next| one.first == next.first) {
                let key = &text[member[0].key.clone()];
                let count = if self.is_list { member.len() } else { 1 };
                let items = member[..count].iter().map(|one| &text[one.item.clone()]);
                match self.xml {
                    None => self.push_json(key, items, out),
                    Some(xml) => self.push_xml(as_str(key)?, items, xml, out),
                }
            }
            Ok(!all.is_empty())
        })
    }

    /// What the field errors bring, and its text.
    fn brought(&self, filling: &Filling, text: &mut Vec<u8>) -> Result<Vec<Brought>, Failed> {
        let mut all = Vec::new();
        for item in items::of(filling.values, &self.fields) {
            let kind = item.place.kind() as usize;
            let filling = Filling {
                item: Some(item),
                ..*filling
            };
            let mut write = |plan: &Option<Plan>| {
                let start = text.len();
                let is_present = match plan {
                    Some(plan) => plan.write(&filling, text)?,
                    None => false,
                };
                Ok((is_present, start..text.len()))
            };
            let (_, key) = write(&self.key[kind])?;
            let (is_present, item) = write(&self.item[kind])?;
            let mut beside = self.beside.iter();
            if is_present && !beside.any(|beside| **beside == text[key.clone()]) {
                let first = all.len();
                all.push(Brought { first, key, item });
            }
        }
        Ok(all)
    }

    fn push_json<'a>(&self, key: &[u8], items: impl Iterator<Item = &'a [u8]>, out: &mut Vec<u8>) {
        if !matches!(out.last(), Some(b'{')) {
            out.push(b',');
        }
        out.push(b'"');
        out.extend_from_slice(key);
        out.extend_from_slice(if self.is_list { b"\":[" } else { b"\":" });
        for (number, item) in items.enumerate() {
            if number > 0 {
                out.push(b',');
            }
            out.extend_from_slice(item);
        }
        if self.is_list {
            out.push(b']');
        }
    }

    fn push_xml<'a>(
        &self,
        key: &str,
        items: impl Iterator<Item = &'a [u8]>,
        xml: Items,
        out: &mut Vec<u8>,
    ) {
        let name = xml::element_name(key);
        let has_own = self.is_list && xml == Items::I;
        let item_name = if has_own { "i" } else { &name };
        if has_own {
            xml::push_tag(out, "<", &name);
        }
        for item in items {
            xml::push_tag(out, "<", item_name);
            out.extend_from_slice(item);
            xml::push_tag(out, "</", item_name);
        }
        if has_own {
            xml::push_tag(out, "</", &name);
        }
    }
}

/// Puts those of one key beside each other, and the keys in the order of their first.
fn in_order(all: &mut [Brought], text: &[u8]) {
    all.sort_by(|one, other| text[one.key.clone()].cmp(&text[other.key.clone()]));
    for member in all.chunk_by_mut(|one, next| text[one.key.clone()] == text[next.key.clone()]) {
        let first = member[0].first;
        for one in member {
            one.first = first;
        }
    }
    all.sort_by_key(|one| one.first);
}
