//! What the OpenAPI documents of the services have in common.

use utoipa::openapi::security::{Http, HttpAuthScheme, SecurityRequirement, SecurityScheme};
use utoipa::openapi::tag::TagBuilder;
use utoipa::openapi::{ContactBuilder, InfoBuilder, LicenseBuilder, OpenApi, ServerBuilder};
use utoipa::{IntoParams, Modify};

/// The parameter of a path.
#[derive(Debug, IntoParams)]
#[into_params(parameter_in = Path)]
pub struct Slug {
    /// What the organization is known by.
    pub slug: String,
}

/// What a document says of the service as a whole.
#[derive(Clone, Copy, Debug)]
pub struct Service;

impl Modify for Service {
    fn modify(&self, document: &mut OpenApi) {
        let license = LicenseBuilder::new()
            .name("MIT OR Apache-2.0")
            .identifier(Some("MIT OR Apache-2.0"));
        let contact = ContactBuilder::new()
            .name(Some("Acme"))
            .url(Some("https://acme.example/support"));
        document.info = InfoBuilder::new()
            .title("Organizations")
            .description(Some("Organizations, their members and invitations."))
            .version(env!("CARGO_PKG_VERSION"))
            .contact(Some(contact.build()))
            .license(Some(license.build()))
            .build();
        document.servers = Some(vec![ServerBuilder::new().url("/").build()]);
        // Operations that need a token declare it themselves.
        document.security = Some(vec![SecurityRequirement::default()]);
        let tags = [
            (
                "organizations",
                "Organizations, their members and invitations.",
            ),
            ("faults", "What goes wrong when something does."),
            ("errors", "What the errors mean."),
        ];
        let tag = |(name, text)| TagBuilder::new().name(name).description(Some(text)).build();
        document.tags = Some(tags.map(tag).into());
        document
            .components
            .get_or_insert_default()
            .add_security_scheme(
                "token",
                SecurityScheme::Http(Http::new(HttpAuthScheme::Bearer)),
            );
    }
}
