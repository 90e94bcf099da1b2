/** The news a poll has brought, as events: items, the first answer, what has changed. */

import { countOf } from '../domain/count.ts';
import type { Edit, Edits, Json } from '../domain/json.ts';
import { didYouMean } from '../domain/nearest.ts';
import type { Answer } from '../domain/observation.ts';
import { formatPath, formatPlace, keysOf } from '../domain/path.ts';
import { printable, shorten } from '../domain/printable.ts';
import type { EventOf } from '../domain/record.ts';
import type { Watch } from '../domain/watch.ts';
import { isObject } from '../json/member.ts';
import { patchOf } from '../json/patch.ts';
import type { Happening } from './events.ts';
import type { Memory } from './memory.ts';
import type { Poll } from './poll.ts';

// The patch stays whole, the list does not: another document gives as many edits as it has leaves, up to what `diff` makes.
const LISTED_EDITS = 1000;
const LISTED_FIELDS = 12;

/** What a poll has brought: items, and a `baseline` or a `change` if it was one. */
export function newsEvents(poll: Poll, before: Memory): readonly Happening[] {
  const { observation } = poll;
  if (observation.kind !== 'value' || isUneventful(poll)) return [];
  const { answer } = observation;
  return [...itemEvents(poll, answer), ...baselineEvents(poll, answer), ...changeEvents(poll, before, answer)];
}

/** Most polls are. */
function isUneventful({ change, items }: Poll): boolean {
  return change.kind === 'none' && items.told.length === 0 && items.initially === undefined && items.keyless === undefined;
}

/** Where items are told, the first answer is known by how many it has; nothing of it is told where nothing is compared. */
function baselineEvents({ change, items, memory }: Poll, answer: Answer): readonly Happening[] {
  const { initially } = items;
  const isFirst = change.kind === 'first' && memory.baseline !== undefined;
  if (!isFirst && initially === undefined) return [];
  const event: EventOf<'baseline'> = {
    type: 'baseline',
    poll: memory.polls,
    status: answer.meta.status,
    value: isFirst ? (memory.baseline?.compared ?? null) : null,
    ...(initially !== undefined && { items: initially }),
  };
  return [{ event, attachment: { answer } }];
}

function changeEvents({ watch, change, memory }: Poll, before: Memory, answer: Answer): readonly Happening[] {
  if (change.kind !== 'edits') return [];
  const previous = before.baseline;
  const attachment = { answer, ...(previous !== undefined && { previous: previous.answer, compared: previous.compared }) };
  const event = changeEvent(change, watch, { poll: memory.polls, status: answer.meta.status });
  return change.detected === undefined ? [{ event, attachment }] : [keyNotice(change.detected), { event, attachment }];
}

/** One `item` event each, before them what is to be said of those without a key. */
function itemEvents({ watch, items, memory }: Poll, answer: Answer): readonly Happening[] {
  const { told, keyless } = items;
  if (told.length === 0 && keyless === undefined) return [];
  const poll = memory.polls;
  const events = told.map((item): Happening => {
    const { key, value } = item;
    return { event: { type: 'item', poll, key, value }, attachment: { answer, item } };
  });
  return keyless === undefined ? events : [keylessNotice(watch, keyless), ...events];
}

function keylessNotice({ items }: Watch, keyless: readonly Json[]): Happening {
  const path = items?.key?.text ?? '';
  const [first = null] = keyless;
  const fields = isObject(first) ? Object.keys(first).slice(0, LISTED_FIELDS) : [];
  const which = keyless.length === 1 ? 'an item has' : `${keyless.length} items have`;
  const meant = didYouMean(path, fields, (field) => `--item-key ${printable(field)}`);
  return {
    event: {
      type: 'notice',
      code: 'item-key',
      message: `${which} no text and no number at ${printable(path)}, so what tells them apart is their content`,
      hint: meant ?? (fields.length === 0 ? null : `An item has: ${fields.map(printable).join(', ')}.`),
    },
  };
}

function keyNotice({ path, field }: NonNullable<Edits['detected']>): Happening {
  const place = printable(formatPath(keysOf(path)));
  return {
    event: {
      type: 'notice',
      code: 'array-key',
      message: `array items are told apart by a field that was found: "${field}" in ${place}`,
      hint: `Name one: --array-key '${place}=…'  ·  compare by content: --no-detect-keys`,
    },
  };
}

function changeEvent(
  change: Edits,
  { mask }: Watch,
  { poll, status }: Pick<EventOf<'change'>, 'poll' | 'status'>,
): EventOf<'change'> {
  const { edits } = change;
  const changes = edits.length > LISTED_EDITS ? edits.slice(0, LISTED_EDITS) : edits;
  return {
    type: 'change',
    poll,
    status,
    changes,
    patch: patchOf(change),
    summary: summarize(edits, mask),
    truncated: changes !== edits,
  };
}

function summarize(edits: readonly [Edit, ...Edit[]], mask: Watch['mask']): string {
  const places = edits.slice(0, 3).map(({ path }) => printable(mask(formatPlace(path))));
  const more = edits.length > 3 ? ', …' : '';
  return `${countOf(edits.length, 'change')}: ${shorten(places.join(', '), 160)}${more}`;
}
