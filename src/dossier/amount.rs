//! Money: Moroccan dirhams, kept as whole centimes.

use std::fmt;
use std::iter::Sum;

/// An amount in centimes. Never a float.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct Amount(i64);

impl Amount {
    /// From centimes.
    pub const fn from_centimes(centimes: i64) -> Self {
        Self(centimes)
    }

    /// In centimes.
    pub const fn centimes(self) -> i64 {
        self.0
    }

    /// Reads the contract's form, `1250.50`: digits, a dot, two decimals.
    pub fn parse(text: &str) -> Option<Self> {
        let (whole, cents) = text.split_once('.')?;
        let digits = |s: &str| !s.is_empty() && s.bytes().all(|b| b.is_ascii_digit());
        if !digits(whole) || !digits(cents) || cents.len() != 2 || whole.len() > 12 {
            return None;
        }
        Some(Self(whole.parse::<i64>().ok()?.checked_mul(100)?.checked_add(cents.parse().ok()?)?))
    }

    /// `self * factor`, saturating.
    pub const fn times(self, factor: i64) -> Self {
        Self(self.0.saturating_mul(factor))
    }

    /// Sum, saturating.
    pub const fn plus(self, other: Self) -> Self {
        Self(self.0.saturating_add(other.0))
    }
}

impl fmt::Display for Amount {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}.{:02}", self.0 / 100, (self.0 % 100).abs())
    }
}

impl Sum for Amount {
    fn sum<I: Iterator<Item = Self>>(amounts: I) -> Self {
        amounts.fold(Self(0), Self::plus)
    }
}

#[cfg(test)]
mod tests {
    use super::Amount;

    #[test]
    fn reads_and_writes_the_contracts_form() {
        assert_eq!(Amount::parse("1250.50"), Some(Amount::from_centimes(125_050)));
        assert_eq!(Amount::from_centimes(5).to_string(), "0.05");
        for bad in ["1250", "1250.5", "1,50", ".50", "1 250.50", "-1.00", "99999999999999.00"] {
            assert_eq!(Amount::parse(bad), None, "{bad}");
        }
    }
}
