import { lexicon } from './lexicon.ts';

export const POLISH = lexicon('pl', {
  common:
    'wizy wizę wiza paszport wniosek lat który które dni dla nie i w z na do się nie jest są o dla przez od oraz lub po że należy za jako przy można w roku wizy ze być',
  deny: 'nie_|ani_|żadn|zniesion|zniesieni|odwoł|zwolnion|zwolnieni|zawieszon|zbędn|opcjonaln|rezygn|brak_',
  without: 'bez_',
  demand:
    'musi|muszą|należy|trzeba|wymag|obowiązk|konieczn|niezbędn|potrzeb|powin|wyłącznie|tylko po|prosimy|proszę|zostaną pobrane|są pobierane|pobiera|pobieran|po uprzednim',
  may: 'jeśli|jeżeli|gdy_|kiedy|może_|mogą|ewentualn|w razie|w niektórych|zastrzega|zaleca',
  permit: 'może_|mogą|można|wolno|dozwol|zezwala|upoważnia|uprawnia|możliw|towarzysz',
  former: 'dotychczas|dawniej|uprzednio obowiąz|kiedyś|w przeszłości',
  yes: 'tak_|oczywiście',
  no: 'nie_|żadn',
  appointment:
    'umówieni|umówion|umawiani|umówi|rezerwacj\\p{L} (?:termin|wizyt)|termin(?:u|em|y)? wizyt|wizyt\\p{L} (?:należy )?(?:um[oó]wi|rezerw)|spotkani|rezerwacj\\p{L} _?online',
  interview: 'rozmow\\p{L} |rozmow\\p{L}_|wywiad',
  prints: 'odcisk|biometr|linii papilarnych',
  sponsor:
    'zaprosze|zapraszając|pracodawc|umow\\p{L} o pracę|ofert\\p{L} pracy|sponsor|gwarant|instytucj\\p{L} przyjmując',
  family: 'rodzin|małżon|dzieci|współmałżon|żon[aąy]|mąż|mężem',
  work: 'pracować|prac[aęyą]_|zatrudnieni|zarobkow|działalność zarobkow',
  workPermit: 'zezwoleni\\p{L} na pracę|pozwoleni\\p{L} na pracę',
  others: 'dzieck|dzieci|małoletn|niepełnoletn|student|odcisk|opiekun|rodzic',
  age: 'wiek|lat_|lata_|roku życia|rok życia',
  ageRange:
    '(?:w wieku )?(?:od|między|pomiędzy) #(?:\\.)? (?:do|a) #(?:\\.)? ?(?:lat|rok)|# ?- ?# lat|co najmniej # i nie więcej niż #',
  ageMin:
    '(?:co najmniej|minimum|powyżej|od|ukończon\\p{L}{1,3}|nie mniej niż|minimalny wiek[^.\\d]{0,20}|ukończy\\p{L}*) #(?= ?(?:lat|rok|\\.))',
  ageMax:
    '(?:najwyżej|maksymalnie|nie więcej niż|do|nie przekracza\\p{L}*|nie przekroczy\\p{L}*|górna granica[^.\\d]{0,24}|maksymalny wiek[^.\\d]{0,24}|limit wieku[^.\\d]{0,24}) #(?= ?(?:lat|rok|\\.))',
  ageBelow:
    '(?:poniżej|nie ukończy\\p{L}*|młodsz\\p{L}{1,2} niż|mniej niż)(?<!nie młodsz\\p{L}{1,2} niż|nie mniej niż) #',
  experience: 'doświadczeni|staż|praktyk',
  school: 'uczeln|uniwersyt|instytu|placów\\p{L} badawcz|ośrod\\p{L}{1,3} badawcz|szkoł|politechni',
  renowned: 'renomowan|uznan|prestiżow|znan|wiodąc|cenion|czołow',
  stay: 'pobyt|przebywa|pozosta',
  validity: 'ważn|obowiązuj',
  otherValidity:
    'paszport|formularz|zdjęci|fotograf|list_|zaświadczeni|odcisk|kart[aęy] pobytu|ubezpieczeni|zezwoleni|środek|co najmniej|minimum|termin wizyty',
  regular: 'zwykł|standard|normaln|rozpatrywani|rozpatrzeni|wydania|wydani|tryb zwyk|realizacj',
  express: 'pilny|piln|ekspres|przyspiesz|express',
  otherDays:
    'po przybyciu|przed (?:wyjazd|upływ|termin|planowan)|najpóźniej|po (?:przyjeździe|wjeździe|przybyciu)|anul|zwrot|odpowied|zamknięt',
  centre:
    '(?:do|w) centrum_|(?:chińsk\\p{L}+ )?centrum (?:obsługi wniosków|wizow|składania|obsługi)|chinese visa application|punkt\\p{L}* przyjmowania wniosków',
  post: '(?:w|do|przez|przy) (?:\\p{L}+ )?(?:ambasad|konsulat|wydziale konsularnym|wydziału konsularnego|okien)',
  online: 'online|on-line|przez internet|internetow|elektroniczn|cova_|za pośrednictwem strony',
  mail: 'pocztą|listown|przesyłk|kurier|drogą pocztową|pocztow',
  agent: 'agencj|biur\\p{L} podróży|pełnomocni|pośredni',
  lodge:
    'składa|złoż|wniosk|wniosek|wypełni|osobiści|osobist|przyjmuj|przyjmowan|aplik|ubiega|zgłosi|dostarcz|zgłaszać',
  otherBusiness:
    'płatno|zapłac|opłac|odbiór|odebra|telefon|informacj|legaliz|notarial|zamknięt|święt|policj|przedłuż|zwrot',
  papers: 'dokument|wymagan|załącz|lista|niezbędne',
  bring: 'złożyć|przedłożyć|dołączyć|dostarczyć|przedstawić|okazać|załączyć|wypełnić|wymagan|niezbędn|potrzebn',
  from: 'od(?: dnia)?_|począwszy od|z dniem|poczynając od|od dnia',
  fromAfter: '',
  until: 'do(?: dnia)?_|kończy się',
  untilAfter: '',
  inForce: 'wchodzi w życie|wejdzie w życie|obowiązuj|stosuje|zacznie|wprowadz|rozpoczyna',
  otherDates: 'opublikowan|aktualiz|podpisan|urodzon|święt|zamknięt|wydanych przed|wydane przed',
});
