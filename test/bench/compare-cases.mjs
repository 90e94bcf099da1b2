/** Pairs of documents that comparing is measured on. Each is made anew in each process, always the same. */

const LIST = 50_000;

/** An object as APIs list them: about 210 bytes of JSON. */
function entry(id, changed) {
  return {
    id,
    name: `object number ${id}`,
    status: changed && id % 100 === 7 ? 'changed' : 'steady',
    owner: { login: `user-${id % 97}`, url: `https://api.example.com/users/${id % 97}` },
    labels: ['a', 'b', `l${id % 13}`],
    score: id * 1.5,
    created: '2026-01-02T03:04:05Z',
    archived: id % 7 === 0,
  };
}

const entries = (count, changed) => ({ items: Array.from({ length: count }, (_, id) => entry(id, changed)) });
const ids = () => Array.from({ length: LIST }, (_, id) => ({ id, group: id % 5 }));

/** A shuffle that is the same each time (Lehmer's generator). */
function shuffled(items) {
  const copy = [...items];
  let state = 20_261_120;
  for (let at = copy.length - 1; at > 0; at -= 1) {
    state = (state * 48_271) % 2_147_483_647;
    const other = state % (at + 1);
    [copy[at], copy[other]] = [copy[other], copy[at]];
  }
  return copy;
}

/** Before and after, by the id of the case. */
export const cases = {
  small: { name: '1.1 MB, 5,000 objects, 1 % changed', make: () => [entries(5200, false), entries(5200, true)] },
  big: { name: '11 MB, 1 % changed', make: () => [entries(52_000, false), entries(52_000, true)] },
  insert: { name: '50,000 ids, one more at the head', make: () => [ids(), [{ id: -1, group: 0 }, ...ids()]] },
  shuffle: { name: '50,000 ids, shuffled', make: () => [ids(), shuffled(ids())] },
};
