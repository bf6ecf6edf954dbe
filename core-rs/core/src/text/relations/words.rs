//! The words the patterns look at, by groups: closed classes of English, and the verbs, nouns and
//! adjectives that personal relations hang on. Lower case, apostrophes straight. A word is in one
//! group only: its tag tells the rest.

use super::group::{Form, Group};
use super::jobs::JOBS;
use super::lexicon::LONGEST;
use Form::{Base, Both, Job, Participle, Past};

/// Groups, forms and words.
const ROWS: &[(Group, Form, &str)] = &[
    (Group::Be, Base, "be am is are being 'm 're ai m re"),
    (Group::Be, Past, "was were"),
    (Group::Be, Participle, "been"),
    (Group::Have, Base, "have has having 've ve"),
    (Group::Have, Both, "had"),
    (Group::Do, Base, "do does doing"),
    (Group::Do, Past, "did"),
    (
        Group::Might,
        Base,
        "could may might maybe perhaps possibly probably",
    ),
    (Group::Can, Base, "can ca"),
    (Group::Should, Base, "must should ought"),
    (Group::Will, Base, "will shall 'll ll wo gon gonna"),
    (Group::Would, Base, "would 'd"),
    (
        Group::Not,
        Base,
        "not n't never no nt hardly neither nor nobody nothing none without",
    ),
    (Group::Longer, Base, "longer"),
    (Group::Anymore, Base, "anymore"),
    (Group::Used, Base, "used"),
    (Group::To, Base, "to na"),
    (Group::In, Base, "in near inside"),
    (Group::At, Base, "at"),
    (Group::On, Base, "on"),
    (Group::For, Base, "for"),
    (Group::With, Base, "with"),
    (Group::From, Base, "from"),
    (Group::As, Base, "as"),
    (Group::Of, Base, "of"),
    (Group::By, Base, "by"),
    (Group::Into, Base, "into"),
    (Group::About, Base, "about"),
    (Group::That, Base, "that"),
    (Group::And, Base, "and &"),
    (Group::Or, Base, "or"),
    (Group::But, Base, "but"),
    (Group::If, Base, "if unless whether"),
    (Group::Which, Base, "who which whom"),
    (Group::Ask, Base, "what why how whose where when"),
    (Group::I, Base, "i we"),
    (Group::Me, Base, "me us him them"),
    (Group::My, Base, "my our his her their its your"),
    (Group::It, Base, "it this these those there"),
    (Group::Article, Base, "a an the"),
    (Group::Clitic, Base, "'s '"),
    (Group::Quote, Base, "`` '' \" “ ”"),
    (
        Group::Including,
        Base,
        "including according following regarding concerning depending starting",
    ),
    (
        Group::Time,
        Base,
        "now year years month months week weeks day days night morning evening afternoon weekend monday tuesday wednesday thursday friday saturday sunday january february march april june july august september october november december hour hours minute minutes time times",
    ),
    (Group::Future, Base, "tomorrow tonight next soon upcoming"),
    (Group::Day, Base, "today yesterday last"),
    (Group::Ago, Base, "ago later earlier"),
    (
        Group::Actually,
        Base,
        "actually sorry correction oops meant wait typo",
    ),
    (Group::Alias, Base, "aka a.k.a a.k.a."),
    (Group::Favourite, Base, "favourite favorite fave fav"),
    (Group::Old, Base, "old yo y.o."),
    (
        Group::Filler,
        Base,
        "btw tbh lol lmao haha hahaha hehe imo imho atm dude pls plz thx omg ngl fyi",
    ),
    (
        Group::None,
        Both,
        "made held found brought led kept won put set cut paid caught shot struck felt sent spent built heard read",
    ),
    (
        Group::None,
        Participle,
        "given written seen run drawn driven fallen grown hidden shown stolen thrown worn done",
    ),
    (
        Group::None,
        Past,
        "saw gave grew wrote drove ran sang swam threw wore",
    ),
    (
        Group::Say,
        Base,
        "say tell claim report state announce explain note argue suggest mention add",
    ),
    (Group::Say, Both, "said told"),
    (
        Group::Think,
        Base,
        "think believe guess suppose assume reckon",
    ),
    (Group::Think, Both, "thought"),
    (Group::Wish, Base, "wish imagine pretend"),
    (
        Group::Plan,
        Base,
        "plan want hope intend wan wanna decide going",
    ),
    (Group::Need, Base, "need"),
    (Group::Stop, Base, "stop quit"),
    (Group::Named, Base, "name call dub title entitle nickname"),
    (Group::Live, Base, "live reside dwell base settle"),
    (Group::Move, Base, "move relocate"),
    (Group::Work, Base, "work employ hire freelance"),
    (Group::Teach, Base, "teach volunteer lecture"),
    (Group::Teach, Both, "taught"),
    (Group::Join, Base, "join"),
    (Group::Study, Base, "study enroll enrol major"),
    (Group::Graduate, Base, "graduate"),
    (Group::Turn, Base, "turn become"),
    (Group::Turn, Past, "became"),
    (Group::Born, Participle, "born"),
    (Group::Like, Base, "like love adore enjoy prefer"),
    (Group::Stand, Base, "stand"),
    (Group::Dislike, Base, "hate dislike detest loathe despise"),
    (Group::Own, Base, "own get buy adopt"),
    (Group::Own, Both, "got gotten bought"),
    (Group::Sell, Base, "sell lose"),
    (Group::Sell, Both, "sold lost"),
    (Group::Leave, Base, "leave"),
    (Group::Resign, Base, "resign retire"),
    (Group::Follow, Base, "follow"),
    (Group::Leave, Both, "left"),
    (Group::Fire, Base, "fire sack dismiss"),
    (Group::Marry, Base, "marry wed"),
    (Group::Engage, Base, "engage"),
    (Group::Date, Base, "date"),
    (Group::Break, Base, "break split separate dump"),
    (Group::Break, Past, "broke"),
    (Group::Break, Participle, "broken"),
    (Group::Meet, Base, "meet"),
    (Group::Meet, Both, "met"),
    (Group::Go, Base, "go visit travel fly head"),
    (Group::Go, Past, "went flew"),
    (Group::Go, Participle, "gone"),
    (Group::Diagnose, Base, "diagnose suffer"),
    (Group::Eat, Base, "eat"),
    (Group::Eat, Past, "ate"),
    (Group::Eat, Participle, "eaten"),
    (Group::Drink, Base, "drink"),
    (Group::Drink, Past, "drank"),
    (Group::Drink, Participle, "drunk"),
    (Group::Speak, Base, "speak"),
    (Group::Speak, Past, "spoke"),
    (Group::Speak, Participle, "spoken"),
    (Group::Die, Base, "die"),
    (Group::Fan, Base, "fan"),
    (
        Group::Keen,
        Base,
        "fond keen crazy mad nuts obsessed passionate enthusiastic",
    ),
    (
        Group::Kin,
        Base,
        "mother father mom mum dad mommy daddy mummy mama papa parent brother sister sibling twin son daughter child kid baby wife husband spouse partner boyfriend girlfriend bf gf fiance fiancee ex uncle aunt auntie cousin nephew niece grandmother grandfather grandma grandpa granny grandparent grandson granddaughter grandchild stepmother stepfather stepmom stepdad stepsister stepbrother stepson stepdaughter godmother godfather bride groom friend bestie buddy pal mate roommate flatmate housemate neighbor neighbour boss colleague coworker co-worker teammate employee client landlord landlady tenant student mentor dog cat puppy kitten pet horse rabbit bunny hamster parrot budgie tortoise hubby wifey gran granddad grandad gramps ex-husband ex-wife ex-boyfriend ex-girlfriend",
    ),
    (Group::Kin, Base, "children kids wives"),
    (
        Group::Kin,
        Job,
        "teacher professor tutor coach doctor dentist therapist lawyer vet nanny babysitter manager supervisor intern assistant accountant cleaner plumber electrician gardener hairdresser barber mechanic physiotherapist physio solicitor builder midwife carer caretaker housekeeper pharmacist",
    ),
    (Group::None, Job, JOBS),
    (Group::Name, Base, "surname"),
    (Group::Birthday, Base, "birthday bday birthdate"),
    (Group::Email, Base, "email e-mail mail"),
    (Group::Phone, Base, "number phone cell mobile"),
    (
        Group::Job,
        Base,
        "job occupation profession career position",
    ),
    (Group::Home, Base, "hometown birthplace home"),
    (
        Group::Meeting,
        Base,
        "meeting appointment interview reservation checkup exam party wedding flight",
    ),
    (
        Group::Diet,
        Base,
        "diet vegetarian vegan pescatarian halal kosher keto celiac coeliac gluten-free veggie",
    ),
    (
        Group::Illness,
        Base,
        "asthma diabetes cancer migraine adhd autism depression anxiety eczema arthritis epilepsy hypertension allergy flu covid pregnant diabetic asthmatic autistic disease disorder syndrome infection fever insomnia anaemia anemia dyslexia dyspraxia tinnitus gout psoriasis sciatica endometriosis fibromyalgia lupus dementia leukaemia leukemia tumour tumor hernia vertigo glaucoma cataract osteoporosis ptsd ocd bipolar ibs pcos copd hiv hepatitis bronchitis pneumonia malaria typhoid tuberculosis sinusitis tonsillitis rosacea hypothyroidism hyperthyroidism scoliosis concussion cholesterol sclerosis dyslexic anaemic anemic epileptic chickenpox shingles measles mumps rubella laryngitis gastritis gastroenteritis appendicitis mononucleosis meningitis sepsis angina arrhythmia ulcer colitis crohn reflux norovirus salmonella impetigo conjunctivitis mastitis tendonitis tendinitis bursitis fasciitis strep neuropathy",
    ),
    (Group::Allergic, Base, "allergic intolerant"),
    (Group::Single, Base, "single unmarried"),
    (Group::Short, Base, "short"),
    (Group::Come, Base, "hail originate"),
    (Group::Come, Participle, "come"),
    (Group::Come, Past, "came"),
    (Group::Attend, Base, "attend"),
    (Group::Know, Base, "know"),
    (Group::Know, Past, "knew"),
    (Group::Known, Participle, "known"),
    (Group::Divorce, Base, "divorce"),
    (Group::Address, Base, "address"),
    (Group::Learn, Base, "learn"),
    (Group::Play, Base, "play"),
    (Group::Take, Base, "take"),
    (Group::Take, Past, "took"),
    (Group::Take, Participle, "taken"),
    (Group::Start, Base, "start accept land begin"),
    (Group::Start, Past, "began"),
    (Group::Start, Participle, "begun"),
    (Group::Weigh, Base, "weigh"),
    (Group::Earn, Base, "earn"),
    (Group::Reach, Base, "reach contact text message dm whatsapp"),
    (Group::Promote, Base, "promote"),
    (Group::Lay, Both, "laid"),
    (
        Group::Medicine,
        Base,
        "mg mcg ml milligram tablet pill capsule drop medication medicine med insulin ibuprofen aspirin paracetamol warfarin naproxen lithium codeine morphine prednisone prednisolone levothyroxine methotrexate gabapentin pregabalin loratadine cetirizine antibiotic vitamin statin painkiller antihistamine melatonin steroid supplement iron magnesium salbutamol ventolin inhaler antidepressant contraceptive adderall ritalin prozac zoloft xanax valium lexapro tylenol advil nurofen panadol oxycodone tramadol fentanyl ketamine epipen ozempic semaglutide metformin sertraline glucosamine probiotic collagen creatine",
    ),
    (
        Group::Degree,
        Base,
        "phd ph.d. ph.d doctorate master masters bachelor bachelors mba degree diploma",
    ),
    (
        Group::Vague,
        Base,
        "problem point answer question choice pick thing advice goal dream idea fear life stuff other fun lot bit chance look feeling moment trouble reason way part sense doubt luck blast opinion experience conversation chat talk laugh tip support impact difference effect role",
    ),
    (
        Group::Trait,
        Base,
        "minor language tongue nationality religion faith type sign hobby instrument pronoun size password",
    ),
];

/// How many words there are, and the bytes of the section `RELW`.
pub(crate) fn section() -> (u32, Vec<u8>) {
    let rows = ROWS.iter().flat_map(|&(group, form, words)| {
        let value = group as u16 | (form as u16) << 8;
        words.split(' ').map(move |word| (word.len(), word, value))
    });
    let mut words: Vec<_> = rows.collect();
    words.sort_unstable();
    assert!(words.iter().all(|word| (1..=LONGEST).contains(&word.0)));
    let twice = words.windows(2).find(|pair| pair[0].1 == pair[1].1);
    assert!(twice.is_none(), "in two groups: {twice:?}");
    let mut bytes = Vec::new();
    for length in 1..=LONGEST {
        let before = words.iter().filter(|word| word.0 < length);
        let place: usize = before.clone().map(|word| word.0).sum();
        let count = words.iter().filter(|word| word.0 == length).count();
        for number in [place, before.count(), count] {
            bytes.extend_from_slice(&(number as u16).to_le_bytes());
        }
    }
    bytes.extend(words.iter().flat_map(|word| word.2.to_le_bytes()));
    bytes.extend(words.iter().flat_map(|word| word.1.bytes()));
    (words.len() as u32, bytes)
}
