/** Values as JSON text, numbers exactly as they were written. */

import { ExactNumber, exactNumbersSerialised } from './exact-number.ts';

/** What `JSON.stringify` writes, with exact numbers as numbers. Documents without such ones cost nothing more. */
export function jsonText(value: unknown): string {
  const before = exactNumbersSerialised();
  const text = JSON.stringify(value);
  return exactNumbersSerialised() === before ? text : written(value);
}

/** Plain data as JSON. Recursion is bounded: documents are 1,000 levels deep at most. */
function written(value: unknown): string {
  if (value instanceof ExactNumber) return value.text;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value) ?? 'null';
  if (Array.isArray(value)) return `[${value.map(written).join()}]`;
  const members = Object.entries(value).filter(([, member]) => member !== undefined);
  return `{${members.map(([name, member]) => `${JSON.stringify(name)}:${written(member)}`).join()}}`;
}
