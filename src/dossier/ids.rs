//! Identifiers. Each is a type of its own, so that one can never stand where another is asked.

use serde::{Deserialize, Serialize};
use std::fmt;
use uuid::Uuid;

macro_rules! id {
    ($(#[$doc:meta])* $name:ident) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize, sqlx::Type)]
        #[serde(transparent)]
        #[sqlx(transparent)]
        pub struct $name(Uuid);

        impl $name {
            /// Takes an id made elsewhere (on the device, or read from a row).
            pub const fn from_uuid(id: Uuid) -> Self { Self(id) }
            /// The id as its UUID.
            pub const fn as_uuid(self) -> Uuid { self.0 }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result { self.0.fmt(f) }
        }
    };
}

id!(
    /// One dossier; a UUIDv7 made on the device that hands it in, and the idempotency key of the hand-in.
    DossierId
);
id!(
    /// A person who signs in, or a machine key's owner.
    UserId
);
id!(
    /// A place where dossiers are handed in: one of the 2,100 counters or 45 mobile agencies.
    ContactPointId
);
id!(
    /// The fencing token of a lease, on machine work or on a reviewer's dossier.
    LeaseToken
);
