/**
 * A book for tests: 300 pages of invented local history in 60 chapters, with one planted fact in
 * each, and sentences about the facts as a model might write them, true and false.
 */
export type PlantedFact = {
  chapter: string;
  /** As it stands in the book. */
  sentence: string;
  /** The same in other words and another order. */
  told: string;
  /** Told wrongly; `flaw` is what is wrong with it. */
  toldWrongly: string;
  flaw: 'number' | 'name' | 'passage';
};

const chapters = 60;
const paragraphsPerChapter = 25;
const sentencesPerParagraph = 6;

/** The minimal standard generator of Park and Miller, 1988. */
function createRandom(seed: number) {
  let state = seed;
  return <Item>(items: readonly Item[]): Item => {
    state = (state * 48_271) % 2_147_483_647;
    const item = items[state % items.length];
    if (item === undefined) throw new RangeError('nothing to choose from');
    return item;
  };
}

const split = (text: string) => text.split(/\s*,\s*/u);

const firstNames = split(
  'Agnes, Bertil, Clara, Dagny, Edvard, Frida, Gustaf, Hedvig, Ivar, Johanna, Karl, Lovisa, Märta, Nils, Olga, Peder, Ragnhild, Sven, Tekla, Ulrik',
);
const lastNames = split(
  'Almgren, Bergdahl, Carlqvist, Dahlström, Ekelund, Forsberg, Grönlund, Hallbeck, Isaksson, Jernberg, Kjellin, Lundmark, Malmsten, Norell, Oxenborg, Palmgren, Rydholm, Sandvik, Tornell, Wennerby',
);
const things = split(
  'lighthouse, printing works, observatory, glass foundry, canal lock, rope factory, theatre, paper mill, hospital, tram depot, fish market, clock tower, orphanage, brewery, botanical garden, railway station, granary, public bath, dockyard, music school',
);
const places = split(
  'Vessby, Hornö, Kallvik, Strandnäs, Ulvhamn, Tistelby, Ravelsund, Granvik, Osterhed, Mossfjord',
);
const people = split(
  'the council, the harbour master, a widow from the upper town, two carpenters, the schoolteacher, travelling merchants, the parish clerk, several farmers, the ferryman, younger members of the guild',
);
const deeds = split(
  'argued about the price of, repaired the roof of, complained of the smoke from, raised money for, wrote letters about, walked every Sunday to, painted the doors of, kept the accounts of, doubted the usefulness of, told stories about',
);
const objects = split(
  'the old bridge, the grain store, the northern gate, the school by the river, the ferry landing, the poor house, the market hall, the mill pond, the customs shed, the long wooden pier',
);
const endings = split(
  'until the snow came, in spite of the heavy taxes, as their parents had done, with little success, while the river rose, for reasons nobody wrote down, although the road was bad, under the eyes of the bishop, before the harvest, without asking anyone',
);

/** Sentences of other worlds, which the book says nothing like. */
const foreign = split(
  'Quantum computers factor integers with superconducting qubits, Penguins breed on Antarctic sea ice during polar night, Tomato seedlings need calcium and magnesium fertilizer, Basketball referees review replays on courtside monitors, Volcanic ash grounded transatlantic jets for weeks, Vaccines train lymphocytes to recognize viral proteins, Neural networks overfit small labelled datasets, Opera singers rehearse arias with répétiteurs, Coral reefs bleach when oceans warm, Satellites relay encrypted telemetry to antennas',
);

export function makePlantedBook(): { markdown: string; facts: PlantedFact[] } {
  const random = createRandom(20_261);
  const facts: PlantedFact[] = [];
  const text: string[] = [];
  for (let chapter = 0; chapter < chapters; chapter += 1) {
    const fact = makeFact(chapter, random);
    facts.push(fact);
    const place = chapter % paragraphsPerChapter;
    const paragraphs = Array.from({ length: paragraphsPerChapter }, (_, index) => {
      const sentences = Array.from({ length: sentencesPerParagraph }, () => fillerSentence(random));
      if (index === place) sentences.splice(chapter % sentencesPerParagraph, 0, fact.sentence);
      return sentences.join(' ');
    });
    text.push(`# ${fact.chapter}`, ...paragraphs);
  }
  return { markdown: text.join('\n\n'), facts };
}

type Random = ReturnType<typeof createRandom>;

function fillerSentence(random: Random): string {
  const who =
    random([0, 0, 1]) === 0 ? random(people) : `${random(firstNames)} ${random(lastNames)}`;
  const year = random([0, 0, 0, 1]) === 0 ? '' : `In ${1500 + random(years)}, `;
  const begin = year === '' ? who.charAt(0).toUpperCase() + who.slice(1) : `${year}${who}`;
  return `${begin} ${random(deeds)} ${random(objects)} of ${random(places)} ${random(endings)}.`;
}

const years = Array.from({ length: 300 }, (_, index) => index);

function makeFact(chapter: number, random: Random): PlantedFact {
  const who = `${random(firstNames)} ${random(lastNames)}`;
  const thing = things[chapter % things.length] ?? '';
  const place = random(places);
  const year = 1800 + (random(years) % 150);
  const cost = 1000 + random(years) * 17;
  const flaw = (['number', 'name', 'passage'] as const)[chapter % 3] ?? 'passage';
  const sentence = `The ${thing} at ${place} was founded by ${who} in ${year} at a cost of ${cost} crowns.`;
  const tellings = [
    `In ${year} ${who} founded the ${place} ${thing}, which cost ${cost} crowns.`,
    `${who} founded the ${thing} at ${place} in ${year}.`,
    `The ${thing} of ${place}, costing ${cost} crowns, goes back to ${who}.`,
    `At a cost of ${cost.toLocaleString('en')} crowns, the ${thing} at ${place} was founded in ${year}.`,
  ];
  const told = tellings[chapter % tellings.length] ?? '';
  const wrong = {
    number: told.replace(/\d[\d,]*/u, (digits) => String(Number(digits.replace(',', '')) + 6)),
    name: told.includes(who)
      ? told.replace(who, 'Leopold Vandermeer')
      : told.replace(place, 'Krokholm'),
    passage: `${foreign[Math.floor(chapter / 3) % foreign.length] ?? ''}.`,
  };
  return { chapter: `Chapter ${chapter + 1}`, sentence, told, toldWrongly: wrong[flaw], flaw };
}
