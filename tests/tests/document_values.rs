//! A `Document` says of every JSON value what the response says.

use errorbook::{ApiError, Document, Profile};
use http::HeaderMap;
use std::collections::BTreeMap;

#[derive(Debug, ApiError)]
#[api_error(prefix = "VAL")]
#[status(409)]
#[code("VAL_ANY")]
struct Any<T: serde::Serialize + std::fmt::Debug> {
    #[expose(json = "any")]
    value: T,
}

fn assert_same<T: serde::Serialize + std::fmt::Debug + Send + Sync + 'static>(value: T) {
    static PROFILE: Profile = Profile::new();
    let error = Any { value };
    let response = error.respond(&PROFILE.preferences(&HeaderMap::new()));
    let sent = str::from_utf8(response.body()).unwrap();
    let document = serde_json::to_string(&Document::new(&error, &PROFILE)).unwrap();
    assert_eq!(document, sent, "{:?}", error.value);
}

#[test]
fn a_document_is_what_is_sent() {
    assert_same(0_u8);
    assert_same(-1_i8);
    assert_same(u64::MAX);
    assert_same(i64::MIN);
    assert_same(u128::from(u64::MAX) + 1);
    assert_same(u128::MAX);
    assert_same(i128::from(i64::MIN) - 1);
    assert_same(i128::MIN);
    assert_same([Some(1), None]);
    assert_same(BTreeMap::from([("b", None), ("a", Some(true))]));
    assert_same("a\u{0}\u{2028}\"\\</script>");
    assert_same(());
    assert_same(vec![vec![vec![(); 3]; 2]; 2]);
}

#[test]
fn so_it_is_of_floats() {
    for value in [
        0.0,
        -0.0,
        1.0,
        0.1 + 0.2,
        1.0 / 3.0,
        123_456_789.123_456_79,
        5e-324,
        f64::MAX,
        f64::MIN_POSITIVE,
        9_007_199_254_740_993.0,
        1e21,
        -2.225_073_858_507_201e-308,
        f64::NAN,
        f64::INFINITY,
    ] {
        assert_same(value);
    }
    let mut bits: u64 = 0x9E37_79B9_7F4A_7C15;
    for _ in 0..2_000 {
        bits = bits.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1);
        assert_same(f64::from_bits(bits));
    }
}
