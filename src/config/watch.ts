/** One watch made from settings, each absent one replaced by its default. */

import { parseCondition } from '../conditions/parse.ts';
import type { Condition } from '../domain/condition.ts';
import type { SourceDefinition } from '../domain/definition.ts';
import { UsageError } from '../domain/errors.ts';
import { type Comparing, type Goals, type ItemRules, isWait, type Limits, type PaceRules, type Watch } from '../domain/watch.ts';
import { compileQuery } from '../json/query/query.ts';
import { refuseIdleComparison } from './conflicts.ts';
import type { OptionReader } from './option-reader.ts';
import { UNATTENDED_TIMEOUT } from './options/goals.ts';
import { UNATTENDED_HEARTBEAT } from './options/output.ts';
import { standardIntervals } from './options/pace.ts';
import { readRequest } from './request/request.ts';
import type { RequestSources } from './request/sources.ts';
import { readSource } from './source.ts';
import { readArrayKey } from './values/array-key.ts';
import { readDuration, readRange } from './values/duration.ts';
import { readFieldName } from './values/field-name.ts';
import { readPin } from './values/pin.ts';
import { readSpan } from './values/span.ts';

/** What a watch is made from besides its settings. */
export interface WatchSources extends RequestSources {
  /** As the user gave it; absent: the URL, until all watches are known. */
  readonly name?: string;
  /** A command waits behind `--`: without a goal the first ok answer is one. */
  readonly hasCommand: boolean;
}

/** The watch. @throws UsageError for the first value that cannot be read, before anything is sent. */
export async function readWatch(reader: OptionReader, sources: WatchSources): Promise<Watch> {
  const { address, surroundings } = sources;
  const { definition, source } = await readSource(reader, { address });
  const heartbeat = reader.value('heartbeat') ?? (surroundings.offTerminal ? readDuration(UNATTENDED_HEARTBEAT) : 0);
  const rules = { source, pace: readPace(reader, address.loopback), ...readStatuses(reader) };
  const { request, target } = await readRequest(reader, { ...sources, isRepeated: !isSentOnce(definition) });
  const goals = await readGoals(reader, sources, definition);
  const items = await readItems(reader);
  const watch: Watch = {
    name: sources.name ?? target,
    target,
    request,
    goals,
    limits: readLimits(reader, isWait(goals) && surroundings.offTerminal),
    comparing: await readComparing(reader),
    // The secrets are known when the whole plan is.
    mask: String,
    ...rules,
    ...(items !== undefined && { items }),
    ...(heartbeat > 0 && { heartbeat }),
  };
  refuseIdleComparison(watch, reader);
  return watch;
}

function readPace(reader: OptionReader, loopback: boolean): PaceRules {
  const standard = loopback ? standardIntervals.loopback : standardIntervals.network;
  return { ...(reader.value('interval') ?? readRange(standard)), lateness: reader.value('lateness') };
}

function readStatuses(reader: OptionReader): Pick<Watch, 'okStatus' | 'fatalStatus'> {
  return { okStatus: reader.value('ok-status'), fatalStatus: reader.value('fatal-status') };
}

/** The limits; a wait that nobody looks at is given a bound. */
function readLimits(reader: OptionReader, unattended: boolean): Limits {
  const timeout = reader.value('timeout') ?? (unattended ? readDuration(UNATTENDED_TIMEOUT) : 0);
  const maxPolls = reader.value('max-polls');
  const maxErrors = reader.value('max-errors');
  return {
    once: reader.on('once'),
    ...(timeout > 0 && { timeout }),
    ...(maxPolls !== undefined && { maxPolls }),
    ...(maxErrors !== undefined && { maxErrors }),
  };
}

/** A source that has no use for `--repeat` sends its request a single time. */
function isSentOnce({ refuses }: SourceDefinition): boolean {
  return refuses?.['repeat'] !== undefined;
}

async function readGoals(
  reader: OptionReader,
  { hasCommand, surroundings }: WatchSources,
  definition: SourceDefinition,
): Promise<Goals> {
  const ports = { readFile: (path: string) => surroundings.files.read(path) };
  const readCondition = (text: string) => parseCondition(text, ports);
  const usual = isLeftOpen(reader) ? definition.usualGoals : undefined;
  const conditions = (name: string, standard: readonly string[] = []): Promise<readonly Condition[]> =>
    reader.has(name) ? reader.each(name, readCondition) : Promise.all(standard.map(readCondition));
  const until = await conditions('until', usual?.until);
  const failWhen = await conditions('fail-when', usual?.failWhen);
  const untilChange = reader.on('until-change');
  const untilStable = reader.one('until-stable', readSpan);
  const confirm = reader.one('confirm', readSpan);
  const appearWithin = reader.value('appear-within');
  const [pin] = await reader.each('pin', readPin);
  const hasGoal = until.length > 0 || untilChange || untilStable !== undefined;
  return {
    until,
    failWhen,
    untilChange,
    firstAnswer: hasCommand && !hasGoal,
    ...(untilStable !== undefined && { untilStable }),
    ...(confirm !== undefined && { confirm }),
    ...(appearWithin !== undefined && { appearWithin }),
    ...(pin !== undefined && { pin }),
  };
}

/** Nothing is said of what the watch is to wait for: then a source that knows what usually is says it. */
function isLeftOpen(reader: OptionReader): boolean {
  return !['until', 'fail-when', 'until-stable'].some((name) => reader.has(name)) && !reader.on('until-change');
}

async function readItems(reader: OptionReader): Promise<ItemRules | undefined> {
  const [items] = await reader.each('items', compileQuery);
  const [key] = await reader.each('item-key', compileQuery);
  if (items === undefined && key !== undefined && reader.isOwn('item-key')) {
    throw new UsageError('--item-key is about items, and none are told', { hint: 'Say where they are: --items PATH.' });
  }
  return items === undefined ? undefined : { items, ...(key !== undefined && { key }) };
}

async function readComparing(reader: OptionReader): Promise<Comparing> {
  return {
    select: await reader.each('select', compileQuery),
    ignore: await reader.each('ignore', compileQuery),
    arrayKeys: await reader.each('array-key', readArrayKey),
    detectKeys: reader.on('detect-keys'),
    ignoreOrder: await reader.each('ignore-order', compileQuery),
    headers: reader.all('compare-headers', readFieldName),
  };
}
