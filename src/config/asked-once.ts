/** What the watches of one plan share of the outside world: standard input, and what the user has answered. */

import type { Surroundings } from './surroundings.ts';

/** The same surroundings, where standard input is read once and each question is put once, however many watches want them. */
export function askedOnce(surroundings: Surroundings): Surroundings {
  const answers = new Map<string, Promise<string | undefined>>();
  let input: Promise<Uint8Array> | undefined;
  return {
    ...surroundings,
    stdin() {
      input ??= surroundings.stdin();
      return input;
    },
    askSecret(question) {
      const answer = answers.get(question) ?? surroundings.askSecret(question);
      answers.set(question, answer);
      return answer;
    },
  };
}
