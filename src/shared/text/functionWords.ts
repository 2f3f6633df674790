/**
 * The commonest words that carry no subject matter, by language. They tell languages apart and are
 * left out where texts are compared by what they are about.
 */
export const functionWords: ReadonlyMap<string, ReadonlySet<string>> = new Map([
  [
    'en',
    words(`the of and a to in is it that was he for on are as with his they i at be this from or had
      by not but what all were we when your can said there an which she do their if will each about
      how up out them then these so some her would has him into its than who may been did our my me
      you have also such any only other after before over under between more most no nor could should
      shall might must does being because while where those very just us one`),
  ],
  [
    'de',
    words(`der die das und in zu den mit von ist des sich nicht auf für dem ein eine einen einer eines
      einem als auch es an werden aus er hat dass sie nach wird bei um noch wie über so zum war haben
      nur oder aber vor zur bis mehr durch man sein wurde sei ich wir ihr ihre seine diese dieser
      dieses kann wenn sind im am vom hatte unter gegen vom schon denn da hier`),
  ],
  [
    'fr',
    words(`le la les de des du un une et à est en que qui dans il elle pour pas ce cette ces sur se
      au aux par plus ne on sont avec son sa ses ou mais comme tout nous vous ils elles être fait
      leur leurs si été cet ont y sans même lui aussi bien peut entre donc je tu où dont était l d
      qu n s c j`),
  ],
  [
    'es',
    words(`el la los las de del y a en que un una unos unas es se no por con para su sus al lo como
      más o pero le ya este esta estos estas ese esa sí porque entre cuando muy sin sobre también me
      hasta hay donde quien desde todo nos durante ni contra otros fue era ser son han ha había yo
      ellos él ella mi mis tu tus te tú usted ustedes nosotros si qué cómo cuándo dónde cuál eso esto
      algo nada nadie nunca mucho tan está están estoy estás estaba he has tiene tengo soy eres
      puede puedo va voy`),
  ],
  [
    'it',
    words(`il lo la i gli le di a da in con su per tra fra un una uno e è che non si del della dei
      delle dello degli al alla ai alle nel nella nei sul sulla come più ma o se anche sono ha hanno
      era questo questa questi queste quello quella suo sua loro essere stato dal dalla cui dove chi
      ed ad io noi`),
  ],
  [
    'pt',
    words(`o a os as de do da dos das e é em um uma que não para com por se no na nos nas ao aos à
      às como mais mas ou foi ser são tem seu sua seus suas este esta isso ele ela eles elas também
      já quando muito entre até sem mesmo pelo pela depois há onde quem eu nós`),
  ],
  [
    'nl',
    words(`de het een en van in is dat op te met voor niet zijn aan er die als bij ook door maar naar
      uit om dan nog wel of hij zij ze we wat wordt worden werd was heeft hebben had kan deze dit
      over tot geen meer hun haar onder tegen zo zou ik je u`),
  ],
]);

export const everyFunctionWord: ReadonlySet<string> = new Set(
  [...functionWords.values()].flatMap((list) => [...list]),
);

function words(text: string): ReadonlySet<string> {
  return new Set(text.trim().split(/\s+/u));
}
