/** What a short sentence says of a thing it names, where no rule of the fact's own fits. */

/** Longer sentences and clauses, and those with a condition, say too much for a guess. */
const LONGEST = 400;
const LONGEST_CLAUSE = 150;
const CONDITION =
  /\b(?:if|when|whether|unless|in case|once|should you|failing|during|after|before|until|may|si|cuando|lorsque|quand|peut|puede|pueden|wenn|falls|kann|quando|pode|può)\b|если|при |в случае|может|могут|場合|场合|경우|إذا|قد |如|若|倘|有权|的话|必要时|可能|视|后|前(?!来|往)|期间|已经|曾/;
const DENIES =
  /\b(?:no|not|never|neither|nor|without|unnecessary|optional|waived?|exempt\S*|omit\S*|dispens\S*|abolish\S*|cancell?ed|suspend\S*|dropped|lifted|do(?:es|ne)? away with|abandon\S*|discontinued)\b|n't\b|\bno (?:es|son|ser[áa]n?|se|hace|hay|necesita|precisa|requiere|exige)|\bsin\b|\bpas\b|\bsans\b|\baucune?\b|\bnicht\b|\bkeine?[nrs]?\b|\bohne\b|не (?:требу|нуж|обяз|необх|над|провод|сним|бер[уё]т|взима)|(?<![а-яё])без(?![а-яё])|отмен|必要(?:ありません|ない|なし|はあり|はな|としな)|없이|불필요|필요 ?없|필요하지|면제|لا (?:يشترط|يلزم|حاجة|يتطلب|تشترط|تتطلب)|بدون|دون|\bsenza\b|\bsem\b|\bnon (?:è|sono|occorre|serve)|\bnão\b|无|毋|勿|免|不(?!仅|但|同|足|良|少)|取消|暂停|停止/;
const DEMANDS =
  /\b(?:there (?:is|are)|takes? place|must|need(?:s|ed)?|require[sd]?|requirement|shall|(?:have|has) to|compulsory|mandatory|obligatory|necessary|essential|only|will be|appl(?:y|ies)|(?:is|are) (?:held|conducted|taken|collected|recorded|asked|expected|requested|invited)|called for|calls? for|subject to|(?:is|are|forms?) part of)\b|obligatori|necesari|imprescindible|se (?:requiere|exige|debe)|\bdeber|hay que|obligatoire|nécessaire|exigée?|requise?|\bdoi(?:t|vent)\b|il faut|faut-il|brauch|relevée|recueillie|erforderlich|notwendig|pflicht|\bm[uü]ss(?:en)?\b|обязательн|необходим|требу|нужн|долж|сда[юе]т|必要|필요|필수|해야|하여야|يجب|يشترط|يلزم|مطلوب|إلزامي|obrigat|necess[áa]ri|obbligator|须|需|应|要|必|安排|一律|约请|接受/;
const PERMITS =
  /\b(?:may|can|could|covers?|allowed|permitted|eligible|entitled|welcome|included?|join|accompany|(?:are|is|be) (?:issued|granted))\b|可(?!能)|允许|准许|不准|准予|能|随同?/;

/** The clause that names the thing, without its neighbours. */
function clauseOf(text: string, noun: RegExp): string | undefined {
  if (text.length > LONGEST || !noun.test(text)) return undefined;
  const clause = text.split(/[,;:。|]| but | and then |\. /).find((part) => noun.test(part));
  return clause === undefined || clause.length > LONGEST_CLAUSE ? undefined : clause;
}

/** Is the thing needed? A denial in its clause says no, a demand yes; a condition beside it leaves it open. */
export function needed(text: string, noun: RegExp): boolean | undefined {
  const clause = clauseOf(text, noun);
  if (clause === undefined || CONDITION.test(clause)) return undefined;
  return DENIES.test(clause) ? false : DEMANDS.test(clause) ? true : undefined;
}

/** Is it allowed? The same for permissions. */
export function permitted(text: string, noun: RegExp): boolean | undefined {
  const clause = clauseOf(text, noun);
  if (clause === undefined || !PERMITS.test(clause)) return undefined;
  return !DENIES.test(clause);
}
