//! A small HTTP server on the loopback interface that answers as it is told, and remembers what it was asked.

use std::collections::BTreeMap;
use std::io::{BufRead, BufReader, Write};
use std::net::{TcpListener, TcpStream};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex};
use std::thread;
use std::time::{Duration, Instant};

/// What is answered to one try.
#[derive(Clone)]
pub struct Answer {
    pub status: &'static str,
    pub headers: Vec<(&'static str, String)>,
    pub body: Vec<u8>,
    /// How many bytes of the body are really sent before the connection is closed.
    pub sent: Option<usize>,
    /// How long it is waited before.
    pub delay: Duration,
}

impl Answer {
    pub fn json(body: impl Into<Vec<u8>>) -> Answer {
        Answer { status: "200 OK", headers: Vec::new(), body: body.into(), sent: None, delay: Duration::ZERO }
    }

    pub fn status(status: &'static str, body: &str) -> Answer {
        Answer { status, ..Answer::json(body) }
    }

    pub fn header(mut self, name: &'static str, value: impl Into<String>) -> Answer {
        self.headers.push((name, value.into()));
        self
    }

    pub fn cut_after(self, n_bytes: usize) -> Answer {
        Answer { sent: Some(n_bytes), ..self }
    }

    pub fn after(self, delay: Duration) -> Answer {
        Answer { delay, ..self }
    }
}

/// The server; it ends with the test.
pub struct Server {
    pub base_url: String,
    asked: Arc<Mutex<Vec<(Instant, String, String)>>>,
    at_once_max: Arc<AtomicUsize>,
}

impl Server {
    /// Answers every path by `answer(path, n)`, `n` counting the tries at this path from nought.
    pub fn new(answer: impl Fn(&str, usize) -> Answer + Send + Sync + 'static) -> Server {
        let listener = TcpListener::bind("127.0.0.1:0").expect("a free port");
        let base_url = format!("http://{}/v3", listener.local_addr().expect("bound"));
        let asked = Arc::new(Mutex::new(Vec::new()));
        let at_once_max = Arc::new(AtomicUsize::new(0));
        let at_once = Arc::new(AtomicUsize::new(0));
        let tries = Arc::new(Mutex::new(BTreeMap::new()));
        let answer = Arc::new(answer);
        let server = Server { base_url, asked: asked.clone(), at_once_max: at_once_max.clone() };
        thread::spawn(move || {
            for stream in listener.incoming().flatten() {
                let (asked, tries, answer) = (asked.clone(), tries.clone(), answer.clone());
                let (at_once, at_once_max) = (at_once.clone(), at_once_max.clone());
                thread::spawn(move || {
                    let Some((path, agent)) = read_request(&stream) else { return };
                    at_once_max.fetch_max(at_once.fetch_add(1, Ordering::SeqCst) + 1, Ordering::SeqCst);
                    asked.lock().unwrap().push((Instant::now(), path.clone(), agent));
                    let n_tries = {
                        let mut tries = tries.lock().unwrap();
                        let n_tries = tries.entry(path.clone()).or_insert(0);
                        *n_tries += 1;
                        *n_tries - 1
                    };
                    let answer = answer(&path, n_tries);
                    thread::sleep(answer.delay);
                    at_once.fetch_sub(1, Ordering::SeqCst);
                    // A client that has gone away is what some tests are about.
                    let _ = send(stream, &answer);
                });
            }
        });
        server
    }

    /// Every path that was asked for, in the order they came.
    pub fn asked(&self) -> Vec<String> {
        self.asked.lock().unwrap().iter().map(|(_, path, _)| path.clone()).collect()
    }

    /// When each try came.
    pub fn asked_at(&self) -> Vec<Instant> {
        self.asked.lock().unwrap().iter().map(|(at, ..)| *at).collect()
    }

    /// Who asked.
    pub fn user_agents(&self) -> Vec<String> {
        self.asked.lock().unwrap().iter().map(|(_, _, agent)| agent.clone()).collect()
    }

    /// How many tries were under way at once at most.
    pub fn at_once_max(&self) -> usize {
        self.at_once_max.load(Ordering::SeqCst)
    }
}

fn read_request(stream: &TcpStream) -> Option<(String, String)> {
    let mut lines = BufReader::new(stream).lines();
    let path = lines.next()?.ok()?.split(' ').nth(1)?.to_owned();
    let mut agent = String::new();
    loop {
        let line = lines.next()?.ok()?;
        if line.is_empty() {
            return Some((path, agent));
        }
        if let Some(value) = line.to_ascii_lowercase().strip_prefix("user-agent: ") {
            agent = value.to_owned();
        }
    }
}

fn send(mut stream: TcpStream, answer: &Answer) -> std::io::Result<()> {
    let mut head =
        format!("HTTP/1.1 {}\r\nConnection: close\r\nContent-Length: {}\r\n", answer.status, answer.body.len());
    for (name, value) in &answer.headers {
        head.push_str(&format!("{name}: {value}\r\n"));
    }
    head.push_str("\r\n");
    stream.write_all(head.as_bytes())?;
    stream.write_all(&answer.body[..answer.sent.unwrap_or(answer.body.len())])?;
    stream.flush()
}
