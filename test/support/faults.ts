/** The claims made of every fault in a table, whoever meets it: a feed, a wait, a single poll, a deadline, a signal. */
import { describe, expect, it } from 'vitest';
import { exitCodes } from '../../src/domain/outcome.ts';
import { type Fault, slugOf } from './fault.ts';
import { DEADLINE, INTERVAL, type Run, runsOf, type Told } from './fault-runs.ts';

/** The exit codes a fault can lead to, the worst first. */
const worst = [exitCodes.refused, exitCodes.unreachable, exitCodes.unusable, exitCodes.timeout, exitCodes['not yet']];
const change = { op: 'replace', path: '/v', before: 1, after: 2 };

/** Declares the tests of one table; `args` are added to every command. */
export function describeFaults(faults: readonly Fault[], args: readonly string[] = []): void {
  const runs = runsOf(faults, args);
  describe('a feed', () => {
    it.each(faults)('tells of $name once, and of what changed meanwhile once', async (fault) => {
      const { feed: run } = await runs();
      const watch = slugOf(fault);
      expect(courseOf(run.eventsOf(watch))).toEqual(courseThrough(fault, 'change'));
      expect(changesIn(run.eventsOf(watch))).toEqual(fault.final ? [] : [[change]]);
      expect(requestsBeside(run, watch)).toBe(fault.retried ? 1 : 0);
    });
    it.each(faults)('tells of no change when $name is over and nothing has changed', async (fault) => {
      const { feed: run } = await runs();
      const watch = `${slugOf(fault)}-same`;
      expect(courseOf(run.eventsOf(watch))).toEqual(courseThrough(fault));
      expect(requestsBeside(run, watch)).toBe(fault.retried ? 1 : 0);
    });
  });
  describe('a wait', () => {
    it.each(faults)('that meets $name ends as it should', async (fault) => {
      const { wait: run } = await runs();
      expect(endOf(run, fault)).toMatchObject({ exitCode: fault.final ? fault.exit : 0 });
    });
    it.each(faults)('that meets nothing but $name ends at its deadline, without haste', async (fault) => {
      const { deadline: run } = await runs();
      const { exitCode, elapsedMs, polls } = endOf(run, fault);
      expect(exitCode).toBe(fault.final ? fault.exit : exitCodes.timeout);
      expect(elapsedMs).toBeLessThan(DEADLINE + 1000);
      expect(polls).toBeLessThan(3 + DEADLINE / (0.9 * INTERVAL));
      expect(requestsBeside(run, slugOf(fault))).toBeLessThanOrEqual(fault.retried ? 2 : 1);
    });
  });
  describe('a single poll', () => {
    it.each(faults)('that meets $name exits with $exit and says what to do', async (fault) => {
      const lines = (await runs()).once.linesOf(slugOf(fault));
      const verdict = lines.slice(lines.findIndex((line) => resultIn(line) !== undefined));
      expect(verdict.join('\n')).toMatch(/^\w/);
      expect(exitCodes[resultIn(verdict[0] ?? '') ?? 'bug']).toBe(fault.exit);
      for (const phrase of fault.says) expect(verdict.join('\n')).toMatch(phrase);
      // The verdict, and one or two lines on what to do next.
      expect([2, 3]).toContain(verdict.length);
    });
  });
  describe('the program', () => {
    const isPassing = faults.some(({ final }) => !final);
    it.runIf(isPassing)('ends within a second of a signal', async () => {
      const { ended, lived } = (await runs()).signal;
      expect(ended.signal).toBe('SIGTERM');
      expect(lived).toBeLessThan(1000);
    });
    it('ends with its last verdict, and exits with the worst', async () => {
      const { deadline, once } = await runs();
      expect(deadline.lingered).toBeLessThan(500);
      const codes = faults.map(({ final, exit }) => (final ? exit : exitCodes.timeout));
      expect(deadline.ended.code).toBe(worst.find((code) => codes.includes(code)));
      expect(once.ended.code).toBe(worst.find((code) => faults.some(({ exit }) => exit === code)));
    });
    it('stays under 200 MB', async () => {
      const { feed, deadline } = await runs();
      for (const { peak } of [feed, deadline]) {
        expect(peak).toBeGreaterThan(20);
        expect(peak).toBeLessThan(190);
      }
    });
  });
}

/** The types of the events in order, an error with its class and code; polls and conditions left out. */
function courseOf(events: readonly Told[]): readonly string[] {
  const loud = events.filter(({ type }) => type !== 'poll' && type !== 'condition');
  return loud.map((event) => (event['type'] === 'error' ? `error ${event['class']} ${event['code']}` : `${event['type']}`));
}

function courseThrough({ error, final }: Fault, ...news: readonly string[]): readonly string[] {
  const edge = error === undefined ? [] : [`error ${error}`];
  if (final) return ['start', 'baseline', ...edge, 'end'];
  return ['start', 'baseline', ...edge, ...news, ...(error === undefined ? [] : ['recover']), 'end'];
}

function changesIn(events: readonly Told[]): readonly unknown[] {
  return events.filter(({ type }) => type === 'change').map(({ changes }) => changes);
}

/** Requests that were no poll of their own. */
function requestsBeside(run: Run, watch: string): number {
  return run.requestsOf(watch) - run.eventsOf(watch).filter(({ type }) => type === 'poll').length;
}

function endOf(run: Run, fault: Fault): Told {
  const last = run.eventsOf(slugOf(fault)).at(-1);
  if (last?.['type'] !== 'end') throw new Error(`the watch of "${fault.name}" has no end`);
  return last;
}

function resultIn(line: string): keyof typeof exitCodes | undefined {
  return Object.keys(exitCodes).find((result): result is keyof typeof exitCodes => line.startsWith(`${result}: `));
}
