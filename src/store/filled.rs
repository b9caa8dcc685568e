//! Fills an empty database with made-up rows, as many as years bring: what queries cost at size is measured on them (`guichet bench --database`), and proved
//! not to depend on size (`tests/it/plans.rs`).
//!
//! Rows are streamed by `COPY`; secondary indexes are built after. Whoever fills must be the database's superuser: keys are made right, not checked one by one.

mod load;
mod made;

pub use load::{dossiers, others, people, search_rows, size, tidy, whole_reads};
pub use made::{Filling, Known};

use super::{Store, StoreError};

/// Fills an empty database, one table after the other.
///
/// # Errors
/// [`StoreError::RowCount`] where it holds dossiers; or the database failed.
pub async fn fill(store: &Store, filling: &Filling) -> Result<(), StoreError> {
    people(store, filling).await?;
    dossiers(store, filling).await?;
    search_rows(store, filling).await?;
    others(store, filling).await?;
    tidy(store).await
}
