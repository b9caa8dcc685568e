//! Sealed pages: what a device holds before it reaches the service can be opened here only (docs/adr/0004).
//!
//! In come bytes sealed to one of the public keys, out go the bytes as captured. ECIES on P-256: an ephemeral key for every page, HKDF-SHA256,
//! AES-256-GCM, bound to the dossier. `web/intake/src/outbox/seal.ts` is the other half.

use super::{Intake, IntakeError};
use crate::dossier::Sha256Sum;
use crate::dossier::ids::DossierId;
use crate::store::sealing_keys::{self, SealingKeyRow};
use crate::store::{Store, StoreError};
use chrono::TimeDelta;
use p256::ecdh::diffie_hellman;
use p256::elliptic_curve::sec1::ToEncodedPoint;
use p256::{PublicKey, SecretKey};
use ring::aead::{AES_256_GCM, Aad, LessSafeKey, NONCE_LEN, Nonce, UnboundKey};
use ring::hkdf::{HKDF_SHA256, KeyType, Salt};
use ring::rand::{SecureRandom, SystemRandom};

/// How every sealed page begins.
const MAGIC: &[u8; 4] = b"GSP1";
/// Length of a key's id.
const ID: usize = 8;
/// Length of an uncompressed point.
const POINT: usize = 65;
/// Bytes before the ciphertext: magic, key id, ephemeral public key.
const HEADER: usize = MAGIC.len() + ID + POINT;
/// How much longer a page is when sealed, bytes.
pub(super) const OVERHEAD: u64 = (HEADER + 16) as u64;
/// Keys are replaced after this.
const LIFE: TimeDelta = TimeDelta::days(180);

/// The public half that devices seal to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SealingKey {
    /// Stands in every page sealed to it, hexadecimal.
    pub id: String,
    /// Uncompressed point of P-256, 65 bytes.
    pub public_key: Vec<u8>,
}

impl Intake {
    /// The key to seal to now; made where there is none, or the newest is old.
    ///
    /// # Errors
    /// The store failed.
    pub async fn sealing_key(&self) -> Result<SealingKey, IntakeError> {
        let now = self.clock.now();
        let mut db = self.store.connection().await?;
        let row = match sealing_keys::newest(&mut db).await?.filter(|key| now - key.made_at < LIFE) {
            Some(row) => row,
            None => {
                let row = make(now)?;
                sealing_keys::add(&mut db, &row).await?;
                row
            }
        };
        Ok(SealingKey { id: hex::encode(&row.id), public_key: row.public_key })
    }
}

/// Opens what a device sealed for `dossier`.
///
/// # Errors
/// [`IntakeError::SealBroken`] where it is not whole, or was sealed to a key that is not kept here or for another dossier; or the store failed.
pub(super) async fn open(store: &Store, dossier: DossierId, sealed: &[u8]) -> Result<Vec<u8>, IntakeError> {
    let id = key_id(sealed).ok_or(IntakeError::SealBroken)?;
    let found = sealing_keys::find(&mut *store.connection().await?, id).await;
    let key = found.map_err(|error| if matches!(error, StoreError::NotFound { .. }) { IntakeError::SealBroken } else { error.into() })?;
    let secret = SecretKey::from_slice(&key.private_key).map_err(|_| StoreError::Inconsistent { table: "sealing_keys", column: "private_key" })?;
    unseal(&secret, dossier, sealed).ok_or(IntakeError::SealBroken)
}

fn key_id(sealed: &[u8]) -> Option<&[u8]> {
    (sealed.starts_with(MAGIC) && sealed.len() > HEADER).then(|| &sealed[MAGIC.len()..MAGIC.len() + ID])
}

fn make(now: chrono::DateTime<chrono::Utc>) -> Result<SealingKeyRow, IntakeError> {
    let random = SystemRandom::new();
    loop {
        let mut scalar = [0; 32];
        random.fill(&mut scalar).map_err(|_| StoreError::File(std::io::Error::other("no randomness")))?;
        // One in 2^32 is no scalar of the curve.
        let Ok(secret) = SecretKey::from_slice(&scalar) else { continue };
        let public_key = secret.public_key().to_encoded_point(false).as_bytes().to_vec();
        let id = Sha256Sum::of(&public_key).as_bytes()[..ID].to_vec();
        return Ok(SealingKeyRow { id, public_key, private_key: scalar.to_vec(), made_at: now });
    }
}

/// A length for [`ring::hkdf`].
struct KeyLength;

impl KeyType for KeyLength {
    fn len(&self) -> usize {
        AES_256_GCM.key_len()
    }
}

fn unseal(secret: &SecretKey, dossier: DossierId, sealed: &[u8]) -> Option<Vec<u8>> {
    let (header, ciphertext) = sealed.split_at_checked(HEADER)?;
    let ephemeral = &header[HEADER - POINT..];
    let shared = diffie_hellman(secret.to_nonzero_scalar(), PublicKey::from_sec1_bytes(ephemeral).ok()?.as_affine());
    let key = derived(shared.raw_secret_bytes(), ephemeral, secret.public_key().to_encoded_point(false).as_bytes())?;
    let mut bytes = ciphertext.to_vec();
    let aad = [header, dossier.as_uuid().as_bytes()].concat();
    let length = key.open_in_place(nonce(), Aad::from(aad), &mut bytes).ok()?.len();
    bytes.truncate(length);
    Some(bytes)
}

/// The key of one page. It seals one message only, so that the nonce may be fixed.
fn derived(shared: &[u8], ephemeral: &[u8], recipient: &[u8]) -> Option<LessSafeKey> {
    let mut key = [0; 32];
    let info = [&b"guichet sealed page 1"[..], ephemeral, recipient];
    Salt::new(HKDF_SHA256, &[]).extract(shared).expand(&info, KeyLength).ok()?.fill(&mut key).ok()?;
    Some(LessSafeKey::new(UnboundKey::new(&AES_256_GCM, &key).ok()?))
}

fn nonce() -> Nonce {
    Nonce::assume_unique_for_key([0; NONCE_LEN])
}

#[cfg(test)]
mod tests {
    use super::*;
    use chrono::DateTime;
    use uuid::Uuid;

    /// As `seal.ts` does it.
    fn seal(row: &SealingKeyRow, dossier: DossierId, bytes: &[u8]) -> Vec<u8> {
        let ephemeral = SecretKey::from_slice(&[7; 32]).unwrap();
        let point = ephemeral.public_key().to_encoded_point(false);
        let recipient = PublicKey::from_sec1_bytes(&row.public_key).unwrap();
        let shared = diffie_hellman(ephemeral.to_nonzero_scalar(), recipient.as_affine());
        let key = derived(shared.raw_secret_bytes(), point.as_bytes(), &row.public_key).unwrap();
        let header = [&MAGIC[..], &row.id, point.as_bytes()].concat();
        let aad = [&header[..], dossier.as_uuid().as_bytes()].concat();
        let mut body = bytes.to_vec();
        key.seal_in_place_append_tag(nonce(), Aad::from(aad), &mut body).unwrap();
        [header, body].concat()
    }

    #[test]
    fn opens_what_was_sealed_and_nothing_else() {
        let row = make(DateTime::UNIX_EPOCH).unwrap();
        let secret = SecretKey::from_slice(&row.private_key).unwrap();
        let dossier = DossierId::from_uuid(Uuid::from_u128(5));
        let sealed = seal(&row, dossier, b"a page");
        assert_eq!(sealed.len() as u64, 6 + OVERHEAD);
        assert_eq!(key_id(&sealed), Some(&row.id[..]));
        assert_eq!(unseal(&secret, dossier, &sealed).as_deref(), Some(&b"a page"[..]));
        assert_eq!(unseal(&secret, DossierId::from_uuid(Uuid::from_u128(6)), &sealed), None, "another dossier");
        let other = SecretKey::from_slice(&make(DateTime::UNIX_EPOCH).unwrap().private_key).unwrap();
        assert_eq!(unseal(&other, dossier, &sealed), None, "another key");
        for at in [0, 5, HEADER - 1, HEADER, sealed.len() - 1] {
            let mut broken = sealed.clone();
            broken[at] ^= 1;
            assert_eq!(unseal(&secret, dossier, &broken), None, "{at}");
        }
        for length in 0..sealed.len() {
            assert_eq!(unseal(&secret, dossier, &sealed[..length]), None, "{length}");
        }
    }
}
