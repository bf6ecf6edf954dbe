//! What people work as.

/// What people work as, where the word does not tell who they are to somebody.
pub(super) const JOBS: &str = "lead leader apprentice trainee actor actress actuary administrator advisor agent analyst animator anthropologist archaeologist \
    architect archivist artist astronaut astronomer athlete attorney auditor author baker banker barista \
    barman barrister bartender beekeeper biologist blacksmith blogger bookkeeper botanist bricklayer broker \
    butcher butler cameraman captain cardiologist caregiver carpenter cartoonist cashier \
    caterer ceo cfo chauffeur chef chemist chiropractor choreographer clerk columnist comedian composer \
    concierge conductor consultant contractor cook copywriter counsellor counselor courier cto curator dancer \
    dealer decorator dermatologist designer detective developer dietitian diplomat director diver driver drummer \
    economist editor engineer entrepreneur farmer farrier filmmaker firefighter fireman fisherman \
    florist forester freelancer geologist glazier goldsmith grocer guard guide guitarist gynecologist \
    handyman headteacher historian host hygienist illustrator inspector interpreter \
    investigator investor janitor jeweler jeweller joiner journalist judge landscaper lecturer librarian lifeguard \
    linguist locksmith logistician machinist magician marketer mason mathematician merchant meteorologist \
    miner model musician neurologist novelist nurse nutritionist officer optician optometrist \
    paediatrician painter paralegal paramedic pastor pathologist pediatrician philosopher photographer \
    physician physicist pianist pilot plasterer playwright poet policeman policewoman \
    politician pollster porter postman potter priest principal producer programmer psychiatrist psychologist \
    publicist radiologist ranger realtor receptionist recruiter referee reporter researcher roofer sailor salesman \
    salesperson saleswoman scientist screenwriter sculptor seamstress secretary shepherd shopkeeper singer \
    sociologist soldier sommelier songwriter statistician steward stewardess stockbroker stylist surgeon \
    surveyor tailor technician tester tiler trader trainer translator treasurer trucker upholsterer violinist \
    waiter waitress warden watchmaker weaver welder writer zookeeper zoologist gp dev sysadmin beautician masseur masseuse prosecutor magistrate barkeep \
    farmhand stonemason luthier dietician podiatrist osteopath radiographer anaesthetist oncologist \
    gynaecologist obstetrician ophthalmologist veterinarian orthodontist childminder postwoman busker toolmaker \
    worker shoemaker cobbler dressmaker confectioner patissier brewer winemaker vintner cabinetmaker woodworker carver \
    engraver ceramicist storyteller copyeditor proofreader typesetter bookbinder bookseller cellist flautist \
    saxophonist trumpeter organist dj rapper sculptress ballerina acrobat stuntman jockey footballer cyclist \
    golfer boxer wrestler umpire lifesaver skipper boatbuilder shipwright docker stevedore paratrooper sergeant \
    lieutenant colonel marine pharmacologist geneticist microbiologist immunologist virologist epidemiologist \
    ecologist geophysicist oceanographer criminologist theologian imam rabbi vicar deacon monk nun missionary \
    chaplain councillor mayor senator ambassador consul bailiff notary conveyancer underwriter auctioneer \
    procurer controller";
