//! How sure a counted share is.

/// The one-sided 95 % Clopper-Pearson upper bound of a share of which `wrong` of `all` were seen: 1 where nothing was seen.
pub fn upper_bound(wrong: u64, all: u64) -> f64 {
    if wrong >= all {
        return 1.0;
    }
    let (mut low, mut high) = (0.0_f64, 1.0_f64);
    for _ in 0..60 {
        let middle = f64::midpoint(low, high);
        if at_most(wrong, all, middle) > 0.05 { low = middle } else { high = middle }
    }
    high
}

/// Probability of at most `wrong` of `all` where each is wrong with probability `share`.
fn at_most(wrong: u64, all: u64, share: f64) -> f64 {
    let (log, other) = (share.ln(), (-share).ln_1p());
    let mut choose = 0.0;
    let mut sum = 0.0;
    for k in 0..=wrong {
        if k > 0 {
            choose += ((all - k + 1) as f64).ln() - (k as f64).ln();
        }
        sum += ((k as f64).mul_add(log, choose) + (all - k) as f64 * other).exp();
    }
    sum
}

#[cfg(test)]
mod tests {
    use super::upper_bound;

    #[test]
    fn bounds_are_clopper_and_pearsons() {
        // 1 - 0.05^(1/n) for none wrong; the others from tables.
        assert!((upper_bound(0, 1000) - (1.0 - 0.05_f64.powf(0.001))).abs() < 1e-9);
        assert!((upper_bound(1, 10) - 0.394_163).abs() < 1e-5);
        assert!((upper_bound(5, 100) - 0.102_253).abs() < 1e-5);
        assert!((upper_bound(0, 0) - 1.0).abs() < 1e-9);
        assert!((upper_bound(3, 3) - 1.0).abs() < 1e-9);
    }
}
