//! The page as a browser reads it.

use html5ever::tendril::TendrilSink;
use html5ever::{ParseOpts, parse_document};
use markup5ever_rcdom::{Handle, NodeData, RcDom};

/// An element, with its place in the page.
pub(crate) struct Element {
    pub(crate) name: String,
    pub(crate) attributes: Vec<(String, String)>,
    /// All text in it.
    pub(crate) text: String,
    /// The classes and names of the elements around it, outermost first.
    pub(crate) around: Vec<String>,
}

impl Element {
    pub(crate) fn get(&self, name: &str) -> Option<&str> {
        let mut attributes = self.attributes.iter();
        attributes
            .find(|attribute| attribute.0 == name)
            .map(|attribute| attribute.1.as_str())
    }

    pub(crate) fn has_class(&self, class: &str) -> bool {
        let classes = self.get("class").unwrap_or_default();
        classes.split(' ').any(|one| one == class)
    }
}

/// Every element, in the page's order. Fails where a parser has to guess.
pub(crate) fn elements(page: &str) -> Vec<Element> {
    let dom = parse_document(RcDom::default(), ParseOpts::default()).one(page);
    assert!(dom.errors.borrow().is_empty(), "{:?}", dom.errors.borrow());
    let mut elements = Vec::new();
    collect(&dom.document, &mut Vec::new(), &mut elements);
    elements
}

fn collect(node: &Handle, around: &mut Vec<String>, elements: &mut Vec<Element>) {
    let NodeData::Element { name, attrs, .. } = &node.data else {
        assert!(
            !matches!(
                node.data,
                NodeData::Comment { .. } | NodeData::ProcessingInstruction { .. }
            ),
            "the page has a comment"
        );
        for child in node.children.borrow().iter() {
            collect(child, around, elements);
        }
        return;
    };
    let element = Element {
        name: name.local.to_string(),
        attributes: attrs
            .borrow()
            .iter()
            .map(|attribute| {
                (
                    attribute.name.local.to_string(),
                    attribute.value.to_string(),
                )
            })
            .collect(),
        text: text(node),
        around: around.clone(),
    };
    let class = element.get("class").unwrap_or_default();
    around.push(format!("{}.{class}", element.name));
    elements.push(element);
    for child in node.children.borrow().iter() {
        collect(child, around, elements);
    }
    around.pop();
}

fn text(node: &Handle) -> String {
    if let NodeData::Text { contents } = &node.data {
        return contents.borrow().to_string();
    }
    node.children.borrow().iter().map(text).collect()
}
