//! The client against a service that has its troubles.

use std::collections::BTreeMap;
use std::num::{NonZeroU32, NonZeroUsize};
use std::sync::Mutex;
use std::time::{Duration, Instant};

use domain::{KeyFigureId, Year};
use insta::assert_snapshot;
use kolada::fetch::Source;
use kolada::{
    Client, ClientOptions, DataQuery, Error, FetchedRequest, Filter, Kept, NoStore, Page, PageStore, Pick, Progress,
    RefusedKeyFigure, Request, Retry, StoreError, Trouble, request,
};
use rstest::rstest;

use crate::server::{Answer, Server};

const EMPTY: &str = r#"{"values":[],"next_url":null,"previous_url":null,"count":0}"#;

/// Fast, so that tests are; everything else as by default.
fn options(server: &Server) -> ClientOptions {
    ClientOptions {
        base_url: server.base_url.clone(),
        requests_per_second: NonZeroU32::new(1000).unwrap(),
        backoff_base: Duration::from_millis(1),
        backoff_max: Duration::from_millis(4),
        n_tries: NonZeroU32::new(4).unwrap(),
        timeout: Duration::from_secs(5),
        ..ClientOptions::default()
    }
}

fn client(server: &Server) -> Client {
    Client::new(options(server)).unwrap()
}

fn areas() -> Request {
    request::areas(Pick::All).remove(0)
}

fn data(key_figures: &[&str], years: impl IntoIterator<Item = u16>) -> Vec<Request> {
    let key_figures = key_figures.iter().map(|id| id.parse().unwrap()).collect();
    let years = years.into_iter().map(Year).collect();
    let query =
        DataQuery { key_figures: Filter::Only(key_figures), years: Filter::Only(years), ..DataQuery::default() };
    request::data(&query).unwrap()
}

/// An answer with the next page's address, made of the server's own at the time it is asked.
fn page(rows: &str, next_url: Option<&str>) -> Answer {
    let next_url = next_url.map_or("null".to_owned(), |next_url| format!("\"{next_url}\""));
    Answer::json(format!(r#"{{"values":[{rows}],"next_url":{next_url}}}"#))
}

async fn fetch(client: &Client, requests: &[Request]) -> Result<Vec<FetchedRequest>, Error> {
    client.fetch_all(requests, &NoStore, &()).await
}

/// The error with the server's address and the time it took taken out, and its hint.
fn told(mut error: Error, server: &Server) -> String {
    if let Error::GaveUp { took, .. } = &mut error {
        *took = Duration::from_secs(2);
    }
    let text = format!("{error}\nhint: {}", error.hint().unwrap_or_default());
    text.replace(server.base_url.trim_end_matches("/v3"), "http://service")
}

/// Listens to everything.
#[derive(Default)]
struct Log(Mutex<Vec<String>>);

impl Progress for Log {
    fn page_done(&self, page: &Page) {
        self.0.lock().unwrap().push(format!("page of {} rows from the {:?}", page.envelope.n_rows, page.source));
    }

    fn retrying(&self, retry: &Retry<'_>) {
        self.0.lock().unwrap().push(format!("try {}: {}", retry.n_tries, retry.trouble));
    }

    fn refused(&self, refused: &RefusedKeyFigure) {
        self.0.lock().unwrap().push(format!("{} refused: {}", refused.key_figure, refused.detail));
    }
}

/// Keeps pages in memory.
#[derive(Default)]
struct Shelf(Mutex<BTreeMap<String, Kept>>);

impl PageStore for Shelf {
    fn get(&self, url: &str) -> Result<Option<Kept>, StoreError> {
        Ok(self.0.lock().unwrap().get(url).cloned())
    }

    fn put(&self, page: &Page) -> Result<(), StoreError> {
        let kept = Kept { body: page.body.clone(), origin: page.origin.clone() };
        self.0.lock().unwrap().insert(page.origin.url.clone(), kept);
        Ok(())
    }
}

/// Fails always.
struct FullDisk;

impl PageStore for FullDisk {
    fn get(&self, _url: &str) -> Result<Option<Kept>, StoreError> {
        Ok(None)
    }

    fn put(&self, _page: &Page) -> Result<(), StoreError> {
        Err("no space left".into())
    }
}

#[tokio::test]
async fn a_page_comes_with_its_origin_and_the_client_says_who_asks() {
    let server = Server::new(|_, _| Answer::json(EMPTY));
    let fetched = fetch(&client(&server), &[areas()]).await.unwrap();
    let page = &fetched[0].pages[0];
    assert_eq!(page.origin.url, format!("{}/municipality?per_page=5000", server.base_url));
    assert_eq!(page.body, EMPTY.as_bytes());
    assert_snapshot!(page.origin.body_sha256, @"44baf3339a5c04eba7ec770f9acd0635383ee3f4cfcfca8677d3141f7b2590eb");
    assert_eq!(server.user_agents(), ["nyckeltal/0.1 (+municipal key-figure conference tool)"]);
}

#[tokio::test]
async fn a_wait_that_is_asked_for_is_kept() {
    let server = Server::new(|_, n| match n {
        0 => Answer::status("429 Too Many Requests", r#"{"detail":"slow down"}"#).header("Retry-After", "1"),
        _ => Answer::json(EMPTY),
    });
    let log = Log::default();
    client(&server).fetch_all(&[areas()], &NoStore, &log).await.unwrap();
    let at = server.asked_at();
    assert!(at[1] - at[0] >= Duration::from_secs(1), "waited {:?}", at[1] - at[0]);
    assert_eq!(
        *log.0.lock().unwrap(),
        ["try 1: the service asks for patience (status 429)", "page of 0 rows from the Service"]
    );
}

#[tokio::test]
async fn a_wait_holds_for_every_request() {
    let server = Server::new(|path, n| match (path.contains("/municipality?"), n) {
        (true, 0) => Answer::status("503 Service Unavailable", "").header("Retry-After", "1"),
        (true, _) => Answer::json(EMPTY),
        (false, _) => Answer::json(EMPTY),
    });
    let options = ClientOptions { n_at_once: NonZeroUsize::MIN, ..options(&server) };
    let client = Client::new(options).unwrap();
    let (first, second) = (areas(), request::units(Pick::All).remove(0));
    let (first, second) = tokio::join!(client.fetch_request(&first, &NoStore, &()), async {
        tokio::time::sleep(Duration::from_millis(200)).await;
        client.fetch_request(&second, &NoStore, &()).await
    });
    first.unwrap();
    second.unwrap();
    let at = server.asked_at();
    assert!(at[1] - at[0] >= Duration::from_millis(950), "the second came after {:?}", at[1] - at[0]);
}

#[tokio::test]
async fn a_wait_that_is_too_long_ends_the_work() {
    let server = Server::new(|_, _| Answer::status("429 Too Many Requests", "").header("Retry-After", "86400"));
    let error = fetch(&client(&server), &[areas()]).await.unwrap_err();
    assert!(matches!(error, Error::GaveUp { n_tries: 1, last: Trouble::TooMany { .. }, .. }), "{error}");
}

fn gzip_that_is_broken() -> Answer {
    let mut body = vec![0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 3];
    body.extend(b"this was never packed");
    Answer::json(body).header("Content-Encoding", "gzip")
}

#[rstest]
#[case::server_error(Answer::status("500 Internal Server Error", r#"{"detail":"oops"}"#), "status 500: oops")]
#[case::bad_gateway(
    Answer::status("502 Bad Gateway", "<html>Bad Gateway</html>"),
    "status 502: <html>Bad Gateway</html>"
)]
#[case::request_timeout(Answer::status("408 Request Timeout", ""), "status 408: Request Timeout")]
#[case::cut_body(Answer::json(EMPTY).cut_after(20), "the answer was cut off or damaged")]
#[case::no_answer(Answer::json(EMPTY).cut_after(0), "the answer was cut off or damaged")]
#[case::broken_gzip(gzip_that_is_broken(), "the answer was cut off or damaged")]
#[case::web_page(
    Answer::json("<html><h1>Underhåll</h1>"),
    "the answer is not JSON: it begins `<html><h1>Underhåll</h1>`"
)]
#[case::cut_json(Answer::json(r#"{"values":[{"id":"#), "the answer cannot be read: EOF while parsing")]
#[case::empty(Answer::json(""), "the answer cannot be read: it is empty")]
#[case::late(Answer::json(EMPTY).after(Duration::from_millis(2200)), "no whole answer within 1 s")]
#[tokio::test]
async fn trouble_passes(#[case] trouble: Answer, #[case] told: &str) {
    let server = Server::new(move |_, n| if n < 2 { trouble.clone() } else { Answer::json(EMPTY) });
    let log = Log::default();
    let options = ClientOptions { timeout: Duration::from_secs(1), ..options(&server) };
    let fetched = Client::new(options).unwrap().fetch_all(&[areas()], &NoStore, &log).await.unwrap();
    assert_eq!(fetched[0].pages.len(), 1);
    let log = log.0.lock().unwrap();
    assert_eq!(log.len(), 3, "{log:?}");
    assert!(log[0].starts_with(&format!("try 1: {told}")), "{}", log[0]);
    assert!(log[1].starts_with(&format!("try 2: {told}")), "{}", log[1]);
}

#[tokio::test]
async fn trouble_that_does_not_pass_ends_with_what_where_and_how_long() {
    let server = Server::new(|_, _| Answer::status("503 Service Unavailable", r#"{"detail":"maintenance"}"#));
    let error = fetch(&client(&server), &[areas()]).await.unwrap_err();
    assert_eq!(server.asked().len(), 4);
    assert_snapshot!(told(error, &server), @r"
    `http://service/v3/municipality?per_page=5000`: gave up after 4 tries in 2 s; the last: status 503: maintenance
    hint: the service has trouble of its own: run again later; pages that have come are kept
    ");
}

#[tokio::test]
async fn a_service_that_is_down_is_told() {
    // The port is free: it was bound a moment ago and let go.
    let port = std::net::TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap().port();
    let server = Server::new(|_, _| Answer::json(EMPTY));
    let options = ClientOptions { base_url: format!("http://127.0.0.1:{port}/v3"), ..options(&server) };
    let error = fetch(&Client::new(options).unwrap(), &[areas()]).await.unwrap_err();
    assert!(matches!(&error, Error::GaveUp { n_tries: 4, last: Trouble::NoConnection { .. }, .. }), "{error}");
    assert!(error.hint().is_some_and(|hint| hint.contains("network")));
}

#[rstest]
#[case::not_found("404 Not Found", r#"{"detail":"Not Found"}"#)]
#[case::gone("410 Gone", r#"{"detail":"Please use /v3 instead."}"#)]
#[case::unprocessable("422 Unprocessable Entity", r#"{"detail":[{"loc":["kpi"],"msg":"too many"}]}"#)]
#[case::forbidden_by_a_proxy("403 Forbidden", "<html>no</html>")]
#[tokio::test]
async fn a_refusal_is_final_at_once(#[case] status: &'static str, #[case] body: &'static str) {
    let server = Server::new(move |_, _| Answer::status(status, body));
    let error = fetch(&client(&server), &[areas()]).await.unwrap_err();
    assert_eq!(server.asked().len(), 1);
    assert_snapshot!(format!("refused_{}", &status[..3]), told(error, &server));
}

#[tokio::test]
async fn pages_are_followed_to_the_end_in_order() {
    let server = Server::new(|path, _| match path {
        "/v3/municipality?per_page=5000" => page("1,2", Some("?page=2&per_page=5000")),
        "/v3/municipality?page=2&per_page=5000" => page("3", Some("/v3/municipality?page=3")),
        _ => page("", None),
    });
    let log = Log::default();
    let fetched = client(&server).fetch_all(&[areas()], &NoStore, &log).await.unwrap();
    assert_eq!(fetched[0].pages.iter().map(|page| page.envelope.n_rows).collect::<Vec<_>>(), [2, 1, 0]);
    assert_eq!(log.0.lock().unwrap().len(), 3);
}

#[tokio::test]
async fn a_next_page_elsewhere_is_not_followed() {
    let elsewhere = Server::new(|_, _| Answer::json(EMPTY));
    let next_url = format!("{}/municipality?page=2", elsewhere.base_url);
    let server = Server::new(move |_, _| page("1", Some(&next_url)));
    let error = fetch(&client(&server), &[areas()]).await.unwrap_err();
    assert!(
        matches!(&error, Error::ForeignPage { next_url, .. } if next_url.starts_with(&elsewhere.base_url)),
        "{error}"
    );
    assert_eq!(elsewhere.asked().len(), 0);
}

#[tokio::test]
async fn a_redirect_elsewhere_is_not_followed() {
    let elsewhere = Server::new(|_, _| Answer::json(EMPTY));
    let to = elsewhere.base_url.clone();
    let server = Server::new(move |_, _| Answer::status("302 Found", "").header("Location", to.clone()));
    let error = fetch(&client(&server), &[areas()]).await.unwrap_err();
    assert!(matches!(error, Error::Refused { status: 302, .. }), "{error}");
    assert_eq!(elsewhere.asked().len(), 0);
}

#[tokio::test]
async fn pages_that_go_in_a_circle_are_noticed() {
    let server = Server::new(|path, _| match path.contains("page=2&") {
        true => page("1", Some("?per_page=5000")),
        false => page("1", Some("?page=2&per_page=5000")),
    });
    let error = fetch(&client(&server), &[areas()]).await.unwrap_err();
    assert!(matches!(error, Error::EndlessPages { .. }), "{error}");
    assert_eq!(server.asked().len(), 2);
}

#[tokio::test]
async fn a_body_that_is_too_large_is_not_read_to_its_end() {
    let server = Server::new(|_, _| Answer::json(" ".repeat(4_000_000)));
    let options = ClientOptions { body_bytes_max: 100_000, ..options(&server) };
    let error = fetch(&Client::new(options).unwrap(), &[areas()]).await.unwrap_err();
    assert!(
        matches!(error, Error::GaveUp { n_tries: 1, last: Trouble::TooLarge { bytes_max: 100_000 }, .. }),
        "{error}"
    );
}

#[tokio::test]
async fn answers_come_in_the_order_of_the_requests_whatever_the_timing() {
    // 60 years make three requests; the first is slowest.
    let requests = data(&["N11008"], 1960..2020);
    let server = Server::new(|path, _| {
        let delay = if path.contains("/1960,") { 300 } else { 0 };
        page("1", None).after(Duration::from_millis(delay))
    });
    let fetched = fetch(&client(&server), &requests).await.unwrap();
    assert_eq!(fetched.iter().map(|fetched| fetched.request.clone()).collect::<Vec<_>>(), requests);
    for fetched in &fetched {
        assert!(fetched.pages[0].origin.url.ends_with(&fetched.request.path_and_query()));
    }
}

#[tokio::test]
async fn rate_and_number_of_connections_are_held() {
    let server = Server::new(|_, _| Answer::json(EMPTY).after(Duration::from_millis(120)));
    let options = ClientOptions {
        requests_per_second: NonZeroU32::new(25).unwrap(),
        n_at_once: NonZeroUsize::new(2).unwrap(),
        ..options(&server)
    };
    let requests = data(&["N11008"], 1900..2150);
    let started = Instant::now();
    fetch(&Client::new(options).unwrap(), &requests).await.unwrap();
    assert_eq!(server.asked().len(), 10);
    assert!(server.at_once_max() <= 2, "{} at once", server.at_once_max());
    assert!(started.elapsed() >= Duration::from_millis(360), "ten at 25 a second took {:?}", started.elapsed());
}

#[tokio::test]
async fn a_withdrawn_key_figure_does_not_take_the_others_down() {
    let server = Server::new(|path, _| {
        if path.contains("N00003") || path.contains("N00005") {
            Answer::status("422 Unprocessable Entity", r#"{"detail":"unknown kpi"}"#)
        } else {
            page(&format!("\"{path}\""), None)
        }
    });
    let requests = data(&["N00001", "N00002", "N00003", "N00004", "N00005", "N00006"], [2024, 2025]);
    let log = Log::default();
    let fetched = client(&server).fetch_all(&requests, &NoStore, &log).await.unwrap();
    let ids = |fetched: &FetchedRequest| fetched.refused.iter().map(|refused| refused.key_figure).collect::<Vec<_>>();
    let expected: Vec<KeyFigureId> = vec!["N00003".parse().unwrap(), "N00005".parse().unwrap()];
    assert_eq!(ids(&fetched[0]), expected);
    let asked = fetched[0].pages.iter().map(|page| page.origin.url.split("/kpi/").nth(1).unwrap()).collect::<Vec<_>>();
    assert_snapshot!(asked.join("\n"), @r"
    N00001/year/2024,2025?per_page=5000
    N00002/year/2024,2025?per_page=5000
    N00004/year/2024,2025?per_page=5000
    N00006/year/2024,2025?per_page=5000
    ");
    assert!(log.0.lock().unwrap().contains(&"N00003 refused: unknown kpi".to_owned()));
}

#[tokio::test]
async fn a_fetch_that_broke_off_goes_on_where_it_was() {
    let requests = data(&["N11008"], 1960..2020);
    let server = Server::new(|path, n| match path.contains("/2010,") && n < 4 {
        true => Answer::status("500 Internal Server Error", ""),
        false => page("1", None),
    });
    let shelf = Shelf::default();
    let client = Client::new(ClientOptions { n_at_once: NonZeroUsize::MIN, ..options(&server) }).unwrap();
    let error = client.fetch_all(&requests, &shelf, &()).await.unwrap_err();
    assert!(matches!(error, Error::GaveUp { .. }), "{error}");
    assert_eq!(server.asked().len(), 2 + 4);

    let fetched = client.fetch_all(&requests, &shelf, &()).await.unwrap();
    assert_eq!(server.asked().len(), 2 + 4 + 1, "only the third was asked for again");
    let sources = fetched.iter().map(|fetched| fetched.pages[0].source).collect::<Vec<_>>();
    assert_eq!(sources, [Source::Store, Source::Store, Source::Service]);
}

#[tokio::test]
async fn a_kept_page_that_was_damaged_is_fetched_anew() {
    let server = Server::new(|_, _| Answer::json(EMPTY));
    let shelf = Shelf::default();
    let client = client(&server);
    client.fetch_all(&[areas()], &shelf, &()).await.unwrap();
    for kept in shelf.0.lock().unwrap().values_mut() {
        kept.body = EMPTY.replace("0}", "1}").into();
    }
    let fetched = client.fetch_all(&[areas()], &shelf, &()).await.unwrap();
    assert_eq!((fetched[0].pages[0].source, server.asked().len()), (Source::Service, 2));
}

#[tokio::test]
async fn a_store_that_fails_ends_the_work() {
    let server = Server::new(|_, _| Answer::json(EMPTY));
    let error = client(&server).fetch_all(&[areas()], &FullDisk, &()).await.unwrap_err();
    assert!(matches!(&error, Error::Store { source, .. } if source.to_string() == "no space left"), "{error}");
}

#[rstest]
#[case("api.kolada.se/v3")]
#[case("ftp://api.kolada.se/v3")]
#[case("https://api.kolada.se/v3?x=1")]
#[case("")]
fn a_base_address_must_be_one(#[case] base_url: &str) {
    let options = ClientOptions { base_url: base_url.to_owned(), ..ClientOptions::default() };
    assert!(matches!(Client::new(options), Err(Error::BadBaseUrl { .. })));
}

#[test]
fn the_public_service_can_be_set_up_and_a_fetch_be_sent_to_another_thread() {
    fn is_send<T: Send>(value: T) -> T {
        value
    }
    let client = Client::new(ClientOptions::default()).unwrap();
    let requests = request::areas(Pick::All);
    assert_eq!(client.url_of(&requests[0]), "https://api.kolada.se/v3/municipality?per_page=5000");
    drop(is_send(client.fetch_all(&requests, &NoStore, &())));
}
