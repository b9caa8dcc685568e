//! One file a subcommand; each takes its options and returns the exit code.

pub(crate) mod decode_child;
pub(crate) mod read;
