//! Where a list goes on: the last row of the page before, as an opaque text.

use super::problem::{Code, Problem};
use crate::dossier::ids::DossierId;
use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use chrono::{DateTime, Utc};
use serde::Deserialize;
use utoipa::IntoParams;
use uuid::Uuid;

/// A place in a list that is ordered by a moment and an id.
pub(crate) type Place = (DateTime<Utc>, DossierId);

/// Query of a list.
#[derive(Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub(crate) struct PageOf {
    /// `next_cursor` of the page before.
    pub(crate) cursor: Option<String>,
    /// Rows a page: 1 to 200, 50 where absent.
    pub(crate) limit: Option<u16>,
}

impl PageOf {
    /// Rows asked for, within bounds.
    pub(crate) fn limit(&self) -> u16 {
        self.limit.unwrap_or(50).clamp(1, 200)
    }

    /// Where to go on.
    pub(crate) fn place(&self) -> Result<Option<Place>, Problem> {
        self.cursor.as_deref().map(|cursor| read(cursor).ok_or(Problem::new(Code::ParameterInvalid))).transpose()
    }
}

/// The cursor behind the row at `place`.
pub(crate) fn write((at, id): Place) -> String {
    let mut bytes = at.timestamp_micros().to_be_bytes().to_vec();
    bytes.extend_from_slice(id.as_uuid().as_bytes());
    URL_SAFE_NO_PAD.encode(bytes)
}

fn read(cursor: &str) -> Option<Place> {
    let bytes = URL_SAFE_NO_PAD.decode(cursor).ok()?;
    let (at, id) = bytes.split_first_chunk::<8>()?;
    let at = DateTime::from_timestamp_micros(i64::from_be_bytes(*at))?;
    Some((at, DossierId::from_uuid(Uuid::from_slice(id).ok()?)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_cursor_is_read_as_written_and_nothing_else_is() {
        let place = (DateTime::from_timestamp_micros(1_790_000_000_123_456).unwrap(), DossierId::from_uuid(Uuid::from_u128(7)));
        assert_eq!(read(&write(place)), Some(place));
        for bad in ["", "x", "AAAA", "%%%", &write(place)[1..]] {
            assert_eq!(read(bad), None, "{bad}");
        }
    }
}
