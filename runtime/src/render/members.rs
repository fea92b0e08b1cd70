//! Members for field errors, whose keys are known with them: `{"name":["too short"]}`.

use super::items;
use super::plan::{Failed, Filling, Plan};
use super::xml;
use errorbook_model::{Items, Property, escape, shape};
use std::collections::HashMap;
use std::collections::hash_map::Entry;

/// The members of an object for the field errors of an error.
#[derive(Debug)]
pub(super) struct Members {
    /// The fields that may hold field errors.
    pub(super) fields: Box<[u32]>,
    /// By the number of its place: the text of a key.
    pub(super) key: [Option<Plan>; 3],
    /// The same: what it brings to its member, without the tags of XML.
    pub(super) item: [Option<Plan>; 3],
    pub(super) is_list: bool,
    /// The members beside them, whose keys win.
    pub(super) beside: &'static [Property],
    /// How XML has the items of an array; `None` for JSON.
    pub(super) xml: Option<Items>,
}

/// What the field errors of one key bring.
struct Member {
    key: Box<str>,
    items: Vec<Vec<u8>>,
}

impl Members {
    /// Whether any member is written.
    pub(super) fn write(&self, filling: &Filling, out: &mut Vec<u8>) -> Result<bool, Failed> {
        let members = self.members(filling)?;
        for member in &members {
            match self.xml {
                None => self.push_json(member, out),
                Some(items) => self.push_xml(member, items, out),
            }
        }
        Ok(!members.is_empty())
    }

    /// In the order of the first field errors of each.
    fn members(&self, filling: &Filling) -> Result<Vec<Member>, Failed> {
        let mut members: Vec<Member> = Vec::new();
        let mut places: HashMap<Box<str>, usize> = HashMap::new();
        for item in items::of(filling.values, &self.fields) {
            let kind = item.place.kind() as usize;
            let filling = Filling {
                item: Some(item),
                ..*filling
            };
            let written = |plan: &Option<Plan>| {
                let mut out = Vec::new();
                let is_present = match plan {
                    Some(plan) => plan.write(&filling, &mut out)?,
                    None => false,
                };
                Ok(is_present.then_some(out))
            };
            let Some(brought) = written(&self.item[kind])? else {
                continue;
            };
            let key = written(&self.key[kind])?.unwrap_or_default();
            let key = String::from_utf8(key).map_err(|_| Failed)?;
            if shape::keys(self.beside).any(|beside| beside == key) {
                continue;
            }
            match places.entry(key.into_boxed_str()) {
                Entry::Occupied(place) if self.is_list => members[*place.get()].items.push(brought),
                Entry::Occupied(_) => {}
                Entry::Vacant(place) => {
                    members.push(Member {
                        key: place.key().clone(),
                        items: vec![brought],
                    });
                    place.insert(members.len() - 1);
                }
            }
        }
        Ok(members)
    }

    fn push_json(&self, member: &Member, out: &mut Vec<u8>) {
        if !matches!(out.last(), Some(b'{')) {
            out.push(b',');
        }
        escape::json_string(out, &member.key);
        let items = member.items.join(&b","[..]);
        let [before, after]: [&[u8]; 2] = if self.is_list {
            [b":[", b"]"]
        } else {
            [b":", b""]
        };
        out.extend([before, &items, after].concat());
    }

    fn push_xml(&self, member: &Member, items: Items, out: &mut Vec<u8>) {
        let name = xml::element_name(&member.key);
        let has_own = self.is_list && items == Items::I;
        let item_name = if has_own { "i" } else { &name };
        if has_own {
            xml::push_tag(out, "<", &name);
        }
        for item in &member.items {
            xml::push_tag(out, "<", item_name);
            out.extend_from_slice(item);
            xml::push_tag(out, "</", item_name);
        }
        if has_own {
            xml::push_tag(out, "</", &name);
        }
    }
}
