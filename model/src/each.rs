//! Loops and searches in const fns, where neither `for` nor closures are available.

/// A loop over a slice, which takes each element by reference, and its index where a pair is written:
///
/// ```
/// use errorbook_model::each;
///
/// const fn first_even(numbers: &[u32]) -> Option<usize> {
///     each!(for (index, number) in numbers {
///         if *number % 2 == 0 {
///             return Some(index);
///         }
///     });
///     None
/// }
/// assert_eq!(first_even(&[3, 5, 8]), Some(2));
/// ```
#[macro_export]
#[doc(hidden)]
macro_rules! each {
    (for $item:ident in $($list:tt)*) => {
        $crate::each!(for (_, $item) in $($list)*)
    };
    (for ($index:tt, $item:ident) in $list:ident $(.$part:tt $(($($argument:tt)*))?)* $body:block) => {{
        let list: &[_] = &$list $(.$part $(($($argument)*))?)*;
        let mut at = 0;
        while at < list.len() {
            let ($index, $item) = (at, &list[at]);
            at += 1;
            $body
        }
    }};
}

/// How many elements at the start of a slice have a property, which those behind them do not have.
#[macro_export]
#[doc(hidden)]
macro_rules! partition_point {
    ($list:expr, |$item:ident| $is_before:expr) => {{
        let (mut low, mut high) = (0, $list.len());
        while low < high {
            let middle = usize::midpoint(low, high);
            let $item = &$list[middle];
            if $is_before {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        low
    }};
}
