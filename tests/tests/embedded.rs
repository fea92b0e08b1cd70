//! What the macros leave in a program: read back from this very test.

use errorbook::{ApiError, Body, FieldErrors, Offer, Profile, body, catalogue};
use errorbook_export::embedded::{self, Embedded};
use expect_test::expect_file;
use std::time::{Duration, SystemTime};

/// Why an order was refused.
///
#[doc = "With \"quotes\", a \\ and a \ttab."]
#[derive(Debug, ApiError)]
#[api_error(prefix = "ORDER")]
#[challenge(Bearer, realm = "orders")]
#[allow(dead_code, reason = "read as data")]
enum OrderError {
    /// It was sold.
    #[status(409)]
    #[code("ORDER_SOLD")]
    #[message("{item} is sold {{out}} since {since:?}")]
    #[help("choose another")]
    #[field(kind = "sale", level = 2, target = "{item} {{1}}", "is-sold" = true)]
    #[since("1.2")]
    #[sunset("3.0", instead = "ORDER_TAKEN")]
    Sold {
        #[expose("thing", example = "lamp")]
        item: String,
        #[expose(message, example = "today")]
        since: String,
        secret: u32,
    },

    #[status(401)]
    #[code("ORDER_TOKEN")]
    Token,

    #[status(429, reason = "Slow Down")]
    #[code("ORDER_BUSY")]
    #[retryable]
    #[header("X-Left", "{0} of 7")]
    Busy(
        #[expose(message)] u8,
        #[header("Retry-After")] Option<Duration>,
        #[header("X-Until")] SystemTime,
    ),

    #[status(422)]
    #[code("ORDER_INVALID")]
    #[oauth("invalid_request")]
    #[grpc(invalid_argument)]
    #[log("debug")]
    #[owner("team-orders")]
    #[runbook("https://runbooks.acme.example/orders")]
    Invalid {
        #[expose]
        errors: FieldErrors,
        #[expose]
        tags: Option<Vec<String>>,
        #[expose(json = "string")]
        list: Vec<u8>,
        #[expose]
        #[header("X-Wait")]
        wait: Duration,
    },

    #[status(503)]
    #[code("ORDER_DOWN")]
    #[retryable(after = "2m")]
    #[internal]
    Down(#[source] std::io::Error),

    #[status(403)]
    #[code("ORDER_HIDDEN")]
    #[conceal(as = Busy)]
    Hidden(u8, Option<Duration>, SystemTime),

    #[transparent]
    Pay(pay::PayError),
}

mod pay {
    use errorbook::ApiError;

    #[derive(Debug, ApiError)]
    #[api_error(codes = 4000..=4999)]
    #[status(402)]
    #[code(4001)]
    pub(crate) struct PayError;

    errorbook::catalogue! {
        pub(crate) static ERRORS = [PayError];
    }
}

/// Its text is not known before the response is made.
#[derive(Debug, ApiError)]
#[api_error(prefix = "NOTE", display = manual)]
#[status(400)]
#[code("NOTE_ODD")]
#[message(display)]
struct Odd {
    #[expose]
    message_id: u8,
    #[expose("message_")]
    message: &'static str,
}

impl std::fmt::Display for Odd {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{} is odd", self.message)
    }
}

impl std::error::Error for Odd {}

/// Display is thiserror's, whose texts clients read.
#[derive(Debug, ApiError, thiserror::Error)]
#[api_error(prefix = "THIS")]
#[status(400)]
#[message(display)]
#[allow(dead_code, reason = "read as data")]
enum ThisError {
    #[error("not found")]
    #[code("THIS_PLAIN")]
    Plain,
    #[error("{slug} has {{{count:>3}}}, {type}")]
    #[code("THIS_FIELDS")]
    Fields {
        #[expose("name")]
        slug: String,
        count: u32,
        r#type: u8,
    },
    #[error("{0} and {1:?}")]
    #[code("THIS_TUPLE")]
    Tuple(String, #[expose("kind")] u8),
    #[error("{} of {}, {left} left, {} more", .0, .1.len(), .0, left = .0 - 1)]
    #[code("THIS_COMPUTED")]
    Computed(u32, String),
    #[error("{count} seats")]
    #[code("THIS_SHADOWED")]
    Shadowed {
        #[expose("count")]
        seats: u32,
        count: u32,
    },
    #[error(transparent)]
    #[code("THIS_FORWARDED")]
    Forwarded(std::fmt::Error),
    #[error("the disk of {0}")]
    #[status(500)]
    #[code("THIS_DISK")]
    Disk(String),
    #[error("for the operator")]
    #[message("for clients")]
    #[code("THIS_OWN")]
    Own,
}

/// Examples are literals of the field's type, or texts.
#[derive(Debug, ApiError)]
#[api_error(prefix = "EXAMPLE")]
#[status(400)]
#[code("EXAMPLE_OF_EACH")]
struct Examples {
    #[expose(example = 7)]
    integer: u32,
    #[expose(example = -0x10)]
    negative: i64,
    #[expose(example = 0.5)]
    number: f64,
    #[expose(example = true)]
    flag: bool,
    #[expose(example = "8")]
    quoted: u8,
    #[expose(example = 9)]
    text: String,
}

catalogue! {
    static DISPLAYED = [ThisError, Examples];
}

#[derive(Debug, ApiError)]
#[api_error(prefix = "LONE")]
#[status(400)]
#[code("LONE_ONE")]
struct Lone;

static ACME: Profile = Profile::new()
    .body(body!({ "ok": false, "error": { "ref": code, "all": ["a", status], ..fields } }))
    .problem_type("urn:acme:error:{code}")
    .docs("https://docs.acme.example/errors/{code}")
    .offers(&[Offer::TEXT, Offer::JSON])
    .code_header("x-error-code")
    .field("region", "eu")
    .header("x-version", "2")
    .nosniff(false);

catalogue! {
    /// Every error of the "shop".
    static ERRORS = [OrderError, ..pay::ERRORS, pay::PayError, Odd];
    profile = ACME;
}

static PLAIN: Profile = Profile::new()
    .body(Body::EMPTY)
    .help_link(false)
    .no_store(false);

catalogue! {
    static OTHERS = [..pay::ERRORS];
    profile = PLAIN;
}

catalogue! {
    #[doc = "\0 \u{10}\u{1f}, \"a\" \\ é\u{7f}\n\u{f}"]
    static ODD = [..pay::ERRORS];
}

fn this_program() -> Embedded {
    let program = std::env::current_exe().expect("a test has a path");
    let program = std::fs::File::open(program).expect("a running program can be read");
    embedded::read(program).expect("its catalogue can be read")
}

#[test]
fn a_catalogue_comes_back_whole() {
    let mut catalogue = this_program()
        .catalogue(Some("embedded::ERRORS"))
        .expect("the catalogue is there");
    // That of this very package, which changes with each release.
    let version = catalogue.services[0].version.take();
    assert_eq!(version.as_deref(), Some(env!("CARGO_PKG_VERSION")));
    expect_file!["../data/embedded.json"].assert_eq(&catalogue.to_json());
}

#[test]
fn an_example_has_the_type_of_its_field() {
    let catalogue = this_program()
        .catalogue(Some("embedded::DISPLAYED"))
        .expect("it is there");
    let entries = catalogue.types.iter().flat_map(|ty| &ty.entries);
    let fields = entries
        .filter(|entry| entry.variant == "Examples")
        .flat_map(|entry| &entry.fields);
    let samples = fields.map(|field| serde_json::to_string(&field.sample()).expect("it is JSON"));
    let samples: Vec<_> = samples.collect();
    assert_eq!(samples, ["7", "-16", "0.5", "true", "8", "\"9\""]);
}

#[test]
fn a_display_is_documented_by_the_text_of_its_attribute() {
    let catalogue = this_program()
        .catalogue(Some("embedded::DISPLAYED"))
        .expect("it is there");
    let documented = |code: &str| {
        let mut entries = catalogue.entries().map(|(_, entry)| entry);
        let entry = entries.find(|entry| entry.code.to_string() == code);
        let entry = entry.expect(code);
        let values = entry.placeholders.iter();
        let values = values.map(|value| (value.name.clone(), value.json_type.as_str()));
        (entry.message.clone(), values.collect::<Vec<_>>())
    };
    for (code, message, placeholders) in [
        ("THIS_PLAIN", Some("not found"), vec![]),
        (
            "THIS_FIELDS",
            Some("{name} has {{{count:>3}}}, {type}"),
            vec![("count", "integer"), ("type", "integer")],
        ),
        (
            "THIS_TUPLE",
            Some("{0} and {kind:?}"),
            vec![("0", "string")],
        ),
        (
            "THIS_COMPUTED",
            Some("{0} of {value}, {left} left, {0} more"),
            vec![("0", "integer"), ("value", "string"), ("left", "string")],
        ),
        (
            "THIS_SHADOWED",
            Some("{count_} seats"),
            vec![("count_", "integer")],
        ),
        // Only the program knows the text.
        (
            "THIS_FORWARDED",
            Some("{message}"),
            vec![("message", "string")],
        ),
        // The type's default is not that of a 5xx.
        ("THIS_DISK", None, vec![]),
        ("THIS_OWN", Some("for clients"), vec![]),
    ] {
        let placeholders = placeholders.into_iter();
        let placeholders = placeholders.map(|(name, kind)| (name.to_owned(), kind));
        let expected = (message.map(str::to_owned), placeholders.collect());
        assert_eq!(documented(code), expected, "{code}");
    }
}

#[test]
fn a_catalogue_without_settings_speaks_the_default_profile() {
    let catalogue = this_program()
        .catalogue(Some("embedded::pay::ERRORS"))
        .expect("it is there");
    let service = &catalogue.services[0];
    assert_eq!(service.profile, errorbook_export::Profile::default());
    assert_eq!(service.description, None);
    assert_eq!(catalogue.types.len(), 1);
}

#[test]
fn a_profile_without_a_body_has_no_parts() {
    let catalogue = this_program()
        .catalogue(Some("embedded::OTHERS"))
        .expect("it is there");
    let profile = &catalogue.services[0].profile;
    assert!(profile.body.is_empty());
    assert!(!profile.help_link && !profile.no_store && profile.nosniff);
}

#[test]
fn a_description_comes_back_character_by_character() {
    let catalogue = this_program().catalogue(Some("embedded::ODD")).unwrap();
    let description = catalogue.services[0].description.as_deref();
    assert_eq!(
        description,
        Some("\0 \u{10}\u{1f}, \"a\" \\ é\u{7f}\n\u{f}")
    );
}

#[test]
fn the_catalogues_that_no_other_includes_are_the_roots() {
    let embedded = this_program();
    let roots: Vec<_> = embedded
        .roots()
        .iter()
        .map(|root| root.name.as_str())
        .collect();
    assert_eq!(
        roots,
        [
            "embedded::DISPLAYED",
            "embedded::ERRORS",
            "embedded::ODD",
            "embedded::OTHERS"
        ]
    );
    let fault = embedded.catalogue(None).expect_err("there are four");
    assert_eq!(
        fault.to_string(),
        "the program has 4 catalogues: `embedded::DISPLAYED`, `embedded::ERRORS`, `embedded::ODD`, `embedded::OTHERS`\n\
         name one: `--catalogue embedded::DISPLAYED`"
    );
}

#[test]
fn types_that_no_catalogue_lists_are_found() {
    let embedded = this_program();
    let unlisted: Vec<_> = embedded
        .unlisted()
        .iter()
        .map(|ty| ty.path.as_str())
        .collect();
    assert!(unlisted.contains(&"embedded::Lone"), "{unlisted:?}");
    assert!(!unlisted.contains(&"embedded::OrderError"), "{unlisted:?}");
}

#[test]
fn all_statics_are_used() {
    // What keeps a catalogue in the program is no reference to it.
    assert_eq!(ERRORS.types().len(), 3);
    assert_eq!(OTHERS.types().len(), 1);
    assert_eq!(DISPLAYED.types().len(), 2);
}

#[test]
fn the_catalogue_is_what_its_schema_says() {
    let schema = include_str!("../../docs/catalogue.schema.json");
    let schema = serde_json::from_str(schema).expect("the schema is JSON");
    let schema = jsonschema::draft202012::new(&schema).expect("the schema is one");
    let embedded = this_program();
    let hand_made = include_bytes!("../../export/tests/data/acme.json");
    let hand_made = errorbook_export::Catalogue::from_json(hand_made).expect("it can be read");
    let mut catalogues: Vec<_> = embedded
        .catalogues
        .iter()
        .map(|listing| {
            embedded
                .catalogue(Some(&listing.name))
                .expect("all of it is there")
        })
        .collect();
    assert!(catalogues.len() >= 3);
    catalogues.push(hand_made);
    for catalogue in catalogues {
        let json: serde_json::Value =
            serde_json::from_str(&catalogue.to_json()).expect("it is JSON");
        let faults: Vec<_> = schema
            .iter_errors(&json)
            .map(|fault| format!("{}: {fault}", fault.instance_path()))
            .collect();
        assert!(faults.is_empty(), "{faults:#?}");
    }
    // It is no schema that everything passes.
    let wrong = serde_json::json!({ "errorbook": 1, "services": [], "types": [{}] });
    assert_eq!(schema.iter_errors(&wrong).count(), 3);
}
