//! A key that is misspelt, or written as no key is, brings no second error with it.

use errorbook::ApiError;
use errorbook_ui_tests::serve;
use std::fmt;

#[derive(Debug, ApiError)]
#[api_error(prefx = "ORG")]
#[status(403)]
#[code("ORG_PREFIX")]
struct Prefix;

#[derive(Debug, ApiError)]
#[api_error(namespace = "ORG")]
#[status(403)]
#[code("ORG_NAMESPACE")]
struct Namespace;

#[derive(Debug, ApiError)]
#[api_error("ORG")]
#[status(403)]
#[code("ORG_VALUE")]
struct Value;

#[derive(Debug, ApiError)]
#[api_error(prefix("ORG"))]
#[status(403)]
#[code("ORG_PARENTHESES")]
struct Parentheses;

#[derive(Debug, ApiError)]
#[api_error(prefix == "ORG")]
#[status(403)]
#[code("ORG_EQUALS")]
struct Equals;

#[derive(Debug, ApiError)]
#[api_error(prefix => "ORG")]
#[status(403)]
#[code("ORG_ARROW")]
struct Arrow;

#[derive(Debug, ApiError)]
#[api_error(prefix = "org", styel = "kebab-case")]
#[status(403)]
#[code("org-style")]
struct Style;

#[derive(Debug, ApiError)]
#[api_error(cods = 4000..=4999)]
#[status(403)]
#[code(4031)]
struct Codes;

#[derive(Debug, ApiError)]
#[api_error(range = 4000..=4999)]
#[status(403)]
#[code(4032)]
struct Range;

#[derive(Debug, ApiError)]
#[api_error(codes = 4000)]
#[status(403)]
#[code("ORG_NUMBER")]
struct Number;

#[derive(Debug, ApiError)]
#[api_error(prefix = "ORG", dispaly = manual)]
#[status(403)]
#[code("ORG_DISPLAY")]
#[message(display)]
struct Display;

impl fmt::Display for Display {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("blocked")
    }
}

impl std::error::Error for Display {}

fn main() {
    serve(Prefix);
    serve(Display);
}
