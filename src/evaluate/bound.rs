//! How sure a counted share is: the bounds of Clopper and Pearson, which hold whatever the share.

/// The one-sided 95 % upper bound of a share of which `wrong` of `all` were seen: 1 where nothing was seen.
pub fn upper_bound(wrong: u64, all: u64) -> f64 {
    if wrong >= all { 1.0 } else { share_where(wrong, all, 0.05) }
}

/// The two-sided 95 % interval of a share of which `part` of `all` were seen: 0 to 1 where nothing was seen.
pub fn interval(part: u64, all: u64) -> (f64, f64) {
    let low = if part == 0 || all == 0 { 0.0 } else { share_where(part - 1, all, 0.975) };
    let high = if part >= all { 1.0 } else { share_where(part, all, 0.025) };
    (low, high)
}

/// The share at which at most `part` of `all` are seen with this probability.
fn share_where(part: u64, all: u64, probability: f64) -> f64 {
    let (mut low, mut high) = (0.0_f64, 1.0_f64);
    for _ in 0..60 {
        let middle = f64::midpoint(low, high);
        if at_most(part, all, middle) > probability { low = middle } else { high = middle }
    }
    high
}

/// Probability of at most `part` of `all` where each is seen with probability `share`.
fn at_most(part: u64, all: u64, share: f64) -> f64 {
    let (log, other) = (share.ln(), (-share).ln_1p());
    let mut choose = 0.0;
    let mut sum = 0.0;
    for k in 0..=part {
        if k > 0 {
            choose += ((all - k + 1) as f64).ln() - (k as f64).ln();
        }
        sum += ((k as f64).mul_add(log, choose) + (all - k) as f64 * other).exp();
    }
    sum
}

#[cfg(test)]
mod tests {
    use super::{interval, upper_bound};

    #[test]
    fn bounds_are_clopper_and_pearsons() {
        // 1 - 0.05^(1/n) for none wrong; the others from tables.
        assert!((upper_bound(0, 1000) - (1.0 - 0.05_f64.powf(0.001))).abs() < 1e-9);
        assert!((upper_bound(1, 10) - 0.394_163).abs() < 1e-5);
        assert!((upper_bound(5, 100) - 0.102_253).abs() < 1e-5);
        assert!((upper_bound(0, 0) - 1.0).abs() < 1e-9);
        assert!((upper_bound(3, 3) - 1.0).abs() < 1e-9);
    }

    #[test]
    fn an_interval_is_closed_on_both_sides() {
        let close = |(low, high): (f64, f64), (a, b): (f64, f64)| (low - a).abs() < 1e-4 && (high - b).abs() < 1e-4;
        assert!(close(interval(0, 0), (0.0, 1.0)));
        assert!(close(interval(5, 10), (0.187_09, 0.812_91)));
        assert!(close(interval(10, 10), (0.691_50, 1.0)));
        assert!(close(interval(0, 10), (0.0, 0.308_50)));
        assert!(close(interval(95, 100), (0.887_17, 0.983_57)));
    }
}
