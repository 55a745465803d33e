//! `nyckeltal template`: what will happen to a PowerPoint template.

use std::fmt::Write;
use std::path::PathBuf;

use app::{Error, TemplateCheckOptions, TemplateReport};
use clap::{Args, Subcommand};

use crate::sync::{ReportFormat, tell};

const CHECK_EXAMPLES: &str = "\
Examples:
  nyckeltal template check mall.potx          which layout serves which slides, fonts, colours, room, what is left out
  nyckeltal template check mall.potx --programme dagen.toml      with the layouts that the programme chooses
  nyckeltal template check mall.potx --format json

The exit code is 0 when a deck can be made on the template, and 1 when it cannot.";

/// `nyckeltal template`.
#[derive(Debug, Args)]
pub struct Template {
    /// What to do.
    #[command(subcommand)]
    command: TemplateCommand,
}

/// What to do with templates.
#[derive(Debug, Subcommand)]
enum TemplateCommand {
    /// Tell what will happen to a template, and how to choose otherwise.
    Check(Check),
}

/// `nyckeltal template check`.
#[derive(Debug, Args)]
#[command(after_help = CHECK_EXAMPLES)]
struct Check {
    /// The template: .potx, .pptx, .potm or .pptm; without one the programme's, or ours.
    file: Option<PathBuf>,
    /// A programme whose `template_layouts` are tried.
    #[arg(long, value_name = "FILE")]
    programme: Option<PathBuf>,
    /// For people, or for another program.
    #[arg(long, default_value = "text")]
    format: ReportFormat,
}

/// Runs it.
///
/// # Errors
/// Those of the operation: the template cannot be used.
pub fn run(template: Template) -> Result<(), Error> {
    let TemplateCommand::Check(check) = template.command;
    let options = TemplateCheckOptions { template: check.file, programme: check.programme };
    tell(check.format, &app::check_template(&options)?, as_text);
    Ok(())
}

fn as_text(report: &TemplateReport) -> String {
    let mut text = String::new();
    write_report(&mut text, report).expect("a string takes everything");
    text
}

fn write_report(text: &mut String, report: &TemplateReport) -> std::fmt::Result {
    let (width, height) = (report.width_in, report.height_in);
    let n_faint = report.colours.iter().filter(|colour| colour.is_faint()).count();
    match n_faint {
        0 => writeln!(text, "{} can be used.\n", report.file)?,
        n => {
            let colours = if n == 1 { "one colour is" } else { &format!("{n} colours are") };
            writeln!(
                text,
                "{} can be used, but no deck on it will be delivered: {colours} too faint to read (below).\n",
                report.file
            )?;
        }
    }
    writeln!(text, "Slides        {width:.2} × {height:.2} inches ({})", shape_of(width / height))?;
    writeln!(
        text,
        "Room          {:.1} × {:.1} inches under headline and subtitle",
        report.body_width_in, report.body_height_in
    )?;
    for font in &report.fonts {
        let known = match font.widths_known {
            true => "its widths are known",
            false => {
                "its widths are not known: text is set as if it were wide, so lines may be shorter than they could be"
            }
        };
        writeln!(
            text,
            "{:<14}{}: {known}",
            if font.used_for == "headings" { "Headings" } else { "Text" },
            font.typeface
        )?;
    }
    if report.n_embedded_fonts > 0 {
        writeln!(text, "Fonts inside  {}, kept", report.n_embedded_fonts)?;
    }
    writeln!(text, "\nWhich layout serves which slides")?;
    for one in &report.uses {
        writeln!(text, "  {:<8} “{}”{}: {}", one.purpose, one.layout, of_master(report, &one.master), one.why)?;
    }
    writeln!(text, "\nLayouts there are")?;
    for master in &report.masters {
        if report.masters.len() > 1 {
            writeln!(text, "  master “{}”{}", master.name, if master.is_used { "" } else { ", not used" })?;
        }
        let names: Vec<String> = master.layouts.iter().map(|layout| format!("“{}”", layout.name)).collect();
        writeln!(text, "    with a title:  {}", names.join(", "))?;
        if !master.untitled.is_empty() {
            let names: Vec<String> = master.untitled.iter().map(|name| format!("“{name}”")).collect();
            writeln!(text, "    without:       {}", names.join(", "))?;
        }
    }
    writeln!(text, "\nColours, and their contrast")?;
    for colour in &report.colours {
        match colour.role {
            "ground" => writeln!(text, "  #{}  ground", colour.hex)?,
            role if colour.ratio_min > 1.0 => {
                let verdict = if colour.is_faint() { "  too little" } else { "" };
                writeln!(
                    text,
                    "  #{}  {role:<20} {:>5.2} : 1 on {}, at least {}{verdict}",
                    colour.hex, colour.ratio, colour.on, colour.ratio_min
                )?;
            }
            role => writeln!(text, "  #{}  {role:<20} {:>5.2} : 1, only fills", colour.hex, colour.ratio)?,
        }
    }
    writeln!(text, "\nKept byte for byte: {} parts.", report.n_parts_kept)?;
    for dropped in &report.dropped {
        writeln!(text, "Left out: {dropped}.")?;
    }
    for warning in &report.warnings {
        writeln!(text, "Note: {warning}.")?;
    }
    let choice = report.uses.iter().find(|one| one.purpose == "content");
    if let Some(choice) = choice {
        writeln!(
            text,
            "\nTo choose otherwise, write in the programme:\n  [template_layouts]\n  content = \"{}\"",
            choice.layout
        )?;
        if report.masters.len() > 1 {
            let (layout, master) = (&choice.layout, &choice.master);
            writeln!(
                text,
                "  cover = {{ layout = \"{layout}\", master = \"{master}\" }}   # where several masters have one of that name"
            )?;
        }
        writeln!(text, "The keys are cover, opener and content.")?;
    }
    Ok(())
}

fn of_master(report: &TemplateReport, master: &str) -> String {
    if report.masters.len() > 1 { format!(" of the master “{master}”") } else { String::new() }
}

fn shape_of(ratio: f64) -> String {
    let known = [(4.0 / 3.0, "4:3"), (16.0 / 9.0, "16:9"), (16.0 / 10.0, "16:10")];
    let found = known.into_iter().find(|(known, _)| (ratio - known).abs() < 0.01);
    found.map_or_else(|| format!("{ratio:.2}:1"), |(_, name)| name.to_owned())
}
