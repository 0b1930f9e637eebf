import type { Lexicon } from '../tongues/index.ts';
import { papersIn } from '../tongues/papers.ts';

/**
 * What papers are called, in the order they are looked for: the words a paper is named by are taken out of the text
 * before the next is sought, so that "passport photo" is a photo and "copy of the old passport's visa" no passport.
 */
export const DOCUMENTS: readonly (readonly [id: string, name: RegExp])[] = [
  [
    'inviter-id',
    /邀请(?:人|方)[^。;]{0,70}?的?(?:护照|身份证|居留证件?|居留许可)[^。;,]{0,20}|(?:copy of )?(?:the )?(?:chinese )?id(?:entity)? card of[^.;]{0,60}|passports? (?:and [^.;]{0,30} )?of the (?:inviting|inviter|host|family member)[^.;]{0,40}|parents'? passports?/,
  ],
  [
    'health-certificate',
    /physical examination (?:record|certificate|form)|doctor'?s (?:certificate|report|note)|health (?:certificate|check|examination|declaration certificate)|medical (?:certificate|examination|report)|体格检查(?:记录|证明)?|健康(?:证明|检查|体检)|体检(?:证明|报告|表)?|健康诊断书|건강 ?(?:진단서|증명)|certificado (?:médico|de salud)|certificat médical|gesundheitszeugnis|медицинск\S+ справк\S|شهادة صحية|medical check-?up[^.;,]{0,10}|medical records?|health declarations?|certificates? of (?:good )?health|health (?:report|record)s?|健康检查|health examination/,
  ],
  [
    'no-criminal-record',
    /police certificates?|(?:certificate|extract|clearance|statement)s? (?:from|of|by|issued by) the (?:[a-z]+ )?police|(?:no[- ])?criminal[- ](?:records?|registers?|history|background)(?: check| certificate| extract)?|extracts? of judicial record|police (?:clearance|certificate|record)|non-criminal|clean record|无犯罪(?:记录)?(?:证明)?|无刑事(?:犯罪)?记录|犯罪経歴证明|범죄 ?경력|antecedentes penales|casier judiciaire|führungszeugnis|(?:об отсутствии|справк\S о) (?:не)?судимост\S|صحيفة (?:الحالة )?الجنائية|حسن السيرة|(?:certificate|statement|proof) of good conduct|good[- ]conduct certificates?|无犯罪|良民证|clean criminal/,
  ],
  [
    'degree-authentication',
    /\b(?:légalis|apostill|legalizad|beglaubigt)\S*(?<=(?:dipl[ôo]m|título|abschluss|zeugnis)[^.;,]{0,30})|легализованн\S+ (?=диплом)|(?:verification|recognition|equivalence|evaluation)[^.;,]{0,20} of (?:the |a )?(?:foreign |academic )*(?:degree|diploma|qualification)s?|(?:公证|认证|公证认证)的(?:学位|学历)[^。;,]{0,6}|(?:学位|学历)认证报告|(?:authenticat|legali[sz]|apostill|notari[sz]|verif)\S{0,8} (?:of |copy of |copies of )?(?:the |your |their )?(?:academic |educational |foreign |highest )?(?:degrees?|diplomas?|academic|education|qualifications?)(?: certificates?)?|(?:degrees?|diplomas?|credentials?|(?:academic |educational )qualifications?)[^.;,]{0,60}(?:authenticat|legali[sz]|apostill|verified|attested)\S{0,8}|authentication (?:report|certificate)s?[^.;,]{0,16}(?:degree|diploma)s?|attestations? of (?:the |your )?(?:academic )?(?:degree|diploma)s?|apostille|(?:学位|学历)[^。;,、]{0,12}(?:认证|公证|附加证明书)|附加证明书|学位认证|(?:公证|认证|附加证明书)(?<=(?:学位|学历|毕业证)[^。;、]{0,16},(?:均|还|亦)?(?:须|需|应|并|且)[^。;,、]{0,10})|학위 ?(?:인증|공증)/,
  ],
  [
    'degree-certificate',
    /(?:academic )?(?:degree|graduation|education(?:al)?|academic|university)(?: and \S+)? (?:certificates?|diplomas?|credentials?)|diplomas?|certificates? of (?:graduation|degree)|proof of (?:graduation|degree|education|academic)|(?:proof|evidence|copy|copies) of (?:the |your |their )?(?:highest )?(?:academic )?(?:degree|qualifications?)|academic qualifications?|(?:学位|学历|毕业)(?:学位)?(?:证书|证明|证)|文凭|学历学位|卒业证明书|学位(?:证明书|证书|记)|학위(?:증|증명서)|졸업(?:증|증명서)|título universitario|diplôme|abschlusszeugnis|hochschulabschluss|диплом\S?|شهادة (?:جامعية|التخرج|الدرجة)|(?:certificates?|certification|copy|copies|scroll) of the (?:academic |highest )?degree|degree (?:scroll|document|diploma)s?|学位证明文件|(?:学位|学历)的证[书明]|学历证/,
  ],
  [
    'transcript',
    /transcripts?(?: of records)?|lists? of (?:marks|grades)|official grades|academic records?|成绩单|成绩证明书|성적 ?증명서|expediente académico|relevé de notes|notenspiegel|выписк\S из диплома|(?:record|statement)s? of marks|mark ?sheets?|grade (?:report|sheet)s?|成绩证明|成绩表/,
  ],
  [
    'cv',
    /curricul(?:um|a) vitae|\bcv\b|\br[eé]sum[eé]\b|personal history|简历|履历|履歴书|이력서|lebenslauf|резюме|السيرة الذاتية|(?<![a-z])r[eé]sum[eé]s?(?![a-z])|biograph(?:y|ical (?:note|sketch|data))|个人经历|生平/,
  ],
  [
    'research-proof',
    /(?:proof|evidence|documents?|certificate|record)s?[^.;]{0,30}(?:research|scientific)(?: work| achievements?| results| activities)?|research (?:achievements?|results?|proof|experience certificate)|publications?(?:,| and| or|$)|(?:list of )?(?:publications|patents)|科研(?:成果|业绩|证明|工作证明|项目|经历)|论文|专利|研究成果|研究业绩|연구 ?(?:실적|증명)|(?:科研|研究)工作[^。;,、]{0,4}证明|从事科研|scientific (?:achievements?|publications?)|research (?:papers?|portfolio|record)s?|学术(?:成果|论文)|著作/,
  ],
  [
    'work-permit',
    /(?:foreigner'?s? )?(?:employment|work(?:ing)?) (?:permit|licen[cs]e)s?(?: notice| notification| certificate)?|notification letter of (?:the )?foreigner'?s? work permit|工作许可(?:通知|证)?|就业许可(?:证书|证)?|就业证|来华工作许可证|短期工作证明|労働许可|취업허가/,
  ],
  [
    'admission-letter',
    /admission (?:letter|notice)s?|letters? of (?:admission|acceptance|enrol\S*)|jw ?20[12]|录取通知书|入学通知书|入学许可|입학허가서|carta de admisión|lettre d'admission/,
  ],
  ['confirmation-letter', /(?<!employers?'?s? )confirmation letters?(?: for)?|确认函|외국 ?고급인재/],
  [
    'invitation-letter',
    /invitation[- ]letters?|letters? of (?:the )?invitation|(?:official |written |an? )invitations?(?! to| for bid)|visa notification letter|invitation (?:issued|from|by|or)|letters? (?:from|of|by) the (?:inviting|host|receiving)(?: [a-z]+)?|邀请函|邀请信|邀请确认函|书面邀请|访问邀请|招(?:聘|へい)(?:状|书|保证书)|초(?:청|대)장|carta de invitación|lettre d'invitation|einladung(?:sschreiben)?|приглашени[ея]|دعوة|carta-convite|lettera d'invito|zaproszeni[ea]|邀请(?:材料|文件|证明)|受邀证明|invitation documents?|invitation(?=:| of an? )|^(?:[^a-z]{0,5}|an? |the )invitation(?=$|[;,(])/,
  ],
  [
    'employment-proof',
    /(?:proof|evidence|certificate|letter|certification)s? (?:of|from) (?:the |your |current |present |an? )*(?:employment|employers?|work)|employment (?:certificate|proof|letter|contract|record)|letters? of employment|(?:工作|任职|所在)单位[^。;,、]{0,6}证明|letters? (?:from|of|by) (?:the |your |their |an? |his or her )?(?:own )?(?:present |current )?employers?|work certificate|(?:work|employment|employers?'?s?) references?|certificate of (?:employment|incumbency)|在职(?:或|及|、|\/)在[读校]证明|(?:statement|letter|confirmation|certificate) (?:from|of|by) (?:your|their|his or her|the) (?:institution|university|institute|company)|在职证明|工作证明|聘用证明|任职证明|就职证明|雇佣证明|(?:任职|工作)单位出具|聘用合同|劳动合同|在职证明书|재직 ?증명서|certificado (?:laboral|de trabajo)|attestation (?:de travail|d'emploi|de l'employeur)|certificat de travail|arbeitsbescheinigung|справк\S с (?:места )?работы|إثبات العمل|(?:confirmation|statement|letter)s? (?:by|from|of|issued by) (?:the |your )?(?:current |present )?employers?|employers?'?s? (?:letter|reference|confirmation|statement|certificate)|(?:work|employment|labou?r) contracts?|聘书|聘任书|任职证/,
  ],
  [
    'kinship-proof',
    /(?:proof|certificate|evidence|certification|documents?)s? (?:of|certifying|proving|showing)[^.;]{0,30}(?:kinship|family relation\S*|relationship|marriage)|kinship|marriage certificates?|birth certificates?|family relation\S*|亲属关系|结婚证|出生(?:医学)?证明|户口簿|婚姻证明|出生证明|가족관계|출생 ?증명|acta de (?:nacimiento|matrimonio)|acte de (?:naissance|mariage)|geburtsurkunde|heiratsurkunde|свидетельств\S о (?:рождении|браке)/,
  ],
  [
    'previous-visa',
    /chinese visas? (?:received|issued|granted|held|obtained)[^.;,]{0,20}|copies of (?:all )?(?:the )?chinese visas?|visas? for china (?:received|issued|held) before|曾持有?(?:的)?中国签证|获得(?:过)?的中国签证|(?:previous|earlier|former|prior|last|latest|most recent|old|expired) (?:chinese )?(?:visas?|passports?)(?: and the old passport[^.;,]*)?|(?:old|former|previous) (?:foreign |us |chinese )*passports?|original chinese passports?|(?:former|original|last) chinese (?:passports?|nationality)|chinese visas? (?:previously|formerly|obtained|issued)[^.;]{0,40}|(?:obtained|held|had)[^.;]{0,30}chinese visas?|chinese passports?(?: or)?(?: previous)?(?: chinese visas?)?|(?:最近(?:一次)?|上次|最后一次)[^。;,、]{0,8}中国签证|(?:曾获|曾有|以前|以往|原有?|旧|前次|曾持|既往)[^。;,、]{0,10}(?:中国)?签证(?!申请)|原(?:外国|中国)?护照|旧护照|曾有中国国籍|最后(?:持有的)?(?:一本)?中国护照|(?:以前|过去)の(?:中国)?(?:査证|ビザ|旅券|パスポート)|이전 (?:중국 )?비자|구여권|visados? (?:chinos? )?anterior\S*|pasaporte chino (?:original|anterior)|visas? (?:chinois )?(?:précédent|antérieur|ancien)\S*|ancien passeport|früher\S* (?:chinesisch\S* )?visa|предыдущ\S+ (?:китайск\S+ )?виз\S*|التأشيرات (?:الصينية )?السابقة/,
  ],
  [
    'photo',
    /(?:passport|id)[- ](?:size[d]?|style) photos?|护照照片(?!资料)|(?:id|passport) (?:photos?|pictures?)|证件照|近照|免冠照|photo(?:graph)?s?(?!cop)|passport[- ]photos?|照片|相片|写真|사진|fotograf[íi]as?|fotos?(?!cop|kop)|passbild|lichtbild|фото(?:графи\S{1,2})?(?!коп)|صورة? (?:شخصية|فوتوغرافية|حديثة|ملونة)|zdjęci[ea]|fototessera/,
  ],
  [
    'residence-proof',
    /(?:proof|evidence|certificate|document|certification)s?[^.;]{0,24}(?:legal )?(?:stay|residen(?:ce|cy)|residential|address)|(?:proof|evidence) that[^.;]{0,24} (?:lives?|resides?)\b|(?:legal|lawful|immigration) (?:stay|residence|status)|residen(?:ce|cy|t) (?:permit|card|proof|registration)s?|permits? of residence|green card|accommodation registration|(?:temporary )?residence registration|(?:entitle|permit)[^.;]{0,20} (?:them )?to (?:legally )?(?:reside|stay)|legally resid|valid (?:visa|permit)[^.;]{0,30}(?:country of residence|where you reside)|(?:合法)?(?:居留|停留(?!期)|居住|留居)[^。;,]{0,14}(?:证明|许可|证(?!人)|有效签证)|住宿登记|临时住宿|居住证|居留卡|居留许可|外国人登录|在留(?:カード|资格)|滞在许可|住宿登记|주숙등기|외국인등록증|거류(?:증|허가)|permiso de residencia|tarjeta de residencia|titre de séjour|carte de séjour|aufenthalts(?:titel|erlaubnis|genehmigung)|вид\S? на жительство|разрешени\S на (?:пребывание|проживание)|регистраци\S (?:по месту|в)|(?:تصريح|بطاقة|إثبات|شهادة|رخصة|إذن|وثيقة) (?:ال)?إقامة|permesso di soggiorno|autorização de residência|residence (?:title|document|status)s?|lives? legally|lawful(?:ly)? (?:stay|residen\w+)|在(?:本)?领区(?:内)?(?:居住|居留)/,
  ],
  [
    'financial-proof',
    /statements? of (?:bank )?accounts?|(?:bank|financial|account) (?:statement|proof|certificate|record|deposit|balance)s?|(?:proof|evidence) of (?:sufficient |adequate )?(?:funds|financial|means|income|deposit)|sufficient funds|银行(?:流水|存款|对账单|账单)|(?:资金|存款|财力|收入|经济)证明|残高证明|재정 ?(?:증명|능력)|잔고 ?증명|extractos? bancarios?|relevés? bancaires?|justificatif\S* de ressources|kontoausz[uü]g\S*|finanzierungsnachweis|выписк\S (?:из|с) (?:банк\S+|банковского) ?сч\S+|كشف حساب|bank (?:letter|confirmation|reference|certificate)s?[^.;,]{0,16}|financial (?:capacity|standing|ability|support|resources)|(?:资产|财产|资力|经济能力|经济状况)证明|(?:evidence|proof) of (?:your |their |the )?(?:financial )?means|savings/,
  ],
  [
    'itinerary',
    /itinerar(?:y|ies)|(?:travel|flight|hotel|ticket|accommodation) (?:bookings?|reservations?)|travel plans?|(?:air|flight|plane|round[- ]trip)[- ](?:air )?tickets?(?: booking| reservation)?s?|(?:flight|hotel)(?: and \S+)? (?:reservation|booking)s?|visit program|plan of the (?:intended )?(?:stay|visit|trip)|行程(?:单|安排|表)?|(?:往返)?机票(?:订单|预订)?|(?:酒店|宾馆|住宿)(?:订单|预订|订房)|停留计划|旅行计划|日程(?:表)?|旅程|여행 ?(?:일정|계획)|항공권|itinerario|itinéraire|billet d'avion|reiseplan|flugticket|маршрут\S*|авиабилет\S*|خط سير|(?:schedule|programme|program|plan) of the (?:trip|stay|visit|journey)|planned route|travel (?:schedule|programme|program|route)|日程安排|行程/,
  ],
  [
    'application-form',
    /application[- ]forms?|applications?,? (?:printed|filled in|completed|signed)|(?<=^|(?:and|&|,|\d[.)]) ?)forms?(?=$|:|,| and )|(?:visa )?(?:application|confirmation) (?:certificate|confirmation page|confirmation)|forms? (?:v\. ?\d+|q1)|(?:online|completed|the) (?:visa )?(?:application )?forms?|(?:签证)?申请表|申请表|签证证件申请表|在线(?:签证)?申请表|在线表格|申请书|确认页|申请确认页|(?:ビザ|査证|査证|査证)?申请(?:书|表)|신청서|formularios?(?: de solicitud)?|formulaires?(?: de demande)?|antragsformular|visumantrag|анкет\S{1,2}|заявлени\S на (?:выдачу )?виз\S|استمارة|نموذج (?:طلب)?|modulo di (?:richiesta|domanda)|formulário|wniosek|wniosku|cova form|(?:completed|signed|printed|online) (?:and signed )?(?:visa |online |print-?out of the online )*applications?(?! (?:fee|system|portal|service|website|site|platform))|print-?out of the (?:online )?(?:visa )?application|填表确认页|(?:在线|网上|线上)填(?:写)?表格?(?!系统|平台|网站)/,
  ],
  [
    'passport',
    /passports?(?! photo| holder| number|s? of (?:his|her) parents)|护照(?!号|照片(?!资料))|(?:国际)?旅行证件|パスポート|旅券|여권|pasaportes?|passeports?|reisepass\S*|паспорт\S{0,2}|جواز(?:ات)? (?:ال)?سفر|travel documents?|passaporto|passaporte|paszport\S{0,2}|资料页|护照照片资料页|(?:带照片页|照片页)/,
  ],
  ['guarantee-letter', /guarantee letters?|letters? of guarantee|担保函|保函|opinion letter|公函/],
  ['application-letter', /application letters?|cover letters?|official letters?|申请信函|正式函件/],
];

const GLOBAL = DOCUMENTS.map(([id, name]) => [id, new RegExp(name.source, 'gu')] as const);

/** The page of a passport that bears the photo is no photo. */
const PHOTO_PAGE =
  /(?:data |information )?page with (?:the |your |a )?photo|photo(?:graph)? pages?|照片(?:资料)?页|带照片的?(?:资料)?页/g;

/**
 * The papers a folded text names, in the order of the list above.
 * @param tongue the language of the text, where it has names of its own
 */
export function documentsIn(text: string, tongue?: Lexicon): string[] {
  const abroad = tongue === undefined ? undefined : papersIn(text);
  let rest = (abroad?.rest ?? text).slice(0, 6000).replace(PHOTO_PAGE, ' ');
  const found: string[] = [];
  for (const [id, name] of GLOBAL) {
    const without = rest.replace(name, ' # ');
    if (without !== rest) found.push(id);
    rest = without;
  }
  return abroad === undefined ? found : [...new Set([...abroad.ids, ...found])];
}
