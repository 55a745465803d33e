//! Places on a slide, in inches.

/// A point's share of an inch.
pub const INCHES_PER_POINT: f64 = 1.0 / 72.0;

/// Office's unit: 914 400 to an inch.
pub fn emu(inches: f64) -> i64 {
    (inches * 914_400.0).round() as i64
}

/// A rectangle, in inches from the slide's upper left corner.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub struct Rect {
    /// Its left edge.
    pub left: f64,
    /// Its upper edge.
    pub top: f64,
    /// Its width.
    pub width: f64,
    /// Its height.
    pub height: f64,
}

impl Rect {
    /// A rectangle by its corner and size.
    pub fn new(left: f64, top: f64, width: f64, height: f64) -> Rect {
        Rect { left, top, width, height }
    }

    /// Its right edge.
    pub fn right(self) -> f64 {
        self.left + self.width
    }

    /// Its lower edge.
    pub fn bottom(self) -> f64 {
        self.top + self.height
    }

    /// How large it is.
    pub fn area(self) -> f64 {
        self.width * self.height
    }

    /// Whether two rectangles share more than an edge.
    pub fn overlaps(self, other: Rect) -> bool {
        self.left < other.right() && other.left < self.right() && self.top < other.bottom() && other.top < self.bottom()
    }

    /// Whether the middle of `other` lies in it.
    pub fn holds_middle_of(self, other: Rect) -> bool {
        let (x, y) = (other.left + other.width / 2.0, other.top + other.height / 2.0);
        (self.left..=self.right()).contains(&x) && (self.top..=self.bottom()).contains(&y)
    }

    /// The same, that much smaller on every side.
    pub fn inset(self, by: f64) -> Rect {
        Rect::new(self.left + by, self.top + by, self.width - 2.0 * by, self.height - 2.0 * by)
    }

    /// `n` columns of equal width with a gutter between them.
    pub fn columns(self, n: usize, gutter: f64) -> Vec<Rect> {
        let width = (self.width - gutter * (n as f64 - 1.0)) / n as f64;
        (0..n).map(|idx| Rect::new(self.left + idx as f64 * (width + gutter), self.top, width, self.height)).collect()
    }

    /// `n` rows of equal height with a gutter between them.
    pub fn rows(self, n: usize, gutter: f64) -> Vec<Rect> {
        let height = (self.height - gutter * (n as f64 - 1.0)) / n as f64;
        (0..n).map(|idx| Rect::new(self.left, self.top + idx as f64 * (height + gutter), self.width, height)).collect()
    }

    /// The offset and extent as DrawingML writes them, in the element of that name.
    pub fn element(self, name: &str) -> String {
        let (x, y) = (emu(self.left), emu(self.top));
        let (width, height) = (emu(self.right()) - x, emu(self.bottom()) - y);
        format!(
            "<{name}><a:off x=\"{x}\" y=\"{y}\"/><a:ext cx=\"{}\" cy=\"{}\"/></{name}>",
            width.max(0),
            height.max(0)
        )
    }
}
