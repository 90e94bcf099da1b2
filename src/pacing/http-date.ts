/** Dates as HTTP writes them; `Date.parse` takes too much and reads asctime as local time. */

import { HOUR, type Instant, MINUTE, SECOND } from '../domain/time.ts';

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];
const DAY = '(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun)';
const LONG_DAY = '(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day';
const MONTH = `(?<month>${MONTHS.join('|')})`;
const TIME = String.raw`(?<hour>[01]\d|2[0-3]):(?<minute>[0-5]\d):(?<second>[0-5]\d|60)`;

/** The three forms of RFC 9110 §5.6.7: IMF-fixdate, RFC 850 and asctime. */
const FORMS = [
  String.raw`${DAY}, (?<day>\d{2}) ${MONTH} (?<year>\d{4}) ${TIME} GMT`,
  String.raw`${LONG_DAY}, (?<day>\d{2})-${MONTH}-(?<year>\d{2}) ${TIME} GMT`,
  String.raw`${DAY} ${MONTH} (?<day>\d{2}| \d) ${TIME} (?<year>\d{4})`,
].map((form) => new RegExp(`^${form}$`));

/**
 * The moment an HTTP date names (RFC 9110 §5.6.7); all three forms are GMT. Undefined for anything else, impossible days included.
 * `now` settles the century of a two-digit year: the latest that is not more than 50 years ahead.
 */
export function parseHttpDate(text: string, now: Instant): Instant | undefined {
  for (const form of FORMS) {
    const parts = form.exec(text)?.groups;
    if (parts !== undefined) return instantOf(parts, now);
  }
  return undefined;
}

function instantOf(parts: Readonly<Record<string, string | undefined>>, now: Instant): Instant | undefined {
  const number = (name: string) => Number(parts[name]);
  const year = parts['year']?.length === 2 ? wholeYear(number('year'), now) : number('year');
  const month = MONTHS.indexOf(parts['month'] ?? '');
  const midnight = Date.UTC(year, month, number('day'));
  // Date.UTC rolls 31 April over into May and takes years below 100 for the last century's.
  const real = new Date(midnight);
  if (real.getUTCFullYear() !== year || real.getUTCMonth() !== month) return undefined;
  return midnight + number('hour') * HOUR + number('minute') * MINUTE + number('second') * SECOND;
}

function wholeYear(lastTwo: number, now: Instant): number {
  const latest = new Date(now).getUTCFullYear() + 50;
  return latest - ((latest - lastTwo) % 100);
}
