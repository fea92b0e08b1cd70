//! The order of layers that docs/layers.md shows, request by request. The page has the stacks of these files, word for
//! word, and a figure of each.

mod on_actix;
mod on_axum;
mod on_poem;

use errorbook::{ApiError, HttpError, catalogue};
use http::HeaderMap;

#[derive(Debug, ApiError)]
#[api_error(prefix = "ORG")]
enum OrgError {
    #[status(404)]
    #[code("ORG_NOT_FOUND")]
    #[message("there is no organization {slug}")]
    NotFound {
        #[expose]
        slug: String,
    },
}

catalogue! {
    static ERRORS = [OrgError, HttpError];
}

/// The origin of a web page that uses the service.
const ORIGIN: &str = "https://app.acme.example";

/// A request that fails, and the error that its client gets.
#[derive(Debug)]
struct Case {
    method: &'static str,
    path: &'static str,
    /// The length of the body.
    length: usize,
    status: u16,
    code: &'static str,
}

/// What fails alike on all frameworks.
const CASES: [Case; 5] = [
    case("GET", "/derived", 404, "ORG_NOT_FOUND"),
    case("GET", "/nowhere", 404, "HTTP_NOT_FOUND"),
    case("DELETE", "/fine", 405, "HTTP_METHOD_NOT_ALLOWED"),
    case("GET", "/panic", 500, "HTTP_INTERNAL_SERVER_ERROR"),
    Case {
        length: 2_000,
        ..case("POST", "/body", 413, "HTTP_CONTENT_TOO_LARGE")
    },
];

const fn case(method: &'static str, path: &'static str, status: u16, code: &'static str) -> Case {
    Case {
        method,
        path,
        length: 0,
        status,
        code,
    }
}

/// What a client received.
struct Answer {
    status: u16,
    headers: HeaderMap,
    body: Vec<u8>,
}

impl Answer {
    #[track_caller]
    fn only(&self, name: &str) -> Option<&str> {
        let mut values = self.headers.get_all(name).iter();
        let first = values.next().map(|value| value.to_str().unwrap());
        assert_eq!(values.next(), None, "a second {name}");
        first
    }

    /// Whether it is the error of the case, in the service's format and with the headers of every layer.
    #[track_caller]
    fn check(&self, case: &Case) {
        assert_eq!(self.status, case.status, "{case:?}");
        let media_type = Some("application/problem+json");
        assert_eq!(self.only("content-type"), media_type, "{case:?}");
        let origin = self.only("access-control-allow-origin");
        assert_eq!(origin, Some(ORIGIN), "{case:?}");
        let exposed = self.only("access-control-expose-headers");
        assert_eq!(exposed, Some("x-request-id"), "{case:?}");
        assert!(self.only("x-request-id").is_some(), "{case:?}");
        if self.only("content-encoding").is_none() {
            let body: serde_json::Value = serde_json::from_slice(&self.body).unwrap();
            assert_eq!(body["code"], case.code, "{case:?}");
        }
    }

    fn is_gzip(&self) -> bool {
        self.only("content-encoding") == Some("gzip") && self.body.starts_with(&[0x1f, 0x8b])
    }
}

fn find_organization() -> OrgError {
    let slug = "acme".into();
    OrgError::NotFound { slug }
}

/// The text between a line and the next one that is only `}`, as the page has it.
fn function<'a>(source: &'a str, first: &str) -> &'a str {
    let start = source.find(first).expect("the function is in the source");
    let length = source[start..].find("\n}\n").expect("the function ends");
    &source[start..start + length + 2]
}

#[test]
fn the_page_has_the_stacks_of_these_tests() {
    let page = include_str!("../../../docs/layers.md");
    for (source, first) in [
        (include_str!("on_axum.rs"), "fn app("),
        (include_str!("on_axum.rs"), "fn site("),
        (include_str!("on_actix.rs"), "fn app("),
        (include_str!("on_poem.rs"), "fn app("),
    ] {
        let code = function(source, first);
        assert!(page.contains(code), "docs/layers.md lacks:\n{code}");
    }
}

/// A line of a figure begins with the name of a layer.
#[test]
fn the_figures_have_the_layers_in_order() {
    let page = include_str!("../../../docs/layers.md");
    let figures = page.split("```text\n").skip(1).map(|rest| {
        let (figure, _) = rest.split_once("```").expect("a figure ends");
        let names = figure.lines().filter_map(|line| line.strip_prefix("├─ "));
        names.map(str::to_lowercase).collect::<Vec<_>>()
    });
    // Of `.layer(CorsLayer::new())` and of `.layer(cors)`, what comes after the bracket.
    let layers = |source, call| -> Vec<String> {
        let lines = function(source, "fn app(").lines();
        lines
            .filter_map(|line| line.trim().strip_prefix(call))
            .map(|rest| rest[..rest.find([':', ')']).unwrap()].to_lowercase())
            .collect()
    };
    // What is wrapped last runs first.
    let reversed = |mut layers: Vec<String>| {
        layers.reverse();
        layers
    };
    let stacks = [
        layers(include_str!("on_axum.rs"), ".layer("),
        reversed(layers(include_str!("on_actix.rs"), ".wrap(")),
        reversed(layers(include_str!("on_poem.rs"), ".with(")),
    ];

    assert_eq!(figures.clone().count(), stacks.len());
    for (figure, stack) in figures.zip(stacks) {
        assert_eq!(figure.len(), stack.len(), "{figure:?} {stack:?}");
        for (line, layer) in figure.iter().zip(stack) {
            assert!(line.starts_with(&layer), "{line} {layer}");
        }
    }
}
