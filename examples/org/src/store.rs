//! The store: `rusqlite`, over a file or in memory.

use crate::errors::{CreateOrg, ListMembers, ShowOrg, Unavailable};
use crate::organization::Org;
use rusqlite::{Connection, OptionalExtension, ffi};
use std::path::Path;
use std::sync::{Arc, Mutex, PoisonError};
use tokio::task;

const SCHEMA: &str = "
    CREATE TABLE IF NOT EXISTS orgs (
        slug TEXT NOT NULL UNIQUE,
        name TEXT NOT NULL,
        seats INTEGER NOT NULL,
        access TEXT NOT NULL DEFAULT 'open' CHECK (access IN ('open', 'blocked', 'hidden'))
    ) STRICT;
    CREATE TABLE IF NOT EXISTS members (
        org TEXT NOT NULL REFERENCES orgs (slug),
        email TEXT NOT NULL,
        UNIQUE (org, email)
    ) STRICT;
    INSERT OR IGNORE INTO orgs (slug, name, seats, access) VALUES
        ('acme', 'Acme', 10, 'open'),
        ('blocked-co', 'Blocked', 5, 'blocked'),
        ('hidden-co', 'Hidden', 5, 'hidden');
    INSERT OR IGNORE INTO members (org, email) VALUES
        ('acme', 'ada@acme.example'),
        ('acme', 'grace@acme.example');
";

/// The organizations and their members. A clone is of the same data.
#[derive(Clone, Debug)]
pub struct Store(Arc<Mutex<Connection>>);

impl Store {
    /// The data of a file, which is made if it is not there.
    pub fn open(path: impl AsRef<Path>) -> rusqlite::Result<Self> {
        Self::new(Connection::open(path)?)
    }

    /// Data that ends with the process.
    pub fn in_memory() -> rusqlite::Result<Self> {
        Self::new(Connection::open_in_memory()?)
    }

    fn new(connection: Connection) -> rusqlite::Result<Self> {
        connection.execute_batch(SCHEMA)?;
        Ok(Store(Arc::new(Mutex::new(connection))))
    }

    /// The organization of a slug, if the caller may see it.
    pub async fn org(&self, slug: String) -> Result<Org, ShowOrg> {
        self.run(|db| find(db, slug)).await
    }

    /// The addresses of an organization's members.
    pub async fn members(&self, slug: String) -> Result<Vec<String>, ListMembers> {
        self.run(|db| {
            let org = find(db, slug)?;
            let mut query =
                db.prepare("SELECT email FROM members WHERE org = ?1 ORDER BY email")?;
            let emails = query.query_map([org.slug], |row| row.get(0))?;
            Ok(emails.collect::<Result<_, _>>()?)
        })
        .await
    }

    /// Adds an organization. Whether its slug is free is for the UNIQUE constraint to say: asked before, the
    /// answer could be out of date.
    pub async fn add(&self, org: Org) -> Result<Org, CreateOrg> {
        self.run(|db| {
            let insert = "INSERT INTO orgs (slug, name, seats) VALUES (?1, ?2, ?3)";
            match db.execute(insert, (&org.slug, &org.name, org.seats)) {
                Ok(_) => Ok(org),
                Err(error) if is_unique_violation(&error) => {
                    Err(CreateOrg::SlugTaken { slug: org.slug })
                }
                Err(error) => Err(error.into()),
            }
        })
        .await
    }

    /// Fails as a store can: the text of its error names a table, and no client may read it.
    pub async fn fail(&self) -> Result<(), Unavailable> {
        self.run(|db| Ok(db.execute_batch("SELECT * FROM \"canary-7f3a\"")?))
            .await
    }

    /// A query blocks its thread, which must not be one that serves other requests.
    async fn run<T: Send + 'static, E: Send + 'static>(
        &self,
        work: impl FnOnce(&Connection) -> Result<T, E> + Send + 'static,
    ) -> Result<T, E> {
        let connection = Arc::clone(&self.0);
        let task = task::spawn_blocking(move || {
            // A panic leaves no statement half done, so a connection behind a poisoned lock is sound.
            work(&connection.lock().unwrap_or_else(PoisonError::into_inner))
        });
        match task.await {
            Ok(result) => result,
            // The task is never cancelled, so it panicked; that goes on in the request it served.
            Err(error) => std::panic::resume_unwind(error.into_panic()),
        }
    }
}

fn find(db: &Connection, slug: String) -> Result<Org, ShowOrg> {
    let query = "SELECT slug, name, seats, access FROM orgs WHERE slug = ?1";
    let found = db
        .query_row(query, [&slug], |row| {
            let org = Org {
                slug: row.get(0)?,
                name: row.get(1)?,
                seats: row.get(2)?,
            };
            Ok((org, row.get::<_, String>(3)?))
        })
        .optional()?;
    match found {
        None => Err(ShowOrg::NotFound { slug }),
        Some((_, access)) if access == "hidden" => Err(ShowOrg::Hidden { slug }),
        Some((_, access)) if access == "blocked" => Err(ShowOrg::Blocked { slug }),
        Some((org, _)) => Ok(org),
    }
}

fn is_unique_violation(error: &rusqlite::Error) -> bool {
    error
        .sqlite_error()
        .is_some_and(|error| error.extended_code == ffi::SQLITE_CONSTRAINT_UNIQUE)
}
