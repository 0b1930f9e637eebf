import type { Lexicon } from './lexicon.ts';

/** What held before is told beside what holds now: "was needed until now, and is no longer". */
const CHANGED =
  /ya no|elimin|suprim|\bdej[ae]|ahora|nicht mehr|abgeschafft|entf[aä]ll|nunmehr|ne [^.;]{0,20}plus|supprim|désormais|non [^.;]{0,16}più|abol|\bora |já não|deixa|agora|больше не|отмен|теперь|廃止|なりました|今後|폐지|이제|لم (?:يعد|تعد)|إلغاء|không còn|tidak lagi|artık|już nie|niet meer|geen [^.;]{0,30}meer/;

/** Does a folded sentence only remember a rule, in the words of its language? */
export const isFormerly = (text: string, tongue: Lexicon): boolean => tongue.former.test(text) && !CHANGED.test(text);
