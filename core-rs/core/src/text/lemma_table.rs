//! Irregular forms of English, which the trainer writes into the model (Quirk et al. 1985: verbs 3.11 to 3.20, plurals 5.82 to 5.103,
//! comparison 7.74 to 7.76), and words whose regular form the spelling does not show. Rows
//! `lemma form form …;`. A table has a row of rows for each first letter of a form, `a` to `z`, so
//! that a look-up reads one of them.

use super::lemma::{LETTERS, ROWS};
use super::upos::Upos;

/// A table by the first letter of the forms.
type Table = [&'static str; LETTERS];

/// Function words, whose forms depend on the tag.
fn function_words(tag: Upos) -> &'static str {
    match tag {
        Upos::Pron => {
            "I me;they them;he him;we us;that those;this these;my mine;your yours;our ours;their theirs;her hers"
        }
        Upos::Det => "a an;this these;that those",
        Upos::Part => "not n't nt n’t;to na ta;'s s ' ’s ’",
        Upos::Aux => {
            "be 's 'm 're ’s ’m ’re s m re r;will 'll ll wo ’ll;would 'd ’d;have 've ’ve ve;can ca;may may;might might;must must;get gets got getting"
        }
        Upos::Adv => "well better best;far further farther furthest",
        Upos::Adp => "through thru",
        Upos::Verb => "have 've ’ve;let let",
        Upos::Num => "million m;thousand k;billion b bn",
        _ => "",
    }
}

const VERBS: Table = [
    "be are am;eat ate;arise arose arisen;awake awoke awoken;argue arguing;agree agreeing \
     agreed agrees;add added adding;arrange arranging arranged;age aged aging;answer \
     answered answering;assure assured assuring;adore adored;admire admired;acquire \
     acquired;await awaited;approach approaches approached;attach attaches attached",
    "be been being;begin began begun;bring brought;build built;break broke broken;buy \
     bought;blow blew blown;bite bit bitten;bear bore borne born;beat beaten;bend \
     bent;bind bound;bleed bled;breed bred;burn burnt;become became becoming;belie \
     belying;bus bused;bathe bathed bathing;breathe breathed breathing;base based \
     basing;bore bored boring;believe believing believed;benefit benefited;bet betting",
    "come came coming;choose chose chosen choosing;catch caught;creep crept;control \
     controlled controlling;cancel canceled cancelled;change changing changed \
     changes;challenge challenged challenging;charge charged charging;create created \
     creating;clothe clothed;cache cached;cause caused causing;close closed \
     closing;compare compared comparing;care cared caring;combine combined;complete \
     completed completing;compete competed;cite cited;contribute contributed;conclude \
     concluded;credit credited;cheat cheated cheating;cut cutting cuts;cost costs costing",
    "do did does done doing dos;draw drew drawn;drive drove driven;drink drank drunk;deal \
     dealt;dig dug;dream dreamt;die dying dies died;dye dyed dyeing;develop developed \
     developing;decrease decreased;discuss discussed discusses;declare declared;define \
     defined;decline declined;determine determined;delete deleted;dispute \
     disputed;distribute distributed;decide decided deciding;date dated dating",
    "eat eaten;egg egged;err erred erring;enroll enrolled enrolling;exchange exchanging \
     exchanged;eye eyed;explain explained;ensure ensured;explore explored;encourage \
     encouraged encouraging;engage engaged engaging;examine examined;excite \
     excited;execute executed;edit edited editing;exit exited",
    "find found;feel felt;fall fell fallen;fight fought;fly flew flown;forget forgot \
     forgotten;forgive forgave forgiven;freeze froze frozen;feed fed;flee fled \
     fleeing;fling flung;foresee foresaw foreseen;free freed;focus focused \
     focusing;fulfill fulfilled;fire fired firing;figure figured;float floated;forward \
     forwarded",
    "go goes gone going gon;get got gotten getting;give gave given giving;grow grew \
     grown;grind ground;guarantee guaranteed;guide guided",
    "have has had having havin;hold held;hear heard;hide hid hidden;hang hung;hoe \
     hoed;happen happened happening;house housed housing;hire hired hiring;hate hated \
     hating;heat heated heating;hit hitting;hurt hurting",
    "be is;install installed installing;increase increased increasing;ignore ignored \
     ignoring;inspire inspired;imagine imagined;invite invited inviting;include included \
     including;invade invaded;involve involved",
    "",
    "know knew known;keep kept;kneel knelt",
    "leave left;lie lay lain lying;lead led;lose lost losing;lay laid;lean leant;leap \
     leapt;learn learnt;lend lent;light lit;love loving;let lets letting;lease leased \
     leasing;live living lived;locate located;limit limited limiting",
    "make made;mean meant;meet met;mistake mistook mistaken;mow mown;misunderstand \
     misunderstood;miss misses;manage managed managing;mention mentioned mentioning",
    "note noted",
    "overcome overcame;oversee oversaw overseen;outgrow outgrew outgrown;owe owed \
     owing;open opened opening;offer offered offering;order ordered ordering",
    "pay paid;prove proven;paste pasted pasting;please pleased;purchase purchased \
     purchasing;promise promised;practise practised;pass passes;prepare prepared \
     preparing;promote promoted;provide providing provided;persuade persuaded;profit \
     profited;put putting puts;permit permitted",
    "question questioned;quote quoted;quit quitting",
    "run ran;rise rose risen;ring rang rung;ride rode ridden;rebuild rebuilt;redo redid \
     redone;repay repaid;retell retold;rewrite rewrote rewritten;roll rolled \
     rolling;raise raised raising;release released releasing;restore restored;require \
     required;retire retired retiring;rate rated;relate related;repeat repeated;read \
     reading;receive received;reach reaches reached",
    "say said;see saw seen seeing sees;stand stood;sit sat;speak spoke spoken;send \
     sent;spend spent;sell sold;seek sought;sleep slept;show shown;sing sang sung;swim \
     swam swum;sink sank sunk;shrink shrank shrunk;spring sprang sprung;shake shook \
     shaken;steal stole stolen;swear swore sworn;shine shone;shoot shot;sling slung;slide \
     slid;smell smelt;speed sped;spell spelt;spill spilt;spin spun;spit spat;spoil \
     spoilt;stick stuck;sting stung;stink stank stunk;strike struck stricken;string \
     strung;strive strove striven;sweep swept;swell swollen;swing swung;sew sewn;sow \
     sown;saw sawn;schedule scheduled scheduling;shoe shoed;suffer suffered;share shared \
     sharing;store stored storing;score scored;secure secured;side sided;state stated \
     stating;set setting sets;shut shutting;spread spreading;serve served;solve solved",
    "take took taken;think thought;tell told;teach taught teaches;throw threw thrown;tear \
     tore torn;tie tying ties tied;travel traveled travelled traveling travelling;toe \
     toed;taste tasted tasting;trade traded trading;treat treated treating",
    "understand understood;undergo underwent undergone;undertake undertook \
     undertaken;undo undid undone;upset upset;uphold upheld;use using used;unite \
     united;upgrade upgraded",
    "vie vying;visit visited;vote voted voting",
    "be was were;go went;write wrote written writing;wear wore worn;win won;wake woke \
     woken;weave wove woven;weep wept;wind wound;wring wrung;withdraw withdrew \
     withdrawn;withhold withheld;want wanna;welcome welcomed welcoming;waste wasted \
     wasting;wait waited waiting;watch watches",
    "",
    "",
    "",
];

const NOUNS: Table = [
    "analysis analyses;axis axes;alumnus alumni;appendix appendices;antenna antennae;ache \
     aches;April apr apr.;August aug aug.",
    "basis bases;bacterium bacteria;bus buses;bonus bonuses;boss bosses;businessman \
     businessmen;bookshelf bookshelves",
    "child children;calf calves;crisis crises;criterion criteria;curriculum \
     curricula;cactus cacti;campus campuses;census censuses;cookie cookies;calorie \
     calories;cache caches;clothes clothes;congrats congrats",
    "diagnosis diagnoses;datum data;December dec dec.",
    "elf elves;eye eyes;economics economics",
    "foot feet;fungus fungi;formula formulae;focus focuses;fireman firemen;fisherman \
     fishermen;February feb feb.",
    "goose geese;gas gases;genie genies;gentleman gentlemen;grandchild \
     grandchildren;glasses glasses",
    "half halves;hoof hooves;hypothesis hypotheses;headache headaches;housewife \
     housewives",
    "index indices",
    "January jan jan.;June jun jun.;July jul jul.;jeans jeans",
    "knife knives",
    "louse lice;life lives;leaf leaves;loaf loaves;larva larvae;lens lenses;lie lies",
    "man men;mouse mice;medium media;memorandum memoranda;matrix matrices;means \
     means;movie movies;midwife midwives;March mar mar.;mathematics mathematics",
    "nucleus nuclei;niche niches;November nov nov.;news news",
    "ox oxen;oasis oases;October oct oct.",
    "person people persons;parenthesis parentheses;phenomenon phenomena;pie \
     pies;policeman policemen;pants pants;politics politics;physics physics",
    "",
    "radius radii;rookie rookies",
    "self selves;shelf shelves;scarf scarves;stimulus stimuli;syllabus syllabi;status \
     statuses;series series;species species;selfie selfies;shoe shoes;stepchild \
     stepchildren;September sept sept. sep sep.;scissors scissors",
    "tooth teeth;thief thieves;thesis theses;tie ties;toe toes;thanks thanks",
    "",
    "vertex vertices;virus viruses",
    "woman women;wife wives;wolf wolves",
    "",
    "",
    "zombie zombies",
];

const ADJECTIVES: Table = [
    "angry angrier angriest",
    "good better best;big bigger biggest;busy busier busiest;bright brighter \
     brightest;broad broader broadest",
    "cheap cheaper cheapest;close closer closest;cold colder coldest;cool cooler \
     coolest;clean cleaner cleanest;clear clearer clearest",
    "dark darker darkest;dirty dirtier dirtiest;deep deeper deepest",
    "old elder eldest;early earlier earliest;easy easier easiest",
    "far farther farthest further furthest;fast faster fastest;fine finer finest;funny \
     funnier funniest;friendly friendlier friendliest;fat fatter fattest;fresh fresher \
     freshest;full fuller fullest;fair fairer fairest",
    "great greater greatest",
    "high higher highest;hard harder hardest;hot hotter hottest;heavy heavier \
     heaviest;happy happier happiest;healthy healthier healthiest;hungry hungrier \
     hungriest",
    "",
    "",
    "kind kinder kindest",
    "little less least;large larger largest;low lower lowest;long longer longest;late \
     later latest;light lighter lightest;lucky luckier luckiest;loud louder \
     loudest;likely likelier likeliest",
    "many more most",
    "new newer newest;near nearer nearest;nice nicer nicest",
    "old older oldest",
    "poor poorer poorest;pretty prettier prettiest",
    "quick quicker quickest;quiet quieter quietest",
    "rich richer richest;rare rarer rarest",
    "small smaller smallest;short shorter shortest;strong stronger strongest;slow slower \
     slowest;soon sooner soonest;safe safer safest;smart smarter smartest;simple simpler \
     simplest;soft softer softest;sweet sweeter sweetest;strict stricter strictest;steep \
     steeper steepest;sad sadder saddest",
    "tall taller tallest;thick thicker thickest;thin thinner thinnest;tough tougher \
     toughest;tight tighter tightest;tiny tinier tiniest;true truer truest",
    "ugly uglier ugliest",
    "",
    "bad worse worst;weak weaker weakest;warm warmer warmest;wide wider widest;wise wiser \
     wisest",
    "",
    "young younger youngest",
    "",
];

/// The bytes of the section `LEMM`.
pub(crate) fn section() -> Vec<u8> {
    let functions =
        (0..Upos::COUNT as u8).map(|tag| Upos::from_byte(tag).map_or("", function_words));
    let tables = [VERBS, NOUNS, ADJECTIVES];
    let rows: Vec<&str> = functions.chain(tables.into_iter().flatten()).collect();
    assert_eq!(rows.len(), ROWS);
    let mut bytes = Vec::new();
    let mut place = 0;
    for row in &rows {
        bytes.extend_from_slice(&(place as u16).to_le_bytes());
        place += row.len();
    }
    bytes.extend_from_slice(&(place as u16).to_le_bytes());
    bytes.extend(rows.concat().bytes());
    bytes
}
