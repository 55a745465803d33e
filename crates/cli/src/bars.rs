//! That something goes on, on standard error.

use std::sync::Mutex;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::{Duration, Instant};

use app::{Progress, Stage};
use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};

/// Where no terminal shows a bar, a line this often.
const LINE_EVERY: Duration = Duration::from_secs(5);

/// A bar while figures are fetched, a turning sign otherwise; plain lines where standard error is no terminal.
pub struct Bars {
    bar: ProgressBar,
    n_pages: AtomicU64,
    n_rows: AtomicU64,
    n_kept: AtomicU64,
    n_values: AtomicU64,
    began: Mutex<Instant>,
    n_retries: AtomicU64,
    last_line: Mutex<Instant>,
}

impl Bars {
    /// Shows nothing yet.
    pub fn new() -> Bars {
        let bar = ProgressBar::with_draw_target(None, ProgressDrawTarget::stderr());
        Bars {
            bar,
            n_pages: AtomicU64::new(0),
            n_rows: AtomicU64::new(0),
            n_kept: AtomicU64::new(0),
            n_values: AtomicU64::new(0),
            began: Mutex::new(Instant::now()),
            n_retries: AtomicU64::new(0),
            last_line: Mutex::new(Instant::now()),
        }
    }

    /// Takes the bar away.
    pub fn finish(&self) {
        self.bar.finish_and_clear();
    }

    fn counts(&self) -> String {
        let count = |counter: &AtomicU64| counter.load(Ordering::Relaxed);
        let kept = match count(&self.n_kept) {
            0 => String::new(),
            n => format!(", {n} kept from before"),
        };
        let values = match count(&self.n_values) {
            0 => String::new(),
            n => {
                let began = *self.began.lock().unwrap_or_else(|poisoned| poisoned.into_inner());
                format!(", {n} values ({:.0}/s)", n as f64 / began.elapsed().as_secs_f64().max(0.001))
            }
        };
        let retries = match count(&self.n_retries) {
            0 => String::new(),
            n => format!(", {n} tried again"),
        };
        format!("{} pages{kept}, {} rows{values}{retries}", count(&self.n_pages), count(&self.n_rows))
    }

    /// Where there is no bar: how far it has come, now and then.
    fn line(&self) {
        if !self.bar.is_hidden() {
            return;
        }
        let mut last_line = self.last_line.lock().unwrap_or_else(|poisoned| poisoned.into_inner());
        if last_line.elapsed() >= LINE_EVERY {
            *last_line = Instant::now();
            let length = self.bar.length().unwrap_or_default();
            let (n_done, left) = (self.bar.position(), self.bar.eta().as_secs());
            // Before the first request is done nobody knows how long one takes.
            let which = if n_done == 0 { "waiting for the first".to_owned() } else { n_done.to_string() };
            let left = if n_done == 0 || left == 0 { String::new() } else { format!(", about {left} s left") };
            eprintln!("  {which} of {length} requests, {}{left}", self.counts());
        }
    }

    fn spin(&self, what: &str) {
        if self.bar.is_hidden() {
            eprintln!("{what} …");
            return;
        }
        self.bar.set_style(ProgressStyle::with_template("{spinner} {msg}").expect("the template is ours"));
        self.bar.set_message(what.to_owned());
        self.bar.enable_steady_tick(Duration::from_millis(120));
    }
}

impl Progress for Bars {
    fn stage(&self, stage: Stage) {
        match stage {
            Stage::Fetching { n_requests, n_key_figures } => {
                let what = match n_key_figures {
                    0 => "Fetching the catalogue".to_owned(),
                    n => format!("Fetching {n} key figures"),
                };
                *self.began.lock().unwrap_or_else(|poisoned| poisoned.into_inner()) = Instant::now();
                if self.bar.is_hidden() {
                    eprintln!("{what} in {n_requests} requests …");
                }
                let template = "{prefix} [{bar:24}] {pos}/{len} requests, {msg}, {eta} left";
                self.bar.set_style(ProgressStyle::with_template(template).expect("the template is ours"));
                self.bar.set_prefix(what);
                self.bar.set_length(n_requests as u64);
                self.bar.reset();
                self.bar.set_message(self.counts());
                self.bar.enable_steady_tick(Duration::from_millis(250));
            }
            Stage::Inventing => self.spin("Making a country up"),
            Stage::Keeping => self.spin("Keeping what has come"),
            Stage::Comparing => self.spin("Comparing"),
            Stage::ComparingAll { n_key_figures } => {
                let what = format!("Comparing {n_key_figures} key figures");
                if self.bar.is_hidden() {
                    eprintln!("{what} …");
                }
                let template = "{prefix} [{bar:24}] {pos}/{len}, {eta} left";
                self.bar.set_style(ProgressStyle::with_template(template).expect("the template is ours"));
                self.bar.set_prefix(what);
                self.bar.set_length(n_key_figures as u64);
                self.bar.reset();
            }
            Stage::Writing => self.spin("Writing deck, workbook and site"),
            Stage::WritingDecks { n_decks } => {
                let what = format!("Writing {n_decks} more decks");
                if self.bar.is_hidden() {
                    eprintln!("{what} …");
                }
                let template = "{prefix} [{bar:24}] {pos}/{len}, {eta} left";
                self.bar.set_style(ProgressStyle::with_template(template).expect("the template is ours"));
                self.bar.set_prefix(what);
                self.bar.set_length(n_decks as u64);
                self.bar.reset();
            }
        }
    }

    fn page(&self, n_rows: usize, was_kept: bool) {
        self.n_pages.fetch_add(1, Ordering::Relaxed);
        self.n_rows.fetch_add(n_rows as u64, Ordering::Relaxed);
        self.n_kept.fetch_add(u64::from(was_kept), Ordering::Relaxed);
        self.bar.set_message(self.counts());
        self.line();
    }

    fn values(&self, n_values: u64) {
        self.n_values.fetch_add(n_values, Ordering::Relaxed);
    }

    fn request_done(&self) {
        self.bar.inc(1);
    }

    fn key_figures_done(&self, n: usize) {
        self.bar.inc(n as u64);
    }

    fn deck_done(&self) {
        self.bar.inc(1);
        if self.bar.is_hidden() {
            let mut last_line = self.last_line.lock().unwrap_or_else(|poisoned| poisoned.into_inner());
            if last_line.elapsed() >= LINE_EVERY {
                *last_line = Instant::now();
                eprintln!("  {} of {} decks", self.bar.position(), self.bar.length().unwrap_or_default());
            }
        }
    }

    fn retrying(&self, why: &str) {
        self.n_retries.fetch_add(1, Ordering::Relaxed);
        if self.bar.is_hidden() {
            self.line();
        } else {
            self.bar.set_message(format!("{}; {why}", self.counts()));
        }
    }
}
