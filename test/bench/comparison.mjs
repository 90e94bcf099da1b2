/** What comparing costs: against JSON.parse of the same bytes, and against the packages people use for it. */
import { cases } from './compare-cases.mjs';
import { spreadOf } from './figures.mjs';
import { installed } from './peers.mjs';
import { resultOf } from './processes.mjs';
import { bundle, side } from './workshop.mjs';

const PEERS = ['jsondiffpatch@0.7.7', 'fast-json-patch@3.1.1', 'microdiff@1.6.0', 'json-diff-ts@4.10.4'];

export async function comparison() {
  const lap = await bundle('test/bench/compare-lap.mjs');
  const measured = (subject, id) => resultOf(lap, [subject, id, side]);
  const notes = [];
  const peers = (await installed(PEERS)).map((peer) => peer.slice(0, peer.lastIndexOf('@')));
  if (peers.length < PEERS.length) notes.push('some packages could not be installed');
  const figures = [...unchanged(measured), ...reading(measured)];
  for (const [id, { name }] of Object.entries(cases)) figures.push(...compared({ id, name, measured, peers, notes }));
  return { id: 'compare', title: 'Comparing documents: each in a process of its own', figures, notes };
}

function unchanged(measured) {
  const { times, megabytes } = measured('unchanged', 'small');
  const perMegabyte = times.map((time) => time / megabytes);
  return [{ name: 'the same bytes again, a megabyte', ...spreadOf(perMegabyte), unit: 'ms', goal: { atMost: 0.1 } }];
}

/** From bytes to a value, with everything JSON.parse does not look at. */
function reading(measured) {
  const floor = spreadOf(measured('JSON.parse', 'small').times).value;
  const { times } = measured('reading', 'small');
  return [
    { name: 'reading 1.1 MB ÷ JSON.parse', ...spreadOf(times.map((time) => time / floor)), unit: '×', detail: shown(times) },
  ];
}

function compared({ id, name, measured, peers, notes }) {
  const floor = measured('JSON.parse', id).times;
  const ours = measured('ours', id);
  const parse = spreadOf(floor).value;
  const figures = [
    { name: `${name}: JSON.parse`, ...spreadOf(floor), unit: 'ms' },
    { name: `${name}: watch-api`, ...spreadOf(ours.times), unit: 'ms', detail: `${ours.found} edits` },
    {
      name: `${name}: watch-api ÷ JSON.parse`,
      ...spreadOf(ours.times.map((time) => time / parse)),
      unit: '×',
      // A shuffle has no floor to hold on to: twice as many edits as items.
      ...(id !== 'shuffle' && { goal: { atMost: 1 } }),
    },
  ];
  for (const peer of peers) {
    try {
      const { times, found } = measured(peer, id);
      const ratio = spreadOf(times).value / spreadOf(ours.times).value;
      figures.push({ name: `${name}: ${peer}`, ...spreadOf(times), unit: 'ms', detail: `${found} changes` });
      figures.push({ name: `${name}: ${peer} ÷ watch-api`, value: ratio, unit: '×', goal: { atLeast: 1 } });
    } catch {
      notes.push(`${peer} did not finish "${name}" in a minute, or ran out of memory`);
    }
  }
  return figures;
}

function shown(times) {
  return `${spreadOf(times).value.toFixed(1)} ms`;
}
