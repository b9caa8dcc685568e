//! The child's side: what binds it, and what it does with a file.

use super::frames::{read_file, write_end, write_page};
use crate::read::decode::{DecodeError, Limits, each_page};
use cpu_time::ProcessTime;
use rlimit::Resource;
use std::io::{self, Read, Write};

/// Binds itself, reads files from `input` until there are no more, writes frames to `output`.
///
/// # Errors
/// Only where the limits cannot be set or the parent is gone; faults of a file are frames.
pub fn serve(mut input: impl Read, mut output: impl Write, limits: &Limits) -> io::Result<()> {
    bind(limits)?;
    // A panic is an answer here, and its message may quote the file.
    std::panic::set_hook(Box::new(|_| {}));
    while let Some(bytes) = read_file(&mut input, limits)? {
        allow_seconds(limits)?;
        let decoded = std::panic::catch_unwind(std::panic::AssertUnwindSafe(|| {
            each_page(&bytes, limits, &mut |page| write_page(&mut output, &page).map_err(|_| DecodeError::ChildFailed))
        }));
        write_end(&mut output, decoded.unwrap_or(Err(DecodeError::Corrupt)))?;
    }
    Ok(())
}

fn bind(limits: &Limits) -> io::Result<()> {
    Resource::AS.set(limits.memory, limits.memory)?;
    Resource::CORE.set(0, 0)?;
    Resource::FSIZE.set(0, 0)
}

/// From now on [`Limits::cpu`]: the system counts what the process has spent since its beginning.
fn allow_seconds(limits: &Limits) -> io::Result<()> {
    let hard = Resource::CPU.get_hard()?;
    Resource::CPU.set((ProcessTime::now().as_duration() + limits.cpu).as_secs().max(1).min(hard), hard)
}
