//! Made-up dossiers and people. Each is a function of the seed and of its number, so that nothing has to be kept to know what was loaded.

use crate::dossier::identifiers::ReceiptNumber;
use crate::dossier::ids::{DossierId, UserId};
use crate::store::contact_points;
use chrono::{DateTime, NaiveDate, TimeDelta, Utc};
use uuid::Uuid;

/// Over how many days dossiers are spread: thirteen months.
const DAYS: i64 = 400;
/// Milliseconds of these days.
const SPAN: u64 = DAYS.unsigned_abs() * 86_400_000;

/// What a database is filled with.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Filling {
    /// Another seed makes other rows.
    pub seed: u64,
    /// Dossiers; number 0 is the oldest.
    pub dossiers: u64,
    /// When the newest was handed in; the oldest came thirteen months before.
    pub now: DateTime<Utc>,
}

/// What is drawn by chance.
#[derive(Clone, Copy)]
pub(super) enum Drawn {
    Moment = 1,
    Id,
    MoreOfId,
    Point,
    Fate,
    Settlement,
    Member,
    Family,
    First,
    Born,
    Regime,
    City,
    Beneficiary,
    TheirName,
    Provider,
    SecondProvider,
    Queue,
    Amount,
    Urgent,
    Person,
}

/// How a made-up dossier stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Fate {
    pub(super) state: &'static str,
    pub(super) settlement: Option<&'static str>,
    pub(super) route: Option<&'static str>,
}

/// A made-up dossier.
pub(super) struct Made {
    pub(super) id: DossierId,
    pub(super) point: u32,
    pub(super) receipt: ReceiptNumber,
    pub(super) fate: Fate,
    pub(super) created: DateTime<Utc>,
    pub(super) received: DateTime<Utc>,
    pub(super) decided: DateTime<Utc>,
    /// Number of the member.
    pub(super) member: u64,
}

/// A made-up member of the registry.
pub(super) struct Member {
    pub(super) number: String,
    pub(super) cin: String,
    pub(super) family: String,
    pub(super) first: &'static str,
    pub(super) man: bool,
    pub(super) born: NaiveDate,
    pub(super) regime: &'static str,
    pub(super) city: &'static str,
}

/// What somebody may know of a dossier that they look for. Personal where it is real: no `Debug`.
pub struct Known {
    /// Receipt number.
    pub receipt: String,
    /// Number that the device gave before.
    pub provisional: String,
    /// Number of the insured.
    pub immatriculation: String,
    /// Their identity card.
    pub cin: String,
    /// Their name.
    pub name: String,
    /// Their family name alone.
    pub family: String,
    /// When they were born.
    pub born: NaiveDate,
}

/// Evenly spread bits of any number (splitmix64).
const fn mixed(number: u64) -> u64 {
    let number = number.wrapping_add(0x9e37_79b9_7f4a_7c15);
    let number = (number ^ (number >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    let number = (number ^ (number >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    number ^ (number >> 31)
}

impl Filling {
    /// Dossiers that wait for a reviewer: a tenth, all of the last weeks.
    pub const fn waiting(&self) -> u64 {
        self.dossiers / 10
    }

    /// Readings: of the newest hundredth.
    pub const fn readings(&self) -> u64 {
        self.dossiers / 100
    }

    /// Members of the registry.
    pub const fn members(&self) -> u64 {
        if self.dossiers < 10 { 1 } else { self.dossiers / 10 }
    }

    /// Contact points: the nation's, where there are dossiers enough.
    pub const fn points(&self) -> u64 {
        let some = self.dossiers / 50 + 1;
        if some < 2_145 { some } else { 2_145 }
    }

    /// Providers that dossiers name.
    const fn providers(&self) -> u64 {
        if self.dossiers < 200_000 { self.dossiers / 10 + 1 } else { 20_000 }
    }

    pub(super) fn draw(&self, what: Drawn, number: u64) -> u64 {
        mixed(mixed(self.seed.wrapping_add((what as u64) << 48)).wrapping_add(number))
    }

    pub(super) fn below(&self, what: Drawn, number: u64, bound: u64) -> u64 {
        self.draw(what, number) % bound.max(1)
    }

    /// Below `bound`, small numbers more often: names, counters and pharmacies are not all alike.
    fn skewed(&self, what: Drawn, number: u64, bound: u64) -> u64 {
        let share = (self.draw(what, number) >> 11) as f64 / (1_u64 << 53) as f64;
        ((share * share.sqrt() * bound as f64) as u64).min(bound.saturating_sub(1))
    }

    /// Whether this dossier waits: four of five of the newest eighth.
    pub(super) fn waits(&self, number: u64) -> bool {
        let from_the_end = self.dossiers.saturating_sub(number);
        from_the_end <= self.waiting() / 4 * 5 && !from_the_end.is_multiple_of(5)
    }

    fn fate(&self, number: u64) -> Fate {
        let fate = |state, settlement, route| Fate { state, settlement, route };
        if self.waits(number) {
            return fate("in_worklist", None, Some("manual"));
        }
        // What is a week old has left the house.
        let done = if number < self.dossiers / 50 * 49 { "delivered" } else { "settled" };
        match (self.below(Drawn::Fate, number, 1_000), self.below(Drawn::Settlement, number, 100)) {
            (0..5, _) => fate("awaiting_pages", None, None),
            (5..20, _) => fate("returned", None, Some("returned")),
            (_, 0..60) => fate(done, Some("automatic"), Some("automatic")),
            (_, 60..96) => fate(done, Some("reviewed"), Some("manual")),
            _ => fate(done, Some("rejected"), Some("manual")),
        }
    }

    fn created(&self, number: u64) -> DateTime<Utc> {
        let step = SPAN / self.dossiers.max(1);
        let since = number.saturating_mul(step) + self.below(Drawn::Moment, number, step);
        self.now - TimeDelta::days(DAYS) + TimeDelta::milliseconds(since.cast_signed())
    }

    /// The id of a dossier: a UUIDv7 of the moment at which it was handed in. Its last bits, of which the provisional number is made, are each one's own.
    pub fn id(&self, number: u64) -> DossierId {
        let millis = u128::from(self.created(number).timestamp_millis().unsigned_abs());
        let last = number.wrapping_mul(0x1f35_7aae_2d0b) & ((1 << 45) - 1);
        let (random, more) = (self.draw(Drawn::Id, number) >> 47 << 45, self.draw(Drawn::MoreOfId, number) >> 52);
        DossierId::from_uuid(Uuid::from_u128((millis << 80) | (7 << 76) | (u128::from(more) << 64) | (2 << 62) | u128::from(random | last)))
    }

    /// Code of the contact point at which a dossier was handed in.
    fn point(&self, number: u64) -> u32 {
        u32::try_from(self.skewed(Drawn::Point, number, self.points())).unwrap_or(0) + 1
    }

    pub(super) fn dossier(&self, number: u64) -> Made {
        let (created, point) = (self.created(number), self.point(number));
        let received = created + TimeDelta::minutes(2);
        Made {
            id: self.id(number),
            point,
            receipt: ReceiptNumber::new(point, number + 1),
            fate: self.fate(number),
            created,
            received,
            decided: received + TimeDelta::seconds(40),
            member: self.below(Drawn::Member, number, self.members()),
        }
    }

    pub(super) fn member(&self, number: u64) -> Member {
        let (family, first) = self.name(number);
        let born = NaiveDate::from_ymd_opt(1946, 1, 1).unwrap_or_default() + TimeDelta::days(self.below(Drawn::Born, number, 60 * 365).cast_signed());
        let regime = match self.below(Drawn::Regime, number, 100) {
            0..52 => "employee",
            52..64 => "tns",
            64..90 => "tadamon",
            90..94 => "achamil",
            _ => "pensioner",
        };
        Member {
            number: immatriculation(number),
            cin: cin(number),
            family: self::family(family),
            first: FIRST[first],
            man: first.is_multiple_of(2),
            born,
            regime,
            city: CITIES[usize::try_from(self.skewed(Drawn::City, number, CITIES.len() as u64)).unwrap_or(0)],
        }
    }

    /// Numbers of a member's family name and first name.
    pub(super) fn name(&self, member: u64) -> (u64, usize) {
        (self.skewed(Drawn::Family, member, FAMILIES), self.first_name(Drawn::First, member))
    }

    fn first_name(&self, what: Drawn, number: u64) -> usize {
        usize::try_from(self.skewed(what, number, FIRST.len() as u64)).unwrap_or(0)
    }

    /// First name and identity card of the beneficiary, in two dossiers of five another than the insured.
    pub(super) fn beneficiary(&self, number: u64) -> Option<(usize, Option<String>)> {
        let chance = self.below(Drawn::Beneficiary, number, 100);
        let card = || cin(self.members() + self.below(Drawn::TheirName, number, self.members()));
        (chance < 40).then(|| (self.first_name(Drawn::TheirName, number), (chance < 15).then(card)))
    }

    /// INPEs of the one or two providers whom a dossier names.
    pub(super) fn inpes(&self, number: u64) -> [Option<u64>; 2] {
        let of = |what| 90_000_000 + self.skewed(what, number, self.providers());
        let (first, second) = (of(Drawn::Provider), of(Drawn::SecondProvider));
        [Some(first), (second.is_multiple_of(2) && second != first).then_some(second)]
    }

    /// What is known of a dossier. One whose scans never came is found by its receipt only.
    pub fn known(&self, number: u64) -> Known {
        let made = self.dossier(number);
        let member = self.member(made.member);
        Known {
            provisional: ReceiptNumber::provisional(made.point, made.id).as_str().to_owned(),
            receipt: made.receipt.as_str().to_owned(),
            immatriculation: member.number,
            cin: member.cin,
            name: format!("{} {}", member.family, member.first),
            family: member.family,
            born: member.born,
        }
    }

    /// Contact point of a dossier.
    pub fn contact_point(&self, number: u64) -> crate::dossier::ids::ContactPointId {
        contact_points::id_of(self.point(number))
    }

    /// The id of a reviewer, from 0.
    pub fn reviewer(&self, number: u64) -> UserId {
        UserId::from_uuid(Uuid::from_u128(0x6265_6e63_6800_7000_8000_0000_0000_0000 | u128::from(number)))
    }
}

/// Nine digits, each member's own.
fn immatriculation(member: u64) -> String {
    format!("{}", 100_000_000 + member.wrapping_mul(797) % 899_999_981)
}

/// Two letters and six digits, each member's own.
fn cin(member: u64) -> String {
    let letter = |at: u64| char::from(b'A' + u8::try_from(at % 26).unwrap_or(0));
    format!("{}{}{:06}", letter(member), letter(member / 26), member / 676)
}

const BEFORE: [&str; 5] = ["", "EL ", "BEN ", "AIT ", "OU"];
const ONSETS: [&str; 22] =
    ["BA", "CHA", "DRI", "FA", "GHA", "HA", "JA", "KA", "LA", "MA", "NA", "QA", "RA", "SA", "TA", "ZA", "BOU", "DAR", "FIL", "HAM", "KAR", "MES"];
const MIDDLES: [&str; 8] = ["", "DA", "LI", "MOU", "SA", "TI", "RRA", "KHA"];
const ENDS: [&str; 12] = ["RI", "LI", "MI", "NI", "DI", "SSI", "BI", "FI", "KI", "TI", "OUZ", "CHE"];
/// Family names that there are.
const FAMILIES: u64 = (BEFORE.len() * ONSETS.len() * MIDDLES.len() * ENDS.len()) as u64;

/// A family name.
pub(super) fn family(number: u64) -> String {
    let mut rest = usize::try_from(number).unwrap_or(0);
    let mut part = |of: &[&'static str]| {
        let at = rest % of.len();
        rest /= of.len();
        of[at]
    };
    // The onset varies fastest: common names are not all of one stem.
    let (onset, end, middle, before) = (part(&ONSETS), part(&ENDS), part(&MIDDLES), part(&BEFORE));
    format!("{before}{onset}{middle}{end}")
}

/// First names, of men and women by turns, the common first.
pub(super) const FIRST: [&str; 60] = [
    "Mohamed", "Fatima", "Ahmed", "Khadija", "Youssef", "Aicha", "Hassan", "Zineb", "Rachid", "Nadia", "Said", "Malika", "Omar", "Hanane", "Mustapha",
    "Samira", "Abdellah", "Naima", "Karim", "Latifa", "Hamid", "Meryem", "Khalid", "Salma", "Driss", "Houda", "Brahim", "Karima", "Jamal", "Ghita", "Ali",
    "Siham", "Nabil", "Asmaa", "Tarik", "Loubna", "Anas", "Ilham", "Bilal", "Soukaina", "Mehdi", "Najat", "Othmane", "Ikram", "Soufiane", "Rajae", "Hicham",
    "Wafae", "Zakaria", "Imane", "Adil", "Jamila", "Ismail", "Touria", "Redouane", "Btissam", "Walid", "Sanae", "Larbi", "Yamna",
];

const CITIES: [&str; 10] = ["Casablanca", "Rabat", "Fes", "Marrakech", "Tanger", "Agadir", "Meknes", "Oujda", "Kenitra", "Tetouan"];

#[cfg(test)]
mod tests {
    use super::*;
    use crate::dossier::identifiers::{is_cin, is_immatriculation};
    use std::collections::HashSet;

    fn filling(dossiers: u64) -> Filling {
        Filling { seed: 1, dossiers, now: DateTime::UNIX_EPOCH + TimeDelta::days(20_000) }
    }

    #[test]
    fn ids_and_numbers_are_each_ones_own_and_in_order() {
        let filling = filling(20_000);
        let made: Vec<Made> = (0..20_000).map(|number| filling.dossier(number)).collect();
        assert!(made.is_sorted_by(|a, b| a.id < b.id && a.created <= b.created));
        assert_eq!(made.iter().map(|made| made.receipt.as_str().to_owned()).collect::<HashSet<_>>().len(), 20_000);
        assert!(made.iter().all(|made| ReceiptNumber::parse(made.receipt.as_str()).as_ref() == Some(&made.receipt)));
        assert_eq!(made[7].id.as_uuid().get_version_num(), 7);
        assert_eq!(made.iter().map(|made| made.id.as_uuid().as_u128() & ((1 << 45) - 1)).collect::<HashSet<_>>().len(), 20_000);
        let members: HashSet<(String, String)> = (0..4_000).map(|number| (immatriculation(number), cin(number))).collect();
        assert!(members.len() == 4_000 && members.iter().all(|(number, card)| is_immatriculation(number) && is_cin(card)));
    }

    #[test]
    fn a_tenth_waits_and_the_rest_is_mostly_delivered() {
        let filling = filling(20_000);
        let of = |state: &str| (0..20_000).filter(|number| filling.fate(*number).state == state).count();
        assert_eq!(of("in_worklist"), 2_000);
        assert!(of("delivered") > 17_000 && of("returned") > 100 && of("awaiting_pages") > 50);
    }

    #[test]
    fn a_seed_makes_the_same_again() {
        let (one, other) = (filling(1_000), Filling { seed: 2, ..filling(1_000) });
        assert_eq!(one.known(5).name, filling(1_000).known(5).name);
        assert_ne!(one.id(5), other.id(5));
        assert_eq!((0..FAMILIES).map(family).collect::<HashSet<_>>().len() as u64, FAMILIES);
    }
}
