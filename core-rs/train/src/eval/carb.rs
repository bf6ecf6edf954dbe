//! The scorer of CaRB: tuples found against tuples given, word by word.
//!
//! Source: S. Bhardwaj, S. Aggarwal, Mausam, "CaRB: A Crowdsourced Benchmark for Open IE", EMNLP
//! 2019, section 4, and the definitions of its released scorer (default mode: lenient match, all
//! arguments after the first read as one). Recall may use a found tuple many times; precision pairs
//! each given tuple with one found tuple, best pair first.
//! Cost: tuples found times tuples given, in each sentence.

/// One tuple: words of the predicate, and of the subject and of what follows it.
#[derive(Clone, Debug, Default)]
pub struct Tuple {
    pub predicate: Vec<String>,
    /// Subject, then all others in one; the second is missing where nothing follows.
    pub arguments: Vec<Vec<String>>,
    pub confidence: i32,
}

impl Tuple {
    /// `parts`: predicate, subject, others. Empty arguments at the end are dropped.
    pub fn new<'p>(parts: impl IntoIterator<Item = &'p str>, confidence: i32) -> Tuple {
        let words = |part: &str| part.split_whitespace().map(str::to_owned).collect();
        let mut parts: Vec<Vec<String>> = parts.into_iter().map(words).collect();
        while parts.last().is_some_and(Vec::is_empty) {
            parts.pop();
        }
        let mut parts = parts.into_iter();
        let predicate = parts.next().unwrap_or_default();
        let mut arguments: Vec<Vec<String>> = parts.next().into_iter().collect();
        let rest: Vec<Vec<String>> = parts.collect();
        if !rest.is_empty() {
            arguments.push(rest.concat());
        }
        Tuple {
            predicate,
            arguments,
            confidence,
        }
    }
}

/// Tuples of one sentence.
#[derive(Clone, Debug, Default)]
pub struct Sentence {
    pub given: Vec<Tuple>,
    pub found: Vec<Tuple>,
}

/// A point of the curve.
#[derive(Clone, Copy, Debug, Default)]
pub struct Point {
    /// Tuples at least this confident count.
    pub confidence: i32,
    pub precision: f64,
    pub recall: f64,
}

impl Point {
    pub fn f1(&self) -> f64 {
        let sum = self.precision + self.recall;
        if sum > 0.0 {
            2.0 * self.precision * self.recall / sum
        } else {
            0.0
        }
    }
}

/// Precision and recall of one pair.
type Pair = (f64, f64);

const BE: [&str; 8] = ["be", "is", "am", "are", "was", "were", "been", "being"];
/// Predicates that hold one of these may have subject and object changed about.
const SAY: [&str; 5] = ["said", "told", "added", "adds", "says"];

/// Words of `given` that `found` has too, each used once; what is left of `found`.
fn overlap<'f>(given: &[String], found: &'f [String]) -> (usize, Vec<&'f String>) {
    let mut left: Vec<&String> = found.iter().collect();
    let mut shared = 0;
    for word in given {
        if let Some(at) = left.iter().position(|other| *other == word) {
            left.remove(at);
            shared += 1;
        }
    }
    (shared, left)
}

/// The lenient match. No common word of the predicate, or an argument that is missing: nothing.
fn lenient(given: &Tuple, predicate: &[String], arguments: &[&Vec<String>]) -> Pair {
    let (mut shared, left) = overlap(&given.predicate, predicate);
    let infinitive = left.iter().any(|word| *word == "be");
    if infinitive
        && given
            .predicate
            .iter()
            .any(|word| BE.contains(&word.as_str()))
    {
        shared += 1;
    }
    if shared == 0 {
        return (0.0, 0.0);
    }
    let (mut found_words, mut given_words) = (predicate.len(), given.predicate.len());
    for (i, words) in given.arguments.iter().enumerate() {
        given_words += words.len();
        let Some(argument) = arguments.get(i) else {
            return (0.0, 0.0);
        };
        found_words += argument.len();
        shared += overlap(words, argument).0;
    }
    let share = |total: usize| shared as f64 / total.max(1) as f64;
    (share(found_words), share(given_words))
}

fn score(given: &Tuple, found: &Tuple) -> Pair {
    let mut arguments: Vec<&Vec<String>> = found.arguments.iter().collect();
    let straight = lenient(given, &found.predicate, &arguments);
    let text = given.predicate.join(" ");
    if !SAY.iter().any(|verb| text.contains(verb)) {
        return straight;
    }
    if arguments.len() > 1 {
        arguments.reverse();
    }
    let reversed = lenient(given, &found.predicate, &arguments);
    if reversed > straight {
        reversed
    } else {
        straight
    }
}

/// The sum of precisions when each tuple given takes one tuple found, best pair first.
fn paired(scores: &[Vec<Pair>], columns: &[usize]) -> f64 {
    let mut rows: Vec<usize> = (0..scores.len()).collect();
    let mut columns = columns.to_vec();
    let mut sum = 0.0;
    while !rows.is_empty() && !columns.is_empty() {
        let (mut best, mut at) = (-1.0, (0, 0));
        for (r, &row) in rows.iter().enumerate() {
            for (c, &column) in columns.iter().enumerate() {
                if scores[row][column].0 > best {
                    (best, at) = (scores[row][column].0, (r, c));
                }
            }
        }
        sum += best;
        rows.remove(at.0);
        columns.remove(at.1);
    }
    sum
}

/// The curve over all confidences, the lowest first: each point counts what is at least as
/// confident.
pub fn curve(sentences: &[Sentence]) -> Vec<Point> {
    let mut levels: Vec<i32> = sentences
        .iter()
        .flat_map(|sentence| sentence.found.iter().map(|tuple| tuple.confidence))
        .collect();
    levels.sort_unstable();
    levels.dedup();
    let matrices: Vec<Vec<Vec<Pair>>> = sentences
        .iter()
        .map(|sentence| {
            let row = |given| sentence.found.iter().map(|f| score(given, f)).collect();
            sentence.given.iter().map(row).collect()
        })
        .collect();
    let point = |confidence: i32| {
        let (mut precise, mut found, mut recalled, mut given) = (0.0, 0, 0.0, 0);
        for (sentence, scores) in sentences.iter().zip(&matrices) {
            if scores.is_empty() {
                continue;
            }
            let columns: Vec<usize> = (0..sentence.found.len())
                .filter(|&column| sentence.found[column].confidence >= confidence)
                .collect();
            precise += paired(scores, &columns);
            found += columns.len();
            recalled += scores
                .iter()
                .map(|row| columns.iter().map(|&c| row[c].1).fold(0.0, f64::max))
                .sum::<f64>();
            given += scores.len();
        }
        Point {
            confidence,
            precision: precise / (found as f64).max(1.0),
            recall: recalled / (given as f64).max(1.0),
        }
    };
    levels.into_iter().map(point).collect()
}

/// The point with the best F1, the area under the curve (trapezoids, closed at recall 0 with
/// precision 1).
pub fn summary(curve: &[Point]) -> (Point, f64) {
    let mut best = Point::default();
    let mut area = 0.0;
    for (i, point) in curve.iter().enumerate() {
        if point.f1() > best.f1() {
            best = *point;
        }
        let (precision, recall) = curve
            .get(i + 1)
            .map_or((1.0, 0.0), |next| (next.precision, next.recall));
        area += (point.recall - recall) * (point.precision + precision) / 2.0;
    }
    (best, area)
}
