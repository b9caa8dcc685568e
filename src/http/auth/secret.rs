//! Random secrets that open something: machine keys, sign-in links. Shown once, kept as SHA-256: 256 random bits need no slow hash.

use crate::dossier::Sha256Sum;
use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use rand::TryRngCore;
use rand::rngs::OsRng;

/// The system gave no random bytes.
#[derive(Debug, thiserror::Error)]
#[error("the system gave no random bytes")]
pub struct NoRandomness;

/// A new secret of 256 bits with a prefix that tells people (and secret scanners) what it is.
///
/// # Errors
/// [`NoRandomness`].
pub fn new(prefix: &str) -> Result<String, NoRandomness> {
    let mut bytes = [0_u8; 32];
    OsRng.try_fill_bytes(&mut bytes).map_err(|_| NoRandomness)?;
    Ok(format!("{prefix}{}", URL_SAFE_NO_PAD.encode(bytes)))
}

/// What is kept of a secret.
pub fn hash(secret: &str) -> Sha256Sum {
    Sha256Sum::of(secret.as_bytes())
}

#[cfg(test)]
mod tests {
    #[test]
    fn secrets_differ_and_fit_an_address() {
        let (one, two) = (super::new("gk_").unwrap(), super::new("gk_").unwrap());
        assert_ne!(one, two);
        assert_eq!(one.len(), 3 + 43);
        assert!(one.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'_' || b == b'-'));
    }
}
