/** One watch made from settings, each absent one replaced by its default. */

import { parseCondition } from '../conditions/parse.ts';
import { type Comparing, type Goals, isWait, type Limits, type PaceRules, type Watch } from '../domain/watch.ts';
import { compileQuery } from '../json/query/query.ts';
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
  const heartbeat = reader.value('heartbeat') ?? (surroundings.offTerminal ? readDuration(UNATTENDED_HEARTBEAT) : 0);
  const rules = { source: await readSource(reader), pace: readPace(reader, address.loopback), ...readStatuses(reader) };
  const { request, target } = await readRequest(reader, sources);
  const goals = await readGoals(reader, sources);
  return {
    name: sources.name ?? target,
    target,
    request,
    goals,
    limits: readLimits(reader, isWait(goals) && surroundings.offTerminal),
    comparing: await readComparing(reader),
    // The secrets are known when the whole plan is.
    mask: String,
    ...rules,
    ...(heartbeat > 0 && { heartbeat }),
  };
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

async function readGoals(reader: OptionReader, { hasCommand, surroundings }: WatchSources): Promise<Goals> {
  const ports = { readFile: (path: string) => surroundings.files.read(path) };
  const readCondition = (text: string) => parseCondition(text, ports);
  const until = await reader.each('until', readCondition);
  const failWhen = await reader.each('fail-when', readCondition);
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
