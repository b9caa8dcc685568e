//! The recognition models, held to the bytes that `models/models.lock` names.
//!
//! In: the folder that `models/fetch.py` filled. Out: loaded networks, and the version string that every reading carries.
//! Never: a download, or a model whose bytes are not the lock's.

use super::network::{Network, Runtime};
use serde::Deserialize;
use sha2::{Digest, Sha256};
use std::path::{Path, PathBuf};
use std::sync::Arc;

const LOCK: &str = include_str!("../../models/models.lock");
const HAND: &[u8] = include_bytes!("../../models/hand/hand.onnx");

/// Why the models cannot be used. None of these mends itself: a person must run `make setup`.
#[derive(Debug, thiserror::Error)]
pub enum ModelError {
    /// A file of the lock is not in the folder.
    #[error("{path} is missing; run `make setup` (python3 models/fetch.py)", path = .path.display())]
    Missing {
        /// Where it was looked for.
        path: PathBuf,
        /// What the system said.
        source: std::io::Error,
    },
    /// A file's bytes are not the ones that the lock names.
    #[error("{path} is not the file that models.lock names; run `make setup` (python3 models/fetch.py)", path = .path.display())]
    Mismatch {
        /// The file refused.
        path: PathBuf,
    },
    /// The runtime refuses the model, or this program's lock is not well formed.
    #[error("model {name} cannot be loaded: {reason}")]
    Unusable {
        /// Its name in the lock.
        name: String,
        /// What the runtime said.
        reason: String,
    },
}

#[derive(Deserialize)]
struct Lock {
    runtime: LockedRuntime,
    model: Vec<LockedModel>,
}

#[derive(Deserialize)]
struct LockedRuntime {
    file: String,
    sha256: String,
}

#[derive(Deserialize)]
struct LockedModel {
    name: String,
    file_sha256: String,
    alphabet_sha256: Option<String>,
}

/// A recognition network with the characters of its output classes.
pub struct Recogniser {
    /// The network.
    pub network: Network,
    /// Class `n + 1` writes `alphabet[n]`; class 0 is the CTC blank.
    pub alphabet: Arc<[char]>,
}

/// Every network that reads lines, and the one that finds them.
pub struct Models {
    /// What computes them.
    pub runtime: Runtime,
    /// PP-OCRv6 small: the more exact line recogniser, 20 to 40 ms a line.
    pub small: Recogniser,
    /// PP-OCRv6 tiny: 4 to 8 ms a line.
    pub tiny: Recogniser,
    /// Tiny, taught to read numbers written by hand. Its weights are part of the program (models/hand/README.md).
    pub hand: Recogniser,
    /// PP-OCRv6 tiny detector: where the printed lines of a page are.
    pub detector: Network,
    version: String,
}

impl Models {
    /// Loads the models that `models.lock` names from `dir`, and checks every byte.
    ///
    /// # Errors
    /// [`ModelError`] when one is missing, is not the lock's, or cannot be loaded.
    pub fn load(dir: &Path) -> Result<Self, ModelError> {
        let lock: Lock = toml::from_str(LOCK).map_err(|e| ModelError::Unusable { name: "models.lock".to_owned(), reason: e.to_string() })?;
        let fetched = lock.model.iter().map(|m| named(&m.name, &m.file_sha256));
        let version = fetched.chain([named_by_content("hand", HAND)]).collect::<Vec<_>>().join("+");
        let library = dir.join(&lock.runtime.file);
        read_checked(&library, &lock.runtime.sha256)?;
        let runtime = Runtime::load(&library)?;
        let tiny = lock.recogniser(dir, "ppocrv6-tiny-rec", &runtime)?;
        Ok(Self {
            small: lock.recogniser(dir, "ppocrv6-small-rec", &runtime)?,
            hand: Recogniser { network: Network::load("hand", HAND, &runtime)?, alphabet: Arc::clone(&tiny.alphabet) },
            tiny,
            detector: lock.network(dir, lock.find("ppocrv6-tiny-det")?, &runtime)?,
            runtime,
            version,
        })
    }

    /// Names and hashes of the models, for the reader version of every reading.
    pub fn version(&self) -> &str {
        &self.version
    }
}

impl Lock {
    fn find(&self, name: &str) -> Result<&LockedModel, ModelError> {
        let missing = || ModelError::Unusable { name: name.to_owned(), reason: "it is not in models.lock".to_owned() };
        self.model.iter().find(|m| m.name == name).ok_or_else(missing)
    }

    fn network(&self, dir: &Path, model: &LockedModel, runtime: &Runtime) -> Result<Network, ModelError> {
        let bytes = read_checked(&dir.join(format!("{}.onnx", model.name)), &model.file_sha256)?;
        Network::load(&model.name, &bytes, runtime)
    }

    fn recogniser(&self, dir: &Path, name: &str, runtime: &Runtime) -> Result<Recogniser, ModelError> {
        let model = self.find(name)?;
        let text = read_checked(&dir.join(format!("{name}.txt")), model.alphabet_sha256.as_deref().unwrap_or_default())?;
        let text = String::from_utf8(text).map_err(|e| ModelError::Unusable { name: name.to_owned(), reason: e.to_string() })?;
        let alphabet = text.lines().filter_map(|line| line.chars().next()).collect();
        Ok(Recogniser { network: self.network(dir, model, runtime)?, alphabet })
    }
}

/// How a model stands in the version of a reader: its name and the beginning of its hash.
fn named(name: &str, sha256: &str) -> String {
    format!("{name}@{}", sha256.get(..8).unwrap_or_default())
}

/// The same of weights that are part of the program.
pub(super) fn named_by_content(name: &str, weights: &[u8]) -> String {
    named(name, &hex::encode(Sha256::digest(weights)))
}

fn read_checked(path: &Path, sha256: &str) -> Result<Vec<u8>, ModelError> {
    let bytes = std::fs::read(path).map_err(|source| ModelError::Missing { path: path.to_owned(), source })?;
    if hex::encode(Sha256::digest(&bytes)) != sha256 {
        return Err(ModelError::Mismatch { path: path.to_owned() });
    }
    Ok(bytes)
}

#[cfg(test)]
pub(crate) mod tests {
    use super::*;

    /// The models of this checkout; `make setup` brings them.
    pub(crate) fn models() -> Models {
        Models::load(&Path::new(env!("CARGO_MANIFEST_DIR")).join("models/cache")).expect("run `make setup` first")
    }

    #[test]
    fn a_model_can_be_shared_between_threads() {
        fn shared<T: Send + Sync>() {}
        shared::<Models>();
    }

    #[test]
    fn other_bytes_than_the_locks_are_refused() {
        let dir = tempfile::tempdir().expect("a folder");
        assert!(matches!(Models::load(dir.path()), Err(ModelError::Missing { .. })));
        std::fs::write(dir.path().join("libonnxruntime.so"), "no library").expect("written");
        assert!(matches!(Models::load(dir.path()), Err(ModelError::Mismatch { .. })));
    }

    #[test]
    fn the_version_names_every_model_and_its_hash() {
        let models = models();
        assert!(models.version().starts_with("ppocrv6-small-rec@5f06a6c4+"), "{}", models.version());
        assert!(models.version().ends_with(&format!("+{}", named_by_content("hand", HAND))), "{}", models.version());
        assert_ne!(named_by_content("hand", HAND), named_by_content("hand", b"other weights"));
        assert_eq!(models.small.alphabet.last(), Some(&' '));
    }
}
