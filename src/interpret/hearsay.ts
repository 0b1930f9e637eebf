/** What is told of a rule without being the rule: rumours, what used to hold, what is only proposed. */
const REPORTED =
  /selon (?:certains|des|les|la) (?:médias|presse|sources|rumeurs)|d'après (?:la presse|les médias)|\bserai(?:t|ent) |según (?:medios|la prensa|algunos|versiones)|secondo (?:alcuni|la stampa|i media|fonti|voci)|segundo (?:a imprensa|a mídia|notícias)|laut (?:medien|presse|berichten)|medienbericht|angeblich|по (?:данным|сообщениям) (?:сми|прессы)|обещают|(?:との|という)(?:报道|噂|情报)|と报じ|報道が|보도가|광고하|ذكرت (?:تقارير|وسائل)|تداول|theo (?:báo chí|tin đồn)|menurut (?:media|kabar)|konon|iddia ed|według (?:mediów|prasy)|podobno|naar verluidt|circula\S* (?:en (?:las )?redes|la versión|información)|(?:información|informações|notizia|information) (?:es |é |est )?fals|desmient|fausse (?:information|nouvelle)|\brumeur|\brumores?\b|gerücht|falschmeldung|слух[иа]|недостоверн|噂|デマ|虚偽の情報|허위 ?(?:정보|사실)|가짜 ?뉴스|شائع[ةا]|tin đồn|sai sự thật|hoaks|berita bohong|söylenti|plotk|^(?:myth|rumou?r|误解|误区|谣言|传言|mito|mythe|mythos|миф) ?\d{0,2} ?:|(?:报道|消息|传言|网友|传闻|说法)[^。;,]{0,6}(?:称|说|指)(?<=(?:有|据)[^。;,]{0,20})|网传|据传|传言|传闻|(?:reports?|posts|articles|media|claims|information) (?:have |has )?(?:claim|say|said|suggest|alleg|state)|(?:websites?|agen(?:ts|cies)|people|posts) (?:that )?(?:advertise|claim|offer|promise)|rumou?r(?:s|ed)? |(?:alleged|claimed) that|some (?:people )?(?:claim|say) that|^(?:[^.;]{0,40} )?(?:reports?|posts|stories|claims|rumou?rs|articles|statements)[^.;]{0,40} that [^;]{0,400} (?:untrue|false|incorrect|wrong|unfounded|inaccurate|not (?:true|correct|accurate))|不属实|均?不实|(?:为|属)(?:谣言|误传|虚假|不实)|不符合事实|网上流传|网络流传|误传/;
const FORMER =
  /\b(?:applicants?|holders?|you|they|persons?|candidates?|it|visas?)(?: [a-z]+){0,2} (?:had to|were (?:required|obliged|asked|expected|limited|allowed)|was (?:required|limited|set|issued|valid|needed))\b|^(?:until|before|prior to|up to) (?:the end of )?(?:[a-z]+ )?(?:\d{1,2},? )?(?:[a-z]+ )?\d{4}, [^.;]{0,60}\b(?:had|was|were|did|could)\b|^(?:under|according to) the (?:old|former|previous|earlier) (?:rules?|regulations?|provisions?|arrangements?)|^(?:previously|formerly|in the past|until (?:now|recently|then)|before (?:this|the) (?:change|adjustment|reform)|earlier)\b|\bused to (?:be|have|need|require|apply|cost|pay)\b|^(?:过去|以往|从前|以前|此前|原先)[,，]?(?!已|曾)|^(?:anteriormente|antes|auparavant|précédemment|früher|bisher|ранее|раньше|以前は|従来は|종전에는|이전에는|سابقا)/;
const STILL =
  /no longer|anymore|any more|but |now |since |不再|取消|废止|现(?:已|在|改)?|改为|调整为|ya no|ne [^.;]{0,20}plus|nicht mehr|больше не|отмен|廃止|폐지/;
const PROPOSED =
  /征求意见|(?:正在?|尚在)(?:研究|考虑|讨论|酝酿|制定|起草)|尚(?:未|待)(?:确定|公布|出台|明确)|(?:some|it) (?:is|are) (?:expected|speculated|hoped)|might be (?:granted|introduced|raised|extended|allowed)|拟(?:将|把|对|定为|规定)|being (?:considered|discussed|drafted)|(?:considering|propos(?:ed|ing)|under (?:discussion|consideration))(?<=(?:is|are|was|were) [a-z ]{1,20})|draft (?:rules?|measures?|regulations?)/;

/** Does the folded sentence only report, remember or propose a rule? Then it states no fact. */
export const isHearsay = (text: string): boolean =>
  REPORTED.test(text) || PROPOSED.test(text) || (FORMER.test(text) && !STILL.test(text));

/** Grants, prizes, housing: what cities give has conditions of its own. */
const BENEFIT =
  /\b(?:subsid(?:y|ies|ised)|allowances?|bonus(?:es)?|scholarships?|fellowships?|stipends?|settling-in|housing (?:support|subsid|allowance|benefit)\S*|start-up (?:funds?|loans?|capital))\b|\b(?:the|an?|this|such|for|start-up|talent|research|in|of) grants?\b|\bgrants (?:of|up to)\b|补贴|补助|资助|奖励|奖金|安家|人才公寓|扶持资金|创业基金|落户/;
/** Does the folded text speak of such a benefit, and not of the visa? */
export const isAside = (text: string): boolean =>
  BENEFIT.test(text) && !/^[^.;。]{0,20}(?:\b(?:no|without)\b|无|不含)/.test(text);

/** Does a heading say that what follows is only proposed, for consultation? */
export const isProposal = (heading: string): boolean =>
  /征求意见|征集意见|\(?(?:草案|建议稿)\)?|(?:for|public) (?:consultation|comments?)\b|consultation (?:draft|paper)|\bdraft (?:rules?|measures?|regulations?|provisions?)|\b(?:proposed|planned) (?:requirements?|rules?|changes?|measures?|conditions?)/.test(
    heading,
  );
