//! The fields of a subset: those of its type, whether texts have them, bodies, or both.

use super::answer;
use errorbook::ApiError;

#[derive(Debug, ApiError)]
#[api_error(prefix = "PLAN")]
#[api_error(#[derive(Clone)] subset Change = [Full, Partly, Moved, Kept, Quota, Older])]
enum PlanError {
    #[status(409)]
    #[code("PLAN_FULL")]
    #[message("{used} of {seats} seats are used")]
    Full {
        #[expose]
        seats: u32,
        #[expose]
        used: u8,
    },
    #[status(409)]
    #[code("PLAN_PARTLY")]
    #[message("{used} of {seats} seats are used")]
    Partly {
        #[expose]
        used: u8,
        #[expose("of")]
        seats: u32,
    },
    #[status(410)]
    #[code("PLAN_MOVED")]
    #[message("the plan is now {0}")]
    Moved(#[expose("to")] String),
    #[status(409)]
    #[code("PLAN_KEPT")]
    #[message("{until} is not over")]
    Kept {
        #[expose(message)]
        until: &'static str,
        #[expose]
        days: u8,
    },
    #[status(429)]
    #[code("PLAN_QUOTA")]
    #[field(kind = "", of = "plan")]
    Quota,
    #[status(409)]
    #[code("PLAN_OLDER")]
    #[conceal(as = Full)]
    Older {
        #[expose]
        used: u8,
        #[expose]
        seats: u32,
    },
}

#[test]
fn a_subset_has_the_fields_of_its_type() {
    let cases = [
        Change::Full { seats: 3, used: 2 },
        Change::Partly { used: 2, seats: 3 },
        Change::Moved("pro".to_owned()),
        Change::Kept {
            until: "May",
            days: 9,
        },
        Change::Quota,
        Change::Older { used: 1, seats: 4 },
    ];
    for case in cases {
        let whole = PlanError::from(case.clone());
        assert_eq!(case.to_string(), whole.to_string());
        assert_eq!(case.message(), whole.message());
        assert_eq!(format!("{case:?}"), format!("{whole:?}"));
        assert_eq!(format!("{case:#?}"), format!("{whole:#?}"));
        assert_eq!(answer(case), answer(whole));
    }
    let (_, _, body) = answer(Change::Full { seats: 3, used: 2 });
    assert!(body.contains(r#""seats":3,"used":2"#), "{body}");
}
