//! Readings: what a reader version made of a dossier. Written once, never changed.

use super::dossiers::Dossier;
use super::objects::ObjectKey;
use super::{StoreError, one_row, scans};
use crate::dossier::ids::DossierId;
use crate::dossier::reading::READING_SCHEMA;
use crate::dossier::{Amount, DossierReading, FieldKey, Sha256Sum};
use chrono::{DateTime, Utc};
use sqlx::PgConnection;
use sqlx::types::Json;

/// What made a reading; each is named in every derived row, so that it can be made again and compared.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Versions {
    /// Recognisers and extraction.
    pub reader: String,
    /// Form templates.
    pub templates: String,
    /// Rules.
    pub rule_set: String,
    /// Routing policy.
    pub policy: String,
}

/// A reading as stored.
#[derive(Clone, Debug)]
pub struct StoredReading {
    /// Row number; later readings have greater ones.
    pub id: i64,
    /// The hand-in that was read.
    pub hand_in: i32,
    /// When it was finished.
    pub read_at: DateTime<Utc>,
    /// What made it.
    pub versions: Versions,
    /// The reading.
    pub document: DossierReading,
}

#[derive(sqlx::FromRow)]
struct ReadingRow {
    id: i64,
    hand_in: i32,
    read_at: DateTime<Utc>,
    reader_version: String,
    template_version: String,
    rule_set_version: String,
    policy_version: String,
    document: serde_json::Value,
}

impl TryFrom<ReadingRow> for StoredReading {
    type Error = StoreError;

    fn try_from(row: ReadingRow) -> Result<Self, StoreError> {
        Ok(Self {
            id: row.id,
            hand_in: row.hand_in,
            read_at: row.read_at,
            versions: Versions { reader: row.reader_version, templates: row.template_version, rule_set: row.rule_set_version, policy: row.policy_version },
            document: serde_json::from_value(row.document).map_err(StoreError::Document)?,
        })
    }
}

/// The picture of a page, bytes already durable.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PageImage {
    /// Index into the reading's pages.
    pub page: usize,
    /// Where the bytes are.
    pub key: ObjectKey,
    /// Their sum.
    pub sha256: Sha256Sum,
    /// Their length.
    pub size: usize,
}

/// Writes a reading, its findings and its pages' pictures. Gives its id.
///
/// # Errors
/// The database failed.
pub async fn insert(
    db: &mut PgConnection,
    dossier: &Dossier,
    reading: &DossierReading,
    versions: &Versions,
    images: &[PageImage],
    now: DateTime<Utc>,
) -> Result<i64, StoreError> {
    let value = |key: &str| reading.fields.get(&FieldKey::new(key)).map(|field| field.value.as_str());
    let (id,): (i64,) = sqlx::query_as(
        "-- readings::insert
         insert into readings (dossier_id, hand_in, read_at, reader_version, template_version, rule_set_version, policy_version, schema_version,
                               route, pages, immatriculation, total_centimes, core_seconds, document)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14) returning id",
    )
    .bind(dossier.id)
    .bind(dossier.hand_in)
    .bind(now)
    .bind(&versions.reader)
    .bind(&versions.templates)
    .bind(&versions.rule_set)
    .bind(&versions.policy)
    .bind(i32::try_from(READING_SCHEMA).unwrap_or(i32::MAX))
    .bind(reading.route.name())
    .bind(i32::try_from(reading.pages.len()).unwrap_or(i32::MAX))
    .bind(value("insured_immatriculation").filter(|text| crate::dossier::identifiers::is_immatriculation(text)))
    .bind(value("total_amount").and_then(Amount::parse).map(Amount::centimes))
    .bind(reading.seconds.max(0.0))
    .bind(Json(reading))
    .fetch_one(&mut *db)
    .await?;
    for (position, finding) in (0_i32..).zip(&reading.findings) {
        let done = sqlx::query("-- readings::insert\ninsert into findings (reading_id, position, code, severity, fields) values ($1, $2, $3, $4, $5)")
            .bind(id)
            .bind(position)
            .bind(finding.code.name())
            .bind(finding.severity.name())
            .bind(finding.fields.iter().map(FieldKey::as_str).collect::<Vec<_>>())
            .execute(&mut *db)
            .await?;
        one_row(&done, "findings")?;
    }
    for image in images {
        insert_image(db, dossier.id, id, image, now).await?;
    }
    Ok(id)
}

async fn insert_image(db: &mut PgConnection, dossier: DossierId, reading: i64, image: &PageImage, now: DateTime<Utc>) -> Result<(), StoreError> {
    let size = i64::try_from(image.size).unwrap_or(i64::MAX);
    scans::record_object(db, dossier, "page", &image.key, image.sha256, size, "image/jpeg", now).await?;
    let done = sqlx::query("-- readings::insert_image\ninsert into page_images (dossier_id, page_index, reading_id, object_key) values ($1, $2, $3, $4)")
        .bind(dossier)
        .bind(i32::try_from(image.page).unwrap_or(i32::MAX))
        .bind(reading)
        .bind(image.key.as_str())
        .execute(db)
        .await?;
    one_row(&done, "page_images")
}

/// The latest reading of a dossier.
///
/// # Errors
/// The database failed, or the document is not one of ours.
pub async fn latest(db: &mut PgConnection, id: DossierId) -> Result<Option<StoredReading>, StoreError> {
    let row: Option<ReadingRow> = sqlx::query_as(
        "-- readings::latest
         select id, hand_in, read_at, reader_version, template_version, rule_set_version, policy_version, document
         from readings where dossier_id = $1 order by id desc limit 1",
    )
    .bind(id)
    .fetch_optional(db)
    .await?;
    row.map(StoredReading::try_from).transpose()
}

/// Where the picture of a page of the latest reading is, and its sum.
///
/// # Errors
/// [`StoreError::NotFound`], or the database failed.
pub async fn page_image(db: &mut PgConnection, id: DossierId, page: usize) -> Result<(ObjectKey, Sha256Sum), StoreError> {
    let row: Option<(String, Vec<u8>)> = sqlx::query_as(
        "-- readings::page_image
         select o.key, o.sha256 from page_images i join objects o on o.key = i.object_key
         where i.reading_id = (select max(id) from readings where dossier_id = $1) and i.page_index = $2",
    )
    .bind(id)
    .bind(i32::try_from(page).unwrap_or(i32::MAX))
    .fetch_optional(db)
    .await?;
    let (key, sum) = row.ok_or(StoreError::NotFound { what: "page image" })?;
    let sum = sum.try_into().map_err(|_| StoreError::Inconsistent { table: "objects", column: "sha256" })?;
    Ok((ObjectKey::from_stored(key), Sha256Sum::from_bytes(sum)))
}
