/** Contents that are not what they were, or not what they say: trouble where they are no JSON, no change where they mean the same. */
import type { Fault } from '../../support/fault.ts';
import { describeFaults } from '../../support/faults.ts';
import { thenClose } from '../../support/server-raw.ts';
import { type AnswerParts, rawAnswer, rawHead } from '../../support/server-scripts.ts';

const body = '{"v":1}';
const html = '<!doctype html><title>Sign in</title><p>Please sign in.';
const utf16 = (text: string) => Buffer.from(text, 'utf16le');
const bad = { exit: 5, error: 'malformed UNUSABLE' } as const;
const same = { exit: 8, says: ['v is 1, wanted 2'] } as const;

function page(text: string, parts: AnswerParts = {}): Buffer {
  return rawAnswer(text, { type: 'text/html; charset=utf-8', ...parts });
}

const faults: readonly Fault[] = [
  {
    ...bad,
    name: 'a page of HTML',
    server: page(html),
    says: ['not a JSON document', 'web page came: is the URL right, and does it want a login'],
  },
  { ...bad, name: 'a page of HTML that says it is JSON', server: rawAnswer(html), says: ['not JSON'] },
  { ...bad, name: 'a page of HTML without a type', server: rawAnswer(html, { type: null }), says: ['not a JSON document'] },
  {
    ...bad,
    name: 'plain text',
    server: rawAnswer('under maintenance', { type: 'text/plain' }),
    says: ['not a JSON document', 'text()'],
  },
  { ...bad, name: 'an empty body', server: rawAnswer(''), says: [/empty/] },
  { ...bad, name: 'an empty body of no type', server: rawAnswer('', { type: null }), says: ['a JSON document'] },
  { ...bad, name: 'blanks alone', server: rawAnswer(' \r\n\t '), says: ['empty'] },
  { ...bad, name: 'JSON cut short', server: rawAnswer('{"v":2,"items":[1,'), says: ['not JSON'] },
  {
    ...bad,
    name: 'JSON cut short by the end of its connection',
    server: thenClose(`${rawHead()}{"v":2,"it`),
    says: ['not JSON'],
  },
  { ...bad, name: 'two documents', server: rawAnswer('{"v":2}{"v":2}'), says: ['not JSON'] },
  { ...bad, name: 'a comma too many', server: rawAnswer('{"v":2,}'), says: ['not JSON'] },
  { ...bad, name: 'NaN', server: rawAnswer('{"v":NaN}'), says: ['not JSON'] },
  { ...bad, name: 'Infinity', server: rawAnswer('{"v":-Infinity}'), says: ['not JSON'] },
  { ...bad, name: 'a key twice', server: rawAnswer('{"v":2,"v":1}'), says: ['duplicate key', '"v"'] },
  {
    ...bad,
    name: 'a depth of 1001',
    server: rawAnswer(`{"v":${'['.repeat(1000)}${']'.repeat(1000)}}`),
    says: ['deeper than 1000'],
  },
  { ...bad, name: 'a depth of a million', server: rawAnswer('['.repeat(1_000_000)), says: ['deeper than 1000'] },
  { ...bad, name: 'bytes that are no UTF-8', server: rawAnswer(Buffer.from('{"v":"\xff"}', 'latin1')), says: ['UTF-8'] },
  {
    ...bad,
    name: 'bytes that are no text',
    server: rawAnswer(Buffer.from('89504e470d0a1a0a', 'hex'), { type: 'image/png' }),
    says: [],
  },
  { ...bad, name: 'JSON under a type that says otherwise', server: rawAnswer(body, { type: 'application/xml' }), says: [] },
  { ...same, name: 'a byte order mark', server: rawAnswer(`\ufeff${body}`) },
  { ...same, name: 'UTF-16 with a mark', server: rawAnswer(utf16(`\ufeff${body}`)) },
  { ...same, name: 'UTF-16 by its type', server: rawAnswer(utf16(body), { type: 'application/json; charset=utf-16le' }) },
  { ...same, name: 'JSON that says it is text', server: rawAnswer(body, { type: 'text/plain' }) },
  { ...same, name: 'JSON that says it is HTML', server: page(body) },
  { ...same, name: 'JSON of no type', server: rawAnswer(body, { type: null }) },
  { ...same, name: 'JSON of a type that is none', server: rawAnswer(body, { type: 'json' }) },
  { ...same, name: 'JSON by a suffix', server: rawAnswer(body, { type: 'application/vnd.api+json' }) },
  { ...same, name: 'other white space', server: rawAnswer('\n{ "v" : 1 }\n') },
  { ...same, name: 'the number written otherwise', server: rawAnswer('{"v":1.0}'), says: ['v is 1.0, wanted 2'] },
];

describeFaults(faults);
