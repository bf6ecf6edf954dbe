//! What a linear chain expects: probabilities of labels and of transitions, by forward-backward.

use crate::real::exp;

/// Labels: O, then B and I of person, location, organization.
pub const LABELS: usize = 7;
/// Row of the transitions that lead into a sentence.
pub const START: usize = 7;

/// Whether a BIO row may go from one label to another.
pub fn is_allowed(from: usize, to: usize) -> bool {
    let inside = to != 0 && to.is_multiple_of(2);
    !inside || from == to || from + 1 == to
}

/// The marginals of one sentence: per token and label, and expected transition counts.
pub struct Marginals {
    pub labels: Vec<[f32; 8]>,
    pub transitions: [[f32; 8]; 8],
}

/// Forward-backward in scaled probabilities (Rabiner 1989, section V.A).
pub fn marginals(emissions: &[[f32; 8]], transitions: &[[f32; 8]; 8]) -> Marginals {
    let n = emissions.len();
    let mut step = [[0.0f32; 8]; 8];
    for (from, row) in step.iter_mut().enumerate() {
        for (to, cell) in row.iter_mut().enumerate().take(LABELS) {
            if is_allowed(from, to) {
                *cell = exp(transitions[from][to]);
            }
        }
    }
    let local: Vec<[f32; 8]> = emissions
        .iter()
        .map(|row| {
            let top = row[..LABELS].iter().copied().fold(f32::MIN, f32::max);
            let mut out = row.map(|score| exp(score - top));
            out[7] = 0.0;
            out
        })
        .collect();
    let mut forward = vec![[0.0f32; 8]; n];
    let mut backward = vec![[0.0f32; 8]; n];
    for i in 0..n {
        let mut row = [0.0f32; 8];
        for to in 0..LABELS {
            let into: f32 = if i == 0 {
                step[START][to]
            } else {
                (0..LABELS)
                    .map(|from| forward[i - 1][from] * step[from][to])
                    .sum()
            };
            row[to] = into * local[i][to];
        }
        let total: f32 = row.iter().sum();
        forward[i] = row.map(|p| p / total);
    }
    backward[n - 1] = [1.0; 8];
    for i in (0..n - 1).rev() {
        let mut row = [0.0f32; 8];
        for from in 0..LABELS {
            row[from] = (0..LABELS)
                .map(|to| step[from][to] * local[i + 1][to] * backward[i + 1][to])
                .sum();
        }
        let total: f32 = row.iter().sum();
        backward[i] = row.map(|p| p / total);
    }
    let mut expected = [[0.0f32; 8]; 8];
    let mut labels = vec![[0.0f32; 8]; n];
    for i in 0..n {
        let mut row = [0.0f32; 8];
        for l in 0..LABELS {
            row[l] = forward[i][l] * backward[i][l];
        }
        let total: f32 = row.iter().sum();
        labels[i] = row.map(|p| p / total);
        if i == 0 {
            expected[START] = labels[0];
            continue;
        }
        let mut joint = [[0.0f32; 8]; 8];
        let mut total = 0.0;
        for from in 0..LABELS {
            for to in 0..LABELS {
                joint[from][to] =
                    forward[i - 1][from] * step[from][to] * local[i][to] * backward[i][to];
                total += joint[from][to];
            }
        }
        for from in 0..LABELS {
            for to in 0..LABELS {
                expected[from][to] += joint[from][to] / total;
            }
        }
    }
    Marginals {
        labels,
        transitions: expected,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::random::Random;

    /// Every label row that BIO allows, with its score: the slow twin of forward-backward.
    fn rows(emissions: &[[f32; 8]], transitions: &[[f32; 8]; 8]) -> Vec<(Vec<usize>, f64)> {
        let mut rows = vec![(Vec::new(), 0.0)];
        for emitted in emissions {
            let mut longer = Vec::new();
            for (row, score) in &rows {
                let from: usize = row.last().copied().unwrap_or(START);
                for to in (0..LABELS).filter(|&to| is_allowed(from, to)) {
                    let sum = score + f64::from(transitions[from][to]) + f64::from(emitted[to]);
                    longer.push(([row.as_slice(), &[to]].concat(), sum));
                }
            }
            rows = longer;
        }
        rows
    }

    #[test]
    fn marginals_are_those_of_all_rows() {
        let mut random = Random::new(7);
        let mut weight = || random.below(4_000) as f32 / 1_000.0 - 2.0;
        let emissions: Vec<[f32; 8]> = (0..4).map(|_| std::array::from_fn(|_| weight())).collect();
        let transitions: [[f32; 8]; 8] = std::array::from_fn(|_| std::array::from_fn(|_| weight()));
        let rows = rows(&emissions, &transitions);
        let total: f64 = rows.iter().map(|(_, score)| score.exp()).sum();
        let mut labels = vec![[0.0f64; 8]; emissions.len()];
        let mut expected = [[0.0f64; 8]; 8];
        for (row, score) in &rows {
            let mut from = START;
            for (i, &to) in row.iter().enumerate() {
                labels[i][to] += score.exp() / total;
                expected[from][to] += score.exp() / total;
                from = to;
            }
        }
        let found = marginals(&emissions, &transitions);
        let pairs = labels.iter().flatten().zip(found.labels.iter().flatten());
        let more = expected
            .iter()
            .flatten()
            .zip(found.transitions.iter().flatten());
        for (slow, fast) in pairs.chain(more) {
            assert!((slow - f64::from(*fast)).abs() < 1e-4, "{slow} and {fast}");
        }
    }

    #[test]
    fn inside_follows_its_own_kind_only() {
        assert!(is_allowed(START, 0) && is_allowed(START, 5) && !is_allowed(START, 2));
        assert!(is_allowed(1, 2) && is_allowed(2, 2) && is_allowed(2, 3) && is_allowed(4, 0));
        assert!(!is_allowed(0, 2) && !is_allowed(1, 4) && !is_allowed(3, 2) && !is_allowed(6, 4));
    }
}
