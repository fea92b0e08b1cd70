//! Subsets of types with parameters, under `#[cfg]`, of boxed errors and beside other derives.

use crate::{AuthError, ReadMembers, answer};
use errorbook::ApiError;
use std::fmt;

/// Each subset has the parameters that its variants use.
#[derive(Debug, ApiError)]
#[api_error(prefix = "GEN")]
#[api_error(subset Plain = [Nothing])]
#[api_error(subset Borrowed = [Nothing, Text])]
#[api_error(subset Typed = [Value, Nothing])]
#[api_error(subset Inner = [Inner_])]
#[api_error(subset Every = [..Borrowed, ..Typed, ..Inner, Array])]
enum Generic<'a, T, E, const N: usize>
where
    T: fmt::Debug + Clone,
    E: ApiError,
{
    #[status(404)]
    #[code("GEN_NOTHING")]
    Nothing,
    #[status(404)]
    #[code("GEN_TEXT")]
    #[message("no {0}")]
    Text(#[expose("text")] &'a str),
    #[status(409)]
    #[code("GEN_VALUE")]
    #[message("{value} is taken")]
    Value {
        #[expose(json = "integer")]
        value: T,
    },
    #[status(409)]
    #[code("GEN_ARRAY")]
    Array([u8; N]),
    #[transparent]
    Inner_(E),
}

/// What a subset keeps says nothing of what it has not.
#[derive(Debug, ApiError)]
#[api_error(prefix = "BOUND")]
#[api_error(subset Longer = [B], subset Shorter = [A, Size])]
#[status(404)]
enum Bound<'a, 'b: 'a, const N: usize = 2> {
    #[code("BOUND_A")]
    A(#[expose("a")] &'a str),
    #[code("BOUND_B")]
    B(#[expose("b")] &'b str),
    #[code("BOUND_SIZE")]
    Size([u8; N]),
}

#[derive(Debug, ApiError)]
#[api_error(prefix = "DEFAULT")]
#[api_error(subset Last = [B], subset Middle = [C, B], subset Firsts = [A, C])]
#[status(404)]
enum Defaulted<T = u8, V = u16, U = Vec<T>>
where
    T: fmt::Debug,
    U: fmt::Debug,
    V: fmt::Debug,
{
    #[code("DEFAULT_A")]
    A(T),
    #[code("DEFAULT_B")]
    B(U),
    #[code("DEFAULT_C")]
    C(V),
}

#[test]
fn a_subset_has_no_bound_and_no_default_of_other_parameters() {
    let b = || Longer::B("b");
    assert_eq!(answer(b()), answer(Bound::<2>::from(b())));
    let size = || Shorter::<2>::Size([1, 2]);
    assert_eq!(answer(size()), answer(Bound::from(size())));
    let short: Shorter<'_> = Shorter::A("a");
    assert_eq!(answer(short), answer(Bound::<2>::A("a")));
    let last = Last::B(7_u8);
    let whole: Defaulted<u8, u16, u8> = last.into();
    assert_eq!(answer(whole), answer(Last::B('b')));
    let middle = Middle::<u16, u8>::C(7);
    let whole: Defaulted<u8, u16, u8> = middle.into();
    assert_eq!(answer(whole), answer(Firsts::<u8>::C(7)));
    let first: Firsts = Firsts::A(1);
    assert_eq!(answer(first), answer(Defaulted::<u8, u8, u8>::A(1)));
}

fn value<T>(value: T) -> Result<(), Typed<T>>
where
    T: fmt::Debug + Clone,
{
    Err(Typed::Value { value })
}

fn every(name: &str) -> Result<(), Every<'_, u8, ReadMembers, 2>> {
    match name {
        "plain" => Err(Plain::Nothing)?,
        "value" => value(7)?,
        "inner" => Err(Inner::Inner_(ReadMembers::Scope))?,
        "array" => return Err(Every::Array([1, 2])),
        _ => Err(Borrowed::Text(name))?,
    }
    Ok(())
}

fn whole(name: &str) -> Result<(), Generic<'_, u8, ReadMembers, 2>> {
    Ok(every(name)?)
}

#[test]
fn a_subset_has_the_parameters_of_its_variants() {
    for name in ["plain", "value", "inner", "array", "thing"] {
        let (one, two) = (every(name), whole(name));
        let (one, two) = (one.expect_err("it fails"), two.expect_err("it fails"));
        assert_eq!(one.to_string(), two.to_string(), "{name}");
        assert_eq!(answer(one), answer(two), "{name}");
    }
}

/// A variant that is not there is listed with its `#[cfg(…)]`.
#[derive(Debug, ApiError)]
#[api_error(prefix = "CFG")]
#[cfg_attr(test, api_error(subset InTests = [Always]))]
#[api_error(subset Some_ = [Always, #[cfg(any())] Never, #[cfg(test)] Tested])]
enum Configured {
    #[status(404)]
    #[code("CFG_ALWAYS")]
    Always,
    #[cfg(any())]
    #[status(404)]
    #[code("CFG_NEVER")]
    Never,
    #[cfg(test)]
    #[status(404)]
    #[code("CFG_TESTED")]
    Tested,
}

#[test]
fn a_variant_that_is_not_compiled_is_in_no_subset() {
    for (subset, whole) in [
        (Some_::Always, Configured::Always),
        (InTests::Always.into(), Configured::Always),
        (Some_::Tested, Configured::Tested),
    ] {
        match subset {
            Some_::Always | Some_::Tested => assert_eq!(answer(subset), answer(whole)),
        }
    }
}

/// What is narrowed stays where it was: in a box, beside a context.
#[derive(Debug, ApiError)]
#[api_error(prefix = "BOXED")]
#[api_error(subset Narrow = [Inside(ReadMembers), Beside(ReadMembers)])]
#[api_error(subset Wide = [..Narrow, Inside(AuthError), Own])]
enum Boxed {
    #[transparent]
    Inside(#[from] Box<AuthError>),
    Beside {
        #[transparent]
        error: AuthError,
        place: u8,
    },
    #[status(404)]
    #[code("BOXED_OWN")]
    Own,
}

#[test]
fn a_narrowed_variant_widens_with_its_context() {
    let narrow = || Narrow::from(Box::new(ReadMembers::Missing));
    let wide = Wide::from(narrow());
    assert!(matches!(&wide, Wide::Inside(error) if matches!(**error, AuthError::Missing)));
    assert_eq!(answer(wide), answer(Boxed::from(narrow())));
    let beside = Narrow::Beside {
        error: ReadMembers::Scope,
        place: 3,
    };
    let Boxed::Beside { error, place } = beside.into() else {
        panic!("it is another variant");
    };
    assert_eq!(
        (error.code().to_string(), place),
        ("AUTH_SCOPE".to_owned(), 3)
    );
    assert_eq!(answer(Wide::Own), answer(Boxed::Own));
}

/// What other derives of the subset read is copied.
#[derive(Clone, Debug, thiserror::Error, ApiError)]
#[api_error(prefix = "OTHER")]
#[message(display)]
#[api_error(
    /// Documented.
    #[derive(Clone, PartialEq)]
    subset pub(crate) ByThiserror = [Shown, Parsed]
)]
#[api_error(#[derive(serde::Serialize)] subset Written = [Shown])]
#[derive(serde::Serialize)]
enum Other {
    #[error("shown to the operator: {name}")]
    #[status(400)]
    #[code("OTHER_SHOWN")]
    #[serde(rename = "shown")]
    Shown {
        #[serde(rename = "called")]
        name: String,
    },
    #[error("not a number")]
    #[status(400)]
    #[code("OTHER_PARSED")]
    Parsed(
        #[from]
        #[serde(skip)]
        std::num::ParseIntError,
    ),
}

/// `#[default]` goes with the derive that reads it, on the type, on a subset or on both.
#[derive(Debug, Default, ApiError)]
#[api_error(
    prefix = "UNSAID",
    #[derive(Default, Clone)]
    subset Said = [First, Second],
    #[derive(::core::default::Default, serde::Serialize)]
    subset Sent = [Second],
    subset Plain_ = [First, Second]
)]
#[status(404)]
enum Unsaid {
    #[code("UNSAID_FIRST")]
    First,
    #[default]
    #[code("UNSAID_SECOND")]
    Second,
}

#[test]
fn a_subset_has_the_default_of_its_type() {
    assert!(matches!(Said::default().clone(), Said::Second));
    assert!(matches!(Sent::default(), Sent::Second));
    assert!(matches!(Unsaid::from(Said::First), Unsaid::First));
    assert_eq!(answer(Plain_::First), answer(Said::First));
    assert_eq!(answer(Plain_::Second), answer(Unsaid::default()));
}

/// The text of the type is that of the variants without one.
#[derive(Debug, thiserror::Error, ApiError)]
#[error("the store failed")]
#[api_error(
    prefix = "TEXT",
    subset OfType = [Failed, Own],
    #[error("of the subset")]
    subset OfSubset = [Failed]
)]
#[message(display)]
#[status(404)]
enum Text {
    #[code("TEXT_FAILED")]
    Failed,
    #[error("it is {0}")]
    #[code("TEXT_OWN")]
    Own(u8),
}

#[test]
fn a_subset_has_the_text_of_its_type() {
    for (subset, text) in [
        (OfType::Failed, "the store failed"),
        (OfType::Own(7), "it is 7"),
    ] {
        assert_eq!(subset.to_string(), text);
        let (subset, whole) = (answer(subset), Text::from(OfType::Own(7)));
        assert!(subset.2.contains(text), "{}", subset.2);
        assert_eq!(answer(whole).0, 404);
    }
    assert_eq!(OfSubset::Failed.to_string(), "of the subset");
    assert_eq!(Text::from(OfSubset::Failed).to_string(), "the store failed");
}

#[test]
fn a_subset_goes_with_other_derives() {
    let name = || "a".to_owned();
    let error = ByThiserror::Shown { name: name() };
    assert_eq!(error.to_string(), "shown to the operator: a");
    assert_eq!(error.clone(), error);
    assert_eq!(answer(error), answer(Other::Shown { name: name() }));
    let parse = |text: &str| -> Result<u8, ByThiserror> { Ok(text.parse()?) };
    let error = parse("x").expect_err("it is no number");
    assert!(std::error::Error::source(&error).is_some());
    assert_eq!(answer(Other::from(error)).0, 400);
    let json = serde_json::to_string(&Written::Shown { name: name() }).expect("it is JSON");
    assert_eq!(json, r#"{"shown":{"called":"a"}}"#);
}
