//! What an act is paid by: key letters and a coefficient, as the NGAP writes them.

/// A cotation: `CS`, `K 15`, `B 2.5`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Cotation {
    /// Key letters, upper case.
    pub letters: String,
    /// Coefficient in hundredths; none where the letters stand alone.
    pub hundredths: Option<u32>,
}

impl Cotation {
    /// Reads the contract's form; `None` where it is none.
    pub fn parse(text: &str) -> Option<Self> {
        let letters: String = text.chars().take_while(char::is_ascii_alphabetic).collect::<String>().to_ascii_uppercase();
        let rest = text.get(letters.len()..)?.trim();
        if letters.is_empty() {
            return None;
        }
        if rest.is_empty() {
            return Some(Self { letters, hundredths: None });
        }
        let (whole, part) = rest.split_once(['.', ',']).unwrap_or((rest, "0"));
        let part = format!("{part:0<2}");
        let number = |digits: &str| digits.bytes().all(|b| b.is_ascii_digit()).then(|| digits.parse::<u32>().ok()).flatten();
        if part.len() != 2 {
            return None;
        }
        let hundredths = number(whole)?.checked_mul(100)?.checked_add(number(&part)?)?;
        Some(Self { letters, hundredths: Some(hundredths) })
    }

    /// The coefficient in hundredths, 1.00 where there is none.
    pub fn coefficient(&self) -> u32 {
        self.hundredths.unwrap_or(100)
    }
}

#[cfg(test)]
mod tests {
    use super::Cotation;

    #[test]
    fn a_cotation_has_letters_and_perhaps_a_coefficient() {
        let parsed = |text| Cotation::parse(text).map(|c| (c.letters, c.hundredths));
        assert_eq!(parsed("K 15"), Some(("K".into(), Some(1500))));
        assert_eq!(parsed("cs"), Some(("CS".into(), None)));
        assert_eq!(parsed("B 2.5"), Some(("B".into(), Some(250))));
        for bad in ["", "15", "K x", "K 1.234", "K 99999999999"] {
            assert_eq!(parsed(bad), None, "{bad}");
        }
    }
}
