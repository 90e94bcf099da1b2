/** Secrets as a test gives them, and as a log would be told of them. */
import type { Secrets } from '../../src/domain/secrets.ts';
import { createSecrets } from '../../src/requests/known-secrets.ts';

/** Secrets that are known from the start. */
export function secretsOf(...values: readonly string[]): Secrets {
  const secrets = createSecrets();
  secrets.keep(values);
  return secrets;
}

/** The values that are masked, in the order they came to be known. */
export function valuesIn(secrets: Secrets): readonly string[] {
  const values: string[] = [];
  secrets.each((value) => void values.push(value));
  return values;
}
