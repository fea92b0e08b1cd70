//! docs/envelopes.md: errors inside the envelopes of other protocols, by the types of the crates that send them.

mod graphql;
mod json_rpc;
mod mcp;

use errorbook::{ApiError, Profile};

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
    /// Its own code and text are the operator's.
    #[status(403)]
    #[code("ORG_HIDDEN")]
    #[conceal(as = NotFound)]
    Hidden {
        #[expose]
        slug: String,
    },
    #[status(500)]
    #[code("ORG_STORE")]
    Store(#[source] std::io::Error),
}

static ACME: Profile = Profile::new();

fn hidden() -> OrgError {
    let slug = "acme".to_owned();
    OrgError::Hidden { slug }
}

fn store() -> OrgError {
    OrgError::Store(std::io::Error::other("canary"))
}

/// The text between a line and the next one that is only `}`, as the page has it.
fn function<'a>(source: &'a str, first: &str) -> &'a str {
    let start = source.find(first).expect("the function is in the source");
    let length = source[start..].find("\n}\n").expect("the function ends");
    &source[start..start + length + 2]
}

#[test]
fn the_page_has_the_code_of_these_tests() {
    let page = include_str!("../../../docs/envelopes.md");
    for (source, first) in [
        (include_str!("graphql.rs"), "fn graphql("),
        (include_str!("json_rpc.rs"), "fn json_rpc("),
        (include_str!("mcp.rs"), "fn mcp("),
    ] {
        let code = function(source, first);
        assert!(page.contains(code), "docs/envelopes.md lacks:\n{code}");
    }
}
