import type { FactName, FactValue } from '../../domain/fact.ts';
import { factValue, factLabel as labelOf } from '../../notify/fact-words.ts';
import type { View } from '../view.ts';

/** Facts read the same here as in the alerts. */
export const factLabel = (view: View, fact: FactName): string => labelOf(fact, view.lang);
export const factText = (view: View, fact: FactName, value: FactValue): string => factValue(fact, value, view.lang);
