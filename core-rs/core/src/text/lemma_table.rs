//! Irregular forms of English (Quirk et al. 1985: verbs 3.11 to 3.20, plurals 5.82 to 5.103,
//! comparison 7.74 to 7.76), and words whose regular form the spelling does not show. Rows
//! `lemma form form …;`.

/// Function words by tag.
pub(crate) const SHORT: &str = "PRON:I me;PRON:they them;PRON:he him;PRON:we us;PRON:that those;\
PRON:this these;PRON:my mine;PRON:your yours;PRON:our ours;PRON:their theirs;PRON:her hers;\
DET:a an;DET:this these;DET:that those;PART:not n't nt n’t;PART:to na ta;PART:'s s ' ’s ’;\
AUX:be 's 'm 're ’s ’m ’re s m re r;AUX:will 'll ll wo ’ll;AUX:would 'd ’d;AUX:have 've ’ve ve;\
AUX:can ca;AUX:may may;AUX:might might;AUX:must must;ADV:well better best;ADP:through thru;\
ADV:far further farther furthest;VERB:have 've ’ve;VERB:let let;NUM:million m;NUM:thousand k;\
NUM:billion b bn;AUX:get gets got getting";

pub(crate) const VERBS: &str = "be is was are were been am being;have has had having;do did does done doing;\
go goes went gone going;get got gotten;say said;make made;take took taken;come came;see saw seen;\
know knew known;think thought;give gave given;find found;tell told;feel felt;leave left;keep kept;\
begin began begun;bring brought;write wrote written;hold held;stand stood;hear heard;mean meant;\
meet met;run ran;pay paid;sit sat;speak spoke spoken;lie lay lain lying;lead led;grow grew grown;\
lose lost;fall fell fallen;send sent;build built;understand understood;draw drew drawn;\
break broke broken;spend spent;rise rose risen;drive drove driven;buy bought;wear wore worn;\
choose chose chosen;sell sold;catch caught;teach taught;fight fought;seek sought;eat ate eaten;\
sleep slept;win won;fly flew flown;throw threw thrown;show shown;sing sang sung;swim swam swum;\
drink drank drunk;ring rang rung;sink sank sunk;shrink shrank shrunk;spring sprang sprung;\
blow blew blown;forget forgot forgotten;forgive forgave forgiven;freeze froze frozen;hide hid hidden;\
ride rode ridden;shake shook shaken;steal stole stolen;swear swore sworn;tear tore torn;\
wake woke woken;bite bit bitten;bear bore borne born;beat beaten;bend bent;bind bound;bleed bled;\
breed bred;burn burnt;creep crept;deal dealt;dig dug;dream dreamt;feed fed;flee fled;fling flung;\
grind ground;hang hung;kneel knelt;lay laid;lean leant;leap leapt;learn learnt;lend lent;light lit;\
shine shone;shoot shot;sling slung;slide slid;smell smelt;speed sped;spell spelt;spill spilt;\
spin spun;spit spat;spoil spoilt;stick stuck;sting stung;stink stank stunk;strike struck stricken;\
string strung;strive strove striven;sweep swept;swell swollen;swing swung;weave wove woven;weep wept;\
wind wound;wring wrung;withdraw withdrew withdrawn;undergo underwent undergone;overcome overcame;\
become became;undertake undertook undertaken;mistake mistook mistaken;arise arose arisen;\
awake awoke awoken;foresee foresaw foreseen;oversee oversaw overseen;outgrow outgrew outgrown;\
rebuild rebuilt;redo redid redone;repay repaid;retell retold;rewrite rewrote rewritten;sew sewn;\
mow mown;sow sown;saw sawn;prove proven;undo undid undone;upset upset;misunderstand misunderstood;\
withhold withheld;uphold upheld;die dying dies died;tie tying ties tied;vie vying;belie belying;\
use using used;lose losing;come coming;become becoming;give giving;have havin;love loving;\
argue arguing;agree agreeing agreed agrees;free freed;see seeing sees;flee fleeing;guarantee guaranteed;\
bus bused;focus focused focusing;visit visited;die dies;add added adding;egg egged;err erred erring;\
install installed installing;enroll enrolled enrolling;fulfill fulfilled;roll rolled rolling;\
control controlled controlling;travel traveled travelled traveling travelling;write writing;\
cancel canceled cancelled;change changing changed changes;arrange arranging arranged;\
exchange exchanging exchanged;challenge challenged challenging;charge charged charging;\
create created creating;schedule scheduled scheduling;want wanna;go gon;get got getting;let lets letting;\
bathe bathed bathing;breathe breathed breathing;clothe clothed;cache cached;\
age aged aging;owe owed owing;eye eyed;dye dyed dyeing;hoe hoed;shoe shoed;toe toed;\
explain explained;develop developed developing;open opened opening;happen happened happening;\
answer answered answering;offer offered offering;order ordered ordering;suffer suffered;\
welcome welcomed welcoming;taste tasted tasting;waste wasted wasting;paste pasted pasting;\
raise raised raising;cause caused causing;please pleased;release released releasing;increase increased increasing;\
decrease decreased;purchase purchased purchasing;lease leased leasing;close closed closing;choose choosing;\
house housed housing;base based basing;promise promised;practise practised;discuss discussed discusses;\
pass passes;miss misses;assure assured assuring;ensure ensured;compare compared comparing;share shared sharing;\
care cared caring;prepare prepared preparing;declare declared;store stored storing;score scored;explore explored;\
ignore ignored ignoring;restore restored;adore adored;bore bored boring;require required;hire hired hiring;\
inspire inspired;admire admired;retire retired retiring;fire fired firing;acquire acquired;figure figured;\
secure secured;manage managed managing;encourage encouraged encouraging;engage engaged engaging;\
imagine imagined;combine combined;examine examined;define defined;decline declined;determine determined;\
mention mentioned mentioning;question questioned;believe believing believed;live living lived;\
complete completed completing;delete deleted;compete competed;promote promoted;note noted;vote voted voting;\
quote quoted;invite invited inviting;excite excited;unite united;cite cited;dispute disputed;contribute contributed;\
execute executed;distribute distributed;provide providing provided;decide decided deciding;include included including;\
conclude concluded;guide guided;side sided;trade traded trading;persuade persuaded;invade invaded;upgrade upgraded;\
hate hated hating;date dated dating;state stated stating;rate rated;relate related;locate located;\
edit edited editing;limit limited limiting;exit exited;profit profited;benefit benefited;credit credited;\
treat treated treating;cheat cheated cheating;repeat repeated;heat heated heating;float floated;\
wait waited waiting;await awaited;bet betting;cut cutting cuts;put putting puts;set setting sets;hit hitting;\
quit quitting;shut shutting;hurt hurting;cost costs costing;read reading;spread spreading;permit permitted;\
serve served;solve solved;involve involved;receive received;forward forwarded;reach reaches reached;\
teach teaches;watch watches;approach approaches approached;attach attaches attached;do dos";

pub(crate) const NOUNS: &str = "man men;woman women;child children;person people persons;foot feet;tooth teeth;goose geese;\
mouse mice;ox oxen;louse lice;life lives;wife wives;knife knives;leaf leaves;half halves;self selves;\
shelf shelves;wolf wolves;calf calves;loaf loaves;thief thieves;scarf scarves;hoof hooves;elf elves;\
analysis analyses;basis bases;crisis crises;thesis theses;hypothesis hypotheses;diagnosis diagnoses;\
axis axes;oasis oases;parenthesis parentheses;criterion criteria;phenomenon phenomena;bacterium bacteria;\
datum data;medium media;curriculum curricula;memorandum memoranda;stimulus stimuli;fungus fungi;\
nucleus nuclei;radius radii;cactus cacti;alumnus alumni;syllabus syllabi;index indices;appendix appendices;\
matrix matrices;vertex vertices;larva larvae;formula formulae;antenna antennae;bus buses;gas gases;\
lens lenses;virus viruses;campus campuses;bonus bonuses;census censuses;status statuses;focus focuses;\
boss bosses;series series;species species;means means;movie movies;cookie cookies;tie ties;pie pies;lie lies;\
calorie calories;zombie zombies;rookie rookies;selfie selfies;genie genies;eye eyes;shoe shoes;toe toes;\
ache aches;headache headaches;cache caches;niche niches;axe axes;\
businessman businessmen;policeman policemen;fireman firemen;gentleman gentlemen;fisherman fishermen;\
grandchild grandchildren;stepchild stepchildren;housewife housewives;midwife midwives;bookshelf bookshelves;\
January jan jan.;February feb feb.;March mar mar.;April apr apr.;June jun jun.;July jul jul.;\
August aug aug.;September sept sept. sep sep.;October oct oct.;November nov nov.;December dec dec.;\
thanks thanks;clothes clothes;pants pants;jeans jeans;glasses glasses;scissors scissors;news news;\
politics politics;economics economics;physics physics;mathematics mathematics;congrats congrats";

pub(crate) const ADJECTIVES: &str = "good better best;bad worse worst;far farther farthest further furthest;\
many more most;much more;little less least;old older oldest elder eldest;new newer newest;big bigger biggest;\
large larger largest;small smaller smallest;high higher highest;low lower lowest;long longer longest;\
short shorter shortest;great greater greatest;young younger youngest;late later latest;early earlier earliest;\
easy easier easiest;hard harder hardest;cheap cheaper cheapest;strong stronger strongest;weak weaker weakest;\
fast faster fastest;slow slower slowest;near nearer nearest;close closer closest;soon sooner soonest;\
safe safer safest;nice nicer nicest;fine finer finest;rich richer richest;poor poorer poorest;\
hot hotter hottest;cold colder coldest;warm warmer warmest;cool cooler coolest;dark darker darkest;\
light lighter lightest;heavy heavier heaviest;happy happier happiest;healthy healthier healthiest;\
busy busier busiest;pretty prettier prettiest;funny funnier funniest;dirty dirtier dirtiest;\
friendly friendlier friendliest;lucky luckier luckiest;tall taller tallest;thick thicker thickest;\
thin thinner thinnest;fat fatter fattest;wide wider widest;deep deeper deepest;clean cleaner cleanest;\
clear clearer clearest;quick quicker quickest;quiet quieter quietest;loud louder loudest;smart smarter smartest;\
simple simpler simplest;bright brighter brightest;soft softer softest;sweet sweeter sweetest;tough tougher toughest;\
wise wiser wisest;kind kinder kindest;fresh fresher freshest;full fuller fullest;broad broader broadest;\
fair fairer fairest;tight tighter tightest;strict stricter strictest;steep steeper steepest;sad sadder saddest;\
ugly uglier ugliest;angry angrier angriest;hungry hungrier hungriest;tiny tinier tiniest;\
likely likelier likeliest;true truer truest;rare rarer rarest;large larger";
