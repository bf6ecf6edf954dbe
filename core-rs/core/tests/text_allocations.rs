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

const TEXTS: [&str; 7] = [
    "Ann Lee moved from Berlin to New York in May, didn't she?",
    "mail ann@example.com or see https://example.org/a?b=c, 1,250.50 times @jo #topic",
    "😀 東京 \u{202e}שלום Z\u{310}\u{352}algo",
    "",
    "My sister Ann, a nurse, used to live in Oslo and said she might move back next Friday at 10am.",
    "Two hundred and six euros and 50 cents, 3 km, 20%, the third of May 2021, +49 30 123456, every Monday.",
    "Please call Mr. Smith at the Acme Corporation at 10:30; it is about the $5 that they owe us.",
];

// One test in this file: another thread's allocations would be counted with ours.
#[test]
fn the_steady_state_allocates_nothing() {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/../model/en.bin");
    let model = std::fs::read(path).expect("the model is committed beside the core");
    let mut analyzer = Analyzer::new(model).expect("the committed model is sound");
    let mut out = Vec::new();
    let mut round = || {
        for text in TEXTS {
            out.clear();
            analyzer.analyze(text, 0.0, Zone::default(), &mut out);
        }
    };
    let before = ALLOCATIONS.load(Ordering::Relaxed);
    round();
    let warm = ALLOCATIONS.load(Ordering::Relaxed);
    assert!(
        warm > before,
        "the arenas grow at first, and the counter sees it"
    );
    for _ in 0..100 {
        round();
    }
    assert_eq!(ALLOCATIONS.load(Ordering::Relaxed), warm);
}
