import { expect, test } from 'vitest';
import { languages, writingDirection } from '../languages.ts';
import { detectLanguage } from './detectLanguage.ts';

/** Article 1 of the Universal Declaration of Human Rights, its first sentence. */
const sentences: readonly [string, string][] = [
  ['ar', 'يولد جميع الناس أحراراً متساوين في الكرامة والحقوق.'],
  ['bg', 'Всички хора се раждат свободни и равни по достойнство и права.'],
  ['bn', 'সমস্ত মানুষ স্বাধীনভাবে সমান মর্যাদা এবং অধিকার নিয়ে জন্মগ্রহণ করে।'],
  ['ca', 'Tots els éssers humans neixen lliures i iguals en dignitat i en drets.'],
  ['cs', 'Všichni lidé se rodí svobodní a sobě rovní co do důstojnosti a práv.'],
  ['da', 'Alle mennesker er født frie og lige i værdighed og rettigheder.'],
  ['de', 'Alle Menschen sind frei und gleich an Würde und Rechten geboren.'],
  ['el', 'Όλοι οι άνθρωποι γεννιούνται ελεύθεροι και ίσοι στην αξιοπρέπεια.'],
  ['en', 'All human beings are born free and equal in dignity and rights.'],
  ['es', 'Todos los seres humanos nacen libres e iguales en dignidad y derechos.'],
  ['et', 'Kõik inimesed sünnivad vabadena ja võrdsetena oma väärikuselt ja õigustelt.'],
  ['fa', 'تمام افراد بشر آزاد به دنیا می‌آیند و از لحاظ حیثیت و حقوق با هم برابرند.'],
  ['fi', 'Kaikki ihmiset syntyvät vapaina ja tasavertaisina arvoltaan ja oikeuksiltaan.'],
  ['fr', 'Tous les êtres humains naissent libres et égaux en dignité et en droits.'],
  ['he', 'כל בני אדם נולדו בני חורין ושווים בערכם ובזכויותיהם.'],
  ['hi', 'सभी मनुष्यों को गौरव और अधिकारों के मामले में जन्मजात स्वतन्त्रता प्राप्त है।'],
  ['hr', 'Sva ljudska bića rađaju se slobodna i jednaka u dostojanstvu i pravima.'],
  ['hu', 'Minden emberi lény szabadon születik és egyenlő méltósága és joga van.'],
  [
    'id',
    'Semua orang dilahirkan merdeka dan mempunyai martabat dan hak-hak yang sama karena itu bisa.',
  ],
  ['it', 'Tutti gli esseri umani nascono liberi ed eguali in dignità e diritti.'],
  ['ja', 'すべての人間は、生まれながらにして自由であり、尊厳と権利とについて平等である。'],
  ['ko', '모든 인간은 태어날 때부터 자유로우며 그 존엄과 권리에 있어 동등하다.'],
  ['lt', 'Visi žmonės gimsta laisvi ir lygūs savo orumu ir teisėmis.'],
  ['lv', 'Visi cilvēki piedzimst brīvi un vienlīdzīgi savā pašcieņā un tiesībās.'],
  ['ms', 'Semua manusia dilahirkan bebas dan sama rata kerana itu boleh dari segi kemuliaan.'],
  ['nb', 'Alle mennesker er født frie og med samme menneskeverd, hva noen har av rettigheter.'],
  ['nl', 'Alle mensen worden vrij en gelijk in waardigheid en rechten geboren.'],
  ['pl', 'Wszyscy ludzie rodzą się wolni i równi pod względem swej godności i swych praw.'],
  ['pt', 'Todos os seres humanos nascem livres e iguais em dignidade e em direitos.'],
  ['ro', 'Toate ființele umane se nasc libere și egale în demnitate și în drepturi.'],
  ['ru', 'Все люди рождаются свободными и равными в своём достоинстве и правах.'],
  ['sk', 'Všetci ľudia sa rodia slobodní a sebe rovní, čo sa týka ich dôstojnosti a práv.'],
  ['sl', 'Vsi ljudje se rodijo svobodni in imajo enako dostojanstvo in enake pravice.'],
  ['sr', 'Сва људска бића рађају се слободна и једнака у достојанству и правима.'],
  ['sv', 'Alla människor är födda fria och lika i värde och rättigheter.'],
  ['sw', 'Watu wote wamezaliwa huru, hadhi na haki zao ni sawa katika nchi ya watu.'],
  ['th', 'มนุษย์ทั้งหลายเกิดมามีอิสระและเสมอภาคกันในเกียรติศักดิ์และสิทธิ'],
  ['tr', 'Bütün insanlar hür, haysiyet ve haklar bakımından eşit doğarlar.'],
  ['uk', 'Всі люди народжуються вільними і рівними у своїй гідності та правах.'],
  ['ur', 'تمام انسان آزاد اور حقوق و عزت کے اعتبار سے برابر پیدا ہوئے ہیں۔'],
  ['vi', 'Tất cả mọi người sinh ra đều được tự do và bình đẳng về nhân phẩm và quyền.'],
  ['zh-Hans', '人人生而自由，在尊严和权利上一律平等。他们赋有理性和良心。'],
  ['zh-Hant', '人人生而自由，在尊嚴和權利上一律平等。他們賦有理性和良心。'],
];

test.each(sentences)('tells %s', (language, text) => {
  expect(detectLanguage(text)).toBe(language);
});

test('all languages but the one region that nobody can tell are tried', () => {
  const tried = new Set(sentences.map(([language]) => language));
  expect(languages.filter((language) => !tried.has(language))).toEqual(['pt-BR']);
});

test.each([
  ['en', 'How are you?'],
  ['fr', 'Où est la gare ?'],
  ['de', 'Ich habe es nicht gesehen.'],
  ['es', '¿Dónde está el baño?'],
])('tells %s from a short question', (language, text) => {
  expect(detectLanguage(text)).toBe(language);
});

test.each(['', '12:30', '…', 'qwx zzz'])('says nothing of “%s”', (text) => {
  expect(detectLanguage(text)).toBeNull();
});

test.each(sentences)('%s is written in the direction of its script', (language, text) => {
  const isRightToLeft = /[\p{Script=Arabic}\p{Script=Hebrew}]/u.test(text);
  expect(writingDirection(language)).toBe(isRightToLeft ? 'rtl' : 'ltr');
});
