//! Challenges read back: rows of other projects' suites, this project's own, and what it sends itself.

mod grammar;
mod properties;
mod reads;
mod sent;
mod work;

use errorbook::challenge::Challenge;
use serde::Deserialize;

/// A challenge as the rows have it: a token68 or parameters.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Deserialize)]
struct Expected {
    scheme: String,
    token68: Option<String>,
    #[serde(default)]
    params: Vec<(String, String)>,
}

impl From<&Challenge> for Expected {
    fn from(challenge: &Challenge) -> Self {
        let owned = |(name, value): (&str, &str)| (name.to_owned(), value.to_owned());
        Expected {
            scheme: challenge.scheme().to_owned(),
            token68: challenge.token68().map(str::to_owned),
            params: challenge.parameters().map(owned).collect(),
        }
    }
}

/// What a value holds, or `None` where it is refused.
fn read(value: impl AsRef<[u8]>) -> Option<Vec<Expected>> {
    let challenges = Challenge::parse_all(value).ok()?;
    Some(challenges.iter().map(Expected::from).collect())
}

fn with_params(scheme: &str, params: &[(&str, &str)]) -> Expected {
    let owned = |&(name, value): &(&str, &str)| (name.to_owned(), value.to_owned());
    Expected {
        scheme: scheme.to_owned(),
        token68: None,
        params: params.iter().map(owned).collect(),
    }
}
