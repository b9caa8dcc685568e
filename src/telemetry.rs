//! Logs and metrics. Never names, numbers of insured persons, recognised text or images.
