//! A user's `Display` or `Serialize` that fails or panics: the error keeps its status, its code and its
//! static text, and the service goes on.

use errorbook::{ApiError, Body, Document, Offer, Profile};
use http::HeaderMap;
use serde::ser::{Error as _, SerializeSeq, Serializer};
use std::fmt;

#[derive(Clone, Copy, Debug, PartialEq)]
enum Bad {
    Fails,
    Panics,
}

impl fmt::Display for Bad {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("half a can")?;
        match self {
            Bad::Fails => Err(fmt::Error),
            Bad::Panics => panic!("a Display that panics"),
        }
    }
}

impl serde::Serialize for Bad {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut seq = serializer.serialize_seq(None)?;
        seq.serialize_element("half a can")?;
        match self {
            Bad::Fails => Err(S::Error::custom("half way")),
            Bad::Panics => panic!("a Serialize that panics"),
        }
    }
}

#[derive(Debug, ApiError)]
#[api_error(prefix = "BAD")]
#[challenge(Bearer, realm = "bad")]
enum BadError {
    #[status(409)]
    #[code("BAD_DISPLAY")]
    #[title("A bad display")]
    #[message("it says {value}")]
    Display {
        #[expose(message)]
        value: Bad,
    },
    #[status(409)]
    #[code("BAD_FORMAT")]
    #[title("A bad format")]
    #[message("it says {value:>9}")]
    Format {
        #[expose(message)]
        value: Bad,
    },
    #[status(409)]
    #[code("BAD_SERIALIZE")]
    #[message("all well")]
    Serialize {
        #[expose]
        first: u8,
        #[expose]
        value: Bad,
    },
    #[status(401)]
    #[code("BAD_HEADER")]
    #[challenge(Bearer, realm = "before {value} after")]
    Header {
        #[expose(message)]
        value: Bad,
    },
}

#[test]
fn the_static_text_is_sent() {
    static JSON: Profile = Profile::new().body(Body::CODE_MESSAGE);
    static TEXT: Profile = Profile::new().offers(&[Offer::TEXT]);
    std::panic::set_hook(Box::new(|_| {}));
    for value in [Bad::Fails, Bad::Panics] {
        let cases = [
            (
                BadError::Display { value },
                r#"{"code":"BAD_DISPLAY","message":"A bad display"}"#,
                "A bad display [BAD_DISPLAY]\n",
            ),
            (
                BadError::Format { value },
                r#"{"code":"BAD_FORMAT","message":"A bad format"}"#,
                "A bad format [BAD_FORMAT]\n",
            ),
            (
                BadError::Serialize { first: 1, value },
                r#"{"code":"BAD_SERIALIZE","message":"all well"}"#,
                "all well [BAD_SERIALIZE]\n",
            ),
        ];
        for (error, json, text) in cases {
            for (profile, expected) in [(&JSON, json), (&TEXT, text)] {
                let response = error.respond(&profile.preferences(&HeaderMap::new()));
                assert_eq!(response.status(), 409);
                assert_eq!(response.body(), expected);
            }
            let document = serde_json::to_string(&Document::new(&error, &JSON)).unwrap();
            assert_eq!(document, json);
        }
        let error = BadError::Display { value };
        assert_eq!(error.message(), "A bad display");

        // A header that its status requires stays, without the value.
        let error = BadError::Header { value };
        let response = error.respond(&JSON.preferences(&HeaderMap::new()));
        assert_eq!(
            response.headers()["www-authenticate"],
            "Bearer realm=\"before  after\""
        );
    }
}
