//! What can go wrong with the store.

use crate::dossier::state::Refused;

/// Why the store did not do it.
#[derive(Debug, thiserror::Error)]
pub enum StoreError {
    /// No such row; nothing to retry.
    #[error("there is no such {what}")]
    NotFound {
        /// What was looked for.
        what: &'static str,
    },
    /// The dossier is in a state where this cannot happen.
    #[error(transparent)]
    Refused(#[from] Refused),
    /// The lease is no longer the caller's: let go of the work.
    #[error("the lease is lost")]
    LeaseLost,
    /// A row holds what the program never writes: a person must look.
    #[error("column {column} of table {table} holds an unknown value")]
    Inconsistent {
        /// Table.
        table: &'static str,
        /// Column.
        column: &'static str,
    },
    /// A statement touched another number of rows than it must: a person must look.
    #[error("a statement on table {table} touched {rows} rows instead of one")]
    RowCount {
        /// Table.
        table: &'static str,
        /// Rows touched.
        rows: u64,
    },
    /// Stored bytes are not what was stored: a person must look.
    #[error("object {key} is damaged")]
    Damaged {
        /// Object key.
        key: String,
    },
    /// Stored bytes are gone: a person must look.
    #[error("object {key} is missing")]
    Missing {
        /// Object key.
        key: String,
    },
    /// A document in a row does not have the shape of its schema version.
    #[error("a stored document cannot be read")]
    Document(#[source] serde_json::Error),
    /// The schema is older or newer than the program.
    #[error("the database schema is not the one of this program")]
    Outdated,
    /// The schema could not be brought up to date.
    #[error("the database schema could not be brought up to date")]
    Migration(#[source] Box<sqlx::migrate::MigrateError>),
    /// The database does not answer or refuses: retry.
    #[error("the database failed")]
    Database(#[source] Box<sqlx::Error>),
    /// The object storage does not answer or refuses: retry.
    #[error("the object storage failed")]
    Objects(#[source] Box<object_store::Error>),
    /// A file of the private cluster or of a hand-in could not be read or written: retry.
    #[error("a file could not be read or written")]
    File(#[from] std::io::Error),
}

impl StoreError {
    /// Whether the same call may succeed later.
    pub const fn may_be_retried(&self) -> bool {
        matches!(self, Self::Database(_) | Self::Objects(_) | Self::File(_))
    }

    /// What exactly failed, for logs: codes and names of constraints, never a value.
    pub fn detail(&self) -> String {
        match self {
            Self::Database(error) => match error.as_database_error() {
                Some(refused) => {
                    let place = refused.constraint().or(refused.table()).unwrap_or_default();
                    format!("{} {place}", refused.code().unwrap_or_default()).trim().to_owned()
                }
                None => error.to_string(),
            },
            Self::Objects(error) => error.to_string(),
            Self::Migration(error) => error.to_string(),
            _ => self.to_string(),
        }
    }

    /// Whether the database answered and refused: the statement or its values are wrong, and will be again.
    pub fn is_refused_by_database(&self) -> bool {
        matches!(self, Self::Database(e) if e.as_database_error().is_some_and(|e| e.constraint().is_some()))
    }

    /// Whether the database refused because of the unique constraint or key `name`.
    pub fn violates(&self, name: &str) -> bool {
        matches!(self, Self::Database(e) if e.as_database_error().is_some_and(|e| e.constraint() == Some(name)))
    }
}

impl From<sqlx::Error> for StoreError {
    fn from(error: sqlx::Error) -> Self {
        Self::Database(Box::new(error))
    }
}

impl From<object_store::Error> for StoreError {
    fn from(error: object_store::Error) -> Self {
        Self::Objects(Box::new(error))
    }
}
