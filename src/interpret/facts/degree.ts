import type { Line } from '../page.ts';
import { isFormerly } from '../tongues/former.ts';
import type { Lexicon } from '../tongues/index.ts';
import { DEGREES_ABROAD } from '../tongues/subjects.ts';
import { documentsIn } from './document-names.ts';
import { type FactReader, firstStated } from './reader.ts';

const DEGREES = ['bachelor', 'master', 'doctorate'] as const;
export type Degree = (typeof DEGREES)[number];

const NAMES: Readonly<Record<Degree, RegExp>> = {
  bachelor:
    /bachelor|undergraduate degree|first degree|\bb\.?sc\b|学士|本科|licenciatura|grado universitario|título de grado|licence|bac ?\+ ?3|бакалавр|학사|بكالوريوس|البكالوريوس|laurea triennale|licenciado|graduação/,
  master:
    /master'?s?(?: degree)?|postgraduate degree|\bm\.?sc\b|硕士|修士|maestr[íi]a|máster|магистр|석사|ماجستير|الماجستير|laurea magistrale|mestrado/,
  doctorate:
    /doctor(?:ate|al)|\bph\.?\s?d\b|博士(?!后)|doctorado|doctorat|promotion|doktor|докторск|доктор наук|кандидат наук|박사|دكتوراه|الدكتوراه|dottorato|doutorado/,
};

const OR_HIGHER =
  /oder (?:höher|ein höher|mehr)|mindestens|wenigstens|ou (?:un )?(?:diplôme )?(?:plus|supérieur|équivalent)|supérieur|au moins|minimum|o (?:un )?(?:título |grado )?(?:superior|más)|como mínimo|al menos|mínim|o (?:titolo )?superiore|almeno|ou (?:nível )?(?:superior|mais)|no mínimo|pelo menos|или выше|и выше|не ниже|как минимум|以上|이상|أو أعلى|فأعلى|فما فوق|على الأقل|الأدنى|trở lên|tối thiểu|ít nhất|atau lebih|minimal|sekurang|ขึ้นไป|อย่างน้อย|en az|veya üst|ve üzeri|co najmniej|lub wyższ|minimum|ten minste|10 minste|minstens|of hoger/;
const OTHERS_ABROAD =
  /stipend|bourse|beca_|borsa|bolsa|стипенди|奨学|장학|منحة|immatrik|inscri[tp]|matricul|iscrit|зачисл|обучающ|在学|재학|學生|etudiants? en|studierende|étudiant|estudiantes? de|studenti|estudantes|студент|学生|학생|طلاب|sinh viên|mahasiswa|นักศึกษา|öğrenci|studenci/;

/** Certificates in a list of documents, fees, students and places to study are no condition. */
const OTHERS =
  /certificate|diploma of the highest|transcript|证书|证明|复印件|认证|成绩单|证件|学生签|enrol|admission|录取|学生|postdoc|博士后|fee\b|费|accompan/;

/** People and courses of study that are named by a degree, without its being a condition. */
const PEOPLE = /supervis|\bthes[ie]s|dissertation|curricul|courses?\b|导师|课程|论文|在读|招生/;

/** In other languages a degree that is named is demanded, but of students, and where papers are listed without "or higher". */
function degreeIn(text: string, line: Line, tongue: Lexicon): Degree | undefined {
  const degree = DEGREES_ABROAD.find(([, name]) => text.search(name) >= 0)?.[0] as Degree | undefined;
  if (degree === undefined || text.length > 1500 || OTHERS_ABROAD.test(text) || isFormerly(text, tongue))
    return undefined;
  if (OR_HIGHER.test(text)) return degree;
  const papers = documentsIn(text, tongue).length;
  const paper = papers > 1 || (papers > 0 && tongue.papers.test(line.leadIn));
  return paper || tongue.deny.test(text) ? undefined : degree;
}

/** The lowest degree that a sentence demands. */
export const readDegree: FactReader = (page) =>
  firstStated(page, 'eligibility.degree.min', ({ text, line }) => {
    if (line.tongue !== undefined) return degreeIn(text, line, line.tongue);
    if (text.length > 1500 || PEOPLE.test(text)) return undefined;
    const degree = DEGREES.find((one) => NAMES[one].test(text));
    if (
      degree === undefined ||
      (OTHERS.test(text) && !/or above|or higher|at least|及以上|或以上|或更高|以上学|以上の|minimum/.test(text))
    )
      return undefined;
    return degree;
  });
