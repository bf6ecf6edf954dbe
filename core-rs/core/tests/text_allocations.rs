//! The analyzer in its steady state allocates nothing: counted by the allocator.

use lean_agentic::text::{Analyzer, Zone};
use std::alloc::{GlobalAlloc, Layout, System};
use std::sync::atomic::{AtomicUsize, Ordering};

struct Counting;

static ALLOCATIONS: AtomicUsize = AtomicUsize::new(0);

// SAFETY: every call goes to the system's allocator as it came.
unsafe impl GlobalAlloc for Counting {
    unsafe fn alloc(&self, layout: Layout) -> *mut u8 {
        ALLOCATIONS.fetch_add(1, Ordering::Relaxed);
        unsafe { System.alloc(layout) }
    }

    unsafe fn dealloc(&self, at: *mut u8, layout: Layout) {
        unsafe { System.dealloc(at, layout) }
    }

    unsafe fn realloc(&self, at: *mut u8, layout: Layout, size: usize) -> *mut u8 {
        ALLOCATIONS.fetch_add(1, Ordering::Relaxed);
        unsafe { System.realloc(at, layout, size) }
    }
}

#[global_allocator]
static ALLOCATOR: Counting = Counting;

/// What each part has work with: names, addresses, other scripts, values of every kind, relations of every pattern.
const TEXTS: [&str; 15] = [
    "Ann Lee moved from Berlin to New York in May, didn't she?",
    "mail ann@example.com or see https://example.org/a?b=c, 1,250.50 times @jo #topic",
    "😀 東京 \u{202e}שלום Z\u{310}\u{352}algo",
    "",
    "My sister Ann, a nurse, used to live in Oslo and said she might move back next Friday at 10am.",
    "Two hundred and six euros and 50 cents, 3 km, 20%, the third of May 2021, +49 30 123456, every Monday.",
    "Please call Mr. Smith at the Acme Corporation at 10:30; it is about the $5 that they owe us.",
    "It took two hundred and six days, three quarters of a year and 5.5 per cent of forty swiss francs.",
    "See you every other Tuesday at 7am, next Friday from 5pm to 6pm, on 3 June 2019 or a week before easter.",
    "Call +44 20 7946 0958 in an hour and a half; the 12-mile walk is on the twenty-third, at 31 degrees celsius.",
    "My sister Ann, a nurse, lives in Berlin and doesn't work at Acme any more. I used to like tea, milk and jam.",
    "Bob says \"she might move to New York\". If it rains, won't we go? Call me Jo. Her dog's name is Rex.",
    "two two two 1/2/3 -5 --5 ..5.6 1e300 99999999999999999999 may march sun one hundred and one hundred and",
    "that who which of to and or not no longer is was has been lives and works and likes and owns and",
    "((((((( ,,,,, ;;; !!! http:///// a@b@c @@ ## #1 \u{301}\u{301} 🇩🇪🇫 👨\u{200d}👩\u{200d}👧",
];

/// The analyzer with the memory it writes to.
struct Readers {
    analyzer: Analyzer,
    encoded: Vec<u8>,
    found: usize,
}

impl Readers {
    fn new() -> Readers {
        let path = concat!(env!("CARGO_MANIFEST_DIR"), "/../model/en.bin");
        let model = std::fs::read(path).expect("the model is committed beside the core");
        Readers {
            analyzer: Analyzer::new(model).expect("the committed model is sound"),
            encoded: Vec::new(),
            found: 0,
        }
    }

    fn round(&mut self, texts: &[&str]) {
        for text in texts {
            self.encoded.clear();
            let zone = Zone::new(&[0.0, 60.0, 1.6e12, 120.0]);
            self.analyzer.analyze(text, 1.7e12, zone, &mut self.encoded);
            self.found += self.analyzer.relations().len();
        }
    }
}

// One test in this file: another thread's allocations would be counted with ours.
#[test]
fn the_steady_state_allocates_nothing() {
    let long = TEXTS.join(" ").repeat(8);
    let joined: Vec<&str> = TEXTS.into_iter().chain([long.as_str()]).collect();
    let mut readers = Readers::new();
    let before = ALLOCATIONS.load(Ordering::Relaxed);
    readers.round(&joined);
    let warm = ALLOCATIONS.load(Ordering::Relaxed);
    assert!(
        warm > before,
        "the arenas grow at first, and the counter sees it"
    );
    assert!(readers.found > 100, "{} relations", readers.found);
    for _ in 0..20 {
        readers.round(&joined);
    }
    assert_eq!(ALLOCATIONS.load(Ordering::Relaxed), warm);
}
