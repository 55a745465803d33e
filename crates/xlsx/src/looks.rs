//! How it all looks: the colours of slide and page, as cell formats.

use rust_xlsxwriter::{Color, Format, FormatAlign, FormatBorder};

pub const INK: Color = Color::RGB(0x0015_202B);
pub const GREY_TEXT: Color = Color::RGB(0x004B_5966);
pub const MARKED: Color = Color::RGB(0x000B_4EA2);
pub const MARKED_TINT: Color = Color::RGB(0x00E6_EEF8);
pub const BAR: Color = Color::RGB(0x00D5_DCE3);
pub const OUTLINE: Color = Color::RGB(0x0088_95A1);
pub const GRID: Color = Color::RGB(0x00DD_E2E7);
pub const PANEL: Color = Color::RGB(0x00F2_F4F6);
pub const WEAK: Color = Color::RGB(0x009C_4300);
pub const WEAK_TINT: Color = Color::RGB(0x00FC_E8D8);
pub const WHITE: Color = Color::RGB(0x00FF_FFFF);

/// "These figures are made up".
pub fn banner() -> Format {
    Format::new().set_bold().set_font_color(WEAK).set_background_color(WEAK_TINT)
}

/// A sheet's title.
pub fn title() -> Format {
    Format::new().set_bold().set_font_size(16).set_font_color(INK)
}

/// A key figure's message.
pub fn headline() -> Format {
    Format::new().set_bold().set_font_size(13).set_font_color(MARKED)
}

/// What a table shows.
pub fn caption() -> Format {
    Format::new().set_bold().set_font_color(INK)
}

/// Subtitles, sources, remarks.
pub fn remark() -> Format {
    Format::new().set_font_color(GREY_TEXT)
}

/// A link within the workbook.
pub fn link() -> Format {
    Format::new().set_font_color(MARKED).set_underline(rust_xlsxwriter::FormatUnderline::Single)
}

/// Running text that takes the lines it needs.
pub fn wrapped() -> Format {
    Format::new().set_text_wrap().set_align(FormatAlign::Top).set_font_color(INK)
}

/// The head of a column, over names or over numbers.
pub fn head(is_number: bool) -> Format {
    let align = if is_number { FormatAlign::Right } else { FormatAlign::Left };
    Format::new()
        .set_bold()
        .set_text_wrap()
        .set_align(align)
        .set_align(FormatAlign::Bottom)
        .set_font_color(INK)
        .set_background_color(PANEL)
        .set_border_bottom(FormatBorder::Medium)
        .set_border_bottom_color(OUTLINE)
}

/// A cell shaded by size, from the palest step to the darkest.
pub fn shade(step: u8) -> Format {
    const SHADES: [u32; 5] = [0x00F2_F4F6, 0x00D5_DCE3, 0x00B7_C2CC, 0x008E_9CAA, 0x004B_5966];
    let step = usize::from(step).min(SHADES.len() - 1);
    let ink = if step == SHADES.len() - 1 { WHITE } else { INK };
    Format::new().set_font_color(ink).set_background_color(Color::RGB(SHADES[step]))
}

/// A row of a table.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum RowLook {
    /// One of the group.
    Calm,
    /// The municipality the workbook is made for.
    Marked,
    /// The first of the comparisons below the group: a rule above it.
    FirstComparison,
}

/// A cell of a row.
pub fn body(row: RowLook) -> Format {
    let plain = Format::new().set_font_color(INK).set_border_bottom(FormatBorder::Thin).set_border_bottom_color(GRID);
    match row {
        RowLook::Calm => plain,
        RowLook::Marked => plain.set_bold().set_font_color(MARKED).set_background_color(MARKED_TINT),
        RowLook::FirstComparison => plain.set_border_top(FormatBorder::Medium).set_border_top_color(OUTLINE),
    }
}
