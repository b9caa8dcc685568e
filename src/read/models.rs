//! The recognition models, held to the bytes that `models/models.lock` names.
//!
//! In: the folder that `models/fetch.py` filled. Out: loaded networks, and the version string that every reading carries.
//! Never: a download, or a model whose bytes are not the lock's.

use rten::{Model, ModelOptions, RunOptions, ThreadPool, Value};
use rten_tensor::NdTensor;
use rten_tensor::prelude::*;
use serde::Deserialize;
use sha2::{Digest, Sha256};
use std::path::{Path, PathBuf};
use std::sync::Arc;

const LOCK: &str = include_str!("../../models/models.lock");

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

/// A network failed on an input. The same input fails again: give the field up, leave it to a person.
#[derive(Debug, thiserror::Error)]
#[error("the network failed: {0}")]
pub struct RunError(pub(super) String);

#[derive(Deserialize)]
struct Lock {
    model: Vec<LockedModel>,
}

#[derive(Deserialize)]
struct LockedModel {
    name: String,
    file_sha256: String,
    alphabet_sha256: Option<String>,
}

/// The one thread on which a worker reads: its networks compute where its pictures are handled, so that no core waits for another, no worker
/// takes more cores than it was given, and what it spends can be measured. Cheap to clone.
#[derive(Clone)]
pub struct WorkerThread(Arc<ThreadPool>);

impl WorkerThread {
    /// A new thread.
    pub fn start() -> Self {
        Self(Arc::new(ThreadPool::with_num_threads(1)))
    }

    /// Runs `work` there, and waits for it; from that very thread it is a plain call.
    pub fn run<T: Send>(&self, work: impl FnOnce() -> T + Send) -> T {
        self.0.run(work)
    }
}

/// One loaded network with one input and one output. Cheap to clone; clones share the weights.
#[derive(Clone)]
pub struct Network {
    model: Arc<Model>,
    thread: WorkerThread,
}

impl Network {
    /// Loads an ONNX file held in memory.
    ///
    /// # Errors
    /// [`ModelError::Unusable`] when the runtime refuses it.
    pub fn from_bytes(name: &str, bytes: Vec<u8>, thread: &WorkerThread) -> Result<Self, ModelError> {
        let model = ModelOptions::with_all_ops().prepack_weights(true).load(bytes);
        let model = model.map_err(|e| ModelError::Unusable { name: name.to_owned(), reason: e.to_string() })?;
        Ok(Self { model: Arc::new(model), thread: thread.clone() })
    }

    /// The same weights, computing on another thread.
    pub fn on(&self, thread: &WorkerThread) -> Self {
        Self { model: Arc::clone(&self.model), thread: thread.clone() }
    }

    /// Runs the network on `input` (batch, channels, height, width); gives its output's shape and numbers, row by row.
    ///
    /// # Errors
    /// [`RunError`] where the runtime refuses the shape.
    pub fn run(&self, shape: [usize; 4], input: Vec<f32>) -> Result<(Vec<usize>, Vec<f32>), RunError> {
        let tensor = NdTensor::try_from_data(shape, input).map_err(|e| RunError(e.to_string()))?;
        let options = RunOptions::default().with_thread_pool(Some(Arc::clone(&self.thread.0)));
        let output = self.model.run_one(Value::from(tensor).into(), Some(options)).map_err(|e| RunError(e.to_string()))?;
        let output: rten_tensor::Tensor<f32> = output.try_into().map_err(|_| RunError("the output is not of floats".to_owned()))?;
        Ok((output.shape().to_vec(), output.to_vec()))
    }
}

/// A recognition network with the characters of its output classes.
#[derive(Clone)]
pub struct Recogniser {
    /// The network.
    pub network: Network,
    /// Class `n + 1` writes `alphabet[n]`; class 0 is the CTC blank.
    pub alphabet: Arc<[char]>,
}

/// Every network that reading needs.
#[derive(Clone)]
pub struct Models {
    /// PP-OCRv6 small: the more exact line recogniser, 20 to 40 ms a line.
    pub small: Recogniser,
    /// PP-OCRv6 tiny: 4 to 8 ms a line.
    pub tiny: Recogniser,
    /// PP-OCRv6 tiny detector: where the printed lines of a page are.
    pub detector: Network,
    version: String,
}

impl Models {
    /// Loads the models that `models.lock` names from `dir`, and checks every byte.
    ///
    /// # Errors
    /// [`ModelError`] when one is missing, is not the lock's, or cannot be loaded.
    pub fn load(dir: &Path, thread: &WorkerThread) -> Result<Self, ModelError> {
        let lock: Lock = toml::from_str(LOCK).map_err(|e| ModelError::Unusable { name: "models.lock".to_owned(), reason: e.to_string() })?;
        let version = lock.model.iter().map(|m| format!("{}@{}", m.name, m.file_sha256.get(..8).unwrap_or_default())).collect::<Vec<_>>().join("+");
        Ok(Self {
            small: lock.recogniser(dir, "ppocrv6-small-rec", thread)?,
            tiny: lock.recogniser(dir, "ppocrv6-tiny-rec", thread)?,
            detector: lock.network(dir, lock.find("ppocrv6-tiny-det")?, thread)?,
            version,
        })
    }

    /// Names and hashes of the models, for the reader version of every reading.
    pub fn version(&self) -> &str {
        &self.version
    }

    /// The same weights for another worker's thread, without loading them again.
    pub fn on(&self, thread: &WorkerThread) -> Self {
        let apart = |r: &Recogniser| Recogniser { network: r.network.on(thread), alphabet: Arc::clone(&r.alphabet) };
        Self { small: apart(&self.small), tiny: apart(&self.tiny), detector: self.detector.on(thread), version: self.version.clone() }
    }
}

impl Lock {
    fn find(&self, name: &str) -> Result<&LockedModel, ModelError> {
        let missing = || ModelError::Unusable { name: name.to_owned(), reason: "it is not in models.lock".to_owned() };
        self.model.iter().find(|m| m.name == name).ok_or_else(missing)
    }

    fn network(&self, dir: &Path, model: &LockedModel, thread: &WorkerThread) -> Result<Network, ModelError> {
        let bytes = read_checked(&dir.join(format!("{}.onnx", model.name)), &model.file_sha256)?;
        Network::from_bytes(&model.name, bytes, thread)
    }

    fn recogniser(&self, dir: &Path, name: &str, thread: &WorkerThread) -> Result<Recogniser, ModelError> {
        let model = self.find(name)?;
        let text = read_checked(&dir.join(format!("{name}.txt")), model.alphabet_sha256.as_deref().unwrap_or_default())?;
        let text = String::from_utf8(text).map_err(|e| ModelError::Unusable { name: name.to_owned(), reason: e.to_string() })?;
        let alphabet = text.lines().filter_map(|line| line.chars().next()).collect();
        Ok(Recogniser { network: self.network(dir, model, thread)?, alphabet })
    }
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
        Models::load(&Path::new(env!("CARGO_MANIFEST_DIR")).join("models/cache"), &WorkerThread::start()).expect("run `make setup` first")
    }

    #[test]
    fn a_model_can_be_shared_between_threads() {
        fn shared<T: Send + Sync>() {}
        shared::<Models>();
    }

    #[test]
    fn other_bytes_than_the_locks_are_refused() {
        let dir = tempfile::tempdir().expect("a folder");
        assert!(matches!(Models::load(dir.path(), &WorkerThread::start()), Err(ModelError::Missing { .. })));
        std::fs::write(dir.path().join("ppocrv6-small-rec.txt"), "a\nb\n").expect("written");
        assert!(matches!(Models::load(dir.path(), &WorkerThread::start()), Err(ModelError::Mismatch { .. })));
    }

    #[test]
    fn the_version_names_every_model_and_its_hash() {
        let models = models();
        assert!(models.version().starts_with("ppocrv6-small-rec@5f06a6c4+"), "{}", models.version());
        assert_eq!(models.small.alphabet.last(), Some(&' '));
    }
}
