//! The machine that was measured, in words: figures without it say nothing.

use serde_json::{Value, json};
use std::fs;

/// Processor, cores, memory, system, load.
pub(super) fn described() -> Value {
    let read = |path: &str| fs::read_to_string(path).unwrap_or_default();
    let after = |text: &str, name: &str| text.lines().find_map(|line| line.strip_prefix(name)).map(|rest| rest.trim_start_matches([':', '\t', ' ']).to_owned());
    let (cpu, memory) = (read("/proc/cpuinfo"), read("/proc/meminfo"));
    json!({
        "processor": after(&cpu, "model name"),
        "cores": std::thread::available_parallelism().map(usize::from).unwrap_or(1),
        "memory": after(&memory, "MemTotal"),
        "system": after(&read("/etc/os-release"), "PRETTY_NAME=").map(|name| name.trim_matches('"').to_owned()),
        "load": load(),
        "program": env!("CARGO_PKG_VERSION"),
    })
}

/// Mean number of runnable processes of the last minute: more than there are cores means that others were at work too.
pub(super) fn load() -> f64 {
    fs::read_to_string("/proc/loadavg").ok().and_then(|text| text.split(' ').next()?.parse().ok()).unwrap_or(0.0)
}
