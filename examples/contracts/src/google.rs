//! Google's AIP-193: one canonical status for many reasons, details by type.

use errorbook::{ApiError, Body, Offer, Profile, body, catalogue};

#[derive(Debug, ApiError)]
#[api_error(prefix = "")]
pub enum Error {
    #[status(429)]
    #[code("RESOURCE_AVAILABILITY")]
    #[message(
        "The zone '{zone}' does not have enough resources available to fulfill the request. Try a different zone, or try again later."
    )]
    #[field(
        canonical = "RESOURCE_EXHAUSTED",
        localized = "An <{vm_type}> VM instance with <{attachment}> is currently unavailable in the <{zone}> zone. Consider trying your request in the <{zones_with_capacity}> zone(s), which currently has/have capacity to accommodate your request. Alternatively, you can try your request again with a different VM hardware configuration or at a later time. For more information, see the troubleshooting documentation.",
        more = "https://cloud.google.com/compute/docs/resource-error"
    )]
    ResourceAvailability {
        #[expose]
        zone: String,
        #[expose("vmType")]
        vm_type: String,
        #[expose]
        attachment: String,
        #[expose("zonesWithCapacity")]
        zones_with_capacity: String,
    },
}

const BODY: Body = body!({
    "error": {
        "code": status,
        "message": message,
        "status": field.canonical,
        "details": [
            {
                "@type": "type.googleapis.com/google.rpc.ErrorInfo",
                "reason": code,
                "domain": "compute.googleapis.com",
                "metadata": { ..fields },
            },
            {
                "@type": "type.googleapis.com/google.rpc.LocalizedMessage",
                "locale": "en-US",
                "message": field.localized,
            },
            {
                "@type": "type.googleapis.com/google.rpc.Help",
                "links": [{ "description": "Additional information on this error", "url": field.more }],
            },
        ],
    },
});

pub static PROFILE: Profile = Profile::new()
    .body(BODY)
    .field("canonical", "UNKNOWN")
    .offers(&[Offer::JSON])
    .nosniff(false);

catalogue! {
    pub static ERRORS = [Error];
    profile = PROFILE;
}

/// The published example.
pub fn example() -> Error {
    Error::ResourceAvailability {
        zone: "us-east1-a".into(),
        vm_type: "e2-medium".into(),
        attachment: "local-ssd=3,nvidia-t4=2".into(),
        zones_with_capacity: "us-central1-f,us-central1-c".into(),
    }
}
