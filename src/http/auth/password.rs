//! Passwords: Argon2id with the crate's parameters (19 MiB, two passes), off the async threads, at most a few at once.

use argon2::Argon2;
use argon2::password_hash::rand_core::OsRng;
use argon2::password_hash::{PasswordHash, PasswordHasher, PasswordVerifier, SaltString};
use std::sync::LazyLock;
use tokio::sync::Semaphore;

/// Hashes at once: bounds memory and processor time that strangers can ask for.
static AT_ONCE: Semaphore = Semaphore::const_new(4);

/// Shortest password that is taken (NIST SP 800-63B: eight for people; we ask for ten).
pub const SHORTEST: usize = 10;

/// Longest password that is looked at.
const LONGEST: usize = 200;

/// What is compared where there is no such person, so that it takes the same time.
static NOBODY: LazyLock<Option<String>> = LazyLock::new(|| hash("nobody").ok());

/// Hashing failed.
#[derive(Debug, thiserror::Error)]
#[error("the password could not be hashed")]
pub struct HashFailed;

/// The password's hash, in the PHC form. Takes tens of milliseconds; not for async threads.
///
/// # Errors
/// The hasher failed: it never does with its own parameters.
pub fn hash(password: &str) -> Result<String, HashFailed> {
    let salt = SaltString::generate(&mut OsRng);
    Ok(Argon2::default().hash_password(password.as_bytes(), &salt).map_err(|_| HashFailed)?.to_string())
}

/// Whether `password` is the one behind `hash`. Without a hash the answer is no, after the same time.
pub(crate) async fn verify(password: String, hash: Option<String>) -> bool {
    let Ok(_permit) = AT_ONCE.acquire().await else { return false };
    let check = move || {
        let known = hash.is_some();
        let hash = hash.or_else(|| NOBODY.clone());
        let right = password.len() <= LONGEST
            && hash
                .as_deref()
                .and_then(|hash| PasswordHash::new(hash).ok())
                .is_some_and(|hash| Argon2::default().verify_password(password.as_bytes(), &hash).is_ok());
        known && right
    };
    tokio::task::spawn_blocking(check).await.unwrap_or(false)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn only_the_right_password_opens() {
        let stored = hash("un mot de passe").unwrap();
        assert!(stored.starts_with("$argon2id$"));
        assert!(verify("un mot de passe".into(), Some(stored.clone())).await);
        assert!(!verify("un autre".into(), Some(stored)).await);
        assert!(!verify("nobody".into(), None).await);
        assert!(!verify("x".into(), Some("not a hash".into())).await);
    }
}
