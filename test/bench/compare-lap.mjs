/** One way to compare, on one case, alone in its process: prints milliseconds of each round and what was found. `<subject> <case>` */
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { observe } from '../../src/engine/observe.ts';
import { diff } from '../../src/json/diff.ts';
import { readDocument } from '../../src/json/document.ts';
import { cases } from './compare-cases.mjs';

const [subject = '', id = '', side = ''] = process.argv.slice(2);
const ROUNDS = 25;
const WARM_UP = 5;
// Slow ones are measured fewer times.
const PATIENCE = 3000;

const [before, after] = cases[id].make().map((value) => JSON.stringify(value));
const bytes = new TextEncoder().encode(after);

/** A peer from the bench's side folder. */
async function peer(name) {
  const path = createRequire(join(side, 'package.json')).resolve(name);
  return import(pathToFileURL(path).href);
}

/** Each makes a function that does the work once and says how much it found. */
const subjects = {
  'JSON.parse': async () => () => Object.keys(JSON.parse(after)).length,
  reading: async () => () => (readDocument(bytes, 'application/json').kind === 'document' ? 1 : 0),
  unchanged: async () => {
    const meta = { status: 200, reason: '', headers: {}, url: '', latency: 0, bytes: bytes.length };
    const known = { meta, body: bytes.slice(), value: null, format: 'json' };
    const reply = { kind: 'response', body: bytes, meta, then: 'interval' };
    const standpoint = { at: 0, okStatus: { text: '2xx', has: () => true }, before: known };
    return () => (observe(reply, standpoint).repeat ? 0 : 1);
  },
  ours: comparing(async () => (a, b) => diff(a, b).edits.length),
  jsondiffpatch: comparing(async () => {
    const { create } = await peer('jsondiffpatch');
    const differ = create({ objectHash: (item) => item.id });
    return (a, b) => Object.keys(differ.diff(a, b)?.items ?? {}).length;
  }),
  'fast-json-patch': comparing(async () => {
    const { compare } = (await peer('fast-json-patch')).default;
    return (a, b) => compare(a, b).length;
  }),
  microdiff: comparing(async () => {
    const { default: microdiff } = await peer('microdiff');
    const run = microdiff.default ?? microdiff;
    return (a, b) => run(a, b).length;
  }),
  'json-diff-ts': comparing(async () => {
    const { diff: compare } = await peer('json-diff-ts');
    // It takes the members of a root, so a root that is an array is wrapped.
    const keys = { embeddedObjKeys: { items: 'id' } };
    const root = (value) => (Array.isArray(value) ? { items: value } : value);
    return (a, b) => compare(root(a), root(b), keys)[0]?.changes?.length ?? 0;
  }),
};

function comparing(load) {
  return async () => {
    const run = await load();
    const [a, b] = [JSON.parse(before), JSON.parse(after)];
    return () => run(a, b);
  };
}

const work = await subjects[subject]();
const start = performance.now();
const found = work();
const first = performance.now() - start;
const rounds = first > PATIENCE ? 0 : Math.max(3, Math.min(ROUNDS, Math.floor(PATIENCE / Math.max(first, 1))));
for (let round = 1; round < Math.min(WARM_UP, rounds); round += 1) work();
const times = Array.from({ length: rounds }, () => {
  const from = performance.now();
  work();
  return performance.now() - from;
});
process.stdout.write(JSON.stringify({ times: times.length === 0 ? [first] : times, found, megabytes: bytes.length / 1e6 }));
