//! The business calendar: one row, changed in the office, so that a feast announced the evening before counts at once and everywhere.

use super::{StoreError, one_row};
use crate::dossier::ids::UserId;
use crate::review::calendar::Calendar;
use chrono::{DateTime, NaiveDate, NaiveTime, Utc};
use sqlx::PgConnection;

type Columns = (Vec<i32>, Vec<String>, Vec<NaiveDate>, NaiveTime, NaiveTime, i32);

/// The calendar.
///
/// # Errors
/// The database failed.
pub async fn read(db: &mut PgConnection) -> Result<Calendar, StoreError> {
    let (weekend, yearly, single, opens, closes, due_days): Columns =
        sqlx::query_as("-- calendar::read\nselect weekend, yearly, single, opens_at, closes_at, due_days from business_calendar").fetch_one(db).await?;
    let inconsistent = |column| StoreError::Inconsistent { table: "business_calendar", column };
    let weekend = weekend.into_iter().map(u32::try_from).collect::<Result<_, _>>().map_err(|_| inconsistent("weekend"))?;
    let yearly = yearly.iter().map(|text| month_and_day(text)).collect::<Option<_>>().ok_or(inconsistent("yearly"))?;
    let due_days = u32::try_from(due_days).map_err(|_| inconsistent("due_days"))?;
    Ok(Calendar { weekend, yearly, single: single.into_iter().collect(), opens, closes, due_days })
}

/// Changes the calendar. Deadlines of waiting dossiers stay as they are: they were promised.
///
/// # Errors
/// The database refused.
pub async fn write(db: &mut PgConnection, calendar: &Calendar, by: UserId, now: DateTime<Utc>) -> Result<(), StoreError> {
    let done = sqlx::query(
        "-- calendar::write
         update business_calendar set weekend = $1, yearly = $2, single = $3, opens_at = $4, closes_at = $5, due_days = $6, changed_by = $7, changed_at = $8",
    )
    .bind(calendar.weekend.iter().filter_map(|day| i32::try_from(*day).ok()).collect::<Vec<_>>())
    .bind(calendar.yearly.iter().map(|(month, day)| format!("{month:02}-{day:02}")).collect::<Vec<_>>())
    .bind(calendar.single.iter().copied().collect::<Vec<_>>())
    .bind(calendar.opens)
    .bind(calendar.closes)
    .bind(i32::try_from(calendar.due_days).unwrap_or(0))
    .bind(by)
    .bind(now)
    .execute(db)
    .await?;
    one_row(&done, "business_calendar")
}

/// `05-01` as month and day; nothing where no year has such a day.
pub fn month_and_day(text: &str) -> Option<(u32, u32)> {
    let (month, day) = text.split_once('-')?;
    let (month, day) = (month.parse().ok()?, day.parse().ok()?);
    NaiveDate::from_ymd_opt(2024, month, day).map(|_| (month, day))
}
