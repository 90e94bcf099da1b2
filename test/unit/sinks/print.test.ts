import { describe, expect, it } from 'vitest';
import { ExactNumber } from '../../../src/domain/exact-number.ts';
import type { Json } from '../../../src/domain/json.ts';
import type { Answer } from '../../../src/domain/observation.ts';
import type { PlannedWatch, Print } from '../../../src/domain/plan.ts';
import type { WatchRecord } from '../../../src/domain/record.ts';
import { compileQuery } from '../../../src/json/query/query.ts';
import { createPrintSink } from '../../../src/sinks/print.ts';
import { answerOf, changeOf, endOf, itemOf, metaOf, recordOf } from '../../support/records.ts';
import { type WatchParts, watchOf } from '../../support/watches.ts';

const none: WatchParts = {};
const wait: WatchParts = { firstAnswer: true };
const body: Print = { kind: 'body' };

/** A print of the nodes given, wherever they come from. */
const path = (values: readonly Json[], name?: string): Print => {
  const query = { text: 'x', singular: false, select: () => values.map((value) => ({ keys: [], value })) };
  return name === undefined ? { kind: 'path', query } : { kind: 'path', query, name };
};

interface Occasion {
  readonly goals?: WatchParts;
  readonly once?: boolean;
  readonly prints: readonly Print[];
  readonly verbosity?: number;
}

/** Everything printed for the records, byte for byte. */
async function printed(
  { goals = wait, once = false, prints, verbosity = 0 }: Occasion,
  ...records: readonly WatchRecord[]
): Promise<string> {
  const watch = await watchOf({ ...goals, limits: { once } });
  const planned: PlannedWatch = { watch, prints, hooks: { commands: [], shell: 'sh', timeout: 1 } };
  const chunks: Buffer[] = [];
  const screen = { out: (chunk: string | Uint8Array) => void chunks.push(Buffer.from(chunk)) };
  const sink = createPrintSink(planned, screen, verbosity);
  for (const record of records) sink.write(record);
  return Buffer.concat(chunks).toString();
}

const answer = answerOf({ status: 'ready' });
const baseline = recordOf({ type: 'baseline', poll: 1, status: 200, value: {} }, { attachment: { answer } });
const change = recordOf(changeOf(), { attachment: { answer } });
const met = recordOf(endOf(), { attachment: { answer, last: answer } });

describe('the moment', () => {
  it('of a wait is its success, once', async () => {
    expect(await printed({ prints: [body] }, baseline, change, met)).toBe('{"status":"ready"}\n');
  });

  it('of a wait never comes when it fails', async () => {
    const failed = recordOf(endOf({ result: 'failed', exitCode: 1 }), { attachment: { answer, last: answer } });
    expect(await printed({ prints: [body] }, change, failed)).toBe('');
  });

  it('of a feed is each change', async () => {
    expect(await printed({ goals: none, prints: [{ kind: 'status' }] }, baseline, change, change, met)).toBe('200\n200\n');
  });

  it('of a feed that asks once is its answer', async () => {
    expect(await printed({ goals: none, once: true, prints: [{ kind: 'status' }] }, baseline, met)).toBe('200\n');
  });
});

describe('the value of a feed that asks once and chooses nothing', () => {
  const first = (value: Json, more: Partial<Answer> = {}) =>
    recordOf({ type: 'baseline', poll: 1, status: 200, value }, { attachment: { answer: answerOf(value, more) } });
  const once = { goals: none, once: true, prints: [] };

  it.each<[string, Json, string]>([
    ['JSON is compact', { status: 'ready', list: [1, null] }, '{"status":"ready","list":[1,null]}\n'],
    ['controls are escaped', '\u001b[31m\u009b\u202e', '"\\u001b[31m\\u009b\\u202e"\n'],
    ['numbers keep their digits', [new ExactNumber('9007199254740993')], '[9007199254740993]\n'],
  ])('of JSON: %s', async (_, value, text) => {
    expect(await printed(once, first(value), met)).toBe(text);
  });

  it.each([
    ['ready', 'ready\n'],
    ['ready\r\n\tgo\n', 'ready\n\tgo\n'],
    ['a\n\nb', 'a\n\nb\n'],
    ['\u001b[31mred\rx', '\\u001b[31mred\\rx\n'],
    ['x\n::error::y\n ##[z]', 'x\n\\u003a:error::y\n \\u0023#[z]\n'],
    ['', ''],
  ])('of the text %j has lines that do nothing: %j', async (text, shown) => {
    expect(await printed(once, first(text, { format: 'text' }))).toBe(shown);
  });

  it('of bytes that are no text is their size', async () => {
    const binary = first('\u0001\u0002', { format: 'binary', body: Uint8Array.of(1, 2) });
    expect(await printed(once, binary)).toBe('<2 B of binary>\n');
  });

  it('is the one of the event, in which secrets are masked', async () => {
    const record = recordOf({ type: 'baseline', poll: 1, status: 200, value: { v: '***' } }, { attachment: { answer } });
    expect(await printed(once, record)).toBe('{"v":"***"}\n');
  });

  it.each([-1, -2])('is not told at verbosity %d, what was chosen is', async (verbosity) => {
    expect(await printed({ ...once, verbosity }, baseline, met)).toBe('');
    expect(await printed({ ...once, verbosity, prints: [body] }, baseline, met)).toBe('{"status":"ready"}\n');
  });
});

describe('a body', () => {
  const ended = (text: string, format: 'text' | 'binary' = 'text') => {
    const shown = answerOf('', { body: Buffer.from(text), format });
    return recordOf(endOf(), { attachment: { answer: shown, last: shown } });
  };

  it('is raw, and text ends its line', async () => {
    expect(await printed({ prints: [body] }, ended('\u001b[31mred'))).toBe('\u001b[31mred\n');
    expect(await printed({ prints: [body] }, ended('line\n'))).toBe('line\n');
    expect(await printed({ prints: [body] }, ended(''))).toBe('');
  });

  it('that is no text is not touched', async () => {
    expect(await printed({ prints: [body] }, ended('\u0001\u0002', 'binary'))).toBe('\u0001\u0002');
  });

  it('is the one that met the goal, whatever its status', async () => {
    const last = { meta: metaOf({ status: 503, headers: {} }), body: Buffer.from('down') };
    const end = recordOf(endOf(), { attachment: { answer, last } });
    expect(await printed({ prints: [body, { kind: 'status' }] }, end)).toBe('down\n503\n');
  });
});

it('headers are one line each', async () => {
  const meta = metaOf({ headers: { etag: '"a"', 'set-cookie': ['a=1', 'b=2'], gone: undefined } });
  const shown = { ...answer, meta };
  const end = recordOf(endOf(), { attachment: { answer: shown, last: shown } });
  expect(await printed({ prints: [{ kind: 'headers' }] }, end)).toBe('etag: "a"\nset-cookie: a=1\nset-cookie: b=2\n');
});

describe('a path', () => {
  it.each<[string, readonly Json[], string]>([
    ['a string is itself', ['ready'], 'ready\n'],
    ['anything else is compact JSON', [{ a: [1, null] }], '{"a":[1,null]}\n'],
    ['several nodes are several lines', [1, 2], '1\n2\n'],
    ['nothing is an empty line', [], '\n'],
    ['a string keeps its line feeds', ['a\nb'], 'a\nb\n'],
  ])('%s', async (_, values, text) => {
    expect(await printed({ prints: [path(values)] }, met)).toBe(text);
  });

  it.each<[string, readonly Json[], string]>([
    ['a string is assigned as it is', ['a "b" = c'], 'ID=a "b" = c\n'],
    ['nothing is assigned nothing', [], 'ID=\n'],
    ['a string with a line feed cannot assign twice', ['a\nPATH=/evil'], 'ID="a\\nPATH=/evil"\n'],
  ])('with a name: %s', async (_, values, text) => {
    expect(await printed({ prints: [path(values, 'ID')] }, met)).toBe(text);
  });

  it('has no value where no usable answer came', async () => {
    expect(await printed({ prints: [path(['x'])] }, recordOf(endOf()))).toBe('\n');
  });
});

describe('items', () => {
  const whole = answerOf({ hits: [{ id: 1, title: 'Hello' }] });
  const one = { id: 1, title: 'Hello' };
  const item = recordOf(itemOf({ value: one }), { attachment: { answer: whole, item: { key: '1', value: one } } });
  const title = async (): Promise<Print> => ({ kind: 'path', query: await compileQuery('title') });

  it.each<[string, WatchParts]>([
    ['a feed', { items: 'hits' }],
    ['a wait', { items: 'hits', untilChange: true }],
  ])('of %s are printed one by one, paths looked up in each', async (_, goals) => {
    expect(await printed({ goals, prints: [await title()] }, baseline, item, change, item, met)).toBe('Hello\nHello\n');
  });

  it('have themselves for a body, and the header of the answer they came with', async () => {
    const occasion = { goals: { items: 'hits' }, prints: [body, { kind: 'status' }] } as const;
    expect(await printed(occasion, item)).toBe('{"id":1,"title":"Hello"}\n200\n');
  });

  it('are printed with --once, too, and their count is not', async () => {
    const counted = recordOf(
      { type: 'baseline', poll: 1, status: 200, value: null, items: 1 },
      { attachment: { answer: whole } },
    );
    expect(await printed({ goals: { items: 'hits' }, once: true, prints: [] }, counted, item)).toBe('');
    expect(await printed({ goals: { items: 'hits' }, once: true, prints: [await title()] }, item)).toBe('Hello\n');
  });
});

describe('messages', () => {
  const told = answerOf({ n: 1 });
  const message = recordOf(itemOf({ value: told.value }), {
    attachment: { answer: told, item: { key: '1', value: told.value } },
  });
  const n = async (): Promise<Print> => ({ kind: 'path', query: await compileQuery('n') });

  it('of a feed are printed one by one, whole as they came', async () => {
    expect(await printed({ goals: { push: true }, prints: [body, await n()] }, message, message)).toBe(
      '{"n":1}\n1\n{"n":1}\n1\n',
    );
  });

  it('of a feed that has turned out to bring some are printed, too, and no changes besides', async () => {
    expect(await printed({ goals: none, prints: [body] }, message, change, message)).toBe('{"n":1}\n{"n":1}\n');
  });

  it('of a wait are not: the one that met it is, at its end', async () => {
    expect(await printed({ goals: { push: true, firstAnswer: true }, prints: [body] }, message, met)).toBe(
      '{"status":"ready"}\n',
    );
  });
});
