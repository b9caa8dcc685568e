//! Tests of the whole program on a real PostgreSQL and real objects. One binary, so that it links once.

#![expect(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test fails by panicking")]
#![expect(unreachable_pub, reason = "nothing outside this binary sees it")]

mod counter;
mod decoder;
mod evaluate;
mod golden;
mod http;
mod intake;
mod keying;
mod kill;
mod layering;
mod ledger;
mod objects;
mod office;
mod plans;
mod queues;
mod review;
mod reviewers;
mod roles;
mod samples;
mod simulation;
mod store;
mod support;
mod take_back;
mod work;
