//! Units of measure. The first name of a group is the canonical one, used on the wire; groups
//! are lists of one kind. Unit symbols: SI brochure (9th edition), NIST Handbook 44 appendix C.

use super::super::class::Class;
use super::super::unit::{Sort, measure};
use super::Words;

const GROUPS: &[(Sort, &str)] = &[
    (
        Sort::Length,
        "meter|meters|metre|metres|m kilometer|kilometers|kilometre|kilometres|km|kms centimeter|centimeters|centimetre|centimetres|cm|cms millimeter|millimeters|millimetre|millimetres|mm decimeter|decimeters|decimetre|decimetres|dm decameter|decameters|decametre|dam hectometer|hectometers|hectometre|hm micrometer|micrometers|micrometre|micron|microns|µm|μm nanometer|nanometers|nanometre|nm picometer|picometers|picometre inch|inches mile|miles|mi foot|feet|ft yard|yards|yd|yds nautical_mile|nautical_miles|nmi furlong|furlongs fathom|fathoms light_year|light_years|lightyear|lightyears|light_-_year|light_-_years",
    ),
    (
        Sort::Other,
        "square_meter|sqm|sq_m square_kilometer|sqkm|sq_km square_centimeter|sqcm|sq_cm square_millimeter|sqmm|sq_mm square_foot|sqft|sq_ft square_inch|sqin square_mile|sqmi|sq_mi square_yard|sqyd|sq_yd acre|acres hectare|hectares|ha",
    ),
    (
        Sort::Other,
        "liter|liters|litre|litres|l milliliter|milliliters|millilitre|millilitres|ml|mls centiliter|centiliters|centilitre|cl deciliter|deciliters|decilitre|dl hectoliter|hectoliters|hectolitre|hl gallon|gallons|gal quart|quarts|qt pint|pints|pt cup|cups fluid_ounce|fluid_ounces|fl_oz|floz tablespoon|tablespoons|tbsp|tbs teaspoon|teaspoons|tsp barrel|barrels|bbl|bbls bushel|bushels peck|pecks gill|gills cord|cords fluid_dram|fluid_drams cubic_centimeter|cc|ccs",
    ),
    (
        Sort::Other,
        "kilogram|kilograms|kilogramme|kilogrammes|kg|kgs|kilo|kilos gram|grams|gramme|grammes|g|gm milligram|milligrams|milligramme|mg microgram|micrograms|mcg|µg|μg metric_ton|metric_tons|tonne|tonnes ton|tons|t long_ton|long_tons short_ton|short_tons pound|pounds|lb|lbs ounce|ounces|oz stone|stones grain|grains dram|drams carat|carats hundredweight|hundredweights",
    ),
    (
        Sort::Other,
        "mile_per_hour|miles_per_hour|mph|miles_an_hour kilometer_per_hour|kilometers_per_hour|kilometres_per_hour|kph|kmh|kmph|km_/_h|km_/_hr knot|knots|kn foot_per_second|fps meter_per_second|mps|m_/_s",
    ),
    (
        Sort::Other,
        "bit|bits kilobit|kilobits|kbit|kbits megabit|megabits|mbit|mbits gigabit|gigabits|gbit|gbits byte|bytes kilobyte|kilobytes|kb|kib megabyte|megabytes|mb|meg|megs|mib gigabyte|gigabytes|gb|gig|gigs|gib terabyte|terabytes|tb|tib petabyte|petabytes|pb megabit_per_second|mbps kilobit_per_second|kbps gigabit_per_second|gbps",
    ),
    (
        Sort::Other,
        "radian|radians|rad turn|turns|revolution|revolutions arcminute|arcminutes arcsecond|arcseconds",
    ),
    (
        Sort::Other,
        "watt|watts kilowatt|kilowatts|kw megawatt|megawatts|mw gigawatt|gigawatts|gw horsepower|hp joule|joules kilojoule|kilojoules|kj megajoule|megajoules kilowatt_hour|kilowatt_hours|kilowatt-hour|kwh calorie|calories|cal|cals kilocalorie|kilocalories|kcal|kcals newton|newtons volt|volts millivolt|millivolts|mv kilovolt|kilovolts|kv ampere|amperes|amp|amps milliampere|milliamp|milliamps|mah ohm|ohms hertz|hz kilohertz|khz megahertz|mhz gigahertz|ghz pascal|pascals kilopascal|kilopascals|kpa hectopascal|hpa bar|bars millibar|millibars|mbar psi decibel|decibels|db lumen|lumens lux pixel|pixels|px megapixel|megapixels|mp rpm bpm mmhg",
    ),
    (
        Sort::Temperature,
        "celsius|celcius|centigrade|c fahrenheit|farenheit|fahrenheith|f kelvin|kelvins|k rankine|r reaumur|réaumur",
    ),
    (Sort::Degree, "degree|degrees|deg|degs|°|º"),
];

pub(super) fn fill(words: &mut Words) {
    for &(sort, table) in GROUPS {
        for names in table.split_ascii_whitespace() {
            let canonical = names.split('|').next().unwrap_or("");
            let id = words.entry(&canonical.replace('_', " "));
            for name in names.split('|') {
                words.add(name, Class::Measure, measure(id, sort));
            }
        }
    }
    // Begins or joins a unit.
    words.table(Class::Literal, 0, "square|sq cubic|cu per inches degrees");
}
