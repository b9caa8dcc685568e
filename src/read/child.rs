//! Decoding in a child process, because only a process can bound time and memory.
//!
//! Comes in: bytes of strangers' files. Goes out: their pages, one at a time, or a coded error. Never: a hang, a size trusted before it is
//! checked, a crash of the parent. The parent runs `guichet decode-child`, writes to its stdin for each file its length (u64, little endian) and its
//! bytes, and reads frames from its stdout until the file's last:
//!
//! | tag | then (little endian) |
//! |---|---|
//! | `P` | number u32, width u32, height u32, dpi f32 (0: unknown), width x height grey bytes |
//! | `E` | u8: place of the error in [`DecodeError::ALL`]; ends the file |
//! | `.` | nothing; all pages were given |
//!
//! One child serves the scans of one dossier, because starting it costs as much as decoding a page; it never sees two dossiers.

use super::decode::{DecodeError, DecodedPage, Limits, each_page};
use cpu_time::{ProcessTime, ThreadTime};
use image::GrayImage;
use rlimit::Resource;
use std::io::{self, Read, Write};
use std::os::unix::process::ExitStatusExt;
use std::path::Path;
use std::process::{Child, ChildStdin, ChildStdout, Command, ExitStatus, Stdio};
use std::sync::mpsc::{Receiver, RecvTimeoutError, SyncSender, sync_channel};
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

enum Frame {
    Page(DecodedPage),
    End(Option<DecodeError>),
    /// The stream makes no sense.
    Nonsense,
    /// The stream broke off: the child is gone.
    Broken,
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
                let _ = stdin.write_all(&(bytes.len() as u64).to_le_bytes()).and_then(|()| stdin.write_all(bytes));
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

/// Reads the frames of one file, until nobody listens.
fn frames(mut stdout: impl Read, limits: &Limits, send: &SyncSender<Frame>) {
    for number in 1..=limits.pages.saturating_add(1) {
        let frame = frame(&mut stdout, number, limits).unwrap_or(Frame::Broken);
        let last = !matches!(frame, Frame::Page(_));
        if send.send(frame).is_err() || last {
            return;
        }
    }
}

fn frame(stdout: &mut impl Read, number: u32, limits: &Limits) -> io::Result<Frame> {
    let mut tag = [0];
    stdout.read_exact(&mut tag)?;
    match &tag {
        b"." => Ok(Frame::End(None)),
        b"E" => {
            stdout.read_exact(&mut tag)?;
            Ok(DecodeError::ALL.get(usize::from(tag[0])).map_or(Frame::Nonsense, |error| Frame::End(Some(*error))))
        }
        b"P" => {
            let mut head = [[0; 4]; 4];
            for word in &mut head {
                stdout.read_exact(word)?;
            }
            let [said, width, height] = [head[0], head[1], head[2]].map(u32::from_le_bytes);
            let dpi = f32::from_le_bytes(head[3]);
            let pixels = u64::from(width) * u64::from(height);
            if said != number || number > limits.pages || pixels == 0 || pixels > limits.pixels {
                return Ok(Frame::Nonsense);
            }
            let mut data = vec![0; pixels as usize];
            stdout.read_exact(&mut data)?;
            let image = GrayImage::from_raw(width, height, data);
            Ok(image.map_or(Frame::Nonsense, |image| Frame::Page(DecodedPage { number, image: image.into(), dpi: (dpi > 0.0).then_some(dpi) })))
        }
        _ => Ok(Frame::Nonsense),
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

/// The child's side: binds itself, reads files from `input` until there are no more, writes frames to `output`.
///
/// # Errors
/// Only where the limits cannot be set or the parent is gone; faults of a file are frames.
pub fn serve(mut input: impl Read, mut output: impl Write, limits: &Limits) -> io::Result<()> {
    bind(limits)?;
    // A panic is an answer here, and its message may quote the file.
    std::panic::set_hook(Box::new(|_| {}));
    while let Some(bytes) = file(&mut input, limits)? {
        allow_seconds(limits)?;
        let decoded = std::panic::catch_unwind(std::panic::AssertUnwindSafe(|| {
            each_page(&bytes, limits, &mut |page| write_page(&mut output, &page).map_err(|_| DecodeError::ChildFailed))
        }));
        match decoded.unwrap_or(Err(DecodeError::Corrupt)) {
            Ok(()) => output.write_all(b".")?,
            Err(error) => {
                let place = DecodeError::ALL.iter().position(|e| *e == error).unwrap_or_default();
                output.write_all(&[b'E', place as u8])?;
            }
        }
        output.flush()?;
    }
    Ok(())
}

/// The next file; none where the parent has no more.
fn file(input: &mut impl Read, limits: &Limits) -> io::Result<Option<Vec<u8>>> {
    let mut length = [0; 8];
    match input.read_exact(&mut length) {
        Err(error) if error.kind() == io::ErrorKind::UnexpectedEof => return Ok(None),
        read => read?,
    }
    let length = u64::from_le_bytes(length);
    if length > limits.bytes {
        return Err(io::ErrorKind::InvalidData.into());
    }
    let mut bytes = vec![0; length as usize];
    input.read_exact(&mut bytes)?;
    Ok(Some(bytes))
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

fn write_page(output: &mut impl Write, page: &DecodedPage) -> io::Result<()> {
    output.write_all(b"P")?;
    for word in [page.number, page.image.width(), page.image.height()] {
        output.write_all(&word.to_le_bytes())?;
    }
    output.write_all(&page.dpi.unwrap_or(0.0).to_le_bytes())?;
    output.write_all(page.image.as_raw())
}

#[cfg(test)]
mod tests {
    use super::{DecodeError, DecodedPage, Frame, Limits, frame, write_page};
    use image::GrayImage;

    fn page() -> DecodedPage {
        DecodedPage { number: 1, image: GrayImage::from_fn(3, 2, |x, y| image::Luma([(x + y) as u8])).into(), dpi: Some(200.0) }
    }

    #[test]
    fn a_page_goes_through_the_pipe() {
        let mut bytes = Vec::new();
        write_page(&mut bytes, &page()).unwrap();
        let Frame::Page(read) = frame(&mut bytes.as_slice(), 1, &Limits::default()).unwrap() else { panic!("no page") };
        assert_eq!((read.image, read.dpi), (page().image, Some(200.0)));
    }

    #[test]
    fn sizes_from_the_child_are_not_trusted() {
        let mut bytes = Vec::new();
        write_page(&mut bytes, &page()).unwrap();
        bytes[5..9].copy_from_slice(&u32::MAX.to_le_bytes());
        bytes[9..13].copy_from_slice(&u32::MAX.to_le_bytes());
        assert!(matches!(frame(&mut bytes.as_slice(), 1, &Limits::default()), Ok(Frame::Nonsense)));
        assert!(matches!(frame(&mut b"Exx".as_slice(), 1, &Limits::default()), Ok(Frame::Nonsense)));
        assert!(frame(&mut b"P".as_slice(), 1, &Limits::default()).is_err());
    }

    #[test]
    fn every_error_has_a_place_and_a_code_of_its_own() {
        let codes: std::collections::BTreeSet<_> = DecodeError::ALL.iter().map(|e| e.code()).collect();
        assert_eq!(codes.len(), DecodeError::ALL.len());
        for (place, error) in DecodeError::ALL.iter().enumerate() {
            let Frame::End(Some(read)) = frame(&mut [b'E', place as u8].as_slice(), 1, &Limits::default()).unwrap() else { panic!("no error") };
            assert_eq!(read, *error);
        }
    }
}
