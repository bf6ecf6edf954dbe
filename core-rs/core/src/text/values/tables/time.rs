//! Words of time: months, weekdays, units, parts of the day, holidays.

use super::super::class::Class::{self, *};

pub(crate) const TABLES: &[(Class, i32, &str)] = &[
    (
        Month,
        1,
        "january|jan february|feb march|mar april|apr may june|jun july|jul august|aug september|sep|sept october|oct november|nov december|dec",
    ),
    (
        Weekday,
        0,
        "monday|mon tuesday|tue|tues wednesday|wed|weds thursday|thu|thur|thurs friday|fri saturday|sat sunday|sun",
    ),
    (
        Weekdays,
        0,
        "mondays tuesdays wednesdays thursdays fridays saturdays sundays",
    ),
    // Grains in the order of `civil::Grain`.
    (
        Unit,
        0,
        "second|seconds|sec|secs minute|minutes|min|mins hour|hours|hr|hrs|h day|days week|weeks|wk|wks month|months|mo|mos quarter|quarters|qtr year|years|yr|yrs decade|decades century|centuries weekend|weekends fortnight|fortnights night|nights business_day|business_days|working_day|working_days|work_day|work_days|weekday|weekdays",
    ),
    (Season, 0, "spring summer fall|autumn winter"),
    // An index into `clock::PARTS`.
    (
        Part,
        0,
        "morning|mornin afternoon|arvo evening night|nite daytime|day_time|day_-_time nighttime|night_time|night_-_time lunch|lunchtime|lunch_time dinner|dinnertime|dinner_time|supper breakfast|breakfasttime business_hours|business_hour brunch",
    ),
    (Mornings, 0, "mornings afternoons evenings nights"),
    (
        DayWord,
        -1,
        "yesterday today tomorrow|tmr|tmrw|tomorow|tommorow|tommorrow",
    ),
    (
        Relative,
        -1,
        "last|previous|past|prior this|current|same|present next|following|coming|upcoming|subsequent",
    ),
    // Unit times 16 plus count.
    (
        Adverb,
        0,
        "daily|everyday:49 weekly:65 monthly:81 quarterly:97 yearly|annually|annual:113 hourly:33 biweekly|bi-weekly|bi_-_weekly|fortnightly:66 bimonthly|bi-monthly|bi_-_monthly:82 semiannual|semiannually|semi_-_annual|semi_-_annually|biannual|biannually|bi_-_annual|bi_-_annually|half_-_yearly:86 nightly:49 biennial|biennially:114",
    ),
    (Vague, 2, "couple few|some|several"),
    (
        Holiday,
        0,
        "new_year_day|new_years_day|new_year|new_years|newyear|newyears martin_luther_king_day|martin_luther_king_jr_day|martin_luther_king_jr_._day|mlk_day groundhog_day|groundhogs_day valentine_day|valentines_day|valentine|valentines|st_valentine_day presidents_day|president_day|washington_birthday st_patrick_day|st_patricks_day|saint_patrick_day|saint_patrick|saint_patricks_day|st_._patrick_day|st_._patricks_day|st_patrick|st_._patrick|patrick_day april_fool_day|april_fools_day|april_fools|april_fool|fool_day|fools_day earth_day may_day|labour_day|international_workers_day|international_worker_day|workers_day|worker_day cinco_de_mayo mother_day|mothers_day memorial_day juneteenth|freedom_day father_day|fathers_day independence_day|july_fourth bastille_day labor_day columbus_day|indigenous_peoples_day|indigenous_people_day halloween|halloween_day|hallowe_en|all_hallow_eve|all_hallows_eve all_saints_day|all_saint_day|all_souls_day:20 guy_fawkes_day|guy_fawkes_night|guy_fawkes|bonfire_night:21 veterans_day|veteran_day|armistice_day|remembrance_day:22 thanksgiving|thanksgiving_day:23 black_friday:24 cyber_monday:25 christmas_eve|xmas_eve:26 christmas|christmas_day|xmas|xmas_day:27 boxing_day:28 new_year_eve|new_years_eve|nye:29 easter|easter_sunday|easter_day:30 good_friday:31 easter_monday:32 ash_wednesday:33 palm_sunday:34 pentecost|whit_sunday:35 ascension_day:36 mardi_gras|shrove_tuesday|fat_tuesday:37 eid_al_-_fitr|eid_al_fitr|eid_ul_fitr|eid-al-fitr:38 eid_al_-_adha|eid_al_adha|eid_ul_adha:39 ramadan|ramadan_start:40 epiphany|three_kings_day:41 women_day|womens_day|international_women_day|international_womens_day:42 children_day|childrens_day:43 singles_day|single_day|singles'_day:44 inauguration_day:45 australia_day:46 canada_day:47 anzac_day:48 teacher_day|teachers_day:49 arbor_day:50 flag_day:51 yuandan:0 girls_day:52 white_day:53",
    ),
    (
        Timely,
        0,
        "now currently tonight tonite eod eom eoy noon midday noonish midnight present date time moment clock oclock past half quarter weekly fitr adha mayo gras fawkes patrick",
    ),
    (
        Literal,
        0,
        "beginning start starting commencing end middle mid early late earlier later before after since until till til from between by on at every each all whole more less around about circa as no prior the in during any once twice rest remainder remaining within week year right just cy fy sy greater q h that first last longer fewer over",
    ),
];
