//! The oracle of recall: a scan of all turns, each window and session put together as a text of its own.

use super::question::Question;
use super::terms::{day_of, each_day_term, signs_of};
use super::{Filter, Index};
use crate::text::{DIMENSIONS, Meaning, Near, TextVector, stem_hash};
use crate::words::{each_term, signs};

/// What the two cosines count between people.
const MEANING: [f64; 2] = [0.3, 0.5];
/// A budget that is never reached.
pub const ROOM: usize = usize::MAX;

#[derive(Clone, Debug)]
pub struct Said {
    pub at: f64,
    pub speaker: Option<&'static str>,
    pub text: String,
    pub vector: TextVector,
}

pub fn index_of(turns: &[Said], budget: usize) -> Index {
    let mut index = Index::new(budget);
    for (place, turn) in turns.iter().enumerate() {
        index.add(place as u64 + 1, turn.at, turn.speaker, &turn.text);
        index.place(&turn.vector);
    }
    index
}

/// The terms of a turn or a question, one after the other.
fn terms(text: &str, at: Option<f64>) -> Vec<Vec<u8>> {
    let mut found = Vec::new();
    each_term(text, &mut |term, _| found.push(term.to_vec()));
    found.retain(|term: &Vec<u8>| !term.is_empty());
    if let Some(at) = at {
        each_day_term(day_of(at), &mut |term| found.push(term.to_vec()));
    }
    found
}

fn idf(all: usize, df: f64) -> f64 {
    (1.0 + (all as f64 - df + 0.5) / (df + 0.5)).ln()
}

/// How often a document has a term, or how near what it has instead is.
fn frequency(doc: &[Vec<u8>], term: &[u8], near: &[Near]) -> f64 {
    let times = doc.iter().filter(|word| *word == term).count();
    let near = near.iter().find(|near| near.stem == stem_hash(term));
    let instead = near.map_or(&[][..], |near| &near.neighbours);
    let nearness = |word: &Vec<u8>| {
        let here = instead.iter().filter(|n| n.stem == stem_hash(word));
        here.map(|n| n.nearness.min(254)).max()
    };
    if times > 0 {
        times as f64
    } else {
        f64::from(doc.iter().filter_map(nearness).max().unwrap_or(0)) / 255.0
    }
}

/// BM25 of each document over the most that one has; `counts` says which ones the statistics are of, `near`
/// what counts for a term that is not there.
fn bm25(docs: &[Vec<Vec<u8>>], counts: &[bool], terms: &[Vec<u8>], near: &[Near]) -> Vec<f64> {
    let counted = || {
        docs.iter()
            .zip(counts)
            .filter(|(_, c)| **c)
            .map(|(doc, _)| doc)
    };
    let n = counted().count();
    let mean = counted().map(Vec::len).sum::<usize>() as f64 / (n as f64).max(1.0);
    let mut scores = vec![0.0; docs.len()];
    for term in terms {
        let df = counted().map(|doc| frequency(doc, term, near).min(1.0));
        let idf = idf(n, df.sum());
        for (doc, score) in docs.iter().zip(&mut scores) {
            let f = frequency(doc, term, near);
            let norm = 0.9 * (1.0 - 0.75 + 0.75 * doc.len() as f64 / mean.max(1.0));
            *score += idf * (f * (0.9 + 1.0) / (f + norm));
        }
    }
    let most = scores.iter().copied().fold(f64::MIN_POSITIVE, f64::max);
    scores.iter().map(|score| score / most).collect()
}

/// Per turn its session, by the rule of `survey.rs`.
fn sessions(turns: &[Said]) -> Vec<usize> {
    let (mut session, mut length) = (0, 0);
    let mut found: Vec<usize> = Vec::new();
    for (place, turn) in turns.iter().enumerate() {
        let silent = place > 0 && (turn.at - turns[place - 1].at).abs() >= 14_400_000.0;
        if silent && length >= 8 {
            (session, length) = (session + 1, 0);
        }
        length += 1;
        found.push(session);
    }
    found
}

/// `Index::recall` by scanning all turns; the first has the `seq` given. Gives turns and scores.
pub fn naive_recall(
    turns: &[Said],
    first_seq: u64,
    (query, meaning): (&str, &Meaning),
    filter: &Filter,
    count: usize,
) -> Vec<(u64, f64)> {
    let question = Question::of(query, &index_of(turns, ROOM));
    let asked: Vec<Vec<u8>> = question.terms.into_iter().map(|(term, _)| term).collect();
    let docs: Vec<_> = turns.iter().map(|t| terms(&t.text, Some(t.at))).collect();
    let joined = |places: &dyn Fn(usize) -> bool| -> Vec<Vec<u8>> {
        (0..docs.len())
            .filter(|&p| places(p))
            .flat_map(|p| docs[p].clone())
            .collect()
    };
    let window = |reach: usize| -> Vec<_> {
        let around = |p: usize| p.saturating_sub(reach)..(p + reach + 1).min(docs.len());
        let window = |p| docs.get(around(p)).unwrap_or(&[]).concat();
        (0..docs.len()).map(window).collect()
    };
    let session = sessions(turns);
    let last = session.last().map_or(0, |last| last + 1);
    let in_session: Vec<_> = (0..last)
        .map(|s| joined(&|place| session[place] == s))
        .collect();
    let assistant: Vec<bool> = turns
        .iter()
        .map(|t| t.speaker == Some("assistant"))
        .collect();
    let talk = assistant.contains(&true);
    let all = vec![true; docs.len()];
    let people: Vec<bool> = assistant.iter().map(|is| !is).collect();
    let instead = if talk { &[] } else { &meaning.near[..] };
    let turn = bm25(&docs, &people, &asked, instead);
    let near = bm25(&window(2), &all, &asked, &[]);
    let around = bm25(&window(4), &all, &asked, &[]);
    let by_session = bm25(&in_session, &vec![true; last], &asked, &[]);
    let weights = if talk { [0.6, 0.0] } else { MEANING };
    let mut hits = Vec::new();
    for (place, said) in turns.iter().enumerate() {
        let sign = |yes: bool| f64::from(u8::from(yes));
        let words = signs_of_words(&said.text);
        let named = question.speaker.is_some() && question.speaker.as_deref() == said.speaker;
        let asks = |place: usize| sign(turns[place].text.contains('?'));
        let before = if place > 0 {
            turn[place - 1] * asks(place - 1)
        } else {
            0.0
        };
        let session_score = by_session[session[place]];
        let (score, is_hit) = if talk {
            let penalty = sign(assistant[place] && !question.of_assistant);
            (
                turn[place] + 0.3 * session_score - penalty,
                turn[place] > 0.0,
            )
        } else {
            let score = turn[place]
                + 0.6 * near[place]
                + 0.72 * around[place]
                + 0.42 * session_score
                + 0.09 * sign(named)
                - 0.3 * asks(place)
                + 0.92 * before
                + 0.92 * sign(question.when && words & signs::TIME != 0)
                + 0.48 * sign(named && words & signs::FIRST_PERSON != 0)
                + 0.78 * sign(question.who && words & signs::NAME != 0);
            (score, around[place] > 0.0 || turn[place] > 0.0)
        };
        let wanted = filter.speaker.is_none_or(|name| said.speaker == Some(name));
        if is_hit && wanted && filter.since <= said.at && said.at <= filter.until {
            let near = nearness(turns, place, &meaning.vector)
                .into_iter()
                .zip(weights);
            let meaning: f64 = near.map(|(cosine, weight)| weight * cosine).sum();
            hits.push((first_seq + place as u64, score + meaning));
        }
    }
    hits.sort_by(|a, b| b.1.total_cmp(&a.1).then(b.0.cmp(&a.0)));
    hits.truncate(count);
    hits
}

/// Cosines of the question's vector with a turn's, and with the sum of it and both neighbours'. Turns with a
/// vector of another table count as without.
fn nearness(turns: &[Said], place: usize, question: &TextVector) -> [f64; 2] {
    let of = |vector: &TextVector| {
        let mut sum = [0.0; DIMENSIONS];
        if vector.table() == question.table() {
            vector.add_to(&mut sum);
        }
        sum.map(f64::from)
    };
    let asked = of(question);
    [0, 1].map(|reach| {
        let window = place.saturating_sub(reach)..(place + reach + 1).min(turns.len());
        let mut sum = [0.0; DIMENSIONS];
        for turn in &turns[window] {
            let vector = of(&turn.vector);
            sum = std::array::from_fn(|i| sum[i] + vector[i]);
        }
        let dot = |a: &[f64], b: &[f64]| a.iter().zip(b).map(|(a, b)| a * b).sum::<f64>();
        let lengths = (dot(&asked, &asked) * dot(&sum, &sum)).sqrt();
        if lengths > 0.0 {
            dot(&asked, &sum) / lengths
        } else {
            0.0
        }
    })
}

fn signs_of_words(text: &str) -> u8 {
    each_term(text, &mut |_, _| {}) | signs_of(None, text)
}

/// Turns and scores of a recall, whose parts must add up.
pub fn recall(
    index: &Index,
    (query, meaning): (&str, &Meaning),
    filter: &Filter,
    count: usize,
) -> Vec<(u64, f64)> {
    let hits = index.recall(query, meaning, filter, count);
    for hit in &hits {
        assert!((hit.parts.iter().sum::<f64>() - hit.score).abs() < 1e-9);
    }
    hits.iter().map(|hit| (hit.seq, hit.score)).collect()
}

/// Both in one order, but for turns whose scores are the same up to the rounding of cosines.
pub fn same(found: &[(u64, f64)], expected: &[(u64, f64)]) -> bool {
    let close = |(a, b): (&(u64, f64), &(u64, f64))| (a.1 - b.1).abs() < 1e-5;
    let alike = found.iter().zip(expected).all(close);
    alike && found.len() == expected.len()
}
