//! How long a client waited, and for whom.

use std::sync::Mutex;
use std::time::{Duration, Instant};

/// Time that went by in waiting.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Waited {
    /// While at least one request was under way, from its first byte out to its last byte in.
    pub in_flight: Duration,
    /// While none was, and at least one was held back: by the pace that was asked for, by a wait that the service asked for,
    /// or after a try that failed.
    pub held_back: Duration,
}

impl Waited {
    /// Both together: what no faster program could have saved.
    pub fn all(self) -> Duration {
        self.in_flight + self.held_back
    }
}

/// What one request is doing.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Doing {
    UnderWay,
    HeldBack,
}

/// Adds up what all requests of a client do: time counts once, however many wait at the same time.
#[derive(Debug)]
pub(crate) struct Watch(Mutex<State>);

#[derive(Debug)]
struct State {
    n_under_way: usize,
    n_held_back: usize,
    since: Instant,
    waited: Waited,
}

/// While it lives, a request does what it says.
pub(crate) struct Spell<'w> {
    watch: &'w Watch,
    doing: Doing,
}

impl Watch {
    pub(crate) fn new() -> Watch {
        let waited = Waited::default();
        Watch(Mutex::new(State { n_under_way: 0, n_held_back: 0, since: Instant::now(), waited }))
    }

    pub(crate) fn spell(&self, doing: Doing) -> Spell<'_> {
        self.change(|state| *state.count(doing) += 1);
        Spell { watch: self, doing }
    }

    pub(crate) fn waited(&self) -> Waited {
        self.change(|state| state.waited)
    }

    fn change<T>(&self, change: impl FnOnce(&mut State) -> T) -> T {
        let mut state = self.0.lock().unwrap_or_else(|poisoned| poisoned.into_inner());
        let now = Instant::now();
        let passed = now.duration_since(state.since);
        match (state.n_under_way, state.n_held_back) {
            (0, 0) => {}
            (0, _) => state.waited.held_back += passed,
            _ => state.waited.in_flight += passed,
        }
        state.since = now;
        change(&mut state)
    }
}

impl State {
    fn count(&mut self, doing: Doing) -> &mut usize {
        match doing {
            Doing::UnderWay => &mut self.n_under_way,
            Doing::HeldBack => &mut self.n_held_back,
        }
    }
}

impl Drop for Spell<'_> {
    fn drop(&mut self) {
        self.watch.change(|state| *state.count(self.doing) -= 1);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn time_counts_once_however_many_wait() {
        const STEP: Duration = Duration::from_millis(20);
        let watch = Watch::new();
        std::thread::sleep(STEP);
        assert_eq!(watch.waited(), Waited::default(), "nobody waits");
        let began = Instant::now();
        {
            let _held = watch.spell(Doing::HeldBack);
            std::thread::sleep(STEP);
            let _first = watch.spell(Doing::UnderWay);
            let _second = watch.spell(Doing::UnderWay);
            std::thread::sleep(STEP);
        }
        let (waited, took) = (watch.waited(), began.elapsed());
        assert!(waited.held_back >= STEP && waited.in_flight >= STEP, "{waited:?}");
        assert!(waited.all() <= took, "{waited:?} of {took:?}");
        std::thread::sleep(STEP);
        assert_eq!(watch.waited(), waited);
    }
}
