/** Every status of the three lists: ok ones are compared, fatal ones end a watch, all others are trouble that may pass. */
import type { Fault } from '../../support/fault.ts';
import { describeFaults } from '../../support/faults.ts';
import { rawAnswer } from '../../support/server-scripts.ts';

const OK = [200, 201, 202, 203, 207, 208, 226, 299];
const EMPTY = [204, 205];
const PATIENT = [404, 408, 409, 423, 425, 429];
const OTHER = [300, 305, 306, 399, 500, 501, 502, 503, 504, 505, 507, 508, 511, 520, 521, 522, 523, 524, 529, 530, 599, 600, 999];
const FATAL = [
  400, 401, 402, 403, 405, 406, 407, 410, 411, 412, 413, 414, 415, 416, 417, 418, 421, 422, 424, 426, 428, 431, 451, 499,
];

const refusal = (status: number) => rawAnswer('{"v":2,"message":"out of order"}', { status: `${status} As It Is` });

function rejected(status: number): Fault {
  const server = refusal(status);
  return {
    name: `status ${status}`,
    server,
    error: `status ${status}`,
    exit: 3,
    says: [`answered ${status} As It Is: out of order`],
  };
}

const faults: readonly Fault[] = [
  ...OK.map((status) => ({
    name: `status ${status}`,
    server: rawAnswer('{"v":1}', { status: `${status} Fine` }),
    exit: 8,
    says: ['v is 1'],
  })),
  ...EMPTY.map((status) => ({
    name: `status ${status}`,
    server: rawAnswer('', { status: `${status} Nothing`, type: null }),
    error: 'malformed UNUSABLE',
    exit: 5,
    says: [],
  })),
  {
    name: 'status 206',
    server: rawAnswer('{"v":2}', { status: '206 Partial Content', fields: ['Content-Range: bytes 0-6/900'] }),
    error: 'malformed UNUSABLE',
    exit: 5,
    says: ['206', 'nobody asked for'],
  },
  {
    name: 'status 304',
    server: rawAnswer('', { status: '304 Not Modified' }),
    error: 'malformed UNUSABLE',
    exit: 5,
    says: ['304 Not Modified', 'without a condition'],
    untagged: true,
  },
  ...[...PATIENT, ...OTHER].map(rejected),
  ...FATAL.map(
    (status): Fault => ({
      ...rejected(status),
      final: true,
      exit: 4,
      says: [...rejected(status).says, 'Waiting will not change this', `--fatal-status '!${status}'`],
    }),
  ),
];

describeFaults(faults);
