//! Functions of real numbers from the four operations and the square root only: these are the same
//! to the last bit on every machine, those of a system's library are not.

/// e^x. Powers of two by exponent, the rest by its Taylor polynomial on ±ln 2 / 2: relative error
/// below 1e-7.
pub fn exp(x: f32) -> f32 {
    const LN_2: f64 = core::f64::consts::LN_2;
    if x < -80.0 {
        return 0.0;
    }
    let x = f64::from(x.min(80.0));
    let whole = (x / LN_2 + 1_000.5) as i64 - 1_000;
    let r = x - whole as f64 * LN_2;
    let mut sum = 1.0;
    for k in (1..=8).rev() {
        sum = 1.0 + sum * r / f64::from(k);
    }
    (sum * f64::from_bits(((whole + 1023) as u64) << 52)) as f32
}

/// The hyperbolic tangent.
#[cfg(test)]
pub fn tanh(x: f32) -> f32 {
    1.0 - 2.0 / (exp(2.0 * x) + 1.0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn they_are_near_the_library_s() {
        for k in -3_000..3_000 {
            let x = k as f32 / 40.0;
            let (own, known) = (exp(x), x.exp());
            assert!(
                (own - known).abs() <= 2e-7 * known,
                "exp {x}: {own}, {known}"
            );
            assert!((tanh(x) - x.tanh()).abs() < 5e-7, "tanh {x}");
        }
    }
}
