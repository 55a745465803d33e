//! All of a lake in memory, and questions to it: `store LAKE QUESTIONS`.
//!
//! QUESTIONS is a file of lines `key figure, year, sex, areas with blanks between`, made by `bench/store.py`.

use std::path::Path;

use domain::{AreaCode, Figure, KeyFigureId, Sex, Year};
use lake::{FigureStore, Lake};

struct Question {
    key_figure: KeyFigureId,
    year: Year,
    sex: Sex,
    areas: Vec<AreaCode>,
}

fn main() {
    let arguments = bench::arguments(2, "store LAKE QUESTIONS");
    let snapshot = Lake::open(&arguments[0]).and_then(|lake| lake.latest()).expect("the lake can be read");
    let snapshot = snapshot.expect("the lake holds a snapshot");
    let (store, seconds) = bench::timed(|| FigureStore::load(&snapshot).expect("the lake is whole"));
    println!("load_s {seconds}\nn_rows {}\nstore_bytes {}", store.n_rows(), store.n_bytes());

    let questions = questions(&arguments[1]);
    // The first round finds cold memory, as a server just started would; the second is what is told.
    for round in ["cold", "warm"] {
        let mut seconds = Vec::with_capacity(questions.len());
        let (mut n, mut sum) = (0_usize, 0.0);
        let mut answer: Vec<Figure> = Vec::new();
        for question in &questions {
            let ((), took) = bench::timed(|| {
                answer.clear();
                answer.extend(store.figures(question.key_figure, question.year, question.sex, &question.areas));
            });
            seconds.push(took);
            for value in answer.iter().filter_map(|figure| figure.value()) {
                (n, sum) = (n + 1, sum + value);
            }
        }
        let [p50, p99] = [0.5, 0.99].map(|share| bench::share_below(&mut seconds, share) * 1e6);
        println!("{round}_p50_us {p50}\n{round}_p99_us {p99}\nn_values {n}\nsum {sum:.9e}");
    }
}

fn questions(path: &Path) -> Vec<Question> {
    #[allow(clippy::disallowed_methods, reason = "the questions are a file")]
    let text = std::fs::read_to_string(path).expect("the questions can be read");
    let question = |line: &str| {
        let mut parts = line.split(',');
        Some(Question {
            key_figure: parts.next()?.parse().ok()?,
            year: Year(parts.next()?.parse().ok()?),
            sex: Sex::from_letter(parts.next()?)?,
            areas: parts.next()?.split(' ').map(|area| area.parse().ok()).collect::<Option<_>>()?,
        })
    };
    text.lines().map(|line| question(line).expect("a line is key figure, year, sex, areas")).collect()
}
