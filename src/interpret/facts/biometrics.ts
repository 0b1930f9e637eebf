import { needed } from './polarity.ts';
import { booleanReader, labelled } from './reader.ts';
import { NEEDS, neededIn } from './tongue-needs.ts';

const PRINTS =
  '(?:(?:all )?(?:ten |10 )?fingers(?! of)|finger-?prints?(?:ing)?(?: collection)?|biometrics?|biometric (?:data|information|identification(?: information)?))';
const PRINTS_ZH = '(?:指纹|指纹|生物识别(?:信息)?|生物信息|生物特征|十指)';

/** Are fingerprints or other biometric data taken? Exemptions of ages or former applicants do not undo the rule. */
export const readBiometrics = booleanReader(
  'procedure.biometrics',
  /finger|biom|指纹|生物|十指|免采|지문|huellas|empreintes|отпечат|дактило|биометр|بصم|impronte|impress/,
  [
    { when: /(?:not|n't)[^.;]{0,24} be fingerprinted/, value: false },
    ...labelled(
      'biometrics?|biometric (?:data|information|collection)|fingerprint(?:s|ing| collection)?|(?:采集|留存|录入)?(?:指纹|生物识别信息)(?:采集|留存|录入)?|지문|huellas(?: dactilares| digitales)?|empreintes(?: digitales)?|fingerabdrücke|отпечатки(?: пальцев)?',
    ),
    {
      when: new RegExp(
        `(?:\\bno|no need (?:to|for)[^.;]{0,30}|not (?:required|need(?:ed)?|have|asked|obliged) to (?:give|provide|submit|leave|register|have)[^.;]{0,24}|without(?: any)?|spared(?: the)?|excused from|need not[^.;]{0,20}|exempt(?:ed|ion)? (?:from|of)(?: the)?(?: collection of)?|exempt\\S*[^.;]{0,110} from(?: taking| giving| providing| having| the collection of| submitting)?(?: their)?) (?:[a-z-]+ ){0,2}${PRINTS}`,
      ),
      value: false,
    },
    {
      when: new RegExp(
        `${PRINTS}[^.;]{0,70}?(?:(?:is|are|will|shall|be|been)(?: not| no longer| temporarily not)(?: be)? (?:collected|required|needed|taken|necessary|recorded|scanned|captured|enrolled)|(?:is|are|be|been) (?:temporarily )?(?:waived|exempted?|suspended|cancell?ed))`,
      ),
      value: false,
    },
    { when: new RegExp(`${PRINTS}[^.;]{0,30} need not`), value: false },
    {
      when: new RegExp(
        `(?:collection|taking|submission) of ${PRINTS}[^.;]{0,50}(?:waived|exempt|suspended|not required|does not apply|not apply)`,
      ),
      value: false,
    },
    {
      when: new RegExp(
        `(?:免于?|无需|不需要?|不必|暂不|暂停|停止|取消|无须|毋须|不再|免除|豁免|暂免|不予|不用|不)[^。;,]{0,14}${PRINTS_ZH}|${PRINTS_ZH}[^。;,]{0,12}(?:不予?(?:采集|录入|留存|留取)|免采|免于|豁免|暂停)|免采`,
      ),
      value: false,
    },
    {
      when: /指纹.{0,8}(?:免除|不要|采取しない)|지문.{0,40}(?:면제|생략|않)|exen\S+[^.;]{0,40}huellas|huellas[^.;]{0,40}(?:exen|no (?:se|será))|(?:exempt|dispens)\S+[^.;]{0,50}empreintes|empreintes[^.;]{0,40}(?:pas (?:nécessaire|relev)|exempt|dispens)|отпечат\S+[^.;]{0,40}не (?:требу|сним|сда)|освобожд\S+[^.;]{0,50}отпечат|keine? fingerabdr|fingerabdr\S+[^.;]{0,40}nicht/,
      value: false,
    },
    {
      when: new RegExp(
        `(?:collect(?:s|ed|ing|ion of)?|tak(?:e|es|ing|en)|give|provide|submit|record|register|leave|scan(?:ned)?|enrol)(?: the| their| his or her| your| applicants'?| all| own| ten| 10)* (?:[a-z-]+ ){0,2}${PRINTS}|(?:biometric data|fingerprints?) collection|(?:are|is|will be|be) fingerprinted|fingerprinting (?:is|will be) (?:necessary|required|compulsory|mandatory|obligatory)|have (?:their|his or her|your)[^.;]{0,14}(?:fingerprints?|fingers) (?:taken|scanned|collected)|${PRINTS}[^.;]{0,20}(?:must|shall|should|will|have to|has to|need to) be (?:left|submitted|provided|given|taken|collected|recorded)|${PRINTS}[^.;]{0,70}(?:(?:is|are|be|been) (?:now |also )?(?:collected|required|needed|taken|compulsory|mandatory|recorded|scanned)|compulsory|mandatory)`,
      ),
      value: true,
    },
    {
      when: new RegExp(
        `(?:采集|留存|录入?|留取|按捺|提取|收集|提供)[^。;,]{0,12}${PRINTS_ZH}|${PRINTS_ZH}[^。;,]{0,8}(?:采集|留存|录入|收集)`,
      ),
      value: true,
    },
    {
      when: /指纹(?:を)?(?:采取|登录|押捺|スキャン)|지문(?:을)? ?(?:채취|등록|스캔|제공)|(?:recog|tom|recolec|registr|captur|dejar|dej)\S+[^.;]{0,40}huellas|huellas (?:dactilares|digitales)[^.;]{0,40}(?:obligator|requer|se tomar)|(?:recueil|collecte|prise|relevé|relever|recueill\S+)[^.;]{0,40}empreintes|(?:снятие|сдач\S|сдать|сдают|сбор|снима\S+)[^.;]{0,30}отпечат|fingerabdr\S+[^.;]{0,40}(?:abgeb|genommen|erfasst|erforder)|بصمات/,
      value: true,
    },
  ],
  /入境时|on (?:arrival|entry)|at (?:the )?(?:border|port of entry|airport)|forge|false|他人冒充|伪造|last (?:5|five) years|within (?:the )?(?:last|past)|近?5年内|未满14(?:周)?岁|14(?:周)?岁(?!(?:\(含\))?(?:以上)?(?:至|到|-))|(?<!(?:至|到|-|间))70(?:周)?岁(?!之间)|under the age of|(?:children|persons?|applicants?) (?:aged )?(?:under|over|below|above) \d|lost all/,
  (text) =>
    needed(
      text,
      /fingerprint|biometric|指纹|生物识别|指紋|지문|huellas|biom[eé]tric|empreintes|fingerabdr|отпечат|дактило|биометр|بصم|impronte|impress(?:ões|ão) digit/,
    ),
  (sentence, tongue) => neededIn(sentence, tongue, NEEDS.biometrics),
);
