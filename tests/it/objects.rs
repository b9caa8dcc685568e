//! One suite for every place where bytes can be kept: a folder, and an S3 (an s3s server in this process).

use bytes::Bytes;
use guichet::dossier::Sha256Sum;
use guichet::dossier::ids::DossierId;
use guichet::store::StoreError;
use guichet::store::objects::{ObjectKey, Objects, S3};
use hyper_util::rt::{TokioExecutor, TokioIo};
use hyper_util::server::conn::auto;
use s3s::auth::SimpleAuth;
use s3s::service::S3ServiceBuilder;
use s3s_fs::FileSystem;
use std::path::Path;

async fn conforms(objects: &Objects) {
    let dossier = DossierId::from_uuid(uuid::Uuid::now_v7());
    let created = chrono::DateTime::from_timestamp(1_790_000_000, 0).unwrap();
    let bytes = Bytes::from(vec![7; 3_000_000]);
    let sum = Sha256Sum::of(&bytes);
    let key = ObjectKey::scan(dossier, created, sum);
    assert_eq!(key.as_str(), format!("2026/09/{dossier}/{sum}"));
    assert!(matches!(objects.get(&key, sum).await, Err(StoreError::Missing { .. })));
    objects.probe().await.unwrap();
    objects.put(&key, bytes.clone()).await.unwrap();
    objects.put(&key, bytes.clone()).await.expect("again is harmless");
    assert_eq!(objects.get(&key, sum).await.unwrap(), bytes);
    assert!(matches!(objects.get(&key, Sha256Sum::of(b"other")).await, Err(StoreError::Damaged { .. })));
    let page = ObjectKey::page(dossier, created, sum);
    let (one, other) = tokio::join!(objects.put(&page, bytes.clone()), objects.put(&page, bytes.clone()));
    one.and(other).expect("two at once are harmless");
    let mut listed = objects.list().await.unwrap();
    listed.sort();
    assert_eq!(listed, [(key.clone(), 3_000_000), (page, 3_000_000)]);
    objects.remove(&key).await.unwrap();
    assert!(matches!(objects.get(&key, sum).await, Err(StoreError::Missing { .. })));
}

#[tokio::test]
async fn a_folder_conforms() {
    let folder = tempfile::tempdir().unwrap();
    conforms(&Objects::folder(&folder.path().join("objects")).unwrap()).await;
}

#[tokio::test]
async fn an_s3_conforms() {
    let _ = rustls::crypto::ring::default_provider().install_default();
    let folder = tempfile::tempdir().unwrap();
    std::fs::create_dir(folder.path().join("scans")).unwrap();
    let endpoint = serve_s3(folder.path()).await;
    let s3 = |secret: &str| S3 {
        endpoint: Some(endpoint.clone()),
        bucket: "scans".into(),
        region: "ma-1".into(),
        access_key: "key".into(),
        secret_key: secret.into(),
        path_style: true,
    };
    conforms(&Objects::s3(&s3("secret")).unwrap()).await;
    assert!(Objects::s3(&s3("wrong")).unwrap().probe().await.is_err());
}

/// Starts an S3 over `folder`; gives its address.
async fn serve_s3(folder: &Path) -> String {
    let mut builder = S3ServiceBuilder::new(FileSystem::new(folder).unwrap());
    builder.set_auth(SimpleAuth::from_single("key", "secret"));
    let service = builder.build();
    let listener = tokio::net::TcpListener::bind(("127.0.0.1", 0)).await.unwrap();
    let address = listener.local_addr().unwrap();
    tokio::spawn(async move {
        while let Ok((stream, _)) = listener.accept().await {
            let service = service.clone();
            tokio::spawn(async move {
                let _ = auto::Builder::new(TokioExecutor::new()).serve_connection(TokioIo::new(stream), service).await;
            });
        }
    });
    format!("http://{address}")
}
