//! Contact points from a CSV file: every line is checked, and either all are taken over or none.

use crate::store::contact_points::{self, ContactPoint};
use serde::Deserialize;

/// Lines taken at once; there are some 2,100 contact points.
const MOST: usize = 20_000;

/// A line that cannot be taken over.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Fault {
    /// The line, from 1 (the header).
    pub line: u64,
    /// What is wrong: `line` (not the columns code, name, city, kind), `code` (not 1 to 999999), `name` (empty), `kind` (neither counter nor mobile),
    /// `twice` (the code stands in an earlier line), `too_many`.
    pub code: &'static str,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Line {
    code: u32,
    name: String,
    city: String,
    kind: String,
}

/// The contact points of a CSV file with the columns `code,name,city,kind`.
///
/// # Errors
/// Every fault, so that the file is mended in one go.
pub fn parse(csv: &[u8]) -> Result<Vec<ContactPoint>, Vec<Fault>> {
    let csv = csv.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(csv);
    let mut reader = csv::Reader::from_reader(csv);
    let (mut points, mut faults) = (Vec::new(), Vec::new());
    let mut codes = std::collections::HashSet::new();
    for (number, line) in (2..).zip(reader.deserialize::<Line>()) {
        if points.len() + faults.len() >= MOST {
            faults.push(Fault { line: number, code: "too_many" });
            break;
        }
        let checked = line.map_err(|_| "line").and_then(|line| point(line, &mut codes));
        match checked {
            Ok(point) => points.push(point),
            Err(code) => faults.push(Fault { line: number, code }),
        }
    }
    if points.is_empty() && faults.is_empty() {
        faults.push(Fault { line: 1, code: "line" });
    }
    if faults.is_empty() { Ok(points) } else { Err(faults) }
}

fn point(line: Line, codes: &mut std::collections::HashSet<u32>) -> Result<ContactPoint, &'static str> {
    if !(1..=999_999).contains(&line.code) {
        return Err("code");
    }
    if line.name.trim().is_empty() {
        return Err("name");
    }
    if !matches!(line.kind.as_str(), "counter" | "mobile") {
        return Err("kind");
    }
    if !codes.insert(line.code) {
        return Err("twice");
    }
    let name = if line.city.is_empty() || line.name.contains(&line.city) { line.name } else { format!("{}, {}", line.name, line.city) };
    let code = i32::try_from(line.code).map_err(|_| "code")?;
    Ok(ContactPoint { id: contact_points::id_of(line.code), code, name, kind: line.kind, active: true })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_good_file_gives_its_points() {
        let points = parse("\u{feff}code,name,city,kind\n412,Agdal,Rabat,counter\n7,Unité mobile Fès,Fès,mobile\n".as_bytes()).expect("points");
        let told: Vec<(i32, &str)> = points.iter().map(|point| (point.code, point.name.as_str())).collect();
        assert_eq!(told, [(412, "Agdal, Rabat"), (7, "Unité mobile Fès")]);
    }

    #[test]
    fn every_fault_is_told_with_its_line() {
        let faults = parse(b"code,name,city,kind\n0,A,B,counter\n1,,B,counter\n2,A,B,tent\n3,A,B,counter\n3,A,B,counter\nx,A,B,counter\n").expect_err("faults");
        let told: Vec<(u64, &str)> = faults.iter().map(|fault| (fault.line, fault.code)).collect();
        assert_eq!(told, [(2, "code"), (3, "name"), (4, "kind"), (6, "twice"), (7, "line")]);
        assert_eq!(parse(b"").expect_err("faults"), [Fault { line: 1, code: "line" }]);
        assert_eq!(parse(b"a;b\n1;2\n").expect_err("faults"), [Fault { line: 2, code: "line" }]);
    }
}
