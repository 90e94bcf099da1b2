/** `PATH[=VALUE]`: what tells the thing that is waited for from those before and after it. */

import { UsageError } from '../../domain/errors.ts';
import type { Json } from '../../domain/json.ts';
import type { Pin } from '../../domain/watch.ts';
import { parseExactly } from '../../json/parse-exactly.ts';
import { compileQuery } from '../../json/query/query.ts';

// A sign inside brackets belongs to the path.
const PARTS = /^((?:\[[^\]]*\]|[^[=])+)(?:=(.*))?$/s;

/** Reads a pin; the value is JSON if it parses, else text, as in conditions. @throws UsageError */
export async function readPin(text: string): Promise<Pin> {
  const [, path = text, value] = PARTS.exec(text) ?? [];
  const query = await compileQuery(path.trim());
  if (!query.singular) {
    throw new UsageError(`${path.trim()} may select several values, and an identity is one`, {
      hint: 'Write a path of names and indexes: --pin $.id, --pin id=42.',
    });
  }
  return { query, ...(value !== undefined && { value: readPinned(value.trim()) }) };
}

function readPinned(text: string): Json {
  try {
    JSON.parse(text);
  } catch {
    return text.replace(/^'(.*)'$/s, '$1');
  }
  const reading = parseExactly(text);
  return reading.kind === 'document' ? reading.value : text;
}
