//! Typed configuration: one file and the environment, unknown keys refused.
