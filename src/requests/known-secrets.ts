/** The secrets of a run as they come to be known, ready to be looked for in every text that is shown. */

import type { Secrets } from '../domain/secrets.ts';
import { maskNeedles } from './masking.ts';
import { needlesOf, SHORTEST } from './secret-forms.ts';

/** How many learned values are remembered: renewed that often, a token is worth nothing any more. */
const MOST_LEARNED = 100;

/** Secrets of which none is known yet. */
export function createSecrets(): Secrets {
  const kept = new Set<string>();
  const learned = new Set<string>();
  const listeners: ((value: string) => void)[] = [];
  let needles: readonly string[] | undefined = [];

  const add = (values: readonly string[], to: Set<string>): void => {
    for (const value of values) {
      // Shorter ones are masked where they were put in; blanks give nothing away, and masking them would tear every text apart.
      if (value.length < SHORTEST || value.trim() === '' || kept.has(value)) continue;
      const isNew = !learned.delete(value);
      to.add(value);
      if (!isNew) continue;
      needles = undefined;
      for (const tell of listeners) tell(value);
    }
  };
  const known = (): readonly string[] => {
    const all = new Set([...kept, ...learned].flatMap(needlesOf));
    return [...all].sort((one, other) => one.length - other.length);
  };
  const mask = (text: string): string => {
    needles ??= known();
    return needles.length === 0 ? text : maskNeedles(text, needles);
  };

  return {
    get isEmpty() {
      return kept.size + learned.size === 0;
    },
    keep: (values) => add(values, kept),
    learn(values) {
      add(values, learned);
      for (const oldest of learned) {
        if (learned.size <= MOST_LEARNED) break;
        learned.delete(oldest);
        needles = undefined;
      }
    },
    mask,
    each(tell) {
      for (const value of [...kept, ...learned]) tell(value);
      listeners.push(tell);
    },
  };
}
