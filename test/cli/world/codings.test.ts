/** Content codings that are cut, false or traps: decoded strictly, in bounded memory, or trouble. */
import * as zlib from 'node:zlib';
import type { Fault } from '../../support/fault.ts';
import { describeFaults } from '../../support/faults.ts';
import { thenClose } from '../../support/server-raw.ts';
import { rawAnswer, rawHead } from '../../support/server-scripts.ts';

const MEGABYTE = 1024 * 1024;
const text = Buffer.from(`{"v":1,"items":[${'"building",'.repeat(500)}"ready"]}`);
const zeros = Buffer.alloc(20 * MEGABYTE);
const { brotliCompressSync, deflateSync, gzipSync } = zlib;
// A gzip body may have many members; this one swells to 200 MB.
const bomb = Buffer.concat(Array.from({ length: 10 }, () => gzipSync(zeros)));
const quickly = { params: { [zlib.constants.BROTLI_PARAM_QUALITY]: 4 } };

const cut = { exit: 5, error: 'malformed UNUSABLE' } as const;
const tooBig = { exit: 5, error: 'oversize TOO_BIG', says: ['larger than 10 MiB', /--max-size/] } as const;

function coded(coding: string, body: Uint8Array): Buffer {
  return rawAnswer(body, { fields: [`Content-Encoding: ${coding}`] });
}

/** Of a body in that coding: what may be missing or false. */
function badly(coding: string, wire: Buffer): readonly Fault[] {
  return [
    { ...cut, name: `${coding} cut in its middle`, server: coded(coding, wire.subarray(0, wire.length / 2)), says: [coding] },
    { ...cut, name: `${coding} without its last byte`, server: coded(coding, wire.subarray(0, -1)), says: [coding] },
    {
      ...cut,
      name: `${coding} with bytes behind it`,
      server: coded(coding, Buffer.concat([wire, Buffer.from('<!-- -->')])),
      says: [coding],
    },
    { ...cut, name: `${coding} that is plain`, server: coded(coding, text), says: [coding] },
    {
      ...cut,
      name: `${coding} whose connection closed`,
      server: thenClose(Buffer.concat([Buffer.from(rawHead({ fields: [`Content-Encoding: ${coding}`] })), wire.subarray(0, -1)])),
      says: [coding],
    },
  ];
}

// Node has zstd from 22.15 and 23.8 on.
const zstdFunction: unknown = Reflect.get(zlib, 'zstdCompressSync');
const zstd = (body: Uint8Array): Buffer | undefined => (typeof zstdFunction === 'function' ? zstdFunction(body) : undefined);
const zstdText = zstd(text);
const zstdZeros = zstd(zeros);

const faults: readonly Fault[] = [
  ...badly('gzip', gzipSync(text)),
  ...badly('br', brotliCompressSync(text)),
  ...badly('deflate', deflateSync(text)),
  ...(zstdText === undefined ? [] : badly('zstd', zstdText)),
  { ...tooBig, name: 'a gzip bomb', server: coded('gzip', bomb) },
  { ...tooBig, name: 'a br bomb', server: coded('br', brotliCompressSync(zeros, quickly)) },
  { ...tooBig, name: 'a deflate bomb', server: coded('deflate', deflateSync(zeros)) },
  ...(zstdZeros === undefined ? [] : [{ ...tooBig, name: 'a zstd bomb', server: coded('zstd', zstdZeros) }]),
  { ...tooBig, name: 'a gzip bomb in gzip', server: coded('gzip, gzip', gzipSync(bomb)) },
  { ...tooBig, name: 'a gzip bomb in br', server: coded('gzip, br', brotliCompressSync(bomb, quickly)) },
  {
    ...cut,
    name: 'three codings',
    server: coded('gzip, gzip, gzip', gzipSync(gzipSync(gzipSync(text)))),
    says: ['3 content codings'],
  },
  {
    ...cut,
    name: 'a hundred codings',
    server: coded(Array(100).fill('gzip').join(', '), gzipSync(text)),
    says: ['100 content codings'],
  },
  { ...cut, name: 'a coding nobody asked for', server: coded('compress', text), says: ['not asked for'] },
];

describeFaults(faults);
