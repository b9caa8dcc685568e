//! When the office works: working days, deadlines, and how long so much work takes. In Moroccan time (UTC+1).

use chrono::{DateTime, Datelike, Days, FixedOffset, NaiveDate, NaiveTime, Offset, TimeDelta, TimeZone, Utc};
use std::collections::BTreeSet;

/// Days looked ahead at most: a calendar without a working day in a year is a mistake, and must not loop for ever.
const AHEAD: u32 = 400;

/// When the office works, and how many working days a dossier may wait.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Calendar {
    /// Days of the week without work: 1 Monday to 7 Sunday.
    pub weekend: BTreeSet<u32>,
    /// Holidays that come every year: month and day.
    pub yearly: BTreeSet<(u32, u32)>,
    /// Holidays of one year.
    pub single: BTreeSet<NaiveDate>,
    /// When work begins.
    pub opens: NaiveTime,
    /// When it ends; deadlines fall on it.
    pub closes: NaiveTime,
    /// Working days after that of reception until a dossier is due.
    pub due_days: u32,
}

impl Calendar {
    /// Whether the office works on `day`.
    pub fn works_on(&self, day: NaiveDate) -> bool {
        !self.weekend.contains(&day.weekday().number_from_monday()) && !self.yearly.contains(&(day.month(), day.day())) && !self.single.contains(&day)
    }

    /// When a dossier received on `day` is due: the close of the working day so many after that of reception, or after the first working day since.
    pub fn due(&self, received_on: NaiveDate) -> DateTime<Utc> {
        let mut day = self.working_day(received_on);
        for _ in 0..self.due_days {
            day = self.working_day(next(day));
        }
        moment(day, self.closes)
    }

    /// When work that takes so much working time is done, begun at `now`; nothing where that is more than a year ahead.
    pub fn done_after(&self, now: DateTime<Utc>, work: TimeDelta) -> Option<DateTime<Utc>> {
        let start = now.with_timezone(&morocco());
        let (mut day, mut from, mut left) = (start.date_naive(), start.time().max(self.opens), work);
        for _ in 0..AHEAD {
            let today = if self.works_on(day) { (self.closes - from).max(TimeDelta::zero()) } else { TimeDelta::zero() };
            if left <= today && self.works_on(day) {
                return Some(moment(day, from) + left);
            }
            left -= today;
            (day, from) = (next(day), self.opens);
        }
        None
    }

    /// `day` itself where the office works then, else the next day on which it does.
    fn working_day(&self, day: NaiveDate) -> NaiveDate {
        let mut candidate = day;
        for _ in 0..AHEAD {
            if self.works_on(candidate) {
                return candidate;
            }
            candidate = next(candidate);
        }
        day
    }
}

fn next(day: NaiveDate) -> NaiveDate {
    day.checked_add_days(Days::new(1)).unwrap_or(day)
}

fn morocco() -> FixedOffset {
    FixedOffset::east_opt(3_600).unwrap_or_else(|| Utc.fix())
}

/// A day and time of Morocco.
fn moment(day: NaiveDate, time: NaiveTime) -> DateTime<Utc> {
    morocco().from_local_datetime(&day.and_time(time)).single().map_or(DateTime::UNIX_EPOCH, |moment| moment.with_timezone(&Utc))
}

/// The day of a moment in Morocco.
pub fn day_of(moment: DateTime<Utc>) -> NaiveDate {
    moment.with_timezone(&morocco()).date_naive()
}

/// The beginning of a Moroccan day; nothing of a day that no dossier can be of: before 1900 or after 2200.
pub fn day_begins(day: NaiveDate) -> Option<DateTime<Utc>> {
    (1900..=2200).contains(&day.year()).then(|| moment(day, NaiveTime::MIN))
}

/// The beginning of the Moroccan day of `now`.
pub fn midnight(now: DateTime<Utc>) -> DateTime<Utc> {
    moment(day_of(now), NaiveTime::MIN)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn calendar() -> Calendar {
        Calendar {
            weekend: [6, 7].into(),
            yearly: [(11, 18)].into(),
            single: ["2026-11-20".parse().expect("a day")].into(),
            opens: NaiveTime::from_hms_opt(8, 30, 0).expect("a time"),
            closes: NaiveTime::from_hms_opt(16, 30, 0).expect("a time"),
            due_days: 2,
        }
    }

    fn due(day: &str) -> String {
        calendar().due(day.parse().expect("a day")).to_rfc3339()
    }

    #[test]
    fn deadlines_skip_weekends_and_holidays() {
        // Monday to Wednesday; 15:30 UTC is 16:30 in Morocco.
        assert_eq!(due("2026-11-23"), "2026-11-25T15:30:00+00:00");
        // Thursday to Monday; Saturday counts as the Monday after.
        assert_eq!(due("2026-11-26"), "2026-11-30T15:30:00+00:00");
        assert_eq!(due("2026-11-28"), "2026-12-02T15:30:00+00:00");
        // Tuesday, then the 18th (every year) and the 20th (this year) are free.
        assert_eq!(due("2026-11-17"), "2026-11-23T15:30:00+00:00");
    }

    #[test]
    fn work_is_done_in_working_time() {
        let at = |text: &str| text.parse::<DateTime<Utc>>().expect("a moment");
        let done = |from: &str, hours: i64| calendar().done_after(at(from), TimeDelta::hours(hours));
        assert_eq!(done("2026-11-23T08:00:00Z", 3), Some(at("2026-11-23T11:00:00Z")));
        // Friday afternoon: two hours today, the rest on Monday from 8:30.
        assert_eq!(done("2026-11-27T13:30:00Z", 3), Some(at("2026-11-30T08:30:00Z")));
        // Before opening and on a Sunday the work begins with the opening.
        assert_eq!(done("2026-11-29T10:00:00Z", 1), Some(at("2026-11-30T08:30:00Z")));
        assert_eq!(done("2026-11-23T08:00:00Z", 24 * 2000), None);
    }

    #[test]
    fn days_begin_an_hour_before_utc_and_only_those_of_dossiers() {
        let day = |text: &str| text.parse::<NaiveDate>().expect("a day");
        let begins = day_begins(day("2026-09-21")).expect("a moment");
        assert_eq!(begins.to_rfc3339(), "2026-09-20T23:00:00+00:00");
        assert_eq!((day_of(begins), day_of(begins - TimeDelta::seconds(1)), midnight(begins)), (day("2026-09-21"), day("2026-09-20"), begins));
        assert!(day_begins(day("1900-01-01")).is_some() && day_begins(day("2200-12-31")).is_some());
        for far in [NaiveDate::MIN, NaiveDate::MAX, day("1899-12-31"), day("2201-01-01")] {
            assert_eq!(day_begins(far), None, "{far}");
        }
    }

    #[test]
    fn a_calendar_without_work_does_not_hang() {
        let idle = Calendar { weekend: (1..=7).collect(), ..calendar() };
        assert_eq!(idle.done_after(DateTime::UNIX_EPOCH, TimeDelta::hours(1)), None);
        assert_eq!(idle.due(NaiveDate::MIN.max("2026-01-01".parse().expect("a day"))).to_rfc3339(), "2026-01-03T15:30:00+00:00");
    }
}
