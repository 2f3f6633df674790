/**
 * Abbreviations after which a sentence goes on, in lower case and without their last period. Only
 * those that hardly ever end a sentence: "etc." and "a.m." do, and are left to the segmenter.
 */
export const abbreviations: ReadonlyMap<string, ReadonlySet<string>> = new Map([
  [
    'en',
    words(`mr mrs ms dr prof rev hon sr jr st gen col maj capt lt sgt gov sen rep pres supt insp messrs
     vs cf e.g i.e viz al fig figs eq eqs sec secs ch chap vol vols ed eds para nos ca approx
     resp dept est jan feb apr jun jul aug sept oct nov dec`),
  ],
  [
    'de',
    words(`hr fr dr prof dipl ing med phil nat jur rer z.b z d.h d u.a u o.ä o vgl bzw ca evtl ggf usf
     inkl exkl abb tab kap bd nr art abs aufl hrsg str tel vs geb gest sog st mio mrd jan feb apr
     aug sept okt nov dez`),
  ],
  [
    'fr',
    words(`m mm mme mmes mlle mlles dr pr me mgr st ste p.ex p ex c.-à-d cf env fig chap vol art al éd
     pp n° janv févr avr juil sept oct nov déc`),
  ],
  [
    'es',
    words(`sr sra srta sres dr dra d dña lic ing prof ud uds vd p.ej p ej pág págs fig cap vol art núm
     aprox av avda c.f cf ene feb abr ago sept oct nov dic`),
  ],
  [
    'it',
    words(
      `sig sigg sig.ra dott dott.ssa prof prof.ssa ing avv on p.es es cfr fig cap vol art pag pagg`,
    ),
  ],
  ['pt', words(`sr sra srs dr dra prof profa eng p.ex ex fig cap vol art pág págs cf aprox av`)],
  [
    'nl',
    words(`dhr mevr mw dr drs ir prof mr bijv bv d.w.z o.a i.v.m m.b.t t.o.v ca nr blz hfst vgl`),
  ],
]);

/** Numbered things: "No. 5", "Nr. 3". Before anything but a number they may well end a sentence. */
export const numberAbbreviations: ReadonlySet<string> = words('no nr n núm num pág p pp');

function words(text: string): ReadonlySet<string> {
  return new Set(text.trim().split(/\s+/u));
}
