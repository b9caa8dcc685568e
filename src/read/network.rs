//! Networks, computed by ONNX Runtime on the thread that asks.
//!
//! In: the runtime's library and the bytes of ONNX files. Out: a function from floats to floats. Never: what the numbers mean.
//! The runtime is a shared library that `models/fetch.py` brings; `rten`, in Rust, took about twice as long for the same values (docs/adr/0007-networks-on-onnx-runtime.md).

use super::models::ModelError;
use ort::environment::Environment;
use ort::ep;
use ort::logging::LogLevel;
use ort::session::Session;
use ort::session::builder::SessionBuilder;
use ort::value::TensorRef;
use std::path::Path;
use std::sync::{Mutex, PoisonError};

/// A network failed on an input. The same input fails again: give the field up, leave it to a person.
#[derive(Debug, thiserror::Error)]
#[error("the network failed: {0}")]
pub struct RunError(String);

/// The loaded library; a process holds one, whoever loads it first.
pub struct Runtime(Environment);

impl Runtime {
    /// Loads the library at `path`, whose bytes the caller has checked.
    ///
    /// # Errors
    /// [`ModelError::Unusable`] when it is not a library for this machine.
    pub fn load(path: &Path) -> Result<Self, ModelError> {
        /// The runtime allows one environment a process.
        static LOADED: Mutex<Option<Environment>> = Mutex::new(None);
        let mut loaded = LOADED.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(environment) = &*loaded {
            return Ok(Self(environment.clone()));
        }
        let unusable = |reason: String| ModelError::Unusable { name: "libonnxruntime".to_owned(), reason };
        let environment = ort::init_from(path).map_err(|e| unusable(e.to_string()))?;
        let environment = environment.with_telemetry(false).build().map_err(|e| unusable(e.to_string()))?;
        environment.set_log_level(LogLevel::Error);
        Ok(Self(loaded.insert(environment).clone()))
    }

    /// One thread, the caller's; no plan of memory is kept for a shape, because every line has another width, and no store of memory for each network, which
    /// costs a process 30 MB and more with time and saves nothing that can be measured.
    fn builder(&self) -> ort::Result<SessionBuilder> {
        Ok(Session::builder(&self.0)?
            .with_intra_threads(1)?
            .with_inter_threads(1)?
            .with_memory_pattern(false)?
            .with_execution_providers([ep::CPU::default().with_arena_allocator(false).build()])?)
    }
}

/// One loaded network with one input and one output.
pub struct Network {
    session: Mutex<Session>,
    input: String,
}

impl Network {
    /// Loads an ONNX file held in memory.
    ///
    /// # Errors
    /// [`ModelError::Unusable`] when the runtime refuses it.
    pub fn load(name: &str, model: &[u8], runtime: &Runtime) -> Result<Self, ModelError> {
        let unusable = |reason: String| ModelError::Unusable { name: name.to_owned(), reason };
        let session = runtime.builder().and_then(|mut builder| builder.commit_from_memory(model)).map_err(|e| unusable(e.to_string()))?;
        let input = session.inputs().first().map(|input| input.name().to_owned()).ok_or_else(|| unusable("it has no input".to_owned()))?;
        Ok(Self { session: Mutex::new(session), input })
    }

    /// Runs the network on `input` (batch, channels, height, width); gives its output's shape and numbers, row by row.
    ///
    /// # Errors
    /// [`RunError`] where the runtime refuses the shape.
    pub fn run(&self, shape: [usize; 4], input: &[f32]) -> Result<Vec<f32>, RunError> {
        let refused = |e: ort::Error| RunError(e.to_string());
        let tensor = TensorRef::from_array_view((shape, input)).map_err(refused)?;
        let mut session = self.session.lock().unwrap_or_else(PoisonError::into_inner);
        let outputs = session.run(ort::inputs![self.input.as_str() => tensor]).map_err(refused)?;
        let (_, numbers) = outputs[0].try_extract_tensor::<f32>().map_err(refused)?;
        Ok(numbers.to_vec())
    }
}
