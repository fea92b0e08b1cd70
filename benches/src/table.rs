//! The table: a line per comparison.

use crate::harness::Cost;
use crate::rows::{Allocations, Limits, Row};

/// What was measured of one row.
pub(crate) struct Line {
    name: &'static str,
    costs: [Cost; 2],
    /// Nanoseconds of each, per unit.
    times: [f64; 2],
    limits: Limits,
}

impl Line {
    pub(crate) fn new(row: &Row, costs: [Cost; 2]) -> Self {
        Line {
            name: row.name,
            costs,
            times: [0, 1].map(|index| costs[index].nanoseconds / f64::from(row.units[index])),
            limits: row.limits,
        }
    }

    fn ratio(&self) -> f64 {
        self.times[0] / self.times[1]
    }

    pub(crate) fn is_over(&self) -> bool {
        let too_slow = self.limits.ratio.is_some_and(|most| self.ratio() > most);
        too_slow || self.allocates_too_much()
    }

    pub(crate) fn allocates_too_much(&self) -> bool {
        let most = match self.limits.allocations {
            None => u64::MAX,
            Some(Allocations::None) => 0,
            Some(Allocations::AsReference) => self.costs[1].allocations,
        };
        self.costs[0].allocations > most
    }

    pub(crate) fn print(&self) {
        let limits = [
            self.limits.ratio.map(|ratio| format!("{ratio:.2}")),
            self.limits
                .allocations
                .map(|allocations| allocations.label().to_owned()),
        ];
        let target = limits.into_iter().flatten().collect::<Vec<_>>().join(" ");
        let verdict = match (target.is_empty(), self.is_over()) {
            (true, _) => "",
            (false, false) => "ok",
            (false, true) => "over",
        };
        let [subject, reference] = [0, 1].map(|index| {
            let Cost { allocations, .. } = self.costs[index];
            format!("{:9.2} {allocations:>3}", self.times[index])
        });
        let line = format!(
            "{:<50} {subject} {reference} {:>6.2}  {target:<8} {verdict}",
            self.name,
            self.ratio(),
        );
        println!("{}", line.trim_end());
    }
}

impl Allocations {
    fn label(self) -> &'static str {
        match self {
            Allocations::None => "=0",
            Allocations::AsReference => "+0",
        }
    }
}

pub(crate) fn print_head() {
    println!("nanoseconds and allocations of one run, or of a byte; the ratio is of the times;");
    println!("targets: the highest ratio; +0, no allocation over the reference; =0, none at all\n");
    println!(
        "{:<50} {:>13} {:>13} {:>6}  target",
        "", "errorbook", "reference", "ratio"
    );
}
