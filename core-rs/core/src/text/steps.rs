//! Step counting for the tests that hold the linear-time rule. Elsewhere it is nothing.

#[cfg(any(test, feature = "fuzz"))]
thread_local! {
    static STEPS: std::cell::Cell<u64> = const { std::cell::Cell::new(0) };
}

/// Counts `n` units of work: characters looked at, feature cells read.
#[inline(always)]
pub(crate) fn count(n: usize) {
    #[cfg(any(test, feature = "fuzz"))]
    STEPS.with(|steps| steps.set(steps.get() + n as u64));
    #[cfg(not(any(test, feature = "fuzz")))]
    let _ = n;
}

/// The steps counted on this thread since the last call.
#[cfg(any(test, feature = "fuzz"))]
pub(crate) fn take() -> u64 {
    STEPS.with(|steps| steps.replace(0))
}
