//! The methods of the demo. Each error becomes a status by `?`; the layer around the service does the rest.

#![allow(
    clippy::missing_errors_doc,
    reason = "every error says itself when it occurs"
)]

use errorbook::extract::Check;
use errorbook::tower::ErrorLayer;
use org::auth;
use org::errors::{ERRORS, Invite};
use org::limit::{self, Limit};
use org::organization;
use org::store::Store;
use proto::organizations_server::{Organizations, OrganizationsServer};
use proto::{Members, Nothing, Org, OrgRequest};
use std::time::Instant;
use tokio::net::TcpListener;
use tokio_stream::wrappers::TcpListenerStream;
use tonic::metadata::MetadataValue;
use tonic::transport::{self, Server};
use tonic::{Request, Response, Status};

/// The messages, the service and its client, made of `proto/orgs.proto`.
#[allow(
    missing_docs,
    unreachable_pub,
    clippy::pedantic,
    reason = "what is generated is not written here"
)]
pub mod proto {
    tonic::include_proto!("acme.orgs.v1");
}

struct Service {
    store: Store,
    invites: Limit,
}

/// Serves a store until a future is ready.
pub async fn serve(
    store: Store,
    listener: TcpListener,
    stop: impl Future<Output = ()>,
) -> Result<(), transport::Error> {
    let service = Service {
        store,
        invites: Limit::default(),
    };
    Server::builder()
        .layer(ErrorLayer::new(&ERRORS))
        .add_service(OrganizationsServer::new(service))
        .serve_with_incoming_shutdown(TcpListenerStream::new(listener), stop)
        .await
}

#[tonic::async_trait]
impl Organizations for Service {
    async fn create_org(&self, request: Request<Org>) -> Result<Response<Org>, Status> {
        let org = organization::Org::from(request.into_inner());
        org.check()?;
        let org = self.store.add(org).await?;
        Ok(Response::new(org.into()))
    }

    async fn get_org(&self, request: Request<OrgRequest>) -> Result<Response<Org>, Status> {
        let org = self.store.org(request.into_inner().slug).await?;
        Ok(Response::new(org.into()))
    }

    // The token is checked first: without one, a caller must not learn whether the organization exists.
    async fn list_members(
        &self,
        request: Request<OrgRequest>,
    ) -> Result<Response<Members>, Status> {
        let token = request.metadata().get("authorization");
        auth::may_read_members(token.map(MetadataValue::as_encoded_bytes))?;
        let emails = self.store.members(request.into_inner().slug).await?;
        Ok(Response::new(Members { emails }))
    }

    async fn invite(&self, request: Request<OrgRequest>) -> Result<Response<Nothing>, Status> {
        let org = self.store.org(request.into_inner().slug).await?;
        self.invites
            .take(&org.slug, Instant::now())
            .map_err(|wait| Invite::RateLimited {
                limit: limit::CALLS,
                wait,
            })?;
        Ok(Response::new(Nothing {}))
    }

    async fn fail(&self, _: Request<Nothing>) -> Result<Response<Nothing>, Status> {
        self.store.fail().await?;
        Ok(Response::new(Nothing {}))
    }

    async fn panic(&self, _: Request<Nothing>) -> Result<Response<Nothing>, Status> {
        panic!("canary-51d0: a bug");
    }
}

impl From<Org> for organization::Org {
    fn from(Org { slug, name, seats }: Org) -> Self {
        organization::Org { slug, name, seats }
    }
}

impl From<organization::Org> for Org {
    fn from(organization::Org { slug, name, seats }: organization::Org) -> Self {
        Org { slug, name, seats }
    }
}
