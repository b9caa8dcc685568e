//! Reads the registry's CSV folder, saying exactly where it is wrong.

use super::rows::{Dependant, Medicine, Member, Provider, ProviderKind, Regime, Relation, Rows, Sex, Tariff};
use crate::dossier::Amount;
use chrono::NaiveDate;
use std::path::Path;

/// Why a registry folder cannot be used. All of these: give up, and ask the person who made the folder. None holds a value.
#[derive(Debug, thiserror::Error)]
pub enum RegistryError {
    /// A file is missing or cannot be read.
    #[error("the registry's {file} cannot be read: {source}")]
    File {
        /// Its name.
        file: &'static str,
        /// What the system said.
        source: std::io::Error,
    },
    /// A file is not UTF-8 CSV with as many cells in each line as in the first.
    #[error("{file}, line {line}: not a CSV line as its header promises")]
    Line {
        /// Its name.
        file: &'static str,
        /// The line, from 1 (the header).
        line: u64,
    },
    /// The header lacks a column.
    #[error("{file} has no column {column}")]
    Column {
        /// Its name.
        file: &'static str,
        /// The column.
        column: &'static str,
    },
    /// A cell is not what its column holds.
    #[error("{file}, line {line}, column {column}: {expected} expected")]
    Cell {
        /// Its name.
        file: &'static str,
        /// The line, from 1 (the header).
        line: u64,
        /// The column.
        column: &'static str,
        /// What should stand there.
        expected: &'static str,
    },
}

/// One line of a file, its cells by column name.
struct Line<'a> {
    file: &'static str,
    number: u64,
    columns: &'a [(&'static str, usize)],
    cells: &'a csv::StringRecord,
}

impl Line<'_> {
    fn text(&self, column: &'static str) -> Result<&str, RegistryError> {
        let at = self.columns.iter().find(|(name, _)| *name == column).ok_or(RegistryError::Column { file: self.file, column })?;
        Ok(self.cells.get(at.1).unwrap_or_default().trim())
    }

    fn owned(&self, column: &'static str) -> Result<String, RegistryError> {
        self.text(column).map(str::to_owned)
    }

    fn optional(&self, column: &'static str) -> Result<Option<String>, RegistryError> {
        Ok(Some(self.text(column)?).filter(|t| !t.is_empty()).map(str::to_owned))
    }

    fn parsed<T>(&self, column: &'static str, expected: &'static str, parse: impl Fn(&str) -> Option<T>) -> Result<T, RegistryError> {
        parse(self.text(column)?).ok_or(RegistryError::Cell { file: self.file, line: self.number, column, expected })
    }

    fn date(&self, column: &'static str) -> Result<NaiveDate, RegistryError> {
        self.parsed(column, "a date YYYY-MM-DD", |t| t.parse().ok())
    }

    fn optional_date(&self, column: &'static str) -> Result<Option<NaiveDate>, RegistryError> {
        if self.text(column)?.is_empty() { Ok(None) } else { self.date(column).map(Some) }
    }

    fn amount(&self, column: &'static str) -> Result<Amount, RegistryError> {
        self.parsed(column, "an amount 12.50", Amount::parse)
    }

    fn flag(&self, column: &'static str) -> Result<bool, RegistryError> {
        self.parsed(column, "true or false", |t| t.parse().ok())
    }
}

/// Reads one file, one value a line.
fn read_file<T>(
    folder: &Path,
    file: &'static str,
    columns: &[&'static str],
    make: impl Fn(&Line<'_>) -> Result<T, RegistryError>,
) -> Result<Vec<T>, RegistryError> {
    let bytes = std::fs::read(folder.join(file)).map_err(|source| RegistryError::File { file, source })?;
    let bytes = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(&bytes);
    let mut reader = csv::Reader::from_reader(bytes);
    let header = reader.headers().map_err(|_| RegistryError::Line { file, line: 1 })?.clone();
    let place = |column: &'static str| header.iter().position(|h| h.trim() == column).map(|at| (column, at)).ok_or(RegistryError::Column { file, column });
    let places = columns.iter().map(|c| place(c)).collect::<Result<Vec<_>, _>>()?;
    let mut made = Vec::new();
    let mut cells = csv::StringRecord::new();
    loop {
        let line = reader.position().line();
        match reader.read_record(&mut cells) {
            Ok(false) => return Ok(made),
            Ok(true) => made.push(make(&Line { file, number: cells.position().map_or(line, csv::Position::line), columns: &places, cells: &cells })?),
            Err(_) => return Err(RegistryError::Line { file, line }),
        }
    }
}

impl Rows {
    /// Reads the five files of the contract's registry folder.
    ///
    /// # Errors
    /// [`RegistryError`]: a file or a row that cannot be read. Give up and ask a person: the folder is wrong.
    pub fn load(folder: &Path) -> Result<Self, RegistryError> {
        read(folder)
    }
}

fn read(folder: &Path) -> Result<Rows, RegistryError> {
    Ok(Rows {
        members: read_file(
            folder,
            "members.csv",
            &["immatriculation", "cin", "last_name", "first_name", "birth_date", "sex", "city", "regime", "rights_from", "rights_to"],
            member,
        )?,
        dependants: read_file(
            folder,
            "dependants.csv",
            &["immatriculation", "relation", "cin", "last_name", "first_name", "birth_date", "sex", "student_until", "disabled"],
            dependant,
        )?,
        providers: read_file(folder, "providers.csv", &["inpe", "name", "kind", "speciality", "city", "active"], provider)?,
        all_providers: true,
        medicines: read_file(folder, "medicines.csv", &["ean13", "name", "price", "reimbursed"], medicine)?,
        tariffs: read_file(folder, "tariffs.csv", &["key_letter", "label", "unit_price", "valid_from", "valid_to"], tariff)?,
    })
}

fn member(line: &Line<'_>) -> Result<Member, RegistryError> {
    Ok(Member {
        number: line.owned("immatriculation")?,
        cin: line.optional("cin")?,
        last_name: line.owned("last_name")?,
        first_name: line.owned("first_name")?,
        birth_date: line.date("birth_date")?,
        sex: line.parsed("sex", "M or F", Sex::parse)?,
        city: line.owned("city")?,
        regime: line.parsed("regime", "a regime", Regime::parse)?,
        rights_from: line.date("rights_from")?,
        rights_to: line.optional_date("rights_to")?,
    })
}

fn dependant(line: &Line<'_>) -> Result<Dependant, RegistryError> {
    Ok(Dependant {
        number: line.owned("immatriculation")?,
        relation: line.parsed("relation", "spouse or child", Relation::parse)?,
        cin: line.optional("cin")?,
        last_name: line.owned("last_name")?,
        first_name: line.owned("first_name")?,
        birth_date: line.date("birth_date")?,
        sex: line.parsed("sex", "M or F", Sex::parse)?,
        student_until: line.optional_date("student_until")?,
        disabled: line.flag("disabled")?,
    })
}

fn provider(line: &Line<'_>) -> Result<Provider, RegistryError> {
    Ok(Provider {
        inpe: line.owned("inpe")?,
        name: line.owned("name")?,
        kind: line.parsed("kind", "a kind of provider", ProviderKind::parse)?,
        speciality: line.owned("speciality")?,
        city: line.owned("city")?,
        active: line.flag("active")?,
    })
}

fn medicine(line: &Line<'_>) -> Result<Medicine, RegistryError> {
    Ok(Medicine { ean13: line.owned("ean13")?, name: line.owned("name")?, price: line.amount("price")?, reimbursed: line.flag("reimbursed")? })
}

fn tariff(line: &Line<'_>) -> Result<Tariff, RegistryError> {
    Ok(Tariff {
        key_letter: line.owned("key_letter")?,
        label: line.owned("label")?,
        unit_price: line.amount("unit_price")?,
        valid_from: line.date("valid_from")?,
        valid_to: line.optional_date("valid_to")?,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    const FILES: [(&str, &str); 5] = [
        (
            "members.csv",
            "immatriculation,cin,last_name,first_name,birth_date,sex,city,regime,rights_from,rights_to\n100000001,AB1234,ALAMI,Sara,1980-02-29,F,Fès,tns,2010-01-01,\n",
        ),
        (
            "dependants.csv",
            "immatriculation,relation,cin,last_name,first_name,birth_date,sex,student_until,disabled\n100000001,child,,ALAMI,Adam,2010-05-06,M,2027-09-30,false\n",
        ),
        ("providers.csv", "inpe,name,kind,speciality,city,active\n200000001,\"Pharmacie, Centre\",pharmacy,,Fès,true\n"),
        ("medicines.csv", "ean13,name,price,reimbursed\n6118000488743,SIROP,12.50,true\n"),
        ("tariffs.csv", "key_letter,label,unit_price,valid_from,valid_to\nC,Consultation,80.00,2006-01-01,\n"),
    ];

    fn folder(change: impl Fn(&str, &str) -> Option<String>) -> tempfile::TempDir {
        let dir = tempfile::tempdir().expect("a folder");
        for (name, text) in FILES {
            if let Some(text) = change(name, text) {
                std::fs::write(dir.path().join(name), text).expect("written");
            }
        }
        dir
    }

    #[test]
    fn a_whole_folder_is_read() {
        let rows = read(folder(|_, t| Some(t.to_owned())).path()).expect("rows");
        assert_eq!((rows.members.len(), rows.dependants.len(), rows.tariffs.len()), (1, 1, 1));
        assert_eq!(rows.providers[0].name, "Pharmacie, Centre");
        assert_eq!(rows.members[0].rights_to, None);
        assert_eq!(rows.dependants[0].cin, None);
        assert_eq!(rows.medicines[0].price, Amount::from_centimes(1250));
    }

    #[test]
    fn a_mistake_is_named_by_line_and_column() {
        let wrong = |file: &'static str, from: &'static str, to: &'static str| {
            read(folder(|name, t| Some(if name == file { t.replace(from, to) } else { t.to_owned() })).path()).err().map(|e| e.to_string()).unwrap_or_default()
        };
        assert_eq!(wrong("members.csv", "1980-02-29", "1981-02-29"), "members.csv, line 2, column birth_date: a date YYYY-MM-DD expected");
        assert_eq!(wrong("medicines.csv", "12.50", "12,5"), "medicines.csv, line 2: not a CSV line as its header promises");
        assert_eq!(wrong("providers.csv", "pharmacy", "pharmacie"), "providers.csv, line 2, column kind: a kind of provider expected");
        assert_eq!(wrong("dependants.csv", "disabled", "invalid"), "dependants.csv has no column disabled");
        assert_eq!(wrong("members.csv", "tns", ""), "members.csv, line 2, column regime: a regime expected");
    }

    #[test]
    fn a_missing_file_is_named() {
        let error = read(folder(|name, t| (name != "tariffs.csv").then(|| t.to_owned())).path()).err().map(|e| e.to_string()).unwrap_or_default();
        assert!(error.starts_with("the registry's tariffs.csv cannot be read"), "{error}");
    }
}
