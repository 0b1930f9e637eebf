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

/** Words that make it a condition: the degree is held, required, the minimum. */
const CONDITION =
  /possess|condition|without an?\b|background|education:|and above|higher|\bmust\b|\bneed|degree|qualification|diploma|hold|required|at least|au moins|al menos|mindestens|не ниже|minimum|or (?:above|higher)|graduat|学位|学历|及以上|以上|毕业|取得|获得|具有|最低|以上の学位|학위|título|titulación|grado|diplôme|abschluss|grad|степен|диплом|درجة|شهادة|titolo|laurea|grau/;
/** Certificates in a list of documents, fees, students and places to study are no condition. */
const OTHERS =
  /certificate|diploma of the highest|transcript|证书|证明|复印件|认证|成绩单|证件|学生签|enrol|admission|录取|学生|postdoc|博士后|fee\b|费|accompan/;

/** The lowest degree that a sentence demands. */
export const readDegree: FactReader = (page) =>
  firstStated(page, 'eligibility.degree.min', ({ text }) => {
    if (text.length > 1500 || !CONDITION.test(text)) return undefined;
    const degree = DEGREES.find((one) => NAMES[one].test(text));
    if (
      degree === undefined ||
      (OTHERS.test(text) && !/or above|or higher|at least|及以上|或以上|或更高|以上学|以上の|minimum/.test(text))
    )
      return undefined;
    return degree;
  });
