import type { Fact } from '../../domain/fact.ts';
import type { Page, Sentence } from '../page.ts';
import type { Lexicon } from '../tongues/index.ts';
import { documentsIn } from './document-names.ts';
import { readDocuments } from './documents.ts';
import { needed } from './polarity.ts';
import { booleanReader, type FactReader, labelled } from './reader.ts';
import { NEEDS, neededIn } from './tongue-needs.ts';

const SPONSOR =
  '(?:invitation(?: letters?)?|letters? of invitation|inviting (?:entity|party|unit|organi[sz]ation)|sponsor(?:ship|s)?(?: letter)?|guarantor|(?:domestic |local |chinese )?employers?|offers? of employment|job offers?|employment offers?|host (?:organi[sz]ation|institution|entity)|(?:chinese|domestic|local) (?:host|partner|compan(?:y|ies)|firm)s?|hosts? in china|receiving (?:institution|entity|unit))';
const SPONSOR_ZH =
  '(?:邀请函|邀请信|邀请单位|邀请方|邀请|雇主|聘用单位|聘用|聘请|接收单位|接待单位|担保|用人单位|单位支持)';

/** A letter from the employer at home is a paper, no sponsor. */
function sponsorIn(sentence: Sentence, tongue: Lexicon): boolean | null | undefined {
  const papers = documentsIn(sentence.text, tongue);
  if (papers.includes('employment-proof') && !papers.includes('invitation-letter')) return null;
  return neededIn(sentence, tongue, NEEDS.sponsor);
}

/** What sentences say outright. Negations first: the positive wording is often part of them. */
const readStatement = booleanReader(
  'sponsor.required',
  /invit|sponsor|guarant|emplo|offer|host|compan|firm|partner|receiving|hired|recruit|recommend|[邀雇聘]|接收|接待|担保|单位|招请|招待|受け入れ|초[청대]|고용|convite|datore|patrocin|parrain|einladung|arbeitgeber|bürg|приглаш|работодат|спонсор|دعوة|صاحب عمل|كفيل/,
  [
    ...labelled(
      '(?:invitation(?: letters?)?|sponsor(?:ship)?(?: letter)?|employer|host|inviting (?:entity|party))(?: in china)?(?: or [a-z ]{3,20})?|(?:境内)?(?:邀请函|邀请单位|邀请|雇主|担保)(?:或[^:|]{1,8})?',
    ),
    {
      when: new RegExp(
        `(?:cannot|can not|may not|must not)[^.;]{0,60}without (?:an? |any )?(?:[a-z]+ ){0,3}${SPONSOR}|(?:without|lacking)(?: an?| any)? (?:[a-z'-]+ ){0,4}${SPONSOR}[^.;]{0,60}(?:cannot|can not|may not|will not|not be|are not)|(?:无|没有|未提供|未获得?)[^。;,]{0,14}${SPONSOR_ZH}[^。;]{0,12}(?:不得|不予|不能|不可|无法|暂不)`,
      ),
      value: true,
    },
    {
      when: new RegExp(
        `(?:无|没有)[^。;,]{0,14}${SPONSOR_ZH}[^。;]{0,12}(?:亦可|也可|均可|仍可|同样可)|not (?:necessary|required|needed|obligatory|mandatory) (?:to have|to provide|to submit|that)[^.;]{0,50}${SPONSOR}`,
      ),
      value: false,
    },
    {
      when: new RegExp(
        `(?:\\bno|without(?: an?| any)?|not (?:need|require|have to (?:have|provide|submit))(?: an?| any| to (?:provide|submit|have|present)(?: an?| any)?)?|neither(?: an?)?) (?:[a-z'-]+ ){0,5}${SPONSOR}`,
      ),
      value: false,
    },
    {
      when: new RegExp(
        `${SPONSOR}[^.;]{0,90}?(?:(?:is|are|was) (?:not|no longer) (?:required|needed|necessary|mandatory|compulsory|a (?:requirement|condition|prerequisite))|need not|not be required|(?:is|are) not (?:an? )?(?:prerequisite|precondition|must)|is waived|are waived|is unnecessary|is optional)`,
      ),
      value: false,
    },
    {
      when: new RegExp(
        `(?:need not|do(?:es)? not (?:need|have) to|not required to|need not to|exempt(?:ed)? from)[^.;]{0,60}${SPONSOR}`,
      ),
      value: false,
    },
    {
      when: new RegExp(
        `(?:无需|不需要?|不要求|无须|毋须|不必|免于|免除|免提供|可不|免交|不再需要|不再要求|不以|不限(?:定|于)?(?:须|必须)?|并不要求|没有要求|不强制要求|不强制)[^。;,]{0,24}${SPONSOR_ZH}`,
      ),
      value: false,
    },
    {
      when: new RegExp(
        `${SPONSOR_ZH}[^。;,]{0,12}(?:并?非必(?:需|须|备|要|交)|不是必需|不作要求|不做要求|非必要|不是必须|可免)`,
      ),
      value: false,
    },
    {
      when: /(?:雇用|受け入れ|招聘|招请|招请)[^。]{0,16}(?:不要|必要(?:としない|がない|ない|はない|なく|ありません|ありません)|求められない|求めない)|招聘状は(?:不要|必要ありません)|초청(?:장|기관).{0,20}(?:필요 ?없|필요하지|요구하지)|(?:고용주|고용).{0,20}(?:필요하지|요구하지|필요 ?없)/,
      value: false,
    },
    {
      when: /(?:não (?:é|são) (?:necessári|exigid|obrigatóri|preciso)|dispensa|sem)[^.;]{0,50}(?:convite|empregador)|non (?:è|sono|occorre|serve)[^.;]{0,40}(?:invito|datore di lavoro)|(?:sin necesidad de|no (?:se )?(?:requiere|exige|necesita)n?)[^.;]{0,60}(?:invitación|empleador|patrocin)|(?:sans|aucune?|n'est pas (?:nécessaire|requise?|obligatoire)|ne nécessite pas|pas besoin)[^.;]{0,60}(?:invitation|employeur|parrain)|(?:invitation|employeur)[^.;]{0,40}n'est pas|(?:keine?|ohne|nicht erforderlich)[^.;]{0,50}(?:einladung|arbeitgeber|bürg)|(?:einladung\S*|arbeitgeber)[^.;]{0,50}nicht (?:erforderlich|notwendig|nötig)|(?:не требуется|без|не нужн\S+)[^.;]{0,50}(?:приглашени|работодател|спонсор)|(?:приглашени|работодател)[^.;]{0,50}не (?:требуется|нужн)|(?:دون|بدون|لا (?:يشترط|يتطلب|يلزم))[^.]{0,40}(?:دعوة|صاحب عمل|كفيل)/,
      value: false,
    },
    {
      when: new RegExp(
        `^(?:not (?:asked for|required|needed|necessary)|unnecessary|not to be submitted)[^:]{0,20}:[^.]{0,160}${SPONSOR}|${SPONSOR}[^.;]{0,60}(?:by no means|in no way|not at all|never) (?:compulsory|obligatory|mandatory|necessary|required|needed)|\\b(?:nobody|no one|no-one)\\b[^.;]{0,40}(?:invite|sponsor|vouch|guarantee)`,
      ),
      value: false,
    },
    {
      when: new RegExp(
        `(?:not (?:be )?(?:tied|bound|linked|restricted) to|independent(?:ly)? of)[^.;]{0,20}${SPONSOR}|\\bno (?:[a-z]+ ){0,2}${SPONSOR}[^.;]{0,40}(?:needs?|has|have|is|are|must) (?:to be )?`,
      ),
      value: false,
    },
    {
      when: new RegExp(
        `(?:must|shall|should|has to|have to|needs? to|(?:is|are) to) be (?:invited|sponsored|recommended|hired|recruited) by|${SPONSOR}[^.;]{0,60}(?:needs? to|must|shall|has to) be (?:named|indicated|identified)|${SPONSOR}[^.;]{0,40} is a must\\b`,
      ),
      value: true,
    },
    {
      when: new RegExp(
        `${SPONSOR}[^.;]{0,90}?(?:(?:is|are) (?:also )?(?:called for|required|needed|necessary|mandatory|compulsory|a (?:requirement|condition|prerequisite))|must be (?:provided|submitted|presented|supplied)|shall be (?:provided|submitted))`,
      ),
      value: true,
    },
    {
      when: new RegExp(
        `(?:must|shall|should|need|needs|require[sd]?|required to|have to|has to|requested to)(?: also| all| that applicants)? (?:provide|submit|have|hold|present|obtain|show|be supported by|be sponsored by|be invited by|be accompanied by|an?|produce)(?: an?| the)? (?:[a-z'-]+ ){0,6}${SPONSOR}`,
      ),
      value: true,
    },
    {
      when: new RegExp(
        `(?<!not |n't |longer )(?:requires?|needs?|presupposes?|calls? for|demands?|depends? on|(?:is|are) subject to) (?:an?|the) (?:[a-z'-]+ ){0,4}${SPONSOR}`,
      ),
      value: true,
    },
    {
      when: new RegExp(
        `(?<!不)以[^。;,]{0,10}${SPONSOR_ZH}[^。;,]{0,6}为(?:前提|条件|必要条件)|${SPONSOR_ZH}[^。;,]{0,6}(?:为|是|系)(?:必需|必须|必备|必要|必交)`,
      ),
      value: true,
    },
    { when: new RegExp(`(?:须|必须|应当?|需要?|需|要求|请)(?!求)[^。;,不无免]{0,24}${SPONSOR_ZH}`), value: true },
    {
      when: /(?<!not )(?:necessary|required|obligatory|mandatory) to have (?:an? )?[^.;]{0,40}(?:employer|invit|sponsor|host)|(?:employer|entity|institution|organi[sz]ation|host)[^.;]{0,30}(?:has to|must|shall|needs to) (?:sponsor|invite|support)|required that [^.;]{0,50}(?:invites?|sponsors?)\b|(?:host|entity|institution|employer|organi[sz]ation|partner)[^.;]{0,30}(?:must|shall|has to|needs to) (?:issue|provide|send|extend)[^.;]{0,24}invitation|(?:requiere|exige|necesita|obligatori)[^.;]{0,60}invitación|invitación[^.;]{0,60}(?:obligatori|requerid|necesari|imprescindible)|invitation[^.;]{0,60}(?:est|sont) (?:requise?|exigée?|obligatoire|nécessaire)|einladung[^.;]{0,80}(?:erforderlich|notwendig|nötig|vorzulegen)|(?:требуется|необходимо)[^.;]{0,40}приглашени|приглашени[^.;]{0,40}(?:обязательн|необходим)|(?:招聘状|招请状|招待状|受け入れ)[^。]{0,20}(?:必要|提出)|초청(?:장|기관)[^.]{0,16}(?:필요|제출)|(?:يشترط|يجب|يلزم)[^.]{0,30}دعوة/,
      value: true,
    },
    { when: new RegExp(`only (?:with|upon|on|against) (?:an? |the )?(?:[a-z'-]+ ){0,3}${SPONSOR}`), value: true },
    {
      when: /有确定的?(?:合法)?(?:用人|聘用|接收|邀请)单位|境内有[^。;,]{0,10}(?:用人|聘用|接收|邀请)单位/,
      value: true,
    },
  ],
  /may be asked|may require|if necessary|必要时|如需|视情|可要求/,
  (text) =>
    /work permit|工作许可/.test(text)
      ? undefined
      : needed(
          text,
          /invitations?(?: letters?)? |\bsponsor|(?:chinese|domestic|local) employer|employer (?:or|in china)|inviting (?:entity|party|institution|organi[sz]ation)|邀请函|邀请单位|雇主|invitación|empleador|employeur|arbeitgeber|работодател|고용주|雇用主|صاحب عمل|lettre d'invitation|einladung|приглашени|招聘状|招へい|초청장|초대장|دعوة|convite|invito/,
        ),
  sponsorIn,
);

/** An invitation that stands beside tickets and bookings as another choice is not needed. */
const CHOICE =
  /^(?:或|or )|(?:ticket|hotel|booking|itinerary|机票|酒店|行程)[^。.]{0,80}(?:或|\bor\b)[^。.]{0,40}(?:invitation|邀请)|(?:invitation|邀请)[^。.]{0,40}(?:或|\bor\b)[^。.]{0,40}(?:ticket|hotel|booking|itinerary|机票|酒店|行程)/;

/** Papers that include an invitation letter say that somebody must invite. */
function fromPapers(page: Page): Fact[] {
  return readDocuments(page).flatMap((fact): Fact[] => {
    if (!(fact.value as readonly string[]).includes('invitation-letter')) return [];
    const sentence = page.sentences.find(({ text, line }) =>
      documentsIn(text, line.tongue).includes('invitation-letter'),
    );
    if (sentence === undefined || CHOICE.test(sentence.text)) return [];
    // On a page about all visas only a letter that somebody must issue is asked of everybody.
    if (fact.visa === undefined && (sentence.visas.length > 0 || !/issued by|出具|签发/.test(sentence.text))) return [];
    const { visa } = fact;
    return [{ fact: 'sponsor.required', value: true, quote: sentence.raw, ...(visa === undefined ? {} : { visa }) }];
  });
}

/** Is an invitation or a Chinese employer needed? Sentences first; where none speaks of it, the list of papers. */
export const readSponsor: FactReader = (page) => {
  const statements = readStatement(page);
  return statements.length > 0 ? statements : fromPapers(page);
};
