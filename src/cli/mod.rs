//! One file a subcommand; each takes its options and returns the exit code.

pub(crate) mod bench;
pub(crate) mod choices;
pub(crate) mod decode_child;
pub(crate) mod demo;
pub(crate) mod doctor;
mod dossiers_before;
pub(crate) mod evaluate;
pub(crate) mod given_up;
pub(crate) mod hand_in;
pub(crate) mod import;
pub(crate) mod ledger;
pub(crate) mod migrate;
pub(crate) mod one_heap;
pub(crate) mod open;
pub(crate) mod openapi;
pub(crate) mod read;
pub(crate) mod serve;
pub(crate) mod sheets;
mod side_by_side;
pub(crate) mod user;
pub(crate) mod watch;
pub(crate) mod work;
