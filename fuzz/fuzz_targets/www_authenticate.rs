//! Any WWW-Authenticate: what was read, written again, reads the same.

#![no_main]

use errorbook::challenge::Challenge;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|header: &[u8]| {
    let Ok(challenges) = Challenge::parse_all(header) else {
        return;
    };
    let written: Vec<String> = challenges.iter().map(write).collect();
    let again = Challenge::parse_all(written.join(", ")).expect("what is written can be read");
    assert_eq!(again, challenges, "{written:?}");
});

fn write(challenge: &Challenge) -> String {
    let mut text = challenge.scheme().to_owned();
    if let Some(token68) = challenge.token68() {
        text = format!("{text} {token68}");
    }
    for (index, (name, value)) in challenge.parameters().enumerate() {
        let value = value.replace('\\', "\\\\").replace('"', "\\\"");
        let comma = if index == 0 { " " } else { ", " };
        text.push_str(&format!("{comma}{name}=\"{value}\""));
    }
    text
}
