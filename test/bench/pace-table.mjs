/** How late and how polite the pace of a wait is, on simulated time: the real pace module against fixed and doubling intervals. */
import { load } from './workshop.mjs';

const DRAWS = 8000;
const SIGMA = 0.6;
const SECOND = 1000;
const MEDIANS = [10, 60, 600];
const SEED = 20_261_120;

const GOALS = {
  '250ms..30s': { requests: [28, 50, 104], overshoot: [5, 4.3, 1.6] },
  '1s..30s': { requests: [14, 34, 90], overshoot: [7, 4.5, 1.6] },
};

/** Waits end at log-normal times; a schedule is judged by its requests and by the delay as a share of the wait. */
export async function paceTable() {
  const { pace, initialRhythm } = await load('src/pacing/pace.ts');
  const adaptive = (bottom) => ({ pace, initialRhythm, rules: { bottom, top: 30 * SECOND, lateness: 0.1 } });
  const schedules = [
    { name: '250ms..30s', next: ours(adaptive(250)) },
    { name: '1s..30s', next: ours(adaptive(SECOND)) },
    { name: 'fixed 1 s', next: () => () => SECOND },
    { name: 'fixed 10 s', next: () => () => 10 * SECOND },
    { name: 'doubling, cap 30 s', next: doubling },
  ];
  return {
    id: 'pace',
    title: `Pace of a wait: log-normal waits (σ ${SIGMA}), ${DRAWS} draws each, simulated time`,
    figures: schedules.flatMap(figuresOf),
  };
}

function figuresOf({ name, next }) {
  return MEDIANS.flatMap((median, at) => {
    const { requests, overshoot, delay } = simulate(next, median);
    const goals = GOALS[name];
    const row = `${name}, waits of ${median} s`;
    return [
      {
        name: `${row}: requests`,
        value: requests,
        unit: '',
        ...(goals && { goal: { atMost: goals.requests[at] } }),
        detail: `mean delay ${delay.toFixed(1)} s`,
      },
      { name: `${row}: overshoot`, value: 100 * overshoot, unit: '%', ...(goals && { goal: { atMost: goals.overshoot[at] } }) },
    ];
  });
}

/** Means over all draws. The first request goes out at once; every schedule meets the same waits. */
function simulate(schedule, median) {
  const random = seeded(SEED);
  const sum = { requests: 0, overshoot: 0, delay: 0 };
  for (let draw = 0; draw < DRAWS; draw += 1) {
    const length = median * SECOND * Math.exp(SIGMA * normal(random));
    const next = schedule(seeded(SEED + draw));
    let now = 0;
    let requests = 1;
    while (now < length) {
      now += next(now);
      requests += 1;
    }
    sum.requests += requests;
    sum.delay += (now - length) / SECOND;
    sum.overshoot += (now - length) / length;
  }
  return { requests: sum.requests / DRAWS, overshoot: sum.overshoot / DRAWS, delay: sum.delay / DRAWS };
}

function ours({ pace, initialRhythm, rules }) {
  return (random) => {
    let rhythm = initialRhythm;
    return (waited) => {
      const step = pace(rules, rhythm, { beat: { kind: 'calm' }, occasion: { waiting: true, waited, random } });
      rhythm = step.rhythm;
      return step.pause;
    };
  };
}

function doubling() {
  let pause = SECOND / 2;
  return () => {
    pause = Math.min(30 * SECOND, pause * 2);
    return pause;
  };
}

/** A draw from the normal distribution (Box and Muller). */
function normal(random) {
  return Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
}

/** A repeatable source of chance (mulberry32). */
function seeded(seed) {
  let state = seed | 0;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}
