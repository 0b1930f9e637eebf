import { booleanReader } from './reader.ts';

const APPOINTMENT = '(?:(?:prior |online |advance )?appointments?|bookings?|reservations?|time slots?)';

/** Is an appointment needed before lodging? */
export const readAppointment = booleanReader(
  'procedure.appointment',
  [
    {
      when: /walk-in[^.;]{0,60}(?:not (?:be )?(?:accepted|available|possible|allowed)|no longer|suspended)|不接受(?:现场|无预约|未预约)|未(?:经)?预约[^。;]{0,16}(?:不予|不受理|恕不|不接待|无法)|without (?:an? |prior |any )?(?:\S+ )?appointment[^.;]{0,60}(?:not be|will not|cannot|can not|won't|refused)/,
      value: true,
    },
    {
      when: new RegExp(
        `\\b(?:no|without(?: an?| any| a prior| prior)?|not (?:need|require)(?: an?| any| to (?:make|book|have) (?:an?|any))?|(?:don't|do not|does not|need not|not (?:have|need)) (?:to )?(?:make|book|have|need|schedule)(?: an?| any)?) ${APPOINTMENT}`,
      ),
      value: false,
    },
    {
      when: new RegExp(
        `${APPOINTMENT}(?: requirement| system| service)?[^.;]{0,70}?(?:(?:is|are|was|be|been) (?:not|no longer) (?:required|needed|necessary|mandatory|compulsory)|(?:will |has |have |shall )?(?:be |been )?(?:cancell?ed|abolished|waived|suspended|removed|lifted|discontinued)|is unnecessary|not required|not necessary|not needed)`,
      ),
      value: false,
    },
    {
      when: /(?:exempt(?:ion|ed)?(?: of| from)?|cancel(?:l?ed|lation)?(?: of)?|abolish(?:ed|ment)?(?: of)?|waiv(?:e[sd]?|er|ing)(?: of)?|remov(?:e[sd]?|al|ing)(?: of)?) (?:the )?(?:onl?ine |visa |prior )*appointment|walk-ins? (?:applications? |applicants? )?(?:are |is )?(?:accepted|welcome)|come (?:directly|without)[^.;]{0,40}appointment/,
      value: false,
    },
    {
      when: /(?:无需|不需要?|不必|无须|毋须|不用|免于?|取消|不再(?:需要|要求|实行|采用)?|停止(?:使用)?|暂停|免除|不经)[^。;,]{0,14}(?:预约|约号)|预约(?:制度|系统|安排|制|要求|服务|申请)?[^。;,]{0,8}(?:已?取消|停止|暂停|关闭|不再)|预约.{0,4}非必/,
      value: false,
    },
    {
      when: /予约(?:は|の必要は|なし)?(?:不要|必要ありません|不必要|ありません)|예약(?:이|은|을)? ?(?:없이|불필요|필요 ?없|필요하지|하지 않)|(?:sin|no (?:se requiere|es necesario|hace falta|necesita)[^.;]{0,20}) ?(?:cita|turno)|(?:sans|pas (?:besoin|nécessaire)[^.;]{0,20}) ?rendez-vous|(?:ohne|keine?) (?:\S+ )?termin|termin\S*[^.;]{0,40}nicht (?:erforderlich|notwendig|nötig)|(?:без|не требуется)[^.;]{0,25}запис|предварительн\S+ запис\S+[^.;]{0,20}(?:не требуется|отмен)|(?:دون|بدون|لا حاجة)[^.]{0,20}(?:موعد|حجز)|bez[^.;]{0,30}(?:umawiania|rezerwacji|wizyt)|nie (?:ma potrzeby|trzeba|wymaga)[^.;]{0,40}(?:umawia|rezerw|wizyt)/,
      value: false,
    },
    {
      when: new RegExp(
        `${APPOINTMENT}[^.;]{0,60}?(?:is|are|be|must be|has to be|have to be|should be|shall be) (?:now |also |strictly )?(?:booked|made|arranged|scheduled|required|needed|necessary|mandatory|compulsory|essential|a must)`,
      ),
      value: true,
    },
    {
      when: /(?:must|shall|should|need(?:s|ed)?(?: to)?|have to|has to|required to|requested to|asked to|advised to|kindly|please|are to|yes,) (?:first |also |kindly |please |online |always )?(?:make|book|schedule|arrange|have|obtain|reserve|fix|set up|choose|select)(?: an?| your| the| their)?(?: online| prior| advance| visa| own)* (?:appointments?|time slots?|slot)/,
      value: true,
    },
    {
      when: /by (?:prior |online )?appointment only|(?:only (?:by|with|upon|after)(?: an?| prior)*|upon|by prior) appointment|appointment[^.;]{0,30}(?:in advance|beforehand) (?:is|before)|choose a time slot in the appointment|make (?:an )?(?:online )?appointments?[^.;]{0,40}(?:beforehand|in advance|before)|fill[^.;]{0,60}and (?:then )?(?:make|book) an? (?:online )?appointment|make an? (?:online )?(?:reservation|appointment) (?:on|through|via|at)/,
      value: true,
    },
    {
      when: /(?:须|必须|需要?|应当?|请|先|提前|均需|一律)[^。;,不无免]{0,48}预约|预约[^。;]{0,10}(?:后(?:方可|再|到|前来)|方可|成功后)|(?:实行|采取|采用|启用|恢复)[^。;,]{0,12}预约|(?:网上|在线|线上|系统)预约[^。;]{0,12}(?:时间|后|并)|按预约时间|凭预约/,
      value: true,
    },
    {
      when: /予约(?:が|を)?(?:必要|取得|してください|お取り|取って|の上|制)|예약(?:이)? ?(?:필수|필요|하여야|해야|하시)|(?:cita previa|(?:fecha|hora) (?:reservada|de la cita)|(?:pedir|solicitar|concertar|reservar|agendar|sacar|hacer)[^.;]{0,20}(?:cita|turno))|prendre (?:un )?rendez-vous|(?:sur|prise de) rendez-vous|termine? (?:vereinbaren|buchen)|vereinbaren sie[^.;]{0,30}termin|termin\S*[^.;]{0,40}(?:erforderlich|notwendig|pflicht)|terminvereinbarung|(?:по предварительной записи|необходимо[^.;]{0,40}запис|записаться на)|حجز موعد|umówi[ćc][^.;]{0,20}(?:wizyt|termin)|prendere appuntamento|marcar (?:um )?(?:horário|agendamento)|agendamento (?:é )?obrigat/,
      value: true,
    },
  ],
  /emergency,? please|in case of emergency|紧急情况|groups? of more|may (?:make|book)|可(?!不)(?:以)?(?:通过|在)?[^。;,不]{0,10}预约|passport (?:application|renewal)|护照.{0,10}预约|notar|公证|认证预约/,
);

/** Must the applicant come to an interview? "May be interviewed" is none. */
export const readInterview = booleanReader(
  'procedure.interview',
  [
    {
      when: /(?:\bno|not (?:required|need(?:ed)?|have|obliged|asked) to (?:attend|undergo|take|come|appear)[^.;]{0,20}|without(?: an?)?|not (?:need|require)(?: an?)?|need not[^.;]{0,20}|exempt(?:ed)? from(?: the| an)?|waiv\S+(?: the| of)*) (?:[a-z-]+ ){0,3}interviews?/,
      value: false,
    },
    {
      when: /interviews?[^.;]{0,60}(?:not (?:be )?(?:required|needed|necessary|held|conducted)|is waived|are waived|no longer)|(?:无需|不需要?|不必|无须|毋须|免于?|不用|不要求|免除|不再)[^。;,]{0,18}(?:面谈|面试|面审)|面接(?:は)?不要|面接の必要はありません|면접(?:은)? ?(?:없|불필요|필요 ?없)|(?:sin|no (?:se requiere|es necesaria))[^.;]{0,20}entrevista|(?:sans|pas d')(?:\S+ )?entretien|kein\S* (?:\S+ )?(?:gespräch|interview)|собеседовани\S+[^.;]{0,20}не требуется/,
      value: false,
    },
    {
      when: /(?:must|shall|required to|need(?:s|ed)? to|have to|has to|are to|requested to)[^.;]{0,90}(?:attend|undergo|take|come (?:in |to )?for|appear (?:for|at)|go through|have|pass)(?: an?| the)? (?:[a-z-]+ ){0,3}interview|interviews?[^.;]{0,60}(?:is|are) (?:required|needed|necessary|mandatory|compulsory)|(?:all applicants|applicants) (?:are|will be) interviewed/,
      value: true,
    },
    {
      when: /(?:须|必须|应当?|需要?|要求|均需|一律)(?!时)[^。;,不无免可]{0,24}(?:面谈|面试|面审)|面接(?:が|を)?(?:必要|受け)|면접(?:이)? ?(?:필요|필수|을 ?받)|entretien (?:est )?obligatoire|entrevista (?:es )?obligatoria|собеседовани\S+ обязательн/,
      value: true,
    },
  ],
  /may (?:be |also )?(?:require|ask|request|invite|call|interview)|might|if necessary|where necessary|when necessary|or require an interview|必要时|可能|可要求|视情|如需|passport|护照|job interview|failing to attend/,
);

const PRINTS =
  '(?:finger-?prints?(?:ing)?(?: collection)?|biometrics?|biometric (?:data|information|identification(?: information)?))';
const PRINTS_ZH = '(?:指纹|指纹|生物识别(?:信息)?|生物特征|十指)';

/** Are fingerprints or other biometric data taken? Exemptions of ages or former applicants do not undo the rule. */
export const readBiometrics = booleanReader(
  'procedure.biometrics',
  [
    {
      when: new RegExp(
        `(?:\\bno|not (?:required|need(?:ed)?|have|asked|obliged) to (?:give|provide|submit|leave|register|have)[^.;]{0,24}|without(?: any)?|need not[^.;]{0,20}|exempt(?:ed|ion)? (?:from|of)(?: the)?(?: collection of)?|exempt\\S*[^.;]{0,110} from(?: taking| giving| providing| having| the collection of| submitting)?(?: their)?) (?:[a-z-]+ ){0,2}${PRINTS}`,
      ),
      value: false,
    },
    {
      when: new RegExp(
        `${PRINTS}[^.;]{0,70}?(?:(?:is|are|will|shall|be|been)(?: not| no longer| temporarily not)(?: be)? (?:collected|required|needed|taken|necessary)|(?:is|are|be|been) (?:temporarily )?(?:waived|exempted?|suspended|cancell?ed))`,
      ),
      value: false,
    },
    {
      when: new RegExp(
        `(?:collection|taking|submission) of ${PRINTS}[^.;]{0,50}(?:waived|exempt|suspended|not required)`,
      ),
      value: false,
    },
    {
      when: new RegExp(
        `(?:免于?|无需|不需要?|不必|暂不|无须|毋须|不再|免除|豁免|暂免|不予|不用|不)[^。;,]{0,14}${PRINTS_ZH}|${PRINTS_ZH}[^。;,]{0,12}(?:免采|免于|豁免|暂停)|免采`,
      ),
      value: false,
    },
    {
      when: /指纹.{0,8}(?:免除|不要|采取しない)|지문.{0,12}(?:면제|생략|않)|exen\S+[^.;]{0,40}huellas|huellas[^.;]{0,40}(?:exen|no (?:se|será))|(?:exempt|dispens)\S+[^.;]{0,50}empreintes|empreintes[^.;]{0,40}(?:pas (?:nécessaire|relev)|exempt|dispens)|отпечат\S+[^.;]{0,40}не (?:требу|сним|сда)|освобожд\S+[^.;]{0,50}отпечат|keine? fingerabdr|fingerabdr\S+[^.;]{0,40}nicht/,
      value: false,
    },
    {
      when: new RegExp(
        `(?:collect(?:s|ed|ing|ion of)?|tak(?:e|es|ing|en)|give|provide|submit|record|register|leave|scan(?:ned)?|enrol)(?: the| their| his or her| your| applicants'?| all| own| ten| 10)* (?:[a-z-]+ ){0,2}${PRINTS}|(?:biometric data|fingerprints?) collection|have (?:their|his or her|your)[^.;]{0,14}fingerprints? (?:taken|scanned|collected)|${PRINTS}[^.;]{0,20}(?:must|shall|should|will|have to|has to|need to) be (?:submitted|provided|given|taken|collected|recorded)|${PRINTS}[^.;]{0,70}(?:(?:is|are|be|been) (?:now |also )?(?:collected|required|needed|taken|compulsory|mandatory|recorded|scanned)|compulsory|mandatory)`,
      ),
      value: true,
    },
    {
      when: new RegExp(
        `(?:采集|留存|录入|留取|按捺|提取|收集|提供)[^。;,]{0,12}${PRINTS_ZH}|${PRINTS_ZH}[^。;,]{0,8}(?:采集|留存|录入|收集)`,
      ),
      value: true,
    },
    {
      when: /指纹(?:を)?(?:采取|登录|押捺|スキャン)|지문(?:을)? ?(?:채취|등록|스캔|제공)|(?:recog|tom|recolec|registr|captur|dejar|dej)\S+[^.;]{0,40}huellas|huellas (?:dactilares|digitales)[^.;]{0,40}(?:obligator|requer|se tomar)|(?:recueil|collecte|prise|relevé|relever|recueill\S+)[^.;]{0,40}empreintes|(?:снятие|сдач\S|сдать|сдают|сбор|снима\S+)[^.;]{0,30}отпечат|fingerabdr\S+[^.;]{0,40}(?:abgeb|genommen|erfasst|erforder)|بصمات/,
      value: true,
    },
  ],
  /forge|false|他人冒充|伪造|last (?:5|five) years|within (?:the )?(?:last|past)|近?5年内|14周岁|70周岁|under the age of|lost all/,
);

/** May spouse and children come along? */
export const readFamily = booleanReader(
  'family.allowed',
  [
    {
      when: /(?:spouses?|children|famil(?:y|ies)|depend[ae]nts?)[^.;]{0,90}(?:may not|can ?not|must not|are not (?:allowed|permitted|eligible)|not be (?:granted|issued)|not (?:accompany|apply|join)|are excluded)|(?:配偶|子女|家属|家人|家庭成员)[^。;]{0,24}(?:不可|不得|不能|不予|无法|不允许|不准|不适用)|(?:不允许|不得|不可)(?:携带)?[^。;,]{0,12}(?:配偶|子女|家属)/,
      value: false,
    },
    {
      when: /(?:spouses?|children|famil(?:y|ies)(?: members)?|depend[ae]nts?)[^.;]{0,110}(?:may (?:also |then )?(?:apply|accompany|join|come|travel|be (?:granted|issued))|can (?:also )?(?:apply|accompany|join|come)|are (?:also )?(?:allowed|permitted|eligible|entitled) to|may be issued|will be (?:granted|issued)|is (?:also )?issued)|accompany(?:ing|ed)?(?: by)?[^.;]{0,30}(?:spouse|children|depend[ae]nts?|family)|together with (?:his|her|their|the)[^.;]{0,30}(?:spouse|children|famil)/,
      value: true,
    },
    {
      when: /(?:配偶|子女|家属|家庭成员)[^。;]{0,30}(?:可(?!能)(?:以)?(?:随|申请|同|一并|获|持|发|办理)|可以|随行|随同|随任|一同|一并|相同|同等)|(?:可|允许|准予)[^。;,]{0,10}(?:携带|偕|带)[^。;,]{0,10}(?:配偶|子女|家属)|(?:随行|随任|随同)(?:的)?(?:家属|配偶|子女|家庭成员)/,
      value: true,
    },
    {
      when: /(?:cónyuge|hijos|familia)[^.;]{0,60}(?:podrán|pueden)|(?:conjoint|enfants|famille)[^.;]{0,60}(?:peuvent|pourront)|(?:ehepartner|kinder|familie)[^.;]{0,60}(?:dürfen|können)|(?:супруг|дети|семь)[^.;]{0,60}могут|配偶者.{0,30}(?:同行|帯同|申请)(?:でき|可能)|배우자.{0,30}(?:동반|신청).{0,6}(?:가능|할 수)/,
      value: true,
    },
  ],
  /transit|emergency contact|marriage certificate|relationship|kinship|亲属关系|结婚证|reunion|探亲|visit(?:ing)? (?:their |his |her )?(?:relatives|family)|invitation letter from|born to|nationality|permanent residen|永久居留|"family members"|家庭成员"/,
);
