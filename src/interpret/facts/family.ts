import { permitted } from './polarity.ts';
import { booleanReader, labelled } from './reader.ts';
import { familyIn } from './tongue-permits.ts';

/** May spouse and children come along? */
export const readFamily = booleanReader(
  'family.allowed',
  /spouse|children|famil|depend|relative|husband|wife|partner|爱人|妻|丈夫|孩子|老公|老婆|太太|配偶|子女|家[属庭人]|眷属|cónyuge|hijos|conjoint|enfants|ehepartner|kinder|супруг|дет|семь|배우자/,
  [
    ...labelled(
      '(?:accompanying )?(?:family(?: members)?|spouses?(?: and (?:minor )?children)?|depend[ae]nts?)|(?:随行)?(?:家属|配偶(?:及|和)?(?:未成年)?子女|家庭成员)(?:随行|同行)?',
    ),
    {
      when: /(?:does|do|is|are) not (?:cover|include|extend to)[^.;]{0,24}(?:spouse|children|famil|depend)|(?:may not|cannot|must not) (?:bring|be (?:accompanied|joined))[^.;]{0,40}(?:spouse|children|famil)|(?:spouses?|children|relatives|famil(?:y|ies)|depend[ae]nts?)[^.;]{0,90}(?:may not|can ?not|must not|(?:is|are) not (?:allowed|permitted|eligible)|not be (?:granted|issued)|not (?:accompany|apply|join)|not accepted|are excluded)|(?:配偶|子女|家属|家人|家庭成员)[^。;]{0,24}(?:不可|不得|不能|不予|无法|不允许|不准|不适用)|(?:不允许|不准|不得|不可|不受理|不接受|不予受理)(?:携带?|偕同?)?[^。;,]{0,12}(?:配偶|子女|家属)/,
      value: false,
    },
    {
      when: /(?:may|can) (?:also )?(?:bring|take along|be (?:accompanied|joined))[^.;]{0,40}(?:spouse|children|famil)|(?:extends?|open) to[^.;]{0,30}(?:spouse|children|famil)|(?:husband|wife)[^.;]{0,40}(?:may|can) |(?:spouses?|children|famil(?:y|ies)(?: members)?|depend[ae]nts?)[^.;]{0,110}(?:(?:may|can) be included|(?:are|is) accepted|may (?:also |then )?(?:apply|accompany|join|come|travel|be (?:granted|issued))|can (?:also )?(?:apply|accompany|join|come)|are (?:also )?(?:allowed|permitted|eligible|entitled) to|may be issued|will be (?:granted|issued)|is (?:also )?issued)|accompany(?:ing|ed)?(?: by)?[^.;]{0,30}(?:spouse|children|depend[ae]nts?|family)|together with (?:his|her|their|the)[^.;]{0,30}(?:spouse|children|famil)/,
      value: true,
    },
    {
      when: /(?:配偶|子女|家属|家庭成员)[^。;]{0,30}(?:可(?!能)(?:以)?(?:随|申请|同|一并|获|持|发|办理)|可以|随行|随同|随任|一同|一并|相同|同等)|(?:可|允许|准予)[^。;,]{0,10}(?:携带?|偕|带)[^。;,]{0,10}(?:配偶|子女|家属)|(?:随行|随任|随同)(?:的)?(?:家属|配偶|子女|家庭成员)/,
      value: true,
    },
    {
      when: /(?:cónyuge|hijos|familia)[^.;]{0,60}(?:podrán|pueden)|(?:conjoint|enfants|famille)[^.;]{0,60}(?:peuvent|pourront)|(?:ehepartner|kinder|familie)[^.;]{0,60}(?:dürfen|können)|(?:супруг|дети|семь)[^.;]{0,60}могут|配偶者.{0,30}(?:同行|帯同|申请)(?:でき|可能)|배우자.{0,30}(?:동반|신청).{0,6}(?:가능|할 수)/,
      value: true,
    },
  ],
  /transit|emergency contact|marriage certificate|relationship|kinship|(?<!可随[^。;]{0,40})亲属关系|结婚证|reunion|探亲|visit(?:ing)? (?:their |his |her )?(?:relatives|family)|invitation letter from|born to|nationality|permanent residen|永久居留|"family members"|家庭成员"/,
  (text) =>
    permitted(
      text,
      /\b(?:spouses?|children|famil(?:y|ies)|depend[ae]nts?|husband|wife)\b|配偶|爱人|妻子|丈夫|孩子|子女|家属|眷属|家人/,
    ),
  familyIn,
);
