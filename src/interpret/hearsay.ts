/** What is told of a rule without being the rule: rumours, what used to hold, what is only proposed. */
const REPORTED =
  /^(?:myth|rumou?r|误解|误区|谣言|传言|mito|mythe|mythos|миф) ?\d{0,2} ?:|(?:报道|消息|传言|网友|传闻|说法)[^。;,]{0,6}(?:称|说|指)(?<=(?:有|据)[^。;,]{0,20})|网传|据传|传言|传闻|(?:reports?|posts|articles|media|claims|information) (?:have |has )?(?:claim|say|said|suggest|alleg|state)|(?:websites?|agen(?:ts|cies)|people|posts) (?:that )?(?:advertise|claim|offer|promise)|rumou?r(?:s|ed)? |(?:alleged|claimed) that|some (?:people )?(?:claim|say) that/;
const FORMER =
  /^(?:previously|formerly|in the past|until (?:now|recently|then)|before (?:this|the) (?:change|adjustment|reform)|earlier)\b|\bused to (?:be|have|need|require|apply|cost|pay)\b|^(?:过去|以往|从前|以前|此前|原先)[,，]?(?!已|曾)|^(?:anteriormente|antes|auparavant|précédemment|früher|bisher|ранее|раньше|以前は|従来は|종전에는|이전에는|سابقا)/;
const STILL =
  /no longer|anymore|any more|but |now |since |不再|取消|废止|现(?:已|在|改)?|改为|调整为|ya no|ne [^.;]{0,20}plus|nicht mehr|больше не|отмен|廃止|폐지/;
const PROPOSED =
  /征求意见|拟(?:将|把|对|定为|规定)|being (?:considered|discussed|drafted)|(?:considering|propos(?:ed|ing)|under (?:discussion|consideration))(?<=(?:is|are|was|were) [a-z ]{1,20})|draft (?:rules?|measures?|regulations?)/;

/** Does the folded sentence only report, remember or propose a rule? Then it states no fact. */
export const isHearsay = (text: string): boolean =>
  REPORTED.test(text) || PROPOSED.test(text) || (FORMER.test(text) && !STILL.test(text));
