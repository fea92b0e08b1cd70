//! Retry-After.

use crate::service::{Framework, Service};

#[test]
fn the_fourth_invitation_in_a_minute_is_told_when_to_come_back() {
    for framework in Framework::ALL {
        let service = Service::start(framework);
        let invite = || service.ask("POST", "/orgs/acme/invites", &[]);
        for _ in 0..3 {
            assert_eq!(invite().status, 202, "{framework:?}");
        }
        let refused = invite();
        assert_eq!(refused.status, 429, "{framework:?}");
        // How much of the minute is gone depends on the machine.
        let seconds = refused.header("retry-after").map(str::parse::<u64>);
        assert!(
            matches!(seconds, Some(Ok(1..=60))),
            "{framework:?} {}",
            refused.raw
        );
    }
}
