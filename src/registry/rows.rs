//! The rows of the registry, typed.

use crate::dossier::Amount;
use chrono::NaiveDate;
use std::fmt;

/// A closed list of words as they stand in the CSV and in SQL.
macro_rules! words {
    ($(#[$doc:meta])* $name:ident { $($(#[$variant_doc:meta])* $variant:ident = $word:literal,)* }) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord)]
        pub enum $name { $($(#[$variant_doc])* $variant,)* }

        impl $name {
            /// Every one.
            pub const ALL: &'static [Self] = &[$(Self::$variant,)*];

            /// The word in CSV and SQL.
            pub const fn name(self) -> &'static str {
                match self { $(Self::$variant => $word,)* }
            }

            /// The one with this word.
            pub fn parse(word: &str) -> Option<Self> {
                Self::ALL.iter().copied().find(|x| x.name() == word)
            }
        }
    };
}

words!(
    /// Under which regime a member is insured.
    Regime {
        /// Salaried.
        #[default]
        Employee = "employee",
        /// Self-employed ("travailleur non salarié").
        Tns = "tns",
        /// AMO Tadamon.
        Tadamon = "tadamon",
        /// AMO Achamil.
        Achamil = "achamil",
        /// Retired.
        Pensioner = "pensioner",
    }
);
words!(
    /// Sex as registered and as ticked.
    Sex {
        /// Male.
        #[default]
        M = "M",
        /// Female.
        F = "F",
    }
);
words!(
    /// What a dependant is to the member.
    Relation {
        /// Husband or wife.
        #[default]
        Spouse = "spouse",
        /// Son or daughter.
        Child = "child",
    }
);
words!(
    /// What a provider does.
    ProviderKind {
        /// Doctor.
        #[default]
        Physician = "physician",
        /// Clinic or hospital.
        Facility = "facility",
        /// Pharmacy.
        Pharmacy = "pharmacy",
        /// Laboratory.
        Laboratory = "laboratory",
        /// Imaging.
        Radiology = "radiology",
        /// Nurse, physiotherapist, midwife.
        Paramedical = "paramedical",
        /// Devices, optics.
        Supplier = "supplier",
    }
);

/// An insured person. `Debug` hides who.
#[derive(Clone, PartialEq, Eq, Default)]
pub struct Member {
    /// Immatriculation, nine digits.
    pub number: String,
    /// National identity card.
    pub cin: Option<String>,
    /// Family name.
    pub last_name: String,
    /// Given name.
    pub first_name: String,
    /// Day of birth.
    pub birth_date: NaiveDate,
    /// Sex.
    pub sex: Sex,
    /// Town.
    pub city: String,
    /// Regime.
    pub regime: Regime,
    /// First day with rights.
    pub rights_from: NaiveDate,
    /// Last day with rights; open-ended where absent.
    pub rights_to: Option<NaiveDate>,
}

impl Member {
    /// Whether rights are open on `day`.
    pub fn has_rights_on(&self, day: NaiveDate) -> bool {
        self.rights_from <= day && self.rights_to.is_none_or(|last| day <= last)
    }
}

/// Someone whom a member's insurance covers too. `Debug` hides who.
#[derive(Clone, PartialEq, Eq, Default)]
pub struct Dependant {
    /// The member's immatriculation.
    pub number: String,
    /// Spouse or child.
    pub relation: Relation,
    /// National identity card; children mostly have none.
    pub cin: Option<String>,
    /// Family name.
    pub last_name: String,
    /// Given name.
    pub first_name: String,
    /// Day of birth.
    pub birth_date: NaiveDate,
    /// Sex.
    pub sex: Sex,
    /// Last day of the proven studies.
    pub student_until: Option<NaiveDate>,
    /// Without age limit.
    pub disabled: bool,
}

/// Someone who treats, analyses or dispenses.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct Provider {
    /// INPE, nine digits.
    pub inpe: String,
    /// Name.
    pub name: String,
    /// What they do.
    pub kind: ProviderKind,
    /// Speciality, of physicians.
    pub speciality: String,
    /// Town.
    pub city: String,
    /// Whether they practise now.
    pub active: bool,
}

/// A medicine on the list.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct Medicine {
    /// Barcode.
    pub ean13: String,
    /// Name, form and pack.
    pub name: String,
    /// Public price.
    pub price: Amount,
    /// Whether the scheme pays for it.
    pub reimbursed: bool,
}

/// What one unit of a key letter costs, and when.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct Tariff {
    /// `C`, `CS`, `K`, `B`, ...
    pub key_letter: String,
    /// What it stands for.
    pub label: String,
    /// Price of one unit.
    pub unit_price: Amount,
    /// First day.
    pub valid_from: NaiveDate,
    /// Last day; open-ended where absent.
    pub valid_to: Option<NaiveDate>,
}

impl Tariff {
    /// Whether the tariff holds on `day`.
    pub fn holds_on(&self, day: NaiveDate) -> bool {
        self.valid_from <= day && self.valid_to.is_none_or(|last| day <= last)
    }
}

/// Rows to make a [`super::Registry`] of: all of it, or what a [`super::Query`] asks for.
#[derive(Clone, Default)]
pub struct Rows {
    /// Members.
    pub members: Vec<Member>,
    /// Their dependants.
    pub dependants: Vec<Dependant>,
    /// Providers.
    pub providers: Vec<Provider>,
    /// Whether `providers` holds all of the scheme's.
    pub all_providers: bool,
    /// Medicines.
    pub medicines: Vec<Medicine>,
    /// Tariffs: always all.
    pub tariffs: Vec<Tariff>,
}

impl fmt::Debug for Member {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Member").field("regime", &self.regime).finish_non_exhaustive()
    }
}

impl fmt::Debug for Dependant {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Dependant").field("relation", &self.relation).finish_non_exhaustive()
    }
}
