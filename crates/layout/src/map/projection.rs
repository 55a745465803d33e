//! Where coordinates lie: to and from longitude and latitude, and to SWEREF 99 TM, in which maps of Sweden are drawn.
//!
//! The frames of reference (SWEREF 99, WGS 84, ETRS 89) differ by less than a metre, which no map here shows.

/// How a file's coordinates are to be read.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Projection {
    /// Longitude and latitude in degrees.
    Geographic,
    /// The web's Mercator on a sphere, in metres.
    WebMercator,
    /// A transverse Mercator, in metres east and north.
    Transverse(TransverseMercator),
}

/// Gauss–Krüger's projection of the ellipsoid GRS 80.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct TransverseMercator {
    /// The longitude in the middle, in degrees.
    pub central_meridian_degrees: f64,
    /// By how much lengths on it are multiplied.
    pub scale: f64,
    /// Added to metres north.
    pub false_northing_m: f64,
    /// Added to metres east.
    pub false_easting_m: f64,
}

/// SWEREF 99 TM, EPSG:3006.
pub const SWEREF_99_TM: TransverseMercator = TransverseMercator {
    central_meridian_degrees: 15.0,
    scale: 0.9996,
    false_northing_m: 0.0,
    false_easting_m: 500_000.0,
};

/// What [`Projection::of_epsg`] knows, for a message.
pub const KNOWN_SYSTEMS: &str = "longitude and latitude (EPSG:4326 or CRS84), SWEREF 99 TM (EPSG:3006), the local zones \
                                 of SWEREF 99 (EPSG:3007 to 3018), RT 90 2.5 gon V (EPSG:3021), UTM 32 to 35 and the web's \
                                 Mercator (EPSG:3857)";

const SEMI_MAJOR_AXIS_M: f64 = 6_378_137.0;
const FLATTENING: f64 = 1.0 / 298.257_222_101;
/// Central meridians of SWEREF 99's local zones in the order of their numbers, EPSG:3007 first.
const LOCAL_MERIDIANS: [f64; 12] = [12.0, 13.5, 15.0, 16.5, 18.0, 14.25, 15.75, 17.25, 18.75, 20.25, 21.75, 23.25];

impl Projection {
    /// The projection of that number in the EPSG register; `None` where it is not one of those known here.
    ///
    /// RT 90 is read by the parameters that project SWEREF 99 straight to it, right within a decimetre or so.
    pub fn of_epsg(code: u32) -> Option<Projection> {
        let transverse = |central_meridian_degrees, scale, false_northing_m, false_easting_m| {
            let projection = TransverseMercator { central_meridian_degrees, scale, false_northing_m, false_easting_m };
            Some(Projection::Transverse(projection))
        };
        match code {
            4326 | 4258 | 4619 => Some(Projection::Geographic),
            3857 | 900_913 => Some(Projection::WebMercator),
            3006 => Some(Projection::Transverse(SWEREF_99_TM)),
            3007..=3018 => transverse(LOCAL_MERIDIANS[(code - 3007) as usize], 1.0, 0.0, 150_000.0),
            3021 => transverse(15.806_284_529, 1.000_005_610_24, -667.711, 1_500_064.274),
            25832..=25835 | 32632..=32635 => transverse(f64::from(code % 100) * 6.0 - 183.0, 0.9996, 0.0, 500_000.0),
            _ => None,
        }
    }

    /// A point of this projection as longitude and latitude in degrees.
    pub fn to_geographic(self, (x, y): (f64, f64)) -> (f64, f64) {
        match self {
            Projection::Geographic => (x, y),
            Projection::WebMercator => {
                let latitude = libm::atan(libm::sinh(y / SEMI_MAJOR_AXIS_M));
                ((x / SEMI_MAJOR_AXIS_M).to_degrees(), latitude.to_degrees())
            }
            Projection::Transverse(transverse) => transverse.to_geographic((x, y)),
        }
    }

    /// A point of this projection in SWEREF 99 TM, metres east and north; as it came where that is what it is in.
    pub fn to_sweref_99_tm(self, point: (f64, f64)) -> (f64, f64) {
        match self {
            Projection::Transverse(own) if own == SWEREF_99_TM => point,
            other => SWEREF_99_TM.of_geographic(other.to_geographic(point)),
        }
    }
}

/// The ellipsoid's third flattening with what the series are made of.
struct Series {
    /// The radius of a circle as long as a meridian.
    radius_m: f64,
    to_plane: [f64; 4],
    from_plane: [f64; 4],
}

impl Series {
    fn new() -> Series {
        let n = FLATTENING / (2.0 - FLATTENING);
        let (n2, n3, n4) = (n * n, n * n * n, n * n * n * n);
        Series {
            radius_m: SEMI_MAJOR_AXIS_M / (1.0 + n) * (1.0 + n2 / 4.0 + n4 / 64.0),
            to_plane: [
                n / 2.0 - 2.0 / 3.0 * n2 + 5.0 / 16.0 * n3 + 41.0 / 180.0 * n4,
                13.0 / 48.0 * n2 - 3.0 / 5.0 * n3 + 557.0 / 1440.0 * n4,
                61.0 / 240.0 * n3 - 103.0 / 140.0 * n4,
                49_561.0 / 161_280.0 * n4,
            ],
            from_plane: [
                n / 2.0 - 2.0 / 3.0 * n2 + 37.0 / 96.0 * n3 - n4 / 360.0,
                n2 / 48.0 + n3 / 15.0 - 437.0 / 1440.0 * n4,
                17.0 / 480.0 * n3 - 37.0 / 840.0 * n4,
                4_397.0 / 161_280.0 * n4,
            ],
        }
    }
}

/// Degrees of latitude on the ellipsoid and on the sphere it is drawn over: powers of the square of the eccentricity.
fn eccentricity_squared() -> f64 {
    FLATTENING * (2.0 - FLATTENING)
}

impl TransverseMercator {
    /// Longitude and latitude in degrees to metres east and north.
    ///
    /// - **Source:** Lantmäteriet (2008), Gauss Conformal Projection (Transverse Mercator), Krüger's formulas.
    pub fn of_geographic(self, (longitude, latitude): (f64, f64)) -> (f64, f64) {
        let (series, e2) = (Series::new(), eccentricity_squared());
        let latitude = latitude.to_radians();
        let from_middle = (longitude - self.central_meridian_degrees).to_radians();
        let sine = libm::sin(latitude);
        let s2 = sine * sine;
        let conformal = latitude
            - sine
                * libm::cos(latitude)
                * (e2
                    + s2 * ((5.0 * e2.powi(2) - e2.powi(3)) / 6.0
                        + s2 * ((104.0 * e2.powi(3) - 45.0 * e2.powi(4)) / 120.0
                            + s2 * (1237.0 * e2.powi(4) / 1260.0))));
        let xi = libm::atan2(libm::tan(conformal), libm::cos(from_middle));
        let eta = libm::atanh(libm::cos(conformal) * libm::sin(from_middle));
        let (mut north, mut east) = (xi, eta);
        for (idx, coefficient) in series.to_plane.iter().enumerate() {
            let k = 2.0 * (idx + 1) as f64;
            north += coefficient * libm::sin(k * xi) * libm::cosh(k * eta);
            east += coefficient * libm::cos(k * xi) * libm::sinh(k * eta);
        }
        let length = self.scale * series.radius_m;
        (length * east + self.false_easting_m, length * north + self.false_northing_m)
    }

    /// Metres east and north to longitude and latitude in degrees.
    ///
    /// - **Source:** as for [`TransverseMercator::of_geographic`].
    pub fn to_geographic(self, (east, north): (f64, f64)) -> (f64, f64) {
        let (series, e2) = (Series::new(), eccentricity_squared());
        let length = self.scale * series.radius_m;
        let (xi, eta) = ((north - self.false_northing_m) / length, (east - self.false_easting_m) / length);
        let (mut xi_sphere, mut eta_sphere) = (xi, eta);
        for (idx, coefficient) in series.from_plane.iter().enumerate() {
            let k = 2.0 * (idx + 1) as f64;
            xi_sphere -= coefficient * libm::sin(k * xi) * libm::cosh(k * eta);
            eta_sphere -= coefficient * libm::cos(k * xi) * libm::sinh(k * eta);
        }
        let conformal = libm::asin(libm::sin(xi_sphere) / libm::cosh(eta_sphere));
        let from_middle = libm::atan2(libm::sinh(eta_sphere), libm::cos(xi_sphere));
        let sine = libm::sin(conformal);
        let s2 = sine * sine;
        let (e4, e6, e8) = (e2.powi(2), e2.powi(3), e2.powi(4));
        let latitude = conformal
            + sine
                * libm::cos(conformal)
                * (e2
                    + e4
                    + e6
                    + e8
                    + s2 * (-(7.0 * e4 + 17.0 * e6 + 30.0 * e8) / 6.0
                        + s2 * ((224.0 * e6 + 889.0 * e8) / 120.0 + s2 * (-4279.0 * e8 / 1260.0))));
        (self.central_meridian_degrees + from_middle.to_degrees(), latitude.to_degrees())
    }
}
