//! Placeholders of examples have the formats of `std::fmt`, for values whose types are known at run time alone.

use errorbook::{ApiError, catalogue, docs};
use errorbook_export::Catalogue;
use serde_json::{Value, json};

/// A value as a catalogue has it: its type, the author's example, and whether it is optional.
struct Sample {
    json_type: &'static str,
    example: String,
    optional: bool,
}

#[allow(clippy::needless_pass_by_value, reason = "a literal of any type")]
fn sample(json_type: &'static str, example: impl ToString) -> Sample {
    Sample {
        json_type,
        example: example.to_string(),
        optional: false,
    }
}

fn some(sample: Sample) -> Sample {
    Sample {
        optional: true,
        ..sample
    }
}

/// The value in each of the formats, as the example's detail has it.
fn formatted(sample: &Sample, specs: &[&str]) -> Vec<String> {
    let entry = |(number, spec): (usize, &&str)| {
        json!({
            "code": format!("ORG_{number}"), "status": 409, "variant": "V", "title": "T",
            "message": format!("<{{v:{spec}}}>"),
            "placeholders": [
                { "name": "v", "type": sample.json_type, "example": sample.example, "optional": sample.optional },
                { "name": "width", "type": "integer", "example": "7" },
                { "name": "0", "type": "integer", "example": "3" },
            ],
        })
    };
    let entries: Value = specs.iter().enumerate().map(entry).collect();
    let json = json!({
        "errorbook": 1,
        "services": [{ "name": "acme::ERRORS" }],
        "types": [{ "path": "acme::E", "entries": entries }],
    });
    let mut catalogue = Catalogue::from_json(json.to_string().as_bytes()).unwrap();
    docs::add_examples(&mut catalogue);
    let entries = catalogue.entries();
    let details = entries.map(|(_, entry)| {
        let body: Value = serde_json::from_str(&entry.examples[0].body).unwrap();
        let detail = body["detail"].as_str().unwrap();
        detail[1..detail.len() - 1].to_owned()
    });
    details.collect()
}

#[test]
fn every_format_is_that_of_std() {
    // `format!` itself says what is expected.
    macro_rules! rows {
        ($value:expr, $sample:expr => $($spec:literal)*) => {{
            let expected = [$(format!(concat!("{:", $spec, "}"), $value)),*];
            let specs = [$($spec),*];
            let written = formatted(&$sample, &specs);
            for ((spec, expected), written) in specs.iter().zip(expected).zip(written) {
                assert_eq!(written, expected, "{spec}");
            }
        }};
    }
    for number in [0_i64, 7, 255, -3, i64::MAX, i64::MIN] {
        rows!(number, sample("integer", number) =>
            "" "5" "<5" "^5" ">5" "*^9" "05" "+" "+05" "<05" "?" "5?" "x" "X" "#x" "#010x" "x?"
            "#X?" "o" "#o" "b" "#b" "#034b" "e" "E" ".2e" "+.1E" "\u{1f600}^6" "-" "-5");
    }
    for number in [0.0_f64, -0.0, 1.5, 100.0, 1e21, 1e-7, -2.25, f64::MAX] {
        rows!(number, sample("number", format!("{number:?}")) =>
            "" "8" "08" "+.1" ".0" ".3" "?" "8?" ".2?" "e" "E" ".1e" "<9.2" "+09.1" "^9");
    }
    for text in ["", "a", "äöü", "\"\\\n\u{200b}", "longer than that"] {
        rows!(text, sample("string", text) =>
            "" "5" ">5" "*^9" ".2" "-<6.3" "05" "?" "9?" ".1?" "#?");
    }
    for value in [true, false] {
        rows!(value, sample("boolean", value) => "" "7" ">7" ".1" "?" "7?");
    }
}

#[test]
fn what_holds_values_is_that_of_std() {
    let list = || sample("array", "[1,20]");
    let texts = || sample("array", r#"["a"]"#);
    let map = || sample("object", r#"{"a":1}"#);
    let real_map = std::collections::BTreeMap::from([("a", 1)]);
    let rows = [
        (list(), "?", format!("{:?}", [1, 20])),
        (list(), "4?", format!("{:4?}", [1, 20])),
        (list(), "#?", format!("{:#?}", [1, 20])),
        (list(), "#04x?", format!("{:#04x?}", [1, 20])),
        (texts(), "#?", format!("{:#?}", ["a"])),
        (some(texts()), "?", format!("{:?}", Some(["a"]))),
        (some(texts()), "#?", format!("{:#?}", Some(["a"]))),
        (map(), "?", format!("{real_map:?}")),
        (map(), "#?", format!("{real_map:#?}")),
        (
            some(sample("integer", 5)),
            "03?",
            format!("{:03?}", Some(5)),
        ),
        (some(sample("any", "null")), "?", "None".to_owned()),
    ];
    for (sample, spec, expected) in rows {
        assert_eq!(formatted(&sample, &[spec]), [expected], "{spec}");
    }
}

#[test]
fn counts_may_be_names() {
    let rows = [
        ("width$", "      1"),
        ("0width$", "0000001"),
        ("0$", "  1"),
        ("00$", "001"),
        (".width$e", "1.0000000e0"),
        ("nobody$", "1"),
    ];
    let specs = rows.map(|(spec, _)| spec);
    let written = formatted(&sample("integer", 1), &specs);
    assert_eq!(written, rows.map(|(_, expected)| expected));
}

#[test]
fn what_is_no_format_costs_nothing() {
    let wide = "9".repeat(10_000);
    let specs = [
        "99999999999999999999",
        "65536",
        &wide,
        "$",
        "$$",
        "?$?",
        ".",
        ".$",
        "<",
        "x$y$z",
    ];
    for (spec, written) in specs.iter().zip(formatted(&sample("string", "a"), &specs)) {
        assert!(
            written.contains('a') && written.len() < 10,
            "{spec:.20} gave {written}"
        );
    }
}

#[test]
fn the_members_of_a_value_keep_their_order() {
    for (json_type, example) in [
        (
            "object",
            r#"{"z":1,"a":[true,null,-2.5,{"y":{},"b":[]}],"m":"\u0001"}"#,
        ),
        ("integer", "18446744073709551615"),
        ("integer", "-9223372036854775808"),
        ("number", "1e300"),
    ] {
        let entry = json!({
            "code": "ORG_A", "status": 409, "variant": "V", "title": "T",
            "fields": [{ "name": "v", "type": json_type, "example": example }],
        });
        let json = json!({
            "errorbook": 1,
            "services": [{ "name": "acme::ERRORS" }],
            "types": [{ "path": "acme::E", "entries": [entry] }],
        });
        let mut catalogue = Catalogue::from_json(json.to_string().as_bytes()).unwrap();
        docs::add_examples(&mut catalogue);
        let body = &catalogue.types[0].entries[0].examples[0].body;
        let expected = format!("\"v\":{example}}}");
        assert!(body.replace("e+", "e").ends_with(&expected), "{body}");
    }
}

#[derive(Debug, ApiError)]
#[api_error(prefix = "ORG")]
#[allow(dead_code, reason = "documented, not raised")]
enum Counted {
    /// The field of a count is no member of the body.
    #[status(402)]
    #[code("ORG_PRICE")]
    #[message("it costs {price:.places$}")]
    Price {
        #[expose(message, example = "19.5")]
        price: f64,
        #[expose(message, example = "2")]
        places: usize,
    },
    /// It is, by another name.
    #[status(409)]
    #[code("ORG_WIDE")]
    #[message("{0:>1$}")]
    Wide(
        #[expose("text", example = "a")] String,
        #[expose("width", example = "4")] usize,
    ),
}

catalogue! {
    static COUNTED = [Counted];
}

#[test]
fn the_field_of_a_count_is_a_placeholder() {
    let mut data = docs::catalogue(&COUNTED);
    docs::add_examples(&mut data);
    let [price, wide] = data.types[0].entries.as_slice() else {
        panic!("{data:?}");
    };
    let names: Vec<_> = price
        .placeholders
        .iter()
        .map(|field| &*field.name)
        .collect();
    assert_eq!(names, ["price", "places"]);
    assert!(
        price.examples[0].body.contains("it costs 19.50"),
        "{price:?}"
    );
    assert_eq!(wide.message.as_deref(), Some("{text:>width$}"));
    assert!(wide.examples[0].body.contains("\"   a\""), "{wide:?}");
}
