//! A small HTTP server on the loopback interface that answers as it is told, and remembers what it was asked.

use std::io::{BufRead, BufReader, Write};
use std::net::{TcpListener, TcpStream};
use std::sync::{Arc, Mutex};
use std::thread;

/// What is answered.
#[derive(Debug, Clone)]
pub struct Answer {
    pub status: &'static str,
    /// A header line with its end, or nothing.
    pub header: &'static str,
    pub body: Vec<u8>,
}

impl Answer {
    pub fn json(body: impl Into<Vec<u8>>) -> Answer {
        Answer { status: "200 OK", header: "", body: body.into() }
    }

    pub fn status(status: &'static str, body: &str) -> Answer {
        Answer { status, ..Answer::json(body) }
    }

    fn is_good(&self) -> bool {
        self.status.starts_with("200")
    }
}

/// One question and whether it got its answer.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Asked {
    pub path: String,
    pub is_answered: bool,
}

/// The server; it ends with the test.
pub struct Server {
    pub base_url: String,
    asked: Arc<Mutex<Vec<Asked>>>,
}

impl Server {
    /// Answers every path by `answer(path)`.
    pub fn new(answer: impl Fn(&str) -> Answer + Send + Sync + 'static) -> Server {
        let listener = TcpListener::bind("127.0.0.1:0").expect("a free port");
        let base_url = format!("http://{}/v3", listener.local_addr().expect("bound"));
        let asked = Arc::new(Mutex::new(Vec::new()));
        let server = Server { base_url, asked: Arc::clone(&asked) };
        let answer = Arc::new(answer);
        thread::spawn(move || {
            for stream in listener.incoming().flatten() {
                let (asked, answer) = (Arc::clone(&asked), Arc::clone(&answer));
                thread::spawn(move || {
                    let Some(path) = read_path(&stream) else { return };
                    let answer = answer(&path);
                    asked.lock().unwrap().push(Asked { path, is_answered: answer.is_good() });
                    // A client that has gone away is its own business.
                    let _ = send(stream, &answer);
                });
            }
        });
        server
    }

    /// Everything asked since this was last called, sorted: several questions are under way at once.
    pub fn asked(&self) -> Vec<Asked> {
        let mut asked = std::mem::take(&mut *self.asked.lock().unwrap());
        asked.sort();
        asked
    }
}

fn read_path(stream: &TcpStream) -> Option<String> {
    let mut lines = BufReader::new(stream).lines();
    let path = lines.next()?.ok()?.split(' ').nth(1)?.to_owned();
    while !lines.next()?.ok()?.is_empty() {}
    Some(path)
}

fn send(mut stream: TcpStream, answer: &Answer) -> std::io::Result<()> {
    let Answer { status, header, body } = answer;
    let length = body.len();
    write!(stream, "HTTP/1.1 {status}\r\nConnection: close\r\nContent-Length: {length}\r\n{header}\r\n")?;
    stream.write_all(body)?;
    stream.flush()
}
