//! What may stand in a field, as small automata that read a line from left to right.
//!
//! A grammar accepts every way in which people write a kind of value ("14/06/2026", "14-6-26", "14 juin 2026") and gives the value in
//! the contract's form. Writing that is unusual, or a character that is merely like the expected one, costs something: costs are
//! negative log-probabilities. Never: a guess about which value is true; `ctc` weighs them against the ink.

mod codes;
mod dates;
mod numbers;
mod words;

pub(crate) use dates::MONTHS;
pub use words::fold;

/// What a way through the automaton means, from the characters written on the way; `None` where it means nothing (30 February).
type Finish = Box<dyn Fn(&str) -> Option<String> + Send + Sync>;

/// One kind of value and all the ways of writing it.
pub struct Grammar {
    nodes: Vec<Node>,
    finish: Finish,
}

/// A place in the automaton.
#[derive(Clone, Default)]
pub(super) struct Node {
    /// Ways on, sorted by the character that they read.
    pub(super) edges: Vec<Edge>,
    /// Where a value may end here: the cost, and the value where the place alone decides it.
    pub(super) ends: Vec<(f32, Option<Box<str>>)>,
}

/// What a step writes: no more than three characters.
pub(super) type Writes = [Option<char>; 3];

/// Reads a character.
#[derive(Clone, Copy)]
pub(super) struct Edge {
    pub(super) read: char,
    pub(super) write: Writes,
    pub(super) cost: f32,
    pub(super) to: u32,
}

impl Grammar {
    /// The place where every reading starts.
    pub(super) const START: u32 = 0;

    pub(super) fn node(&self, node: u32) -> Option<&Node> {
        self.nodes.get(node as usize)
    }

    /// The value of a way that ended in an end without a value of its own.
    pub(super) fn value(&self, written: &str) -> Option<String> {
        (self.finish)(written)
    }
}

/// Builds an automaton piece by piece. Places are numbers; each piece starts at one and gives the one where it ends.
struct Builder {
    nodes: Vec<Node>,
    /// Ways on that read nothing.
    skips: Vec<Vec<Skip>>,
}

struct Skip {
    to: u32,
    cost: f32,
    write: Option<char>,
}

/// Characters that networks take for a digit when the writing is poor, with the cost of taking them for it.
const DIGIT_LOOKALIKES: [(char, &[(char, f32)]); 10] = [
    ('0', &[('O', 0.7), ('o', 0.7), ('D', 1.2), ('Q', 1.5), ('°', 1.5), ('U', 2.5)]),
    ('1', &[('l', 0.5), ('I', 0.5), ('|', 0.5), ('i', 0.9), ('/', 0.9), ('!', 1.0), ('\\', 1.2), ('[', 1.5), (']', 1.5), ('A', 2.2), ('t', 2.2)]),
    ('2', &[('Z', 0.7), ('z', 0.7)]),
    ('3', &[('B', 2.5), ('}', 2.0)]),
    ('4', &[('y', 1.8), ('Y', 1.8), ('q', 2.0), ('h', 2.2), ('L', 2.2), ('u', 2.5)]),
    ('5', &[('S', 0.7), ('s', 0.7), ('$', 1.0)]),
    ('6', &[('b', 0.8), ('G', 1.0), ('C', 2.5)]),
    ('7', &[('T', 1.5), ('F', 1.5), ('f', 1.8), ('?', 1.8), ('>', 2.0), ('Y', 2.2)]),
    ('8', &[('B', 0.8), ('&', 1.2), ('§', 1.2), ('g', 1.6)]),
    ('9', &[('g', 0.8), ('q', 0.8), ('a', 2.5)]),
];

/// The same the other way round: digits and signs taken for a capital.
const LETTER_LOOKALIKES: [(char, &[(char, f32)]); 12] = [
    ('A', &[('4', 1.8)]),
    ('B', &[('8', 1.0), ('3', 2.0), ('ß', 1.0)]),
    ('C', &[('(', 0.9), ('[', 1.5), ('<', 1.5)]),
    ('D', &[('0', 1.2)]),
    ('G', &[('6', 1.0)]),
    ('I', &[('1', 0.6), ('|', 0.6), ('!', 1.0), ('/', 1.2)]),
    ('J', &[(']', 1.8)]),
    ('O', &[('0', 0.7)]),
    ('Q', &[('9', 2.0), ('0', 1.5)]),
    ('S', &[('5', 0.8), ('$', 1.0)]),
    ('T', &[('7', 1.5)]),
    ('Z', &[('2', 0.8)]),
];

impl Builder {
    fn new() -> Self {
        Self { nodes: vec![Node::default()], skips: vec![Vec::new()] }
    }

    fn place(&mut self) -> u32 {
        self.nodes.push(Node::default());
        self.skips.push(Vec::new());
        self.nodes.len() as u32 - 1
    }

    fn edge(&mut self, from: u32, read: char, write: Option<char>, cost: f32, to: u32) {
        self.nodes[from as usize].edges.push(Edge { read, write: [write, None, None], cost, to });
    }

    /// A way on that reads and writes nothing.
    fn skip(&mut self, from: u32, to: u32, cost: f32) {
        self.skips[from as usize].push(Skip { to, cost, write: None });
    }

    /// A way on that reads nothing and writes `write`; it must lead to a place that reads.
    fn skip_writing(&mut self, from: u32, to: u32, cost: f32, write: char) {
        self.skips[from as usize].push(Skip { to, cost, write: Some(write) });
    }

    fn end(&mut self, at: u32) {
        self.nodes[at as usize].ends.push((0.0, None));
    }

    /// Reads one of `digits` (or its like) and writes it.
    fn digit_to(&mut self, from: u32, digits: &str, to: u32) {
        for digit in digits.chars() {
            self.edge(from, digit, Some(digit), 0.0, to);
            for &(like, cost) in DIGIT_LOOKALIKES.iter().filter(|(d, _)| *d == digit).flat_map(|(_, likes)| likes.iter()) {
                self.edge(from, like, Some(digit), cost, to);
            }
        }
    }

    fn digit(&mut self, from: u32, digits: &str) -> u32 {
        let to = self.place();
        self.digit_to(from, digits, to);
        to
    }

    /// Reads a capital in either case (or its like) and writes it as a capital.
    fn letter_to(&mut self, from: u32, letter: char, to: u32) {
        self.edge(from, letter, Some(letter), 0.0, to);
        self.edge(from, letter.to_ascii_lowercase(), Some(letter), 0.2, to);
        for &(like, cost) in LETTER_LOOKALIKES.iter().filter(|(l, _)| *l == letter).flat_map(|(_, likes)| likes.iter()) {
            self.edge(from, like, Some(letter), cost, to);
        }
    }

    /// Reads any of `signs`, each at its cost, and writes `write`.
    fn sign(&mut self, from: u32, signs: &[(char, f32)], write: Option<char>) -> u32 {
        let to = self.place();
        for &(sign, cost) in signs {
            self.edge(from, sign, write, cost, to);
        }
        to
    }

    /// Reads any of `signs` or nothing, and writes nothing.
    fn maybe(&mut self, from: u32, signs: &[(char, f32)]) -> u32 {
        let to = self.sign(from, signs, None);
        self.skip(from, to, 0.0);
        to
    }

    /// Closes the automaton: skips become edges and ends of the places that they start from.
    fn finish(self, finish: impl Fn(&str) -> Option<String> + Send + Sync + 'static) -> Grammar {
        let closed = (0..self.nodes.len()).map(|place| self.closed(place)).collect();
        Grammar { nodes: closed, finish: Box::new(finish) }
    }

    fn closed(&self, place: usize) -> Node {
        let mut node = Node::default();
        let mut open = vec![(place, 0.0_f32, Vec::new())];
        // Skips never form a circle: each leads to a place made for what follows.
        while let Some((at, paid, written)) = open.pop() {
            node.edges.extend(self.nodes[at].edges.iter().map(|e| Edge { cost: e.cost + paid, write: joined(&written, e.write), ..*e }));
            node.ends.extend(self.nodes[at].ends.iter().map(|(cost, value)| (cost + paid, value.clone())));
            open.extend(self.skips[at].iter().map(|s| (s.to as usize, paid + s.cost, written.iter().copied().chain(s.write).collect())));
        }
        node.edges.sort_by(|a, b| a.read.cmp(&b.read).then(a.to.cmp(&b.to)));
        node
    }
}

fn joined(before: &[char], after: Writes) -> Writes {
    let mut all = before.iter().copied().chain(after.into_iter().flatten());
    [all.next(), all.next(), all.next()]
}

#[cfg(test)]
mod testing {
    use super::super::ctc;
    use super::super::line::Emissions;
    use super::Grammar;
    use std::sync::Arc;

    /// The values of a text that the recogniser saw without any doubt, best first; none where every one is forced against the ink.
    pub(super) fn reads(grammar: &Grammar, text: &str) -> Vec<String> {
        let mut alphabet: Vec<char> = text.chars().collect();
        alphabet.sort_unstable();
        alphabet.dedup();
        let mut rows = Vec::new();
        for letter in text.chars() {
            let seen = alphabet.iter().position(|a| *a == letter).expect("a letter of the text");
            rows.extend((0..=alphabet.len()).map(|class| if class == seen + 1 { 1.0 } else { 0.0 }));
            rows.extend((0..=alphabet.len()).map(|class| if class == 0 { 1.0 } else { 0.0 }));
        }
        let decoded = ctc::decode(&Emissions::from_probabilities(&rows, Arc::from(alphabet)), grammar, 64);
        // Every character left out or put in against the ink costs 16.
        let forced = decoded.margin < -12.0;
        decoded.readings.into_iter().filter(|r| !forced && r.posterior > 1e-4).map(|r| r.text).collect()
    }
}
