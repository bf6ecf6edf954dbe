/** Names to put in the place of others: real ones, none of which is a word of a dialogue as well. */

export const WOMEN =
  `Abigail Adriana Agatha Aisha Alexandra Alison Amina Anastasia Andrea Angela Annika Antonia
Barbara Beatriz Bianca Brenda Camila Carmen Caroline Catherine Cecilia Christina Claudia Cynthia
Deborah Delphine Dolores Edna Eileen Elisa Elsa Esmeralda Estelle Eugenia Fernanda Francesca Gabrielle
Genevieve Giulia Gwendolyn Heather Henrietta Ilona Imogen Inga Isabella Ivana Jacqueline Janet Jessica
Joanna Johanna Judy Katarzyna Kristina Latoya Leila Leticia Louisa Lucia Madeleine Margaret Marina Martha Melissa
Michelle Monique Natalia Nicole Noemi Patricia Penelope Philippa Rebecca Rosalind Roxanne
Samantha Sarah Shirley Simone Stephanie Susanna Svetlana Tamara Tatiana Valentina Vanessa Veronika 
Yasmin Yolanda`.split(/\s+/);

export const MEN = `Aaron Adrian Alejandro Alistair Amir Andrew Angus Anthony Antonio Arthur Benjamin Bernardo
Boyd Bradley Callum Cameron Christopher Clifford Cornelius Craig Damian Derrick Desmond Donald Douglas Duncan
Edmund Eduardo Elijah Emmanuel Enrique Ethan Evan Fernando Francis Gabriel Giovanni Graeme Gregory Gustavo Harold
Harvey Hector Herbert Hussein Ibrahim Jamal Jeffrey Jeremy Jerome Jonathan Joseph Joshua Julian Justin Karim
Lachlan Laurence Leopold Luis Malcolm Manuel Matthew Maurice Michael Miguel Mohammed Nicholas Nigel Oswald Pablo
Patrick Percy Phillip Rajesh Rashid Reginald Ricardo Roberto Roderick Rodney Ronald Rupert Samuel Sebastian Sergio
Stanley Stephen Stuart Terence Timothy Tyler Vikram Vladimir Walter William Zachary`.split(/\s+/);

/** With an accent, for names that have one. */
export const ACCENTED = {
  f: "Chloé Inès Anaïs Hélène Mónica".split(" "),
  m: "René André José Jérôme".split(" "),
};

export const FAMILIES =
  `Abbott Anderson Bauer Bennett Bianchi Brennan Calloway Castillo Chandra Coleman Crawford
Dawson Delgado Donovan Eriksson Farrell Ferreira Fitzgerald Fleming Gallagher Goldberg Gonzalez Gutierrez Hammond
Hendricks Hoffmann Iyer Jankowski Jensen Johansson Kaplan Keller Kowalski Lambert Larsson Lindqvist Lombardi
Macdonald Marchetti McCarthy Mendoza Moreau Murphy Nakamura Nguyen Nielsen Okafor Olsen Papadopoulos Patel Pearson
Petrov Quinn Ramirez Reynolds Rossi Sanchez Schneider Simmons Sinclair Sullivan Takahashi Thornton Tremblay Vasquez
Wallace Watanabe Whitaker Yamamoto Zimmerman`.split(/\s+/);

export const CITIES =
  `Adelaide;Amsterdam;Ankara;Auckland;Baltimore;Bangkok;Barcelona;Belgrade;Birmingham;Bordeaux;
Bratislava;Brisbane;Bucharest;Budapest;Buenos Aires;Calgary;Casablanca;Cleveland;Copenhagen;Dallas;Detroit;Dubai;
Durban;Dusseldorf;Frankfurt;Gothenburg;Grenoble;Hanoi;Havana;Houston;Istanbul;Jakarta;Jerusalem;Johannesburg;
Karachi;Kathmandu;Kingston;Krasnodar;Lahore;Las Vegas;Lausanne;Lima;Liverpool;Ljubljana;Los Angeles;Lucerne;
Manchester;Manila;Marseille;Memphis;Miami;Minneapolis;Montevideo;Montreal;Moscow;Nairobi;Nashville;New Orleans;
New York;Nottingham;Oakland;Ottawa;Palermo;Philadelphia;Pittsburgh;Plymouth;Reykjavik;Rotterdam;Sacramento;
San Francisco;Santiago;Sarajevo;Seattle;Seoul;Shanghai;Sheffield;Singapore;Southampton;Stuttgart;Tallinn;Tehran;
Thessaloniki;Toronto;Toulouse;Trondheim;Vancouver;Verona;Warsaw;Wellington;Winnipeg;Wroclaw;Yokohama`
    .split(";")
    .map((name) => name.trim());

export const ORGANISATIONS = `Accenture;Alibaba;Amazon;Amgen;Astrazeneca;Bertelsmann;Bloomberg;Bombardier;
Capgemini;Carrefour;Caterpillar;Citigroup;Colgate;Daimler;Decathlon;Dropbox;Electrolux;Facebook;Fujitsu;
Genentech;Goodyear;Grundig;Heineken;Hitachi;Honeywell;Hyundai;Infosys;Instacart;Kellogg;Lenovo;Lockheed;Logitech;
Marriott;Mastercard;Medtronic;Microsoft;Mitsubishi;Monsanto;Motorola;Novartis;Olympus;Panasonic;Petrobras;Procter;
Qualcomm;Raytheon;Rolls-Royce;Ryanair;Salesforce;Santander;Schlumberger;Starbucks;Symantec;Thyssenkrupp;Toshiba;
Verizon;Volkswagen;Walmart;Wells Fargo;Xerox;Zeiss`
  .split(";")
  .map((name) => name.trim());

/** With what their initials make of them. */
export const WITH_ACRONYMS = [
  ["General Electric", "GE"],
  ["Advanced Micro Devices", "AMD"],
  ["British Broadcasting Corporation", "BBC"],
  ["Deutsche Bahn", "DB"],
  ["Federal Reserve Bank", "FRB"],
  ["General Motors", "GM"],
  ["Texas Instruments", "TI"],
  ["United Parcel Service", "UPS"],
  ["World Wildlife Fund", "WWF"],
] as const;

export const SCHOOLS = [
  "Oxford",
  "Columbia",
  "Cornell",
  "Berkeley",
  "Dartmouth",
  "Tulane",
  "Sorbonne",
  "Caltech",
];
