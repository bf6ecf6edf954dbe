//! Vectors of stems whose mean over a text's stems comes near the text's own vector.
//!
//! With A the texts' stem counts, each row divided by its sum, T the texts' vectors and W vectors of the
//! stems to begin with, it solves (A'A + r I) V = A'T + r sW: ridge regression (Hoerl and Kennard, 1970) towards
//! sW instead of 0, where s is what fits A sW to T best. Conjugate gradients (Hestenes and Stiefel, 1952),
//! all columns side by side; all in one order, so the same data gives the same bits.

use ndarray::{Array1, Array2, Axis};

/// What keeps a stem near where it began: as much as half a text of this stem alone (design notes, memory).
const RIDGE: f64 = 0.5;
/// Steps at most; it takes about forty.
const STEPS: usize = 200;
/// It is solved when this share of the right side's squares is left.
const LEFT: f64 = 1e-10;

/// Solves for the vectors, a row for each of `words`, which they begin with. A text is the numbers of its stems,
/// and a row of `targets`.
pub fn solve(texts: &[Vec<u32>], targets: &Array2<f64>, words: &Array2<f64>) -> Array2<f64> {
    let prior = words * scale(texts, targets, words);
    let left_side = |vectors: &Array2<f64>| {
        let mut sum = spread(texts, &means(texts, vectors), vectors.nrows());
        sum.scaled_add(RIDGE, vectors);
        sum
    };
    let mut right = spread(texts, targets, words.nrows());
    right.scaled_add(RIDGE, &prior);
    let mut residual = &right - &left_side(&prior);
    let mut vectors = prior;
    let mut direction = residual.clone();
    let mut sizes = products(&residual, &residual);
    let enough = LEFT * products(&right, &right).sum();
    for _ in 0..STEPS {
        if sizes.sum() <= enough {
            break;
        }
        let image = left_side(&direction);
        let step = divided(&sizes, &products(&direction, &image));
        vectors += &(&direction * &step);
        residual -= &(&image * &step);
        let new = products(&residual, &residual);
        direction *= &divided(&new, &sizes);
        direction += &residual;
        sizes = new;
    }
    vectors
}

/// What `words` are to be multiplied by for the best fit.
fn scale(texts: &[Vec<u32>], targets: &Array2<f64>, words: &Array2<f64>) -> f64 {
    let found = means(texts, words);
    let fit = products(&found, targets).sum() / products(&found, &found).sum();
    if fit.is_finite() { fit } else { 0.0 }
}

/// A V: the mean of each text's vectors.
fn means(texts: &[Vec<u32>], vectors: &Array2<f64>) -> Array2<f64> {
    let mut means = Array2::zeros((texts.len(), vectors.ncols()));
    for (text, mut mean) in texts.iter().zip(means.rows_mut()) {
        for &stem in text {
            mean += &vectors.row(stem as usize);
        }
        mean /= text.len().max(1) as f64;
    }
    means
}

/// A'R: what each stem's texts have, for `stems` stems.
fn spread(texts: &[Vec<u32>], rows: &Array2<f64>, stems: usize) -> Array2<f64> {
    let mut sums = Array2::zeros((stems, rows.ncols()));
    for (text, row) in texts.iter().zip(rows.rows()) {
        for &stem in text {
            sums.row_mut(stem as usize)
                .scaled_add(1.0 / text.len() as f64, &row);
        }
    }
    sums
}

/// The products of columns with columns.
fn products(a: &Array2<f64>, b: &Array2<f64>) -> Array1<f64> {
    (a * b).sum_axis(Axis(0))
}

/// Quotients, 0 where a column is solved already.
fn divided(a: &Array1<f64>, b: &Array1<f64>) -> Array1<f64> {
    let quotient = |(&a, &b): (&f64, &f64)| if b > 0.0 { a / b } else { 0.0 };
    a.iter().zip(b).map(quotient).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use ndarray::array;

    #[test]
    fn the_solution_is_that_of_the_equations() {
        let texts = [vec![0, 1], vec![1, 1, 2], vec![2], vec![], vec![0, 2]];
        let targets = array![[1.0, 2.0], [0.0, -1.0], [3.0, 0.5], [9.0, 9.0], [-1.0, 4.0]];
        let words = array![[1.0, 0.0], [0.5, 1.0], [0.0, 1.0], [2.0, -2.0]];
        let vectors = solve(&texts, &targets, &words);
        let (half, third) = (0.5, 1.0 / 3.0);
        let counts = array![
            [half, half, 0.0, 0.0],
            [0.0, 2.0 * third, third, 0.0],
            [0.0, 0.0, 1.0, 0.0],
            [0.0, 0.0, 0.0, 0.0],
            [half, 0.0, half, 0.0]
        ];
        let image = counts.dot(&words);
        let scale = (&image * &targets).sum() / (&image * &image).sum();
        let left = counts.t().dot(&counts.dot(&vectors)) + &vectors * RIDGE;
        let right = counts.t().dot(&targets) + &words * (RIDGE * scale);
        assert!((left - right).iter().all(|x| x.abs() < 1e-4), "{vectors}");
        // A stem of no text stays where it began.
        assert!((vectors[[3, 0]] - 2.0 * scale).abs() < 1e-6);
    }

    #[test]
    fn without_texts_nothing_is_known() {
        let words = array![[1.0, 2.0]];
        assert_eq!(
            solve(&[], &Array2::zeros((0, 2)), &words),
            array![[0.0, 0.0]]
        );
    }
}
