//! Bytes: scans as received, and pictures of pages made from them. A local folder, or any S3 by configuration.
//!
//! Keys are written once: a key ends in the SHA-256 of its bytes, so that writing it again can only write the same bytes. Conditional writes are
//! never relied on (some S3 servers accept and ignore them). What is read is held against its sum.

use super::StoreError;
use crate::dossier::Sha256Sum;
use crate::dossier::ids::DossierId;
use bytes::Bytes;
use chrono::{DateTime, Datelike, Utc};
use futures_util::TryStreamExt;
use object_store::aws::AmazonS3Builder;
use object_store::local::LocalFileSystem;
use object_store::path::Path as StorePath;
use object_store::{ObjectStore, ObjectStoreExt, PutPayload};
use std::path::Path;
use std::sync::Arc;

/// Key of a stored object.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct ObjectKey(String);

impl ObjectKey {
    /// Of a scan: `{yyyy}/{mm}/{dossier}/{sha256}`, year and month of the dossier's creation.
    pub fn scan(dossier: DossierId, created_at: DateTime<Utc>, sum: Sha256Sum) -> Self {
        Self(format!("{:04}/{:02}/{dossier}/{sum}", created_at.year(), created_at.month()))
    }

    /// Of a page's picture: the same below `pages/`.
    pub fn page(dossier: DossierId, created_at: DateTime<Utc>, sum: Sha256Sum) -> Self {
        Self(format!("pages/{}", Self::scan(dossier, created_at, sum).0))
    }

    /// As found in a row or a listing.
    pub fn from_stored(key: impl Into<String>) -> Self {
        Self(key.into())
    }

    /// The key.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    fn path(&self) -> StorePath {
        StorePath::from(self.0.as_str())
    }
}

/// How to reach an S3.
#[derive(Clone)]
pub struct S3 {
    /// URL of the server; empty for Amazon's own.
    pub endpoint: Option<String>,
    /// Bucket.
    pub bucket: String,
    /// Region; many servers want any.
    pub region: String,
    /// Key id.
    pub access_key: String,
    /// Secret.
    pub secret_key: String,
    /// Bucket in the path instead of the host name.
    pub path_style: bool,
}

/// Where bytes are kept.
#[derive(Clone, Debug)]
pub struct Objects {
    inner: Arc<dyn ObjectStore>,
}

impl Objects {
    /// A folder, made where it is absent. A stored object is on the disk (fsync of file and folders) before [`Self::put`] returns.
    ///
    /// # Errors
    /// The folder cannot be made.
    pub fn folder(path: &Path) -> Result<Self, StoreError> {
        std::fs::create_dir_all(path)?;
        Ok(Self { inner: Arc::new(LocalFileSystem::new_with_prefix(path)?.with_fsync(true)) })
    }

    /// A bucket.
    ///
    /// # Errors
    /// The settings do not make an address. Whether the bucket answers, [`Self::probe`] tells.
    pub fn s3(s3: &S3) -> Result<Self, StoreError> {
        let mut builder = AmazonS3Builder::new()
            .with_bucket_name(&s3.bucket)
            .with_region(&s3.region)
            .with_access_key_id(&s3.access_key)
            .with_secret_access_key(&s3.secret_key)
            .with_virtual_hosted_style_request(!s3.path_style)
            .with_allow_http(true);
        if let Some(endpoint) = &s3.endpoint {
            builder = builder.with_endpoint(endpoint);
        }
        Ok(Self { inner: Arc::new(builder.build()?) })
    }

    /// Stores `bytes`; durable when it returns. Again is harmless.
    ///
    /// # Errors
    /// The storage failed: retry.
    pub async fn put(&self, key: &ObjectKey, bytes: Bytes) -> Result<(), StoreError> {
        self.inner.put(&key.path(), PutPayload::from_bytes(bytes)).await?;
        Ok(())
    }

    /// The bytes, held against their sum.
    ///
    /// # Errors
    /// [`StoreError::Missing`], [`StoreError::Damaged`], or the storage failed.
    pub async fn get(&self, key: &ObjectKey, sum: Sha256Sum) -> Result<Bytes, StoreError> {
        let found = match self.inner.get(&key.path()).await {
            Err(object_store::Error::NotFound { .. }) => return Err(StoreError::Missing { key: key.0.clone() }),
            found => found?,
        };
        let bytes = found.bytes().await?;
        if Sha256Sum::of(&bytes) == sum { Ok(bytes) } else { Err(StoreError::Damaged { key: key.0.clone() }) }
    }

    /// Removes an object. For pictures that can be made again, and tests; never for scans.
    ///
    /// # Errors
    /// The storage failed.
    pub async fn remove(&self, key: &ObjectKey) -> Result<(), StoreError> {
        Ok(self.inner.delete(&key.path()).await?)
    }

    /// Every key stored, with its size in bytes.
    ///
    /// # Errors
    /// The storage failed.
    pub async fn list(&self) -> Result<Vec<(ObjectKey, u64)>, StoreError> {
        Ok(self.inner.list(None).map_ok(|meta| (ObjectKey(meta.location.to_string()), meta.size)).try_collect().await?)
    }

    /// Writes, reads and removes a small object: whether the storage does what it must.
    ///
    /// # Errors
    /// It does not.
    pub async fn probe(&self) -> Result<(), StoreError> {
        let bytes = Bytes::from_static(b"guichet");
        let key = ObjectKey("probe/guichet".to_owned());
        self.put(&key, bytes.clone()).await?;
        self.get(&key, Sha256Sum::of(&bytes)).await?;
        self.remove(&key).await
    }
}
