import type { FactName, FactValue } from '../../domain/fact.ts';
import { factValue, factLabel as labelOf } from '../../notify/fact-words.ts';
import type { View } from '../view.ts';
import { day } from './parts.ts';

/** Facts read the same here as in the alerts. */
export const factLabel = (view: View, fact: FactName): string => labelOf(fact, view.lang);
export const factText = (view: View, fact: FactName, value: FactValue): string =>
  typeof value === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(value) ? day(view, value) : factValue(fact, value, view.lang);
