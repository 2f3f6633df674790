import type { Language } from '../languages.ts';
import { functionWords } from './functionWords.ts';

/** What tells a language of Latin script from its neighbours. */
export type LanguageMarks = {
  language: Language;
  /** Its commonest words. */
  words: ReadonlySet<string>;
  /** Letters that few others have. */
  letters: RegExp | null;
};

export const latinLanguages: readonly LanguageMarks[] = [
  known('en', null),
  known('de', /[ß]|[äöü]/u),
  known('fr', /[êëîïœùû]|[àè]|[lcdjmnsqu]['’](?=\p{L})/u),
  known('es', /[ñ¿¡]|ción\b/u),
  known('it', /[ìò]|(?:gli|zione|della)/u),
  known('pt', /[ãõ]|ção\b/u),
  known('nl', /ij|aa|uu|oo|ee|sch/u),
  marks(
    'ca',
    /l·l|[àèòç]/u,
    'el la els les i a de del dels que en és un una per amb no es al als més però com aquest aquesta són ha seva seu què hi ho molt també on quan perquè',
  ),
  marks(
    'cs',
    /[řůě]/u,
    'a je se na v že to s z do o i pro ve jako by jsem si ale jsou byl byla bylo po co tak jeho za když od není které který při také nebo až mezi',
  ),
  marks(
    'da',
    /[æø]/u,
    'og i at det en er til på de der af den for med som ikke et har om vi var kan så han jeg ud hvad efter også fra blev nogle bliver hun mig meget eller men sig',
  ),
  marks(
    'et',
    /[õ]|[äöü]/u,
    'ja on ei et see oli kui mis ta ning oma ka ma aga või siis mitte kes nii veel selle kõik seda olid tema sest üks ole',
  ),
  marks(
    'fi',
    /aa|ii|uu|ää|öö|yy|uo|yö|[äö]/u,
    'ja on ei että se hän oli ovat mutta kun niin myös joka kuin tai ole mitä voi sen olen jos ne tämä minä nyt hyvin ole sekä mukaan',
  ),
  marks(
    'hr',
    /[ćđ]|[čšž]/u,
    'i je u na se da za su od s a to kao ne koji ili što iz sam bi o ali nije bio ima koja nakon biti može prema kako već samo gdje',
  ),
  marks(
    'hu',
    /[őű]/u,
    'a az és hogy nem is egy ez van meg volt de csak azt el már mint ha még ki lehet vagy kell amely minden után nagyon lesz ezt mert',
  ),
  marks(
    'id',
    null,
    'dan yang di ini itu dengan untuk tidak dari dalam pada akan adalah ke karena bisa ada juga oleh saya kamu mereka kita sudah telah atau tersebut saat apa anda',
  ),
  marks(
    'lt',
    /[ėųįū]/u,
    'ir yra kad į iš su tai kaip bet ne jis buvo už apie po jo ar dar savo kurie taip tik mes jau nuo prie labai',
  ),
  marks(
    'lv',
    /[āēīūģķļņ]/u,
    'un ir ka no uz par ar tas kas bet kā nav bija lai arī viņš es vai pie jau to šis ļoti pēc tikai',
  ),
  marks(
    'ms',
    null,
    'dan yang di ini itu dengan untuk tidak dari dalam pada akan ialah ke kerana boleh ada juga oleh saya awak mereka kita sudah telah atau tersebut apabila apa anda bahawa',
  ),
  marks(
    'nb',
    /[æø]/u,
    'og i at det en er til på de som av den for med ikke et har om vi var kan så han jeg ut hva etter også fra ble noen blir hun meg veldig eller men seg',
  ),
  marks(
    'pl',
    /[łąęśżźćń]/u,
    'i w na się nie z do jest to że o jak a po co za od ale są był przez dla tak czy tylko już być może jego które który oraz ich mnie',
  ),
  marks(
    'ro',
    /[țșăţş]/u,
    'și de în a la cu nu este o un că pe din care se mai pentru sunt fi am ca dar au lui fost sau are după acest această când',
  ),
  marks(
    'sk',
    /[ľĺŕôä]/u,
    'a je sa na v že to s z do o aj pre vo ako by som si ale sú bol bola bolo po čo tak jeho za keď od nie ktoré ktorý pri tiež alebo až medzi',
  ),
  marks(
    'sl',
    /[čšž]/u,
    'in je v na se da za so od s to kot ne ki ali iz sem bi o pa ni bil ima lahko tudi biti kako že samo kje zelo pri po imajo vsi smo ste niso več vse',
  ),
  marks(
    'sv',
    /[åä]|[ö]/u,
    'och i att det en är till på de som av den för med inte ett har om vi var kan så han jag ut vad efter också från blev några blir hon mig mycket eller men sig',
  ),
  marks(
    'sw',
    null,
    'na ya wa kwa ni katika la za kuwa hii hiyo lakini sana kama cha si yake wake watu huo huu pia hivyo au baada ambayo yeye mimi wewe',
  ),
  marks(
    'tr',
    /[ğış]/u,
    've bir bu da de için ile ne çok gibi daha o olarak var ama kadar olan sonra ben mi en her değil ya şey zaman nasıl oldu',
  ),
  marks(
    'vi',
    /[đơưạảấầẩẫậắằẳẵặẹẻẽếềểễệịọỏốồổỗộớờởỡợụủứừửữựỳỵỷỹ]/u,
    'và của là có không một được cho trong với người này các những đã để tôi khi đến từ như cũng ở bạn rất',
  ),
];

function known(language: Language, letters: RegExp | null): LanguageMarks {
  return { language, letters, words: functionWords.get(language) ?? new Set() };
}

function marks(language: Language, letters: RegExp | null, words: string): LanguageMarks {
  return { language, letters, words: new Set(words.split(' ')) };
}
