//! Chooses a representation by the Accept header (RFC 9110 section 12.5.1).
//!
//! Each offer gets the weight of the most specific range that matches it. The offer with the highest
//! weight wins; of equal weights, the first in the server's order. A malformed range is skipped, and a
//! header without a valid range is treated as absent. The time is linear in the length of the header,
//! and nothing is allocated.

use crate::negotiate::list::{self, Cursor, Malformed, Parameter};
use errorbook_model::MediaType;
use std::ops::BitOr;

/// The number of offers that `best_match` compares in one pass over the header.
const LANES: usize = 8;

/// Returns the index of the offer that an Accept header prefers, or `None` if it accepts none of them.
///
/// The offers are media types in the server's order of preference. That order decides between equal
/// weights, and the first offer wins if the header is empty (RFC 9110 section 12.5.1). If a request has
/// several Accept headers, join their values with commas.
///
/// ```
/// use errorbook::accept::best_match;
///
/// let offers = ["application/json", "text/plain"];
/// assert_eq!(best_match("text/*, application/*;q=0.5", &offers), Some(1));
/// assert_eq!(best_match("*/*", &offers), Some(0));
/// assert_eq!(best_match("", &offers), Some(0));
/// assert_eq!(best_match("image/png", &offers), None);
/// ```
pub fn best_match(accept: &str, offers: &[&str]) -> Option<usize> {
    let mut winner = None;
    let mut highest = 0;
    for (start, chunk) in (0..).step_by(LANES).zip(offers.chunks(LANES)) {
        let mut lanes = [MediaType::new(""); LANES];
        for (lane, offer) in lanes.iter_mut().zip(chunk) {
            *lane = MediaType::new(offer);
        }
        let Some((place, weight)) = preferred::<LANES>([accept], &lanes[..chunk.len()]) else {
            return (!offers.is_empty()).then_some(0);
        };
        if weight > highest {
            highest = weight;
            winner = Some(start + place);
        }
    }
    winner
}

/// Returns the weight that an Accept header gives to a media type, in thousandths. 0 is not acceptable.
///
/// A type that no range matches has the weight 0. With an empty header every type has the weight 1000
/// (RFC 9110 section 12.5.1).
///
/// ```
/// use errorbook::accept::quality;
///
/// let accept = "text/*;q=0.3, text/plain;q=0.7, text/plain;format=flowed, */*;q=0.5";
/// assert_eq!(quality(accept, "text/plain;format=flowed"), 1000);
/// assert_eq!(quality(accept, "text/plain"), 700);
/// assert_eq!(quality(accept, "text/html"), 300);
/// assert_eq!(quality(accept, "image/jpeg"), 500);
/// ```
pub fn quality(accept: &str, media_type: &str) -> u16 {
    match preferred::<1>([accept], &[MediaType::new(media_type)]) {
        Some((_, quality)) => quality,
        None => list::FULL_WEIGHT,
    }
}

/// The place and the weight, in thousandths, of the offer that all Accept field lines of a request prefer; the weight
/// is 0 where they accept none. `None` where they contain no range, which is treated as no header. `LANES` is at least
/// the number of offers.
#[inline]
pub(crate) fn preferred<const LANES: usize>(
    lines: impl IntoIterator<Item: AsRef<[u8]>>,
    offers: &[MediaType<'_>],
) -> Option<(usize, u16)> {
    let mut lines = lines.into_iter();
    let first = lines.next()?;
    let second = lines.next();
    if second.is_none() && accepts_all(first.as_ref()) {
        return Some((0, list::FULL_WEIGHT));
    }
    let mut standings = [Standing::default(); LANES];
    let mut any = weigh(first.as_ref(), offers, &mut standings);
    for line in second.into_iter().chain(lines) {
        any |= weigh(line.as_ref(), offers, &mut standings);
    }
    let mut best = (0, 0);
    for (place, standing) in standings[..offers.len()].iter().enumerate() {
        // Of equal weights, the first wins.
        if standing.weight() > best.1 {
            best = (place, standing.weight());
        }
    }
    any.then_some(best)
}

/// Whether a line has no weights and ends with `*/*`, as those of curl, axios and fetch do. Then every type
/// has the full weight, whatever precedes the `*/*`.
#[inline]
fn accepts_all(line: &[u8]) -> bool {
    let Some(rest) = line.strip_suffix(b"*/*") else {
        return false;
    };
    let before = rest.iter().rfind(|byte| !matches!(byte, b' ' | b'\t'));
    matches!(before, None | Some(b',')) && memchr::memchr2(b';', b'"', rest).is_none()
}

/// Whether an element that begins with these bytes, and not with `*`, can be a range that matches a type: the slash
/// is at the same position, and the subtype begins with the same byte or with `*`.
#[inline]
fn may_match(offer: &MediaType<'_>, element: &[u8]) -> bool {
    match element.get(..offer.start()) {
        Some([.., b'/', first]) => bit(*first) == bit(offer.first_of_subtype()) || *first == b'*',
        _ => false,
    }
}

/// Whether a type has a parameter with this name and value. Values are compared without case, since offers differ in
/// parameters such as `charset` and `version` (RFC 9110 section 8.3.1).
fn has_parameter(offer: &MediaType<'_>, name: &[u8], value: &[u8]) -> bool {
    parameters(offer.parameters().as_bytes()).any(|(own_name, own_value)| {
        own_name.eq_ignore_ascii_case(name) && content(own_value).eq(content(value))
    })
}

/// How well the best range so far matches an offer, and the weight of that range.
///
/// It is one number, so that the better of two is the greater. From the most significant byte: one byte
/// for the form of the range, five for the number of its parameters, two for its weight. Of two equally
/// specific ranges, the one with the higher weight counts.
#[derive(Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord)]
struct Standing(u64);

impl Standing {
    #[inline]
    fn new(form: Form, parameters: u32, weight: u16) -> Self {
        Self((form as u64) << 56 | u64::from(parameters) << 16 | u64::from(weight))
    }

    #[inline]
    fn weight(self) -> u16 {
        (self.0 & 0xffff) as u16
    }
}

/// The forms of a media range. A more specific form has a greater value. Zero means no match.
#[derive(Clone, Copy)]
enum Form {
    /// `*/*`
    Any = 1,
    /// `text/*`
    Type = 2,
    /// `text/html`
    Exact = 3,
}

/// One element of an Accept header.
struct Range<'a> {
    form: Form,
    essence: &'a [u8],
    slash: usize,
    /// The parameters as written in the header, including the weight.
    parameters: &'a [u8],
    /// The number of parameters without the weight.
    count: u32,
    weight: u16,
}

/// A bit of the letter, whatever its case.
fn bit(letter: u8) -> u32 {
    1 << (letter & 31)
}

/// Updates the standings from one field line. Returns whether the line contains a range.
#[inline]
fn weigh(line: &[u8], offers: &[MediaType<'_>], standings: &mut [Standing]) -> bool {
    let (mut any, mut passed_over) = (false, false);
    let first = |offer: &MediaType<'_>| offer.essence().bytes().next().map_or(0, bit);
    let letters = offers.iter().map(first).fold(bit(b'*'), u32::bitor);
    let may_match = |element: &[u8]| {
        letters & bit(element[0]) != 0
            && (element[0] == b'*' || offers.iter().any(|offer| may_match(offer, element)))
    };
    let mut cursor = Cursor::new(line);
    while cursor.enter_wanted(may_match, &mut passed_over) {
        let Some(range) = list::element(&mut cursor, Range::parse) else {
            continue;
        };
        any = true;
        let standing = Standing::new(range.form, range.count, range.weight);
        for (offer, best) in offers.iter().zip(&mut *standings) {
            if range.matches(offer) {
                *best = standing.max(*best);
            }
        }
    }
    // The elements that were passed over are only parsed if no other element is a range.
    any || (passed_over && list::elements(line, Range::parse).next().is_some())
}

impl<'a> Range<'a> {
    #[inline]
    fn parse(cursor: &mut Cursor<'a>) -> Result<Self, Malformed> {
        let start = cursor.position();
        // The one that most headers of browsers have: it needs no search for its end.
        let (form, slash) = if cursor.skip(b"*/*") {
            (Form::Any, 1)
        } else {
            let type_ = cursor.token()?;
            cursor.take(b'/')?;
            let form = match (type_, cursor.token()?) {
                // `*/html` is not a range of RFC 9110. Neither is the single `*` of old Java clients, which
                // is rejected above because it has no slash.
                (b"*", _) => return Err(Malformed),
                (_, b"*") => Form::Type,
                _ => Form::Exact,
            };
            (form, type_.len())
        };
        let essence = cursor.since(start);
        let rest = cursor.position();

        // Senders put the weight last. RFC 9110 section 12.5.1 says that recipients treat any parameter
        // named `q` as the weight, so the parameters after it also narrow the range.
        let (mut count, mut weight) = (0, None);
        while let Some((name, value)) = cursor.parameter()? {
            if !list::is_weight(name) {
                count += 1;
            } else if weight.replace(list::weight(value)?).is_some() {
                return Err(Malformed);
            }
        }
        Ok(Self {
            form,
            essence,
            slash,
            parameters: cursor.since(rest),
            count,
            weight: weight.unwrap_or(list::FULL_WEIGHT),
        })
    }

    #[inline]
    fn matches(&self, offer: &MediaType<'_>) -> bool {
        let named = match self.form {
            Form::Any => true,
            Form::Type => {
                self.slash == offer.slash()
                    && self.essence[..self.slash]
                        .eq_ignore_ascii_case(&offer.essence().as_bytes()[..offer.slash()])
            }
            Form::Exact => {
                self.slash == offer.slash()
                    && self
                        .essence
                        .eq_ignore_ascii_case(offer.essence().as_bytes())
            }
        };
        named && (self.count == 0 || self.parameters_match(offer))
    }

    fn parameters_match(&self, offer: &MediaType<'_>) -> bool {
        parameters(self.parameters)
            .all(|(name, value)| list::is_weight(name) || has_parameter(offer, name, value))
    }
}

/// The parameters of an element that was parsed before, or of an offer, up to the first malformed one.
fn parameters(text: &[u8]) -> impl Iterator<Item = Parameter<'_>> {
    let mut cursor = Cursor::new(text);
    std::iter::from_fn(move || cursor.parameter().ok().flatten())
}

/// The content of a value in lower case.
fn content(value: &[u8]) -> impl Iterator<Item = u8> {
    list::content(value).map(|byte| byte.to_ascii_lowercase())
}
