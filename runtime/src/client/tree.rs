//! A document of XML as a tree, within bounds.

use crate::render::read::json::MOST_VALUES;
use quick_xml::Reader;
use quick_xml::escape::unescape;
use quick_xml::events::{BytesStart, Event};

/// How deep elements may be in each other: as deep as JSON is read.
const DEEPEST: usize = 128;

/// An element, with its name as it is written.
#[derive(Debug, Default)]
pub(super) struct Element {
    pub(super) name: String,
    pub(super) text: String,
    attributes: Vec<(String, String)>,
    children: Vec<Element>,
}

impl Element {
    /// Reads a document.
    ///
    /// # Errors
    ///
    /// What is wrong with it. A document type is: its entities could stand for more than the document has.
    pub(super) fn read(document: &str) -> Result<Self, String> {
        let mut reader = Reader::from_str(document);
        let mut left = MOST_VALUES;
        let mut open = vec![Element::default()];
        loop {
            let event = reader.read_event().map_err(|error| error.to_string())?;
            let here = open.last_mut().ok_or("it ends too often")?;
            match event {
                Event::Start(start) => {
                    if open.len() > DEEPEST {
                        return Err(format!("it is deeper than {DEEPEST} elements"));
                    }
                    open.push(Element::start(&start, &mut left)?);
                }
                Event::Empty(start) => {
                    let element = Element::start(&start, &mut left)?;
                    here.children.push(element);
                }
                Event::End(_) => {
                    let ended = open.pop().unwrap_or_default();
                    let around = open.last_mut().ok_or("it ends too often")?;
                    around.children.push(ended);
                }
                Event::Text(text) => here.text += &text.xml10_content().map_err(text_of)?,
                Event::CData(text) => here.text += &text.xml10_content().map_err(text_of)?,
                Event::GeneralRef(name) => {
                    let name = name.decode().map_err(text_of)?;
                    here.text += &unescape(&format!("&{name};")).map_err(text_of)?;
                }
                Event::DocType(_) => return Err("it has a document type".to_owned()),
                Event::Comment(_) | Event::Decl(_) | Event::PI(_) => {}
                Event::Eof => break,
            }
        }
        let mut document = open.pop().unwrap_or_default();
        match (document.children.pop(), document.children.pop()) {
            (Some(root), None) if open.is_empty() && document.text.trim_ascii().is_empty() => {
                Ok(root)
            }
            _ => Err("it is not one element".to_owned()),
        }
    }

    fn start(start: &BytesStart, left: &mut usize) -> Result<Self, String> {
        let text = |bytes: &[u8]| {
            std::str::from_utf8(bytes)
                .map(str::to_owned)
                .map_err(text_of)
        };
        let mut take = || {
            *left = left
                .checked_sub(1)
                .ok_or_else(|| format!("it has more than {MOST_VALUES} values"))?;
            Ok::<_, String>(())
        };
        take()?;
        let mut element = Element {
            name: text(start.name().as_ref())?,
            ..Element::default()
        };
        // The check for repeated names takes the square of their number.
        for attribute in start.attributes().with_checks(false) {
            take()?;
            let attribute = attribute.map_err(text_of)?;
            let value = text(&attribute.value)?;
            let value = unescape(&value).map_err(text_of)?.into_owned();
            let name = text(attribute.key.as_ref())?;
            element.attributes.push((name, value));
        }
        Ok(element)
    }

    /// Whether there is nothing but text in it.
    pub(super) fn is_text(&self) -> bool {
        self.children.is_empty() && self.attributes.is_empty()
    }

    pub(super) fn attribute(&self, name: &str) -> Option<&str> {
        let mut attributes = self.attributes.iter();
        let (_, value) = attributes.find(|(known, _)| known == name)?;
        Some(value)
    }

    /// The elements of a name.
    pub(super) fn children(&self, name: &str) -> Vec<&Element> {
        let children = self.children.iter();
        children.filter(|child| child.name == name).collect()
    }

    /// All elements in it, those of one name together, in the order of the first of each name.
    pub(super) fn by_name(&self) -> Vec<(&str, Vec<&Element>)> {
        let mut numbers = std::collections::HashMap::new();
        let mut names: Vec<(&str, Vec<&Element>)> = Vec::new();
        for child in &self.children {
            let number = *numbers.entry(&*child.name).or_insert(names.len());
            if number == names.len() {
                names.push((&child.name, Vec::new()));
            }
            names[number].1.push(child);
        }
        names
    }
}

fn text_of(error: impl std::fmt::Display) -> String {
    error.to_string()
}
