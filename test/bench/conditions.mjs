/** What judging a condition costs on each new answer, against parsing that answer. */
import { spreadOf } from './figures.mjs';
import { load } from './workshop.mjs';

const ROUNDS = 15;
const DOCUMENTS = 200;
const ITEMS = 50;
const CONDITIONS = [
  'status=ready',
  'items[49].state=done',
  "count($.items[?@.state=='open']) == 0",
  `every($.items, '@.state == "done"')`,
];

/** About 5 KB of JSON, another document each time, so that nothing can be remembered. */
const bodyOf = (turn) =>
  JSON.stringify({
    status: 'building',
    turn,
    items: Array.from({ length: ITEMS }, (_, id) => ({
      id,
      name: `item number ${id}`,
      state: id % 2 ? 'done' : 'open',
      owner: { login: `user-${id}` },
    })),
  });

export async function conditionCost() {
  const { parseCondition } = await load('src/conditions/parse.ts');
  const { judge } = await load('src/conditions/judge.ts');
  const bodies = Array.from({ length: DOCUMENTS }, (_, turn) => bodyOf(turn));
  const parsing = timed(() => bodies.map((body) => JSON.parse(body)));
  const figures = [{ name: 'JSON.parse of 5 KB', ...spreadOf(parsing), unit: 'µs' }];
  for (const text of CONDITIONS) {
    const condition = await parseCondition(text);
    const judging = timed(judgeAll(judge, condition, bodies));
    const share = judging.map((time) => time / spreadOf(parsing).value);
    figures.push({
      name: `${text} ÷ JSON.parse`,
      ...spreadOf(share),
      unit: '×',
      detail: `${spreadOf(judging).value.toFixed(2)} µs`,
    });
  }
  return { id: 'conditions', title: 'Judging a condition on a new answer of 5 KB', figures };
}

/** Judges every document once; they are parsed anew outside of the measured time. */
function judgeAll(judge, condition, bodies) {
  const meta = { status: 200, reason: 'OK', headers: {}, url: '', latency: 1, bytes: 1 };
  return () => {
    const values = bodies.map((body) => JSON.parse(body));
    const observe = (value) => ({
      kind: 'value',
      at: 0,
      answer: { meta, body: new Uint8Array(), value, format: 'json' },
      repeat: false,
      unmodified: false,
    });
    const observations = values.map(observe);
    const began = performance.now();
    for (const observation of observations) judge(condition, { observation, polls: 1, elapsed: 0 });
    return performance.now() - began;
  };
}

/** Microseconds a document in each round, after one that is not counted; `work` may say itself how long it took, in milliseconds. */
function timed(work) {
  const times = [];
  for (let round = 0; round <= ROUNDS; round += 1) {
    const began = performance.now();
    const own = work();
    const length = typeof own === 'number' ? own : performance.now() - began;
    if (round > 0) times.push((1000 * length) / DOCUMENTS);
  }
  return times;
}
