/** One watch made from settings, each absent one replaced by its default. */

import { parseCondition } from '../conditions/parse.ts';
import { MINUTE } from '../domain/time.ts';
import { type Comparing, type Goals, isWait, type Limits, type PaceRules, type Watch } from '../domain/watch.ts';
import { compileQuery } from '../json/query/query.ts';
import { shownUrl } from '../requests/redaction.ts';
import { secretsOfUrl } from '../requests/secrets.ts';
import type { Reading } from './option-reader.ts';
import { type RequestSources, readRequest } from './request/request.ts';
import { readSource } from './source.ts';
import { readDuration, readRange } from './values/duration.ts';
import { readPercent, readPositiveCount } from './values/numbers.ts';
import { readOkStatus, readStatusSet, standardStatuses } from './values/status-set.ts';

/** What a watch is made from besides its settings. */
export interface WatchSources extends RequestSources {
  /** As the user gave it; absent: the host is the name. */
  readonly name?: string;
  /** Secrets filled into the URL, which it is shown without even when they are short. */
  readonly urlSecrets: readonly string[];
  /** A command waits behind `--`: without a goal the first ok answer is one. */
  readonly hasCommand: boolean;
}

const STANDARD_INTERVAL = '1s..30s';
const LOOPBACK_INTERVAL = '250ms..30s';
const STANDARD_LATENESS = 0.1;
const STANDARD_WAIT = 30 * MINUTE;

/** The watch. @throws UsageError for the first value that cannot be read, before anything is sent. */
export async function readWatch(reading: Reading, sources: WatchSources): Promise<Watch> {
  const { address, expander, surroundings, urlSecrets } = sources;
  const target = shownUrl(address.url, urlSecrets);
  expander.keep(secretsOfUrl(address.url));
  const heartbeat = reading.one('heartbeat', readDuration) ?? (surroundings.offTerminal ? MINUTE : 0);
  const rules = { source: readSource(reading), pace: readPace(reading, address.loopback), ...readStatuses(reading) };
  const limited = readLimits(reading);
  const request = await readRequest(reading, sources);
  const goals = await readGoals(reading, sources.hasCommand);
  return {
    name: sources.name ?? hostOf(target),
    target,
    request,
    goals,
    limits: limited(isWait(goals) && surroundings.offTerminal),
    comparing: await readComparing(reading),
    ...rules,
    ...(heartbeat > 0 && { heartbeat }),
  };
}

function readPace(reading: Reading, loopback: boolean): PaceRules {
  const range = reading.one('interval', readRange) ?? readRange(loopback ? LOOPBACK_INTERVAL : STANDARD_INTERVAL);
  return { ...range, lateness: reading.one('lateness', readPercent) ?? STANDARD_LATENESS };
}

function readStatuses(reading: Reading): Pick<Watch, 'okStatus' | 'fatalStatus'> {
  const { ok, fatal } = standardStatuses;
  return {
    okStatus: reading.one('ok-status', readOkStatus) ?? readOkStatus(ok),
    fatalStatus: reading.one('fatal-status', (text) => readStatusSet(text, fatal)) ?? readStatusSet(fatal, fatal),
  };
}

/** The limits; whether the wait needs a bound of its own is known only once its goals are. */
function readLimits(reading: Reading): (unattended: boolean) => Limits {
  const given = reading.one('timeout', readDuration);
  const maxPolls = reading.one('max-polls', readPositiveCount);
  const maxErrors = reading.one('max-errors', readPositiveCount);
  const counts = { ...(maxPolls !== undefined && { maxPolls }), ...(maxErrors !== undefined && { maxErrors }) };
  return (unattended) => {
    const timeout = given ?? (unattended ? STANDARD_WAIT : 0);
    return { once: reading.on('once'), ...counts, ...(timeout > 0 && { timeout }) };
  };
}

async function readGoals(reading: Reading, hasCommand: boolean): Promise<Goals> {
  const until = await reading.each('until', parseCondition);
  const failWhen = await reading.each('fail-when', parseCondition);
  const untilChange = reading.on('until-change');
  return { until, failWhen, untilChange, firstAnswer: hasCommand && until.length === 0 && !untilChange };
}

async function readComparing(reading: Reading): Promise<Comparing> {
  return { select: await reading.each('select', compileQuery), ignore: await reading.each('ignore', compileQuery) };
}

/** The host of a URL that may have `***` where a port was. */
function hostOf(target: string): string {
  return /^[a-z]+:\/\/(?:[^/?#]*@)?([^/?#]+)/.exec(target)?.[1] ?? target;
}
