//! Currencies: codes of ISO 4217 (current ones, and of those withdrawn the ones still spoken of),
//! their names, signs and hundredths. A value is the code in base 26.

use super::super::class::Class;
use super::super::currency::{SATOSHI, code};
use super::Words;

/// Codes that stand for themselves.
const CODES: &str = "AED AFN ALL AMD ANG AOA ARS AUD AWG AZN BAM BBD BDT BGN BHD BIF BMD BND BOB BRL BSD BTN BWP BYN BZD CAD CDF CHF CLP CNY COP CRC CUP CVE CZK DJF DKK DOP DZD EGP ERN ETB EUR FJD FKP GBP GEL GHS GIP GMD GNF GTQ GYD HKD HNL HRK HTG HUF IDR ILS INR IQD IRR ISK JMD JOD JPY KES KGS KHR KMF KPW KRW KWD KYD KZT LAK LBP LKR LRD LSL LYD MAD MDL MGA MKD MMK MNT MOP MRU MUR MVR MWK MXN MYR MZN NAD NGN NIO NOK NPR NZD OMR PAB PEN PGK PHP PKR PLN PYG QAR RON RSD RUB RWF SAR SBD SCR SDG SEK SGD SHP SLE SOS SRD SSP STN SVC SYP SZL THB TJS TMT TND TOP TRY TTD TWD TZS UAH UGX USD UYU UZS VES VND VUV WST XAF XCD XOF XPF YER ZAR ZMW ZWL XBT BTC DEM FRF ITL ESP NLG BEF ATS FIM GRD IEP PTE LUF SIT SKK EEK LVL LTL";

/// Codes that are English words or names and count in capital letters only.
const WORDS: &str = "all ang mad top try cup bob lak pen sos mop sit ron zar php gel cad svc";

/// Nouns with their forms, the code when nothing stands before, and the adjectives.
const NOUNS: &[(&[&str], &str)] = &[
    (
        &["dollar", "dollars", "$"],
        ":USD us:USD u_._s_.:USD american:USD united_states:USD usd:USD u_._s:USD canadian:CAD canada:CAD cad:CAD c:CAD ca:CAD can:CAD australian:AUD aussie:AUD aud:AUD au:AUD new_zealand:NZD nzd:NZD nz:NZD kiwi:NZD hong_kong:HKD hk:HKD hkd:HKD singapore:SGD singaporean:SGD sgd:SGD sg:SGD taiwan:TWD new_taiwan:TWD taiwanese:TWD nt:TWD jamaican:JMD jamaica:JMD barbadian:BBD barbados:BBD bahamian:BSD bahamas:BSD belize:BZD bermudian:BMD bermuda:BMD brunei:BND cayman_islands:KYD fijian:FJD fiji:FJD guyanese:GYD guyana:GYD liberian:LRD namibian:NAD namibia:NAD solomon_islands:SBD surinamese:SRD suriname:SRD trinidad_and_tobago:TTD trinidad:TTD zimbabwean:ZWL zimbabwe:ZWL east_caribbean:XCD eastern_caribbean:XCD tt:TTD bz:BZD",
    ),
    (&["buck", "bucks", "greenback", "greenbacks"], ":USD"),
    (&["euro", "euros", "€"], ":EUR"),
    (
        &["pound", "pounds", "£"],
        ":GBP british:GBP gb:GBP uk:GBP egyptian:EGP egypt:EGP lebanese:LBP syrian:SYP sudanese:SDG south_sudanese:SSP irish:IEP gibraltar:GIP falkland_islands:FKP saint_helena:SHP",
    ),
    (
        &[
            "pound_sterling",
            "pounds_sterling",
            "sterling",
            "quid",
            "quids",
        ],
        ":GBP british:GBP",
    ),
    (&["yen", "yens", "¥", "円"], ":JPY japanese:JPY cn:CNY"),
    (
        &["yuan", "yuans", "renminbi", "rmb", "kuai", "元"],
        ":CNY chinese:CNY",
    ),
    (
        &["franc", "francs"],
        ":CHF swiss:CHF french:FRF belgian:BEF luxembourg:LUF burundian:BIF burundi:BIF comorian:KMF congolese:CDF djiboutian:DJF djibouti:DJF guinean:GNF rwandan:RWF rwanda:RWF cfp:XPF west_african_cfa:XOF central_african_cfa:XAF cfa:XOF",
    ),
    (
        &["rupee", "rupees", "₹", "rs"],
        ":INR indian:INR pakistani:PKR pakistan:PKR nepalese:NPR nepali:NPR sri_lankan:LKR sri_lanka:LKR mauritian:MUR seychellois:SCR seychelles:SCR",
    ),
    (
        &["peso", "pesos"],
        ":MXN mexican:MXN argentine:ARS argentinian:ARS chilean:CLP colombian:COP cuban:CUP dominican:DOP philippine:PHP filipino:PHP uruguayan:UYU",
    ),
    (&["mex$", "mex_$"], ":MXN"),
    (&["₱"], ":PHP"),
    (
        &["krona", "kronor", "kronas"],
        ":SEK swedish:SEK icelandic:ISK",
    ),
    (&["krone", "kroner", "kr"], ":DKK danish:DKK norwegian:NOK"),
    (&["real", "reais", "reals"], "brazilian:BRL brazil:BRL"),
    (&["reais", "r_$", "r$"], ":BRL"),
    (
        &["ruble", "rubles", "rouble", "roubles", "₽"],
        ":RUB russian:RUB belarusian:BYN",
    ),
    (
        &["won", "₩"],
        "korean:KRW south_korean:KRW north_korean:KPW",
    ),
    (&["₩"], ":KRW"),
    (
        &["lira", "liras", "lire", "₺"],
        ":TRY turkish:TRY italian:ITL",
    ),
    (&["rand", "rands"], ":ZAR south_african:ZAR"),
    (
        &["dinar", "dinars"],
        "kuwaiti:KWD kuwait:KWD algerian:DZD bahraini:BHD bahrain:BHD iraqi:IQD jordanian:JOD libyan:LYD serbian:RSD tunisian:TND",
    ),
    (
        &["dirham", "dirhams"],
        ":AED uae:AED emirati:AED united_arab_emirates:AED moroccan:MAD",
    ),
    (
        &["riyal", "riyals", "rial", "rials"],
        ":SAR saudi:SAR saudi_arabian:SAR qatari:QAR omani:OMR yemeni:YER iranian:IRR",
    ),
    (
        &["shilling", "shillings"],
        "kenyan:KES ugandan:UGX tanzanian:TZS somali:SOS austrian:ATS",
    ),
    (
        &["mark", "marks", "markka", "markkaa"],
        "german:DEM deutsche:DEM deutsch:DEM finnish:FIM bosnian:BAM convertible:BAM",
    ),
    (
        &[
            "deutschmark",
            "deutschmarks",
            "deutschemark",
            "deutschemarks",
        ],
        ":DEM",
    ),
    (&["markka", "markkaa"], ":FIM"),
    (
        &["guilder", "guilders"],
        ":NLG dutch:NLG netherlands:NLG antillean:ANG aruban:AWG",
    ),
    (&["peseta", "pesetas"], ":ESP spanish:ESP"),
    (
        &["escudo", "escudos"],
        ":PTE portuguese:PTE cape_verdean:CVE",
    ),
    (&["drachma", "drachmas"], ":GRD greek:GRD"),
    (&["schilling", "schillings"], ":ATS austrian:ATS"),
    (&["zloty", "zlotys", "zlotych", "złoty"], ":PLN polish:PLN"),
    (&["forint", "forints"], ":HUF hungarian:HUF"),
    (&["koruna", "korunas", "korun"], ":CZK czech:CZK slovak:SKK"),
    (
        &["crown", "crowns"],
        "swedish:SEK danish:DKK norwegian:NOK czech:CZK icelandic:ISK",
    ),
    (&["leu", "lei"], "romanian:RON moldovan:MDL"),
    (&["lev", "leva"], ":BGN bulgarian:BGN"),
    (&["hryvnia", "hryvnias", "₴"], ":UAH ukrainian:UAH"),
    (
        &["shekel", "shekels", "₪"],
        ":ILS israeli:ILS israeli_new:ILS new_israeli:ILS",
    ),
    (&["baht", "bahts", "฿"], ":THB thai:THB"),
    (&["rupiah", "rupiahs"], ":IDR indonesian:IDR"),
    (&["ringgit", "ringgits"], ":MYR malaysian:MYR"),
    (&["dong", "dongs", "₫"], "vietnamese:VND"),
    (&["₫"], ":VND"),
    (&["naira", "nairas", "₦"], ":NGN nigerian:NGN"),
    (&["cedi", "cedis"], ":GHS ghanaian:GHS"),
    (&["birr", "birrs"], ":ETB ethiopian:ETB"),
    (&["taka", "takas", "৳"], ":BDT bangladeshi:BDT"),
    (&["tenge", "₸"], ":KZT kazakhstani:KZT"),
    (&["tugrik", "tugriks", "₮"], ":MNT mongolian:MNT"),
    (&["kwacha", "kwachas"], ":ZMW zambian:ZMW malawian:MWK"),
    (&["kyat", "kyats"], ":MMK burmese:MMK"),
    (&["riel", "riels", "៛"], ":KHR cambodian:KHR"),
    (&["kip", "kips", "₭"], ":LAK lao:LAK"),
    (
        &["colon", "colones", "colón"],
        "costa_rican:CRC salvadoran:SVC",
    ),
    (&["₡"], ":CRC"),
    (
        &["bolivar", "bolivars", "bolivares", "bolívar"],
        ":VES venezuelan:VES",
    ),
    (&["boliviano", "bolivianos"], ":BOB bolivian:BOB"),
    (&["sol", "soles"], "peruvian:PEN"),
    (&["guarani", "guaranis", "₲"], ":PYG paraguayan:PYG"),
    (&["quetzal", "quetzales", "quetzals"], ":GTQ guatemalan:GTQ"),
    (&["lempira", "lempiras"], ":HNL honduran:HNL"),
    (&["cordoba", "cordobas", "córdoba"], ":NIO nicaraguan:NIO"),
    (&["balboa", "balboas"], ":PAB panamanian:PAB"),
    (&["gourde", "gourdes"], ":HTG haitian:HTG"),
    (&["kina", "kinas"], ":PGK papua_new_guinean:PGK"),
    (&["vatu", "vatus"], ":VUV vanuatu:VUV"),
    (&["tala", "talas"], ":WST samoan:WST"),
    (&["lari", "laris"], ":GEL georgian:GEL"),
    (&["dram", "drams"], "armenian:AMD"),
    (
        &["manat", "manats"],
        ":AZN azerbaijani:AZN turkmenistan:TMT",
    ),
    (&["som", "soms"], "kyrgyzstani:KGS uzbekistani:UZS"),
    (&["somoni", "somonis"], ":TJS"),
    (&["afghani", "afghanis"], ":AFN"),
    (&["lek", "leks", "lekë"], ":ALL albanian:ALL"),
    (&["denar", "denars"], ":MKD macedonian:MKD"),
    (&["kuna", "kunas"], ":HRK croatian:HRK"),
    (&["pula", "pulas"], ":BWP botswana:BWP"),
    (&["metical", "meticais"], ":MZN mozambican:MZN"),
    (&["kwanza", "kwanzas"], ":AOA angolan:AOA"),
    (&["ariary"], ":MGA malagasy:MGA"),
    (&["dalasi", "dalasis"], ":GMD gambian:GMD"),
    (&["leone", "leones"], ":SLE sierra_leonean:SLE"),
    (&["nakfa"], ":ERN eritrean:ERN"),
    (&["ngultrum", "ngultrums"], ":BTN bhutanese:BTN"),
    (&["rufiyaa", "rufiyaas"], ":MVR maldivian:MVR"),
    (&["pataca", "patacas"], ":MOP macanese:MOP"),
    (&["bitcoin", "bitcoins", "₿"], ":XBT"),
];

/// Hundredths, and the currency they most likely are of.
const MINORS: &str = "USD=cent|cents|¢|us_cent|us_cents GBP=pence|penny|pennies CNY=fen|jiao INR=paise|paisa EUR=eurocent|eurocents|euro_cent|euro_cents SEK=öre CHF=centime|centimes|rappen MXN=centavo|centavos MYR=sen RUB=kopek|kopeks|kopeck|kopecks DEM=pfennig|pfennigs ILS=agorot AED=fils THB=satang PLN=grosz|groszy CAD=canadian_cent|canadian_cents AUD=australian_cent|australian_cents";

pub(super) fn fill(words: &mut Words) {
    for name in WORDS.split(' ') {
        words.add(name, Class::Capital, 0);
    }
    for name in CODES.split(' ') {
        let value = code(if name == "BTC" { "XBT" } else { name });
        words.add(name, Class::Currency, value);
    }
    for &(nouns, adjectives) in NOUNS {
        for row in adjectives.split(' ') {
            let Some((adjective, name)) = row.split_once(':') else {
                continue;
            };
            for noun in nouns {
                if adjective.is_empty() {
                    words.add(noun, Class::Currency, code(name));
                } else {
                    words.add(&format!("{adjective} {noun}"), Class::Currency, code(name));
                }
            }
        }
    }
    for row in MINORS.split(' ') {
        if let Some((name, names)) = row.split_once('=') {
            for name_of_minor in names.split('|') {
                words.add(name_of_minor, Class::Minor, code(name));
            }
        }
    }
    words.table(Class::Minor, SATOSHI, "satoshi|satoshis");
}
