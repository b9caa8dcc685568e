//! Decoding in a child process, because only a process can bound time and memory.
//!
//! Comes in: bytes of strangers' files. Goes out: their pages, one at a time, or a coded error. Never: a hang, a size trusted before it is
//! checked, a crash of the parent. The parent runs `guichet decode-child`, feeds it files and listens to what it says (`frames.rs`); what the child does is in `serve.rs`.
//!
//! One child serves the scans of one dossier, because starting it costs as much as decoding a page; it never sees two dossiers.

mod frames;
mod serve;

pub use serve::serve;

use super::decode::{DecodeError, DecodedPage, Limits};
use cpu_time::ThreadTime;
use frames::{Frame, frames, write_file};
use std::io::{self, Read};
use std::os::unix::process::ExitStatusExt;
use std::path::Path;
use std::process::{Child, ChildStdin, ChildStdout, Command, ExitStatus, Stdio};
use std::sync::mpsc::{Receiver, RecvTimeoutError, sync_channel};
use std::thread::JoinHandle;
use std::time::Duration;

/// Name of the hidden subcommand.
pub const SUBCOMMAND: &str = "decode-child";

/// How decoding a scan ended.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Outcome {
    /// Pages handed over.
    pub pages: u32,
    /// Why there are no more, unless the file is at its end.
    pub error: Option<DecodeError>,
    /// CPU time of the child, and of the threads that feed it and listen to it, seconds.
    pub core_seconds: f64,
}

/// Decodes one file in a child of its own; see [`Decoder::decode`].
pub fn decode_in_child(program: &Path, bytes: &[u8], limits: &Limits, sink: &mut dyn FnMut(DecodedPage)) -> Outcome {
    Decoder::new(program, limits).decode(bytes, sink)
}

/// Decodes the files of one dossier in a child, which is started when the first comes and again after a file that it did not survive.
pub struct Decoder<'p> {
    program: &'p Path,
    limits: &'p Limits,
    running: Option<Running>,
}

impl<'p> Decoder<'p> {
    /// `program`: this very binary.
    pub const fn new(program: &'p Path, limits: &'p Limits) -> Self {
        Self { program, limits, running: None }
    }

    /// Hands every page of `bytes` to `sink`, in order. Blocks, never longer than [`Limits::wall`] between two pages and [`Limits::cpu`]
    /// altogether, the time of `sink` not counted.
    pub fn decode(&mut self, bytes: &[u8], sink: &mut dyn FnMut(DecodedPage)) -> Outcome {
        let refused = |error| Outcome { pages: 0, error: Some(error), core_seconds: 0.0 };
        if bytes.is_empty() {
            return refused(DecodeError::Empty);
        }
        if bytes.len() as u64 > self.limits.bytes {
            return refused(DecodeError::TooLarge);
        }
        let is_used = self.running.is_some();
        let mut outcome = Outcome { pages: 0, error: Some(DecodeError::ChildFailed), core_seconds: 0.0 };
        self.attempt(bytes, &mut outcome, sink);
        // The files before this one may have left too little memory, or the child was killed between two: a fresh one tells.
        if is_used && self.running.is_none() && outcome.error != Some(DecodeError::TimedOut) {
            self.attempt(bytes, &mut outcome, sink);
        }
        outcome
    }

    /// One attempt; pages that `outcome` counts already are not handed over again. A child that did not survive is gone afterwards.
    fn attempt(&mut self, bytes: &[u8], outcome: &mut Outcome, sink: &mut dyn FnMut(DecodedPage)) {
        let running = self.running.take().map_or_else(|| Running::start(self.program, self.limits), Ok);
        let Ok(mut running) = running else {
            outcome.error = Some(DecodeError::ChildFailed);
            return;
        };
        let ended = running.follow(bytes, self.limits, outcome, sink);
        match ended {
            Ended::Said(error) => {
                outcome.error = error;
                self.running = Some(running);
            }
            Ended::Silent => outcome.error = Some(DecodeError::TimedOut),
            Ended::Nonsense => outcome.error = Some(DecodeError::Corrupt),
            Ended::Broken => outcome.error = Some(running.last_words()),
        }
    }
}

/// A child that does not outlive its parent's interest.
struct Running {
    child: Child,
    stdin: ChildStdin,
    stdout: ChildStdout,
    complaint: Option<JoinHandle<String>>,
    /// CPU seconds that were told already.
    told: f64,
}

impl Drop for Running {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

impl Running {
    fn start(program: &Path, limits: &Limits) -> io::Result<Self> {
        let mut child = Command::new(program)
            .arg(SUBCOMMAND)
            .args(["--bytes", &limits.bytes.to_string(), "--pixels", &limits.pixels.to_string(), "--pages", &limits.pages.to_string()])
            .args(["--memory", &limits.memory.to_string(), "--cpu", &limits.cpu.as_secs().max(1).to_string()])
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .env_clear()
            .spawn()?;
        match (child.stdin.take(), child.stdout.take(), child.stderr.take()) {
            (Some(stdin), Some(stdout), Some(stderr)) => {
                let complaint = Some(std::thread::spawn(move || complaint(stderr)));
                Ok(Self { child, stdin, stdout, complaint, told: 0.0 })
            }
            _ => {
                let _ = child.kill();
                let _ = child.wait();
                Err(io::ErrorKind::BrokenPipe.into())
            }
        }
    }

    /// Feeds one file to the child and hands over its pages; adds them and what they cost to `outcome`.
    fn follow(&mut self, bytes: &[u8], limits: &Limits, outcome: &mut Outcome, sink: &mut dyn FnMut(DecodedPage)) -> Ended {
        let Self { child, stdin, stdout, .. } = self;
        let (ended, helping) = std::thread::scope(|scope| {
            let feeding = scope.spawn(move || {
                let _ = write_file(stdin, bytes);
                spent()
            });
            let (send, receive) = sync_channel(0);
            let listening = scope.spawn(move || {
                frames(stdout, limits, &send);
                spent()
            });
            let ended = listen(&receive, limits.wall, sink, &mut outcome.pages);
            drop(receive);
            if !matches!(ended, Ended::Said(_)) {
                let _ = child.kill();
            }
            (ended, feeding.join().unwrap_or_default() + listening.join().unwrap_or_default())
        });
        let spent = core_seconds(self.child.id());
        outcome.core_seconds += helping + (spent - self.told).max(0.0);
        self.told = spent;
        ended
    }

    /// What a child died of that fell silent.
    fn last_words(&mut self) -> DecodeError {
        let complaint = self.complaint.take().and_then(|complaint| complaint.join().ok()).unwrap_or_default();
        self.child.wait().map_or(DecodeError::ChildFailed, |status| verdict(status, &complaint))
    }
}

enum Ended {
    Said(Option<DecodeError>),
    Silent,
    Nonsense,
    Broken,
}

fn listen(frames: &Receiver<Frame>, wall: Duration, sink: &mut dyn FnMut(DecodedPage), pages: &mut u32) -> Ended {
    loop {
        match frames.recv_timeout(wall) {
            Ok(Frame::Page(page)) if page.number <= *pages => {}
            Ok(Frame::Page(page)) => {
                *pages = page.number;
                sink(page);
            }
            Ok(Frame::End(error)) => return Ended::Said(error),
            Ok(Frame::Nonsense) => return Ended::Nonsense,
            Ok(Frame::Broken) | Err(RecvTimeoutError::Disconnected) => return Ended::Broken,
            Err(RecvTimeoutError::Timeout) => return Ended::Silent,
        }
    }
}

/// The first words of the child's stderr: they tell a failed allocation from a fault. Never logged.
fn complaint(mut stderr: impl Read) -> String {
    let mut words = Vec::new();
    let _ = stderr.by_ref().take(4096).read_to_end(&mut words);
    let _ = io::copy(&mut stderr, &mut io::sink());
    String::from_utf8_lossy(&words).into_owned()
}

/// What a child that fell silent died of. Signal numbers after signal(7), Linux.
fn verdict(status: ExitStatus, complaint: &str) -> DecodeError {
    const ABORT: i32 = 6;
    const KILL: i32 = 9;
    const CPU: i32 = 24;
    match status.signal() {
        Some(CPU) => DecodeError::TimedOut,
        Some(ABORT) if complaint.contains("memory allocation") => DecodeError::OutOfMemory,
        Some(KILL) => DecodeError::ChildFailed,
        Some(_) => DecodeError::Corrupt,
        None => DecodeError::ChildFailed,
    }
}

/// CPU seconds of this thread.
fn spent() -> f64 {
    ThreadTime::now().as_duration().as_secs_f64()
}

/// CPU seconds of a process that was not waited for yet (Linux; 0 where unknown).
fn core_seconds(pid: u32) -> f64 {
    let scheduled = std::fs::read_to_string(format!("/proc/{pid}/schedstat")).ok();
    let nanoseconds = scheduled.and_then(|line| line.split_whitespace().next()?.parse::<f64>().ok());
    nanoseconds.unwrap_or(0.0) / 1e9
}
