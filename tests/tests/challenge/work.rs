//! The time that hostile values take.

use errorbook::challenge::Challenge;
use std::hint::black_box;
use std::time::{Duration, Instant};

#[test]
fn work_grows_with_the_value_and_not_faster() {
    let repeated = [
        "a",
        "a,",
        "a b,",
        "a b=,",
        "b=c,",
        "b = \"c\",",
        "b=\"\\c\",",
        "a b=c,",
        ",",
        " ",
        "\t",
        "=",
        "\"",
        "\\",
        "\\\"",
        "\u{e9}",
        "a ",
    ];
    for piece in repeated {
        for start in ["", "a ", "a b=c,", "a b=\"", "a b=\"\\", "a b"] {
            for end in ["", "\"", "=", "b"] {
                let value =
                    |length: usize| start.to_owned() + &piece.repeat(length / piece.len()) + end;
                let (short, long) = (fastest(&value(6_553)), fastest(&value(65_536)));
                // Ten times the length: some ten times the time if linear, a hundred if quadratic. What
                // a busy machine adds is let pass.
                let limit = short * 40 + Duration::from_secs(1);
                assert!(
                    long < limit,
                    "{start:?} {piece:?} {end:?}: {short:?}, then {long:?}"
                );
            }
        }
    }
}

fn fastest(value: &str) -> Duration {
    let run = || {
        let start = Instant::now();
        let _ = black_box(Challenge::parse_all(black_box(value)));
        start.elapsed()
    };
    (0..5).map(|_| run()).min().unwrap_or_default()
}
