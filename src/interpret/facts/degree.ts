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

/** Certificates in a list of documents, fees, students and places to study are no condition. */
const OTHERS =
  /certificate|diploma of the highest|transcript|证书|证明|复印件|认证|成绩单|证件|学生签|enrol|admission|录取|学生|postdoc|博士后|fee\b|费|accompan/;

/** People and courses of study that are named by a degree, without its being a condition. */
const PEOPLE = /supervis|\bthes[ie]s|dissertation|curricul|courses?\b|导师|课程|论文|在读|招生/;

/** The lowest degree that a sentence demands. */
export const readDegree: FactReader = (page) =>
  firstStated(page, 'eligibility.degree.min', ({ text }) => {
    if (text.length > 1500 || PEOPLE.test(text)) return undefined;
    const degree = DEGREES.find((one) => NAMES[one].test(text));
    if (
      degree === undefined ||
      (OTHERS.test(text) && !/or above|or higher|at least|及以上|或以上|或更高|以上学|以上の|minimum/.test(text))
    )
      return undefined;
    return degree;
  });
