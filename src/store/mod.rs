//! Keeps rows (PostgreSQL) and bytes (object storage). All SQL of the program is here, one file a noun.
//!
//! In come values, out go rows as domain types. Every statement begins with the name of its function, updates check how many rows they touched,
//! and nothing slow happens inside a transaction. Bytes are stored before the row that names them. Moments are parameters.

pub mod audit;
pub mod calendar;
pub mod contact_points;
pub mod corrections;
pub mod counter_verdicts;
pub mod devices;
pub mod dossiers;
pub mod duplicates;
pub mod embedded;
pub mod error;
pub mod exits;
pub mod filled;
pub mod keyings;
pub mod ledger;
pub mod measured;
pub mod objects;
pub mod pairings;
pub mod previews;
pub mod queues;
pub mod readings;
pub mod registry;
pub mod scans;
pub mod sealing_keys;
pub mod search;
pub mod sessions;
pub mod staff;
pub mod summaries;
pub mod tracking;
pub mod users;
pub mod work;
pub mod worklist;

pub use error::StoreError;
pub use objects::Objects;

use sqlx::pool::PoolConnection;
use sqlx::postgres::{PgConnectOptions, PgPoolOptions};
use sqlx::{PgConnection, PgPool, Postgres, Transaction};
use std::str::FromStr;
use std::time::Duration;

/// A transaction; rolled back unless committed.
pub type Tx = Transaction<'static, Postgres>;

/// The migrations, embedded.
static MIGRATIONS: sqlx::migrate::Migrator = sqlx::migrate!();

/// The two places where a dossier is kept.
#[derive(Clone, Debug)]
pub struct Store {
    pool: PgPool,
    objects: Objects,
}

impl Store {
    /// Connects to the database at `url`, with at most `connections` connections.
    ///
    /// # Errors
    /// The database does not answer or refuses.
    pub async fn connect(url: &str, connections: u32, objects: Objects) -> Result<Self, StoreError> {
        let options = PgConnectOptions::from_str(url)?.application_name("guichet").options([
            ("statement_timeout", "30s"),
            ("idle_in_transaction_session_timeout", "30s"),
            ("timezone", "UTC"),
            // Compiling a statement takes longer than any of ours may.
            ("jit", "off"),
        ]);
        let pool = PgPoolOptions::new().max_connections(connections).acquire_timeout(Duration::from_secs(10)).connect_with(options).await?;
        Ok(Self { pool, objects })
    }

    /// Brings the schema up to date. Safe to call from several processes at once.
    ///
    /// # Errors
    /// A migration failed, or the database is newer than the program.
    pub async fn migrate(&self) -> Result<(), StoreError> {
        let mut db = self.pool.acquire().await?;
        sqlx::query("-- migrate\nset statement_timeout = 0").execute(&mut *db).await?;
        let migrated = MIGRATIONS.run(&mut *db).await.map_err(|e| StoreError::Migration(Box::new(e)));
        sqlx::query("-- migrate\nset statement_timeout = '30s'").execute(&mut *db).await?;
        migrated
    }

    /// Whether the schema is what this program was built for.
    ///
    /// # Errors
    /// [`StoreError::Outdated`] where migrations are missing or unknown; or the database failed.
    pub async fn check_schema(&self) -> Result<(), StoreError> {
        let known: Option<(i64,)> =
            sqlx::query_as("-- check_schema\nselect 1::bigint where to_regclass('_sqlx_migrations') is not null").fetch_optional(&self.pool).await?;
        if known.is_none() {
            return Err(StoreError::Outdated);
        }
        let done: Vec<(i64,)> =
            sqlx::query_as("-- check_schema\nselect version from _sqlx_migrations where success order by version").fetch_all(&self.pool).await?;
        let wanted: Vec<i64> = MIGRATIONS.iter().map(|migration| migration.version).collect();
        if done.into_iter().map(|(version,)| version).eq(wanted) { Ok(()) } else { Err(StoreError::Outdated) }
    }

    /// A connection for reading.
    ///
    /// # Errors
    /// None is free in time, or the database does not answer.
    pub async fn connection(&self) -> Result<PoolConnection<Postgres>, StoreError> {
        Ok(self.pool.acquire().await?)
    }

    /// Begins a transaction.
    ///
    /// # Errors
    /// As [`Self::connection`].
    pub async fn begin(&self) -> Result<Tx, StoreError> {
        Ok(self.pool.begin().await?)
    }

    /// The connection pool.
    pub const fn pool(&self) -> &PgPool {
        &self.pool
    }

    /// Where the bytes are.
    pub const fn objects(&self) -> &Objects {
        &self.objects
    }

    /// Whether the database answers.
    ///
    /// # Errors
    /// It does not.
    pub async fn ping(&self) -> Result<(), StoreError> {
        sqlx::query("-- ping\nselect 1").execute(&self.pool).await?;
        Ok(())
    }
}

/// Fails unless a statement touched exactly one row.
pub(crate) fn one_row(result: &sqlx::postgres::PgQueryResult, table: &'static str) -> Result<(), StoreError> {
    match result.rows_affected() {
        1 => Ok(()),
        rows => Err(StoreError::RowCount { table, rows }),
    }
}

/// Runs `pg_notify`: wakes whoever listens; polling stays the truth.
pub(crate) async fn notify(db: &mut PgConnection, channel: &str) -> Result<(), StoreError> {
    sqlx::query("-- notify\nselect pg_notify($1, '')").bind(channel).execute(db).await?;
    Ok(())
}
