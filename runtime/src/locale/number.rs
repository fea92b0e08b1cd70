//! Numbers in the messages of a language, written by its rules, those of CLDR.

use fixed_decimal::{Decimal, SignedRoundingMode, UnsignedRoundingMode};
use fluent_bundle::types::{FluentNumber, FluentNumberOptions, FluentNumberType};
use fluent_bundle::{FluentArgs, FluentValue};
use icu_decimal::DecimalFormatter;
use icu_decimal::options::GroupingStrategy;
use icu_locale_core::Locale;
use icu_plurals::{PluralCategory, PluralRuleType, PluralRules};
use intl_memoizer::Memoizable;
use intl_memoizer::concurrent::IntlLangMemoizer;
use unic_langid::LanguageIdentifier;

/// A value of an error. Its thousands are not set apart, since it may be a port or an id: that is for `NUMBER` to do.
pub(super) fn value(number: f64) -> FluentValue<'static> {
    let options = FluentNumberOptions {
        use_grouping: false,
        ..FluentNumberOptions::default()
    };
    FluentNumber::new(number, options).into()
}

/// The function `NUMBER`. What is no number is written as it is, such as an integer that no `f64` holds: Fluent's own function
/// would write its name, and report no error.
pub(super) fn number<'a>(positional: &[FluentValue<'a>], named: &FluentArgs) -> FluentValue<'a> {
    match positional.first() {
        Some(FluentValue::Number(number)) => {
            let mut options = number.options.clone();
            options.use_grouping = true;
            options.merge(named);
            // The rules for plurals are those of the number that is written.
            let number = rounded(number.value, &options).unwrap_or(number.value);
            FluentNumber::new(number, options).into()
        }
        Some(other) => other.clone(),
        // A translation whose `NUMBER` has no value does not compile.
        None => FluentValue::Error,
    }
}

/// The function that chooses a variant by a value and the keys of the variants. Fluent's own rules for plurals, those of
/// `intl_pluralrules` 7.0, take each number above 100 of Arabic for `other`.
pub(super) fn choose(
    language: &LanguageIdentifier,
) -> impl for<'a> Fn(&[FluentValue<'a>], &FluentArgs) -> FluentValue<'a> + Send + Sync + use<> {
    let rules = Rules::construct(language.clone(), ());
    move |arguments, _| {
        let Some((value, keys)) = arguments.split_first() else {
            return FluentValue::Error;
        };
        let FluentValue::Number(number) = value else {
            return value.clone();
        };
        let is_number = |key: &&FluentValue| match key {
            FluentValue::Number(key) => key.value.total_cmp(&number.value).is_eq(),
            _ => false,
        };
        if let Some(key) = keys.iter().find(is_number) {
            return key.clone();
        }
        let category = rules.as_ref().ok().and_then(|rules| rules.category(number));
        category.map_or(FluentValue::None, FluentValue::from)
    }
}

/// A number as a text; `None` for Fluent's own.
pub(super) fn format(value: &FluentValue, language: &IntlLangMemoizer) -> Option<String> {
    let FluentValue::Number(FluentNumber { value, options }) = value else {
        return None;
    };
    let decimal = written(*value, options)?;
    let grouping = if options.use_grouping {
        GroupingStrategy::Auto
    } else {
        GroupingStrategy::Never
    };
    let locale = language.with_try_get::<Rules, _, _>((), |rules| (&rules.0).into());
    let numbers = DecimalFormatter::try_new(locale.ok()?, grouping.into()).ok()?;
    Some(numbers.format(&decimal).to_string())
}

/// The digits of a number as they are written.
fn written(number: f64, options: &FluentNumberOptions) -> Option<Decimal> {
    let mut decimal = decimal(number)?;
    if let Some(least) = options.minimum_significant_digits.and_then(position) {
        let first = decimal.absolute.nonzero_magnitude_start();
        decimal.pad_end(first - least + 1);
    }
    if let Some(least) = options.minimum_fraction_digits.and_then(position) {
        decimal.pad_end(-least);
    }
    if let Some(least) = options.minimum_integer_digits.and_then(position) {
        decimal.pad_start(least);
    }
    Some(decimal)
}

/// As ECMA-402 rounds, which Fluent's `NUMBER` is defined by.
const HALF_AWAY_FROM_ZERO: SignedRoundingMode =
    SignedRoundingMode::Unsigned(UnsignedRoundingMode::HalfExpand);

/// A number with the digits that it has at most.
fn rounded(number: f64, options: &FluentNumberOptions) -> Option<f64> {
    let mut decimal = decimal(number)?;
    if let Some(most) = options.maximum_fraction_digits.and_then(position) {
        decimal.round_with_mode(-most, HALF_AWAY_FROM_ZERO);
    }
    if let Some(most) = options.maximum_significant_digits.and_then(position) {
        let first = decimal.absolute.nonzero_magnitude_start();
        decimal.round_with_mode(first - most + 1, HALF_AWAY_FROM_ZERO);
    }
    decimal.to_string().parse().ok()
}

/// The digits of a number; `None` where it has none, as infinity.
fn decimal(number: f64) -> Option<Decimal> {
    number.to_string().parse().ok()
}

fn position(digits: usize) -> Option<i16> {
    digits.try_into().ok()
}

/// What the rules of a language are found by.
struct Rules(Locale);

impl Memoizable for Rules {
    type Args = ();
    type Error = ();

    fn construct(language: LanguageIdentifier, (): ()) -> Result<Self, ()> {
        // The digits are those of the codes and values beside them.
        let locale = format!("{language}-u-nu-latn").parse();
        locale.map(Rules).map_err(drop)
    }
}

impl Rules {
    /// The name of a number's plural form.
    fn category(&self, number: &FluentNumber) -> Option<&'static str> {
        let decimal = written(number.value, &number.options)?;
        let kind = match number.options.r#type {
            FluentNumberType::Cardinal => PluralRuleType::Cardinal,
            FluentNumberType::Ordinal => PluralRuleType::Ordinal,
        };
        let rules = PluralRules::try_new((&self.0).into(), kind.into()).ok()?;
        Some(match rules.category_for(&decimal) {
            PluralCategory::Zero => "zero",
            PluralCategory::One => "one",
            PluralCategory::Two => "two",
            PluralCategory::Few => "few",
            PluralCategory::Many => "many",
            PluralCategory::Other => "other",
        })
    }
}
