//! `cargo run -p xtask -- CHECK`: the checks of the workspace, outside the tests.

use std::process::ExitCode;

use xtask::layers::LAYERS;
use xtask::{code_map, fences, layers, tidy, tree, workspace};

const USAGE: &str = "usage: cargo run -p xtask -- CHECK

  layers        who depends on whom, held against the layer table
  tidy          what every file keeps to
  code-map      docs/ held against the tree
  layer-table   print the layer table as it stands in docs/ARCHITECTURE.md";

fn main() -> ExitCode {
    let check = std::env::args().nth(1).unwrap_or_default();
    let problems = match check.as_str() {
        "layers" => layers_and_fences(),
        "tidy" => files().map(|files| tidy::problems(&files, tidy::LONG_FILES)),
        "code-map" => files().map(|files| code_map::problems(&files, LAYERS)),
        "layer-table" => {
            print!("{}", layers::table(LAYERS));
            return ExitCode::SUCCESS;
        }
        _ => {
            eprintln!("{USAGE}");
            return ExitCode::from(2);
        }
    };
    let problems = problems.unwrap_or_else(|error| vec![error]);
    for problem in &problems {
        println!("{problem}");
    }
    if problems.is_empty() { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}

fn layers_and_fences() -> Result<Vec<String>, String> {
    let packages = workspace::packages(&workspace::root())?;
    let mut problems = layers::problems_of_table(LAYERS);
    problems.extend(layers::problems(&packages, LAYERS));
    problems.extend(fences::problems(&packages, fences::FENCES));
    Ok(problems)
}

fn files() -> Result<Vec<tree::TextFile>, String> {
    tree::text_files(&workspace::root()).map_err(|error| format!("the files cannot be read: {error}"))
}
