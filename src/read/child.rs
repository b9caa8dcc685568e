//! Decoding in a child process, because only a process can bound time and memory.
//!
//! Comes in: bytes of a stranger's file. Goes out: its pages, one at a time, or a coded error. Never: a hang, a size trusted before it is
//! checked, a crash of the parent. The parent runs `guichet decode-child`, writes the file to its stdin and reads frames from its stdout:
//!
//! | tag | then (little endian) |
//! |---|---|
//! | `P` | number u32, width u32, height u32, dpi f32 (0: unknown), width x height grey bytes |
//! | `E` | u8: place of the error in [`DecodeError::ALL`]; ends the stream |
//! | `.` | nothing; all pages were given |

use super::decode::{DecodeError, DecodedPage, Limits, each_page};
use cpu_time::ThreadTime;
use image::GrayImage;
use rlimit::Resource;
use std::io::{self, Read, Write};
use std::os::unix::process::ExitStatusExt;
use std::path::Path;
use std::process::{Child, Command, ExitStatus, Stdio};
use std::sync::mpsc::{Receiver, RecvTimeoutError, SyncSender, sync_channel};
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

/// Decodes `bytes` in a child of `program` (this very binary) and hands every page to `sink`, in order. Blocks, never longer than
/// [`Limits::wall`] between two pages and [`Limits::cpu`] altogether, the time of `sink` not counted.
pub fn decode_in_child(program: &Path, bytes: &[u8], limits: &Limits, sink: &mut dyn FnMut(DecodedPage)) -> Outcome {
    let refused = |error| Outcome { pages: 0, error: Some(error), core_seconds: 0.0 };
    if bytes.is_empty() {
        return refused(DecodeError::Empty);
    }
    if bytes.len() as u64 > limits.bytes {
        return refused(DecodeError::TooLarge);
    }
    let Ok(child) = start(program, limits) else { return refused(DecodeError::ChildFailed) };
    run(Running(child), bytes, limits, sink)
}

fn start(program: &Path, limits: &Limits) -> io::Result<Child> {
    Command::new(program)
        .arg(SUBCOMMAND)
        .args(["--bytes", &limits.bytes.to_string(), "--pixels", &limits.pixels.to_string(), "--pages", &limits.pages.to_string()])
        .args(["--memory", &limits.memory.to_string(), "--cpu", &limits.cpu.as_secs().max(1).to_string()])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .env_clear()
        .spawn()
}

/// A child that does not outlive its parent's interest.
struct Running(Child);

impl Drop for Running {
    fn drop(&mut self) {
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

enum Frame {
    Page(DecodedPage),
    End(Option<DecodeError>),
    /// The stream broke off or made no sense.
    Broken,
}

fn run(mut child: Running, bytes: &[u8], limits: &Limits, sink: &mut dyn FnMut(DecodedPage)) -> Outcome {
    let (Some(mut stdin), Some(stdout), Some(stderr)) = (child.0.stdin.take(), child.0.stdout.take(), child.0.stderr.take()) else {
        return Outcome { pages: 0, error: Some(DecodeError::ChildFailed), core_seconds: 0.0 };
    };
    std::thread::scope(|scope| {
        let feeding = scope.spawn(move || {
            let _ = stdin.write_all(bytes);
            drop(stdin);
            spent()
        });
        let complaint = scope.spawn(move || complaint(stderr));
        let (send, receive) = sync_channel(0);
        let listening = scope.spawn(move || {
            frames(stdout, limits, &send);
            spent()
        });
        let mut pages = 0;
        let ended = follow(&receive, limits.wall, sink, &mut pages);
        drop(receive);
        if matches!(ended, Ended::Silent) {
            let _ = child.0.kill();
        }
        let decoding = core_seconds(child.0.id());
        let error = match ended {
            Ended::Said(error) => error,
            Ended::Silent => Some(DecodeError::TimedOut),
            Ended::Broken => {
                let complaint = complaint.join().unwrap_or_default();
                Some(child.0.wait().map_or(DecodeError::ChildFailed, |status| verdict(status, &complaint)))
            }
        };
        drop(child);
        let helping = feeding.join().unwrap_or_default() + listening.join().unwrap_or_default();
        Outcome { pages, error, core_seconds: decoding + helping }
    })
}

enum Ended {
    Said(Option<DecodeError>),
    Silent,
    Broken,
}

fn follow(frames: &Receiver<Frame>, wall: Duration, sink: &mut dyn FnMut(DecodedPage), pages: &mut u32) -> Ended {
    loop {
        match frames.recv_timeout(wall) {
            Ok(Frame::Page(page)) => {
                *pages += 1;
                sink(page);
            }
            Ok(Frame::End(error)) => return Ended::Said(error),
            Ok(Frame::Broken) | Err(RecvTimeoutError::Disconnected) => return Ended::Broken,
            Err(RecvTimeoutError::Timeout) => return Ended::Silent,
        }
    }
}

/// Reads frames until the stream ends, breaks or nobody listens.
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
            Ok(DecodeError::ALL.get(usize::from(tag[0])).map_or(Frame::Broken, |error| Frame::End(Some(*error))))
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
                return Ok(Frame::Broken);
            }
            let mut data = vec![0; pixels as usize];
            stdout.read_exact(&mut data)?;
            let image = GrayImage::from_raw(width, height, data);
            Ok(image.map_or(Frame::Broken, |image| Frame::Page(DecodedPage { number, image: image.into(), dpi: (dpi > 0.0).then_some(dpi) })))
        }
        _ => Ok(Frame::Broken),
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

/// The child's side: binds itself, reads the file from `input`, writes frames to `output`.
///
/// # Errors
/// Only where the limits cannot be set or the parent is gone; faults of the file are frames.
pub fn serve(input: impl Read, mut output: impl Write, limits: &Limits) -> io::Result<()> {
    bind(limits)?;
    // A panic is an answer here, and its message may quote the file.
    std::panic::set_hook(Box::new(|_| {}));
    let mut bytes = Vec::new();
    input.take(limits.bytes.saturating_add(1)).read_to_end(&mut bytes)?;
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
    output.flush()
}

fn bind(limits: &Limits) -> io::Result<()> {
    let cpu = limits.cpu.as_secs().max(1);
    Resource::AS.set(limits.memory, limits.memory)?;
    Resource::CPU.set(cpu, cpu + 1)?;
    Resource::CORE.set(0, 0)?;
    Resource::FSIZE.set(0, 0)
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
        assert!(matches!(frame(&mut bytes.as_slice(), 1, &Limits::default()), Ok(Frame::Broken)));
        assert!(matches!(frame(&mut b"Exx".as_slice(), 1, &Limits::default()), Ok(Frame::Broken)));
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
