//! Any text as the `.ftl` file of a translation: what is wrong lies in the file, and what is published says the same.

#![no_main]

use errorbook_model::locale::{Locale, Part, published, read};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|file: &str| {
    let locale = read(&[file]);
    let last = file.split('\n').count();
    let places = locale.faults.iter().map(|(place, _)| place);
    for place in places.chain(locale.messages.iter().map(|message| &message.place)) {
        assert!((1..=last).contains(&place.line), "{place:?} of {last}");
    }
    let published = published(file, |_| true);
    if locale.faults.is_empty() {
        let again = read(&[&published]);
        assert_eq!(again.faults, []);
        assert_eq!(texts(&again), texts(&locale), "{published}");
    }
});

type Texts<'a> = Vec<(&'a str, Part, &'a str, Vec<&'a str>)>;

fn texts<'a>(locale: &'a Locale) -> Texts<'a> {
    let messages = locale.messages.iter();
    let texts = messages.flat_map(|message| message.texts.iter().map(|text| (message.id, text)));
    texts
        .map(|(id, text)| {
            let variables = text.variables.iter().map(|variable| variable.name);
            (id, text.part, text.template.as_str(), variables.collect())
        })
        .collect()
}
