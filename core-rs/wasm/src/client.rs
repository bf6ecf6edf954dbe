//! `AgenticClient`: analyzer and session in one, for browsers and Node, without a server. It goes the way
//! that the object goes (frame, `open`, analyses, `apply`), so its turns are the object's.

use crate::arguments::{self, parse};
use lean_agentic::json::write_string;
use lean_agentic::memory::Reader;
use lean_agentic::session::{self, Read, Refusal};
use lean_agentic::text::{self, Analysis, Zone};
use std::cell::RefCell;
use std::rc::{Rc, Weak};
use wasm_bindgen::prelude::{JsError, JsValue, wasm_bindgen};

thread_local! {
    /// The analyzer of the client made last, while one lives that has it: a model takes megabytes.
    static LAST: RefCell<Weak<RefCell<text::Analyzer>>> = const { RefCell::new(Weak::new()) };
}

/// The analyzer of a model, the last one's where it is the same.
fn analyzer(model: Vec<u8>) -> Result<Rc<RefCell<text::Analyzer>>, JsError> {
    let last = LAST.with(|last| last.borrow().upgrade());
    if let Some(last) = last.filter(|last| last.borrow().is_of(&model)) {
        return Ok(last);
    }
    let new = text::Analyzer::new(model)
        .map_err(|_| JsError::new("not a language model of this version"))?;
    let new = Rc::new(RefCell::new(new));
    LAST.with(|last| *last.borrow_mut() = Rc::downgrade(&new));
    Ok(new)
}

#[wasm_bindgen]
pub struct AgenticClient {
    analyzer: Option<Rc<RefCell<text::Analyzer>>>,
    session: session::Session,
}

#[wasm_bindgen]
impl AgenticClient {
    /// `model` is the bytes of the model file; without it turns are remembered and recalled, and nothing
    /// is found in them. Clients of one model share it. Throws when it is damaged or of another version.
    #[wasm_bindgen(constructor)]
    pub fn new(model: Option<Vec<u8>>) -> Result<AgenticClient, JsError> {
        Ok(AgenticClient {
            analyzer: model.map(analyzer).transpose()?,
            session: session::Session::new(),
        })
    }

    /// Takes in a message: text, or its UTF-8. `at` is Unix milliseconds, now if it is missing. Throws
    /// when the message is refused, which changes nothing.
    #[wasm_bindgen(unchecked_return_type = "Turn")]
    pub fn process_message(
        &mut self,
        #[wasm_bindgen(unchecked_param_type = "string | Uint8Array")] text: &JsValue,
        #[wasm_bindgen(unchecked_optional_param_type = "number")] at: &JsValue,
    ) -> Result<JsValue, JsError> {
        let mut frame = b"{\"text\":".to_vec();
        write_string(&mut frame, &arguments::text(text)?);
        frame.push(b'}');
        let outcome = self.process(&frame, arguments::time(at)?)?;
        Ok(parse_bytes(outcome.events()))
    }

    /// Takes in up to 1,000 messages at once. Throws when one is refused, which changes nothing.
    #[wasm_bindgen(unchecked_return_type = "Turn[]")]
    pub fn process_batch(
        &mut self,
        #[wasm_bindgen(unchecked_param_type = "MessageInput[]")] messages: &JsValue,
    ) -> Result<JsValue, JsError> {
        let messages = arguments::messages(messages)?;
        let frame = ["{\"messages\":", &messages, "}"].concat();
        let outcome = self.process(frame.as_bytes(), arguments::time(&JsValue::UNDEFINED)?)?;
        // NDJSON to an array: no line break stands inside an event.
        let mut turns = vec![b'['];
        for &byte in outcome.events() {
            turns.push(if byte == b'\n' { b',' } else { byte });
        }
        if let Some(last) = turns.last_mut() {
            *last = b']';
        }
        Ok(parse_bytes(&turns))
    }

    /// What the analyzer finds in a text, apart from the session.
    #[wasm_bindgen(unchecked_return_type = "TextAnalysis")]
    pub fn analyze(
        &mut self,
        #[wasm_bindgen(unchecked_param_type = "string | Uint8Array")] text: &JsValue,
        #[wasm_bindgen(unchecked_optional_param_type = "number")] at: &JsValue,
    ) -> Result<JsValue, JsError> {
        let text = arguments::text(text)?;
        let mut bytes = Vec::new();
        let at = arguments::time(at)?;
        match &self.analyzer {
            Some(analyzer) => {
                let mut analyzer = analyzer.borrow_mut();
                analyzer.read(&text, at, Zone::default(), &mut bytes);
            }
            None => self.analyze_one(&text, at, &mut bytes),
        }
        let analysis =
            Analysis::decode(&bytes).map_err(|_| JsError::new("the analysis is broken"))?;
        let analyzer = self.analyzer.as_ref().map(|analyzer| analyzer.borrow());
        let json = session::analysis_json(&text, &analysis, analyzer.as_deref());
        Ok(parse(&json))
    }

    /// The turns that fit a query best, and a context made of them.
    #[wasm_bindgen(unchecked_return_type = "RecallResult")]
    pub fn recall(
        &mut self,
        #[wasm_bindgen(unchecked_param_type = "string")] query: &JsValue,
        #[wasm_bindgen(unchecked_optional_param_type = "RecallOptions")] options: Option<JsValue>,
    ) -> Result<JsValue, JsError> {
        let rest = arguments::options(options)?;
        let mut frame = b"{\"type\":\"recall\",\"id\":\"\",\"query\":".to_vec();
        write_string(&mut frame, &arguments::query(query)?);
        if rest != "}" {
            frame.push(b',');
        }
        frame.extend_from_slice(rest.as_bytes());
        self.open(&frame, 0.0)?;
        let answer = self.read();
        let mut result = b"{".to_vec();
        result.extend_from_slice(members(&answer));
        Ok(parse_bytes(&result))
    }

    /// All entities of the session.
    #[wasm_bindgen(unchecked_return_type = "Entity[]")]
    pub fn entities(&self) -> JsValue {
        let read = Read::Entities {
            after: None,
            limit: usize::MAX,
        };
        let answer = self.session.answer("", &read, usize::MAX);
        let list = members(&answer).strip_prefix(b"\"entities\":");
        let list = list.and_then(|list| list.strip_suffix(b",\"more\":false}"));
        parse_bytes(list.unwrap_or(b"[]"))
    }

    /// The facts of the session that are asked for; at most 1,000 of those after `after`.
    #[wasm_bindgen(unchecked_return_type = "Fact[]")]
    pub fn facts(
        &mut self,
        #[wasm_bindgen(unchecked_optional_param_type = "FactsOptions")] options: Option<JsValue>,
    ) -> Result<JsValue, JsError> {
        let rest = arguments::options(options)?;
        let limit = if rest.contains("\"limit\"") {
            ""
        } else {
            ",\"limit\":1000"
        };
        let comma = if rest == "}" { "" } else { "," };
        let frame = ["{\"type\":\"facts\",\"id\":\"\"", limit, comma, &rest].concat();
        self.open(frame.as_bytes(), 0.0)?;
        let answer = self.read();
        let list = members(&answer)
            .strip_prefix(b"\"facts\":")
            .unwrap_or(b"[]");
        let end = [&b",\"more\":false}"[..], b",\"more\":true}"];
        let list = end.iter().find_map(|end| list.strip_suffix(*end));
        Ok(parse_bytes(list.unwrap_or(b"[]")))
    }

    /// The whole state. `restore` takes it.
    pub fn snapshot(&self) -> Vec<u8> {
        self.session.snapshot_bytes()
    }

    /// Takes the state of a snapshot in place of its own. Throws when it is broken, which changes nothing.
    pub fn restore(&mut self, snapshot: &[u8]) -> Result<(), JsError> {
        let mut session = session::Session::new();
        let mut reader = Reader::new(snapshot);
        while !reader.is_empty() {
            let length = reader.u32().unwrap_or(u32::MAX);
            let part = reader.take(length as usize);
            let part =
                part.ok_or_else(|| JsError::new("not a whole snapshot: it ends too early"))?;
            session.restore_part(part).map_err(JsError::new)?;
        }
        if !session.is_restored() {
            return Err(JsError::new("not a whole snapshot: it ends too early"));
        }
        self.session = session;
        Ok(())
    }

    /// SHA-256 of the state, in hexadecimal digits.
    pub fn state_hash(&self) -> String {
        self.session.state_hash()
    }
}

impl AgenticClient {
    fn process(&mut self, frame: &[u8], at: f64) -> Result<session::Outcome, JsError> {
        self.open(frame, at)?;
        if let Some(refusal) = self.session.pending_refusal() {
            let error = refused(refusal);
            self.session.forget_pending();
            return Err(error);
        }
        let mut analyses = Vec::new();
        let texts = self.session.pending_texts().to_vec();
        session::write_analyses(&texts, &mut analyses, |text, at, out| {
            self.analyze_one(text, at, out)
        });
        Ok(self.session.apply_pending(&analyses))
    }

    fn open(&mut self, frame: &[u8], now: f64) -> Result<(), JsError> {
        match self.session.open_frame(frame, "", now) {
            Ok(_) => Ok(()),
            Err(refused_frame) => Err(refused(&refused_frame.refusal)),
        }
    }

    /// Answers the pending read in one frame.
    fn read(&mut self) -> Vec<u8> {
        let meaning = match &self.analyzer {
            Some(analyzer) => analyzer
                .borrow_mut()
                .meaning(self.session.pending_question()),
            None => text::Meaning::default(),
        };
        self.session.read(usize::MAX, &meaning.encode())
    }

    fn analyze_one(&mut self, text: &str, at: f64, out: &mut Vec<u8>) {
        match &self.analyzer {
            Some(analyzer) => analyzer
                .borrow_mut()
                .analyze(text, at, Zone::default(), out),
            None => {
                let mut tokens = Vec::new();
                text::tokenize(text, &mut tokens);
                let analysis = Analysis {
                    tokens: tokens
                        .iter()
                        .map(|token| (token.start, token.end))
                        .collect(),
                    ..Analysis::default()
                };
                analysis.encode(out);
            }
        }
    }
}

fn refused(refusal: &Refusal) -> JsError {
    JsError::new(&refusal.detail)
}

/// The members of an answer's one frame, without type and id, and its end.
fn members(answer: &[u8]) -> &[u8] {
    let frame = answer.get(4..).unwrap_or(&[]);
    frame
        .strip_prefix(b"{\"type\":\"result\",\"id\":\"\",")
        .unwrap_or(b"}")
}

fn parse_bytes(json: &[u8]) -> JsValue {
    parse(std::str::from_utf8(json).unwrap_or("null"))
}
