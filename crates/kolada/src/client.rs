//! One page from the service, however often it must try.

use std::num::{NonZeroU32, NonZeroUsize};
use std::sync::Mutex;
use std::time::{Duration, Instant};

use backon::{BackoffBuilder, ExponentialBuilder};
use governor::{DefaultDirectRateLimiter, Quota, RateLimiter};
use reqwest::Url;
use reqwest::redirect::Policy;
use tokio::sync::Semaphore;

use crate::attempt::{Failure, attempt};
use crate::error::Error;
use crate::fetch::Page;
use crate::keep::{Progress, Retry};
use crate::request::Request;
use crate::trouble::Trouble;
use crate::waiting::{Doing, Waited, Watch};

/// The public service.
pub const PUBLIC_BASE_URL: &str = "https://api.kolada.se/v3";

/// How many redirects within the service are followed.
const REDIRECTS_MAX: usize = 5;

/// How the service is asked. The defaults are good manners at the public one.
#[derive(Debug, Clone)]
pub struct ClientOptions {
    /// The address before `/kpi`, with the version: `https://api.kolada.se/v3`.
    pub base_url: String,
    /// At most so many tries begin in a second, retries counted.
    pub requests_per_second: NonZeroU32,
    /// At most so many tries are under way at once.
    pub n_at_once: NonZeroUsize,
    /// How long one try may take, from connecting to the last byte.
    pub timeout: Duration,
    /// How many tries a page gets.
    pub n_tries: NonZeroU32,
    /// The wait after the first failure; it doubles with each, and as much again at most is added by chance.
    pub backoff_base: Duration,
    /// The longest such wait, before chance.
    pub backoff_max: Duration,
    /// The longest wait that is granted when the service asks for one.
    pub retry_after_max: Duration,
    /// The largest decoded body that is read.
    pub body_bytes_max: usize,
    /// Who asks.
    pub user_agent: String,
}

impl Default for ClientOptions {
    fn default() -> ClientOptions {
        ClientOptions {
            base_url: PUBLIC_BASE_URL.to_owned(),
            requests_per_second: NonZeroU32::new(5).expect("five is not nought"),
            n_at_once: NonZeroUsize::new(3).expect("three is not nought"),
            timeout: Duration::from_secs(90),
            n_tries: NonZeroU32::new(7).expect("seven is not nought"),
            backoff_base: Duration::from_millis(500),
            backoff_max: Duration::from_secs(30),
            retry_after_max: Duration::from_secs(300),
            body_bytes_max: 64 << 20,
            user_agent: "Nyckeltal/0.1 (+municipal key-figure conference tool)".to_owned(),
        }
    }
}

/// A client of one service: its rate and its number of connections hold over everything asked through it.
#[derive(Debug)]
pub struct Client {
    pub(crate) options: ClientOptions,
    base_url: Url,
    http: reqwest::Client,
    rate: DefaultDirectRateLimiter,
    slots: Semaphore,
    /// Until when the service has asked everybody to wait.
    quiet_until: Mutex<Option<Instant>>,
    watch: Watch,
}

impl Client {
    /// Sets up the connection; asks nothing yet.
    ///
    /// A proxy named in the environment is used, except for a service on this very machine.
    ///
    /// # Errors
    /// [`Error::BadBaseUrl`]; [`Error::NoClient`] when the machine lacks what TLS needs.
    pub fn new(options: ClientOptions) -> Result<Client, Error> {
        let base_url = base_url(&options.base_url)?;
        // Another part of the program may have installed one already, and that one serves as well.
        let _ = rustls::crypto::ring::default_provider().install_default();
        let mut builder = reqwest::Client::builder().user_agent(&options.user_agent).timeout(options.timeout).redirect(
            Policy::custom(|attempt| {
                let stays = attempt.previous().first().is_some_and(|first| first.origin() == attempt.url().origin());
                if stays && attempt.previous().len() <= REDIRECTS_MAX { attempt.follow() } else { attempt.stop() }
            }),
        );
        if is_loopback(&base_url) {
            builder = builder.no_proxy();
        }
        let http = builder.build().map_err(|error| Error::NoClient { message: crate::attempt::chain_of(&error) })?;
        // Evenly, without a burst at the start.
        let quota = Quota::per_second(options.requests_per_second).allow_burst(NonZeroU32::MIN);
        Ok(Client {
            base_url,
            http,
            rate: RateLimiter::direct(quota),
            slots: Semaphore::new(options.n_at_once.get().min(Semaphore::MAX_PERMITS)),
            quiet_until: Mutex::new(None),
            watch: Watch::new(),
            options,
        })
    }

    /// How long this client has waited so far.
    pub fn waited(&self) -> Waited {
        self.watch.waited()
    }

    /// The full address of a request's first page.
    pub fn url_of(&self, request: &Request) -> String {
        format!("{}{}", self.base_url.as_str().trim_end_matches('/'), request.path_and_query())
    }

    /// Gets one page, trying as often as the options say. A page is whole: its body is JSON with a list of values.
    ///
    /// Tried again are time-outs, lost connections, bodies that are cut off, damaged or not JSON, and the statuses 408, 429
    /// and 5xx. A wait that the service asks for holds for every request of this client.
    ///
    /// # Errors
    /// [`Error::Refused`] at once for every other status; [`Error::GaveUp`] after the last try, or at once when the
    /// service asks for a longer wait than the options grant or the body is too large;
    /// [`Error::BadBaseUrl`] when `url` is not of this service.
    pub async fn fetch_page(&self, url: &str, progress: &dyn Progress) -> Result<Page, Error> {
        let address = Url::parse(url).ok().filter(|address| address.origin() == self.base_url.origin());
        let address = address.ok_or_else(|| Error::BadBaseUrl { base_url: url.to_owned() })?;
        let started = Instant::now();
        let mut waits = self.backoff();
        let mut n_tries = 0;
        loop {
            n_tries += 1;
            let trouble = match self.try_once(&address).await {
                Ok(page) => return Ok(page),
                Err(Failure::Refused { status, detail }) => {
                    return Err(Error::Refused { url: url.to_owned(), status, detail });
                }
                Err(Failure::Trouble(trouble)) => trouble,
            };
            let wait = waits.next().and_then(|wait| self.wait_after(&trouble, wait));
            let Some(wait) = wait else {
                return Err(Error::GaveUp { url: url.to_owned(), n_tries, took: started.elapsed(), last: trouble });
            };
            tracing::debug!(url, n_tries, %trouble, ?wait, "trying again");
            progress.retrying(&Retry { url, n_tries, trouble: &trouble, wait });
            if trouble.retry_after().is_some() {
                self.ask_for_quiet(Instant::now() + wait);
            }
            let _held_back = self.watch.spell(Doing::HeldBack);
            tokio::time::sleep(wait).await;
        }
    }

    async fn try_once(&self, address: &Url) -> Result<Page, Failure> {
        let _slot = self.slots.acquire().await.expect("the semaphore is never closed");
        let held_back = self.watch.spell(Doing::HeldBack);
        while let Some(rest) = self.quiet_left() {
            tokio::time::sleep(rest).await;
        }
        self.rate.until_ready().await;
        drop(held_back);
        attempt(&self.http, address, &self.options, &self.watch).await
    }

    fn backoff(&self) -> impl Iterator<Item = Duration> {
        ExponentialBuilder::new()
            .with_min_delay(self.options.backoff_base)
            .with_max_delay(self.options.backoff_max)
            .with_max_times(self.options.n_tries.get() as usize - 1)
            .with_jitter()
            .build()
    }

    /// How long to wait; `None` when it is no use.
    fn wait_after(&self, trouble: &Trouble, backoff: Duration) -> Option<Duration> {
        if !trouble.may_pass() {
            return None;
        }
        match trouble.retry_after() {
            Some(asked) if asked > self.options.retry_after_max => None,
            Some(asked) => Some(asked.max(backoff)),
            None => Some(backoff),
        }
    }

    fn ask_for_quiet(&self, until: Instant) {
        let mut quiet_until = self.quiet_until.lock().unwrap_or_else(|poisoned| poisoned.into_inner());
        *quiet_until = (*quiet_until).max(Some(until));
    }

    fn quiet_left(&self) -> Option<Duration> {
        let quiet_until = self.quiet_until.lock().unwrap_or_else(|poisoned| poisoned.into_inner());
        quiet_until.and_then(|until| until.checked_duration_since(Instant::now())).filter(|rest| !rest.is_zero())
    }
}

fn base_url(text: &str) -> Result<Url, Error> {
    Url::parse(text.trim_end_matches('/'))
        .ok()
        .filter(|url| matches!(url.scheme(), "http" | "https") && url.has_host())
        .filter(|url| url.query().is_none() && url.fragment().is_none())
        .ok_or_else(|| Error::BadBaseUrl { base_url: text.to_owned() })
}

fn is_loopback(url: &Url) -> bool {
    let host = url.host_str().unwrap_or_default().trim_start_matches('[').trim_end_matches(']');
    host == "localhost" || host.parse::<std::net::IpAddr>().is_ok_and(|address| address.is_loopback())
}
