//! One heap for all threads of a process that reads.
//!
//! The C library gives every thread a heap of its own and keeps in each what was once needed; pictures are large and threads change, so that the same memory is
//! held several times (a worker peaked at 391 to 451 MB, docs/performance.md). It reads how many heaps it may have from the environment, when it starts.

use std::os::unix::process::CommandExt;
use std::process::Command;

/// What the C library reads (mallopt(3)).
const HEAPS: &str = "MALLOC_ARENA_MAX";

/// Starts this program over with one heap, in the same process and with the same arguments; returns where it has been, or cannot be.
#[expect(clippy::print_stderr, reason = "logging has not begun")]
pub(crate) fn enter() {
    if std::env::var_os(HEAPS).is_some() {
        return;
    }
    if let Ok(program) = std::env::current_exe() {
        let failed = Command::new(program).args(std::env::args_os().skip(1)).env(HEAPS, "1").exec();
        eprintln!("guichet: goes on with a heap for every thread: {failed}");
    }
}
