//! Texts that are hard to write as literals come out as they are.

#![deny(warnings)]

use errorbook::{ApiError, Preferences};

/// Ends a raw literal: "# and "## and \.
#[derive(Debug, ApiError)]
#[api_error(prefix = "ODD")]
enum Odd {
    /// A line\r
    /// and "#" another.
    #[status(400)]
    #[code("ODD_SIGNS")]
    #[message("\"# is not \"## nor ### nor \\, and | is no cell")]
    #[help("ask `#[help]` \" for help\r\nin two lines")]
    Signs,
    #[status(404)]
    #[code("ODD_TURNED")]
    #[message("turned \u{202e}around\u{202c} and \u{2066}kept apart\u{2069}…")]
    Turned,
}

fn main() {
    let signs = "\"# is not \"## nor ### nor \\, and | is no cell";
    let turned = "turned \u{202e}around\u{202c} and \u{2066}kept apart\u{2069}…";
    for (error, text) in [(Odd::Signs, signs), (Odd::Turned, turned)] {
        assert_eq!(error.to_string(), text);
        let response = error.respond(&Preferences::default());
        assert!(response.status().is_client_error());
    }
    let help = Odd::API_ERRORS.entries()[0].help();
    assert_eq!(help, Some("ask `#[help]` \" for help\r\nin two lines"));
}
