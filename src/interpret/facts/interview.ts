import { needed } from './polarity.ts';
import { booleanReader, labelled } from './reader.ts';
import { NEEDS, neededIn } from './tongue-needs.ts';

/** Must the applicant come to an interview? "May be interviewed" is none. */
export const readInterview = booleanReader(
  'procedure.interview',
  /interview|面[谈试审签接]|면접|entre(?:vista|tien)|gespräch|собеседовани|مقابلة|colloquio/,
  [
    ...labelled('(?:personal |visa )?interviews?|面谈|面试|面签|面接|면접|entrevista|entretien|собеседование'),
    {
      when: /(?:\bno|no need (?:to|for)[^.;]{0,30}|not (?:required|need(?:ed)?|have|obliged|asked) to (?:attend|undergo|take|come|appear)[^.;]{0,20}|without(?: an?)?|not (?:need|require)(?: an?)?|need not[^.;]{0,20}|exempt(?:ed)? from(?: the| an)?|waiv\S+(?: the| of)*) (?:[a-z-]+ ){0,3}interviews?/,
      value: false,
    },
    {
      when: /interviews?[^.;]{0,60}(?:not (?:be )?(?:required|needed|necessary|held|conducted)|(?:is|are|has been|have been) (?:waived|abolished|cancell?ed|dropped)|no longer)|(?:不安排|不进行|不设|取消)[^。;,]{0,6}(?:面谈|面试|面签)|(?:无需|不需要?|不必|[无毋不]须|免于?|不用|不要求|免除|不再)[^。;,]{0,18}(?:面谈|面试|面审|面签)|面接(?:は)?不要|面接の必要はありません|면접(?:은)? ?(?:없|불필요|필요 ?없)|(?:sin|no (?:se requiere|es necesaria))[^.;]{0,20}entrevista|(?:sans|pas d')(?:\S+ )?entretien|kein\S* (?:\S+ )?(?:gespräch|interview)|собеседовани\S+[^.;]{0,20}не требуется/,
      value: false,
    },
    {
      when: /(?:consul|consular officer|officer)s? (?:will|shall|must) (?:personally )?interview|interview (?:is|forms?) (?:an? )?(?:integral )?part of|由[^。;,]{0,10}(?:面谈|面试|面签)|逐一面谈|(?:must|shall|required to|need(?:s|ed)? to|have to|has to|are to|requested to)[^.;]{0,90}(?:attend|undergo|take|sit|come (?:in |to )?(?:in person |personally )?for|come to|attend to|appear (?:for|at)|go through|have|pass)(?: an?| the)? (?:[a-z-]+ ){0,3}interview|must be (?:personally )?interviewed|interviews?[^.;]{0,60}(?:is|are) (?:required|needed|necessary|mandatory|compulsory)|there (?:is|will be) an interview|(?:all applicants|applicants?) (?:are|is|will be) (?:personally )?(?:interviewed|(?:called|invited|summoned|asked)[^.;]{0,12} (?:for|to) an interview)/,
      value: true,
    },
    {
      when: /(?:须|必须|应当?|需要?|要求|均需|一律)(?!时)[^。;,不无免可]{0,24}(?:面谈|面试|面审|面签)|将(?:对|与|进行|安排)?[^。;,]{0,10}(?:面谈|面试|面审|面签)|面接(?:が|を)?(?:必要|受け)|면접(?:이)? ?(?:필요|필수|을 ?받)|entretien (?:est )?obligatoire|entrevista (?:es )?obligatoria|собеседовани\S+ обязательн/,
      value: true,
    },
  ],
  /有权|may (?:be |also )?(?:require|ask|request|invite|call|interview)|might|if necessary|where necessary|when necessary|or require an interview|必要时|可能|可要求|视情|如需|(?:passport|护照)[^,;。.]{0,20}(?:interview|面谈)|(?:interview|面谈)[^,;。.]{0,20}(?:passport|护照)|job interview|failing to attend/,
  (text) => needed(text, /interview(?!er)|面谈|面试|面签|面接|면접|entrevista|entretien|собеседовани|مقابلة|colloquio/),
  (sentence, tongue) => neededIn(sentence, tongue, NEEDS.interview),
);
