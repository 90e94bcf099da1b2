/** Laws of pasted commands: what a shell's quoting wrote, splitting gives back, and nothing in a value is ever told. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bashWords } from '../../src/config/curl/bash-words.ts';
import { cmdWords } from '../../src/config/curl/cmd-words.ts';
import { curlUrl } from '../../src/config/curl/curl-url.ts';
import { readCurlWords } from '../../src/config/curl/curl-words.ts';
import { shellWords } from '../../src/config/curl/shell-words.ts';
import { UsageError } from '../../src/domain/errors.ts';
import { shellQuoted } from '../../src/domain/shell-quote.ts';

/** Text with everything in it that means something to a shell; no argument can hold a NUL. */
const argument = fc
  .array(
    fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.constantFrom(
        "'",
        '"',
        '\\',
        '^',
        '$',
        '`',
        '!',
        '%PATH%',
        '%20',
        '\n',
        '\t',
        ' ',
        '&',
        '|',
        '*',
        '{a,b}',
        '~',
        '#',
        '\\"',
        '""',
        '$(x)',
        '\\u0021',
        '😀',
      ),
    ),
    { maxLength: 8 },
  )
  .map((parts) => parts.join('').replaceAll('\0', ''));
/** Without what Windows shells cannot pass on: carriage returns, and halves of characters. */
const windowsArgument = argument.map((text) => text.replace(/[\r\p{Surrogate}]/gu, ''));
const gap = fc.constantFrom(' ', '\t', '  ', ' \\\n  ');

const inDouble = (text: string) => `"${text.replace(/[\\"$`]/g, '\\$&')}"`;
const hex = (unit: string) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`;
/** As Chrome's "Copy as cURL (bash)" quotes. */
const inAnsiC = (text: string) =>
  `$'${text
    .replace(/\\/g, '\\\\')
    .replace(/'/g, "\\'")
    .replace(/\n/g, '\\n')
    .replace(/\r/g, '\\r')
    .replace(/[\0-\x1f\x7f-\x9f!]/g, hex)}'`;
/** As Firefox and the older Chrome quoted: everything beyond ASCII as units. */
const inUnits = (text: string) => `$'${text.replace(/[\s\S]/g, (unit) => (/[\w ]/.test(unit) ? unit : hex(unit)))}'`;
/** As Chrome's "Copy as cURL (cmd)" quotes. */
const inCarets = (text: string) =>
  `^"${text
    .replace(/\\/g, '\\\\')
    .replace(/"/g, '\\"')
    .replace(/[^a-zA-Z0-9\s_\-:=+~'/.',?;()*`]/g, '^$&')
    .replace(/%(?=[a-zA-Z0-9_])/g, '%^')
    .replace(/\r?\n/g, '^\n\n')}^"`;

/** As Microsoft documents it for the C runtime, with the whole in double quotes. */
const inWindows = (text: string) => `"${text.replace(/(\\*)"/g, '$1$1\\"').replace(/\\+$/, '$&$&')}"`;

const written = (quote: (text: string) => string, from: fc.Arbitrary<string> = argument) =>
  fc.array(fc.tuple(from, gap), { maxLength: 4 }).map((words) => ({
    words: words.map(([word]) => word),
    text: words.map(([word, between]) => quote(word) + between).join(''),
  }));

describe('splitting gives back what was quoted', () => {
  it.each([
    ['single quotes', shellQuoted],
    ['double quotes', inDouble],
    ["Chrome's $'…'", inAnsiC],
    ["Firefox's $'…'", inUnits],
  ])('with %s', (_, quote) => {
    fc.assert(
      fc.property(written(quote), ({ words, text }) => {
        expect(bashWords(text)).toEqual(words);
        expect(shellWords(`curl '' ${text}`)).toEqual(['curl', '', ...words]);
      }),
    );
  });

  it('with the double quotes of Windows', () => {
    fc.assert(
      fc.property(
        fc.array(
          windowsArgument.map((text) => text.replace(/[%\n]/g, '')),
          { maxLength: 4 },
        ),
        (words) => {
          // Each quoted quote turns the shell's own quoting round, so its operators would count: they are left out.
          const safe = words.map((word) => word.replace(/[&|<>^]/g, ''));
          expect(cmdWords(safe.map(inWindows).join('  '))).toEqual(safe);
        },
      ),
    );
  });

  it('with the carets of cmd', () => {
    fc.assert(
      fc.property(fc.array(windowsArgument, { maxLength: 4 }), (words) => {
        expect(cmdWords(words.map(inCarets).join(' ^\n  '))).toEqual(words);
        expect(shellWords(['curl', ...words.map(inCarets), '^"^"'].join(' ^\r\n  '))).toEqual(['curl', ...words, '']);
      }),
    );
  });
});

describe('a mistake', () => {
  const secret = 'S3cr3tS3cr3t';
  const around = fc.array(fc.oneof(argument, fc.constantFrom('-u', '-H', '--data', '-X', '--quux', '-7', 'http://h/', '-F')), {
    maxLength: 5,
  });

  it('is always told, never a fault, and shows no value', () => {
    fc.assert(
      fc.property(around, around, (before, after) => {
        const text = ['curl', ...before, secret, ...after].join(' ');
        const words = [...before, secret, `-u${secret}`, `--quux=${secret}`, ...after];
        for (const act of [() => shellWords(text), () => readCurlWords(words, 'pasted text')]) {
          try {
            act();
          } catch (error) {
            expect(error).toBeInstanceOf(UsageError);
            const { message, hint, spot } = error as UsageError;
            expect([message, hint, spot?.text].join(' ')).not.toContain(secret);
          }
        }
      }),
    );
  });
});

describe('a URL', () => {
  it('without braces and brackets is what it was, with a scheme', () => {
    fc.assert(
      fc.property(fc.webUrl({ withQueryParameters: true }), (url) => {
        fc.pre(!/[[\]{}\\]/.test(url));
        expect(curlUrl(url, { scheme: 'http', globoff: false })).toBe(url);
        const bare = url.replace(/^https?:\/\//, '');
        expect(curlUrl(bare, { scheme: 'https', globoff: true })).toBe(`https://${bare}`);
      }),
    );
  });

  it('that Chrome escaped for the patterns of curl is what it was', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom('[', ']', '{', '}', 'a', '\\', '/') }), (rest) => {
        const url = `https://h/${rest.replaceAll('\\', '')}`;
        expect(curlUrl(url.replace(/[[{}\]]/g, '\\$&'), { scheme: 'http', globoff: false })).toBe(url);
      }),
    );
  });
});
