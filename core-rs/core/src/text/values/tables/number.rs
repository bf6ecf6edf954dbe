//! Words of number: cardinals, ordinals, fractions, multipliers.

use super::super::class::Class::{self, *};

pub(crate) const TABLES: &[(Class, i32, &str)] = &[
    (
        Small,
        0,
        "zero|nought|naught|nil one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen twenty thirty:30 forty|fourty:40 fifty:50 sixty:60 seventy:70 eighty:80 ninety:90",
    ),
    (
        Scale,
        2,
        "hundred|hundreds thousand|thousands lakh|lakhs|lac:5 million|millions crore|crores:7 billion|billions:9 trillion|trillions:12 quadrillion|quadrillions:15",
    ),
    (
        Ordinal,
        1,
        "first second third fourth fifth sixth seventh eighth ninth|nineth tenth eleventh twelfth|twelveth thirteenth fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth twentieth thirtieth:30 fortieth:40 fiftieth:50 sixtieth:60 seventieth:70 eightieth:80 ninetieth:90",
    ),
    (
        ScaleOrdinal,
        2,
        "hundredth thousandth millionth:6 billionth:9 trillionth:12",
    ),
    (
        Parts,
        2,
        "halves|halfs thirds fourths|quarters fifths sixths sevenths eighths ninths tenths elevenths twelfths thirteenths fourteenths fifteenths sixteenths seventeenths eighteenths nineteenths twentieths thirtieths:30 fortieths:40 fiftieths:50 sixtieths:60 seventieths:70 eightieths:80 ninetieths:90",
    ),
    (
        ScaleParts,
        2,
        "hundredths thousandths millionths:6 billionths:9 trillionths:12",
    ),
    (Share, 2, "half quarter:4"),
    (
        Suffix,
        3,
        "k m|mm|mn|mil|mio:6 g|b|bn|bln:9 t|tn|tln|trn:12",
    ),
    (Dozen, 12, "dozen|dozens|doz|dozs|dz|dzs score|scores:20"),
    (
        Vulgar,
        0,
        "½:18 ⅓:19 ⅔:35 ¼:20 ¾:52 ⅕:21 ⅖:37 ⅗:53 ⅘:69 ⅙:22 ⅚:86 ⅛:24 ⅜:56 ⅝:88 ⅞:120",
    ),
    (
        RelativeOrdinal,
        0,
        "last:150 penultimate|next_to_last|last_but_one|the_last_but_one|the_one_before_the_last_one|the_one_before_the_last|second_to_last|next_to_the_last:149 antepenultimate:148 next|next_one:51 previous|previous_one:49 current|current_one:50",
    ),
    (
        Literal,
        0,
        "a an and of the minus negative plus point over out in to percent per cent percentage pct one",
    ),
];
