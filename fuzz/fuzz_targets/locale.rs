//! Any text as the `.ftl` file of a translation: what is wrong lies in the file, and what is published says the same, as does
//! what Fluent is given.

#![no_main]

use errorbook_model::locale::{Locale, Part, chosen_by, published, read};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|file: &str| {
    let locale = read(&[file]);
    let last = file.split('\n').count();
    let places = locale.faults.iter().map(|(place, _)| place);
    for place in places.chain(locale.messages.iter().map(|message| &message.place)) {
        assert!((1..=last).contains(&place.line), "{place:?} of {last}");
    }
    let published = published(file, |_| true);
    // A carriage return alone is text in Fluent, and white space at the end of one for its parser.
    let is_alone = file.replace("\r\n", "").contains('\r');
    if locale.faults.is_empty() && !is_alone {
        let again = read(&[&published]);
        assert_eq!(again.faults, []);
        assert_eq!(texts(&again), texts(&locale), "{published}");
        // A selector is no text.
        let chosen = chosen_by("CHOOSE", file);
        assert_eq!(texts(&read(&[&chosen])), texts(&locale), "{chosen}");
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
