/** The mistakes of users, caught for a look at what they say. */
import { UsageError } from '../../src/domain/errors.ts';

/** What a mistake says: the message, the hint, and the part of the text above the caret. */
export interface Mistake {
  readonly message: string;
  readonly hint: string | undefined;
  readonly caret: string | undefined;
  readonly kind: string;
}

/** The UsageError an action throws. Fails when it throws none, or something else. */
export function mistakeOf(act: () => unknown): Mistake {
  try {
    act();
  } catch (error) {
    return described(error);
  }
  throw new Error('there was no mistake');
}

/** The UsageError an action rejects with. Fails when it resolves, or rejects with something else. */
export async function laterMistakeOf(action: Promise<unknown>): Promise<Mistake> {
  const outcome = await action.then(
    () => undefined,
    (error: unknown) => ({ error }),
  );
  if (outcome === undefined) throw new Error('there was no mistake');
  return described(outcome.error);
}

function described(error: unknown): Mistake {
  if (!(error instanceof UsageError)) throw error;
  const { message, hint, spot, name: kind } = error;
  return { message, hint, caret: spot?.text.slice(spot.at, spot.at + spot.length), kind };
}
