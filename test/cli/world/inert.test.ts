/** Whatever comes from outside comes out as text: it moves no cursor, hides nothing, starts no CI command, runs no code. */
import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { type Ended, emptyFolder, runProgram, type Setting } from '../../support/program.ts';
import { type RawStep, startRawServer } from '../../support/server-raw.ts';
import { rawAnswer, type Script, startScriptedServer } from '../../support/server-scripts.ts';

/** What someone might send who wants to do more than be read. */
const EVIL: readonly string[] = [
  '\u001b[2J\u001b[31mred\u001bc\u001b_Gi=1\u001b\\\u001b^pm\u001b\\',
  '\u001b]0;title\u0007\u001b]8;;http://evil.test\u001b\\link\u001b]8;;\u001b\\\u001b]52;c;ZXZpbA==\u0007',
  '\u001bP+q544e\u001b\\\u009b31m\u009d0;title\u009c\u0090dcs\u009c\u0085next',
  'gone\b\b\b\b\u007f\u0000\u0007\u000b\u000cback\rover',
  'abc\u202ecba\u202c\u2066x\u2069\u200f\u061c',
  'pay\u200bpal\u200c\u200d\u2060\u00ad\ufeff\u180e.test hi\u{e0068}\u{e0069}\u{e007f}dden',
  '::error file=a,line=1::x',
  'x\n::set-output name=a::b\r::add-mask::y\r\n  ::stop-commands::z',
  'x\u2028::error::y\u2029::error::z',
  '##[error]x ##vso[task.complete result=Failed;]y ##teamcity[x]',
  'x\n##[group]y\r##[endgroup]',
  '\u001b[0Ksection_start:1:a[collapsed=true]\r\u001b[0Kb\nsection_end:1:a\r',
  '$(touch pwned)`touch pwned`; touch pwned & touch pwned | touch pwned\n touch pwned',
  "'; touch pwned; '",
];

const HIDDEN =
  /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u00ad\u061c\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\u{e0000}-\u{e007f}]/u;
const COMMAND = /^\s*(?:::|section_(?:start|end):)|##[A-Za-z]*\[/;

/** Every line shown, checked. */
function expectInert({ stdout, stderr }: Ended): void {
  const lines = `${stdout}\n${stderr}`.split('\n');
  expect(lines.filter((line) => HIDDEN.test(line))).toEqual([]);
  expect(lines.filter((line) => COMMAND.test(line))).toEqual([]);
}

/** As a header or a reason phrase may carry it: no line ends, the bytes of UTF-8, and of the C0 nothing. */
function headerText(text: string): string {
  return `${Buffer.from(text.replace(/[\u0000-\u001f\u007f]/g, ' ')).toString('latin1')}\u009b31m\u0085`;
}

const bytes = (text: string) => Buffer.from(text, 'latin1');

/** Answers that carry the text wherever there is room for one. */
function answersWith(text: string): readonly Buffer[] {
  const value = JSON.stringify({ status: text, [text]: text, list: [text, { [text]: 1 }] });
  const field = headerText(text);
  return [
    rawAnswer(value, { fields: [`X-Evil: ${field}`] }),
    bytes(`HTTP/1.1 503 ${field}\r\nX-Evil: ${field}\r\nContent-Length: 0\r\n\r\n`),
    rawAnswer(JSON.stringify({ error: { message: text } }), { status: '500 Oops' }),
    rawAnswer(`{"status":1,} ${text}`),
    rawAnswer(`{${JSON.stringify(text)}:1,${JSON.stringify(text)}:2}`),
    rawAnswer(text, { type: `text/x-${field}` }),
  ];
}

const all = EVIL.flatMap(answersWith);
const fast = ['-i', '2ms', '--max-polls', String(all.length + 1)];

/** For each text a path of its own, the most dangerous last. */
function endings(answer: (text: string) => RawStep): ReadonlyMap<string, Script> {
  return new Map([...EVIL, '::error::x##[error]x'].map((text, at) => [`/${at}`, [answer(text)]]));
}

/** A watch of a server that gives all evil answers in turn. */
async function watch(args: readonly string[], setting: Setting = {}): Promise<Ended> {
  await using server = await startRawServer(rawAnswer('{"status":"fine","list":[]}'), ...all);
  const ended = await runProgram([server.url, ...fast, ...args], setting);
  expect(server.heads.length).toBeGreaterThan(all.length);
  return ended;
}

describe('an answer', () => {
  it.each([
    ['plain lines', ['-vv', '--compare-headers', 'X-Evil']],
    ['a diff', ['-vv', '--diff', 'unified']],
    ['a patch', ['-q', '--diff', 'patch', '--select', '$.list']],
    ['events', ['--json', '-vv', '--compare-headers', 'X-Evil']],
    ['a wait', ['-vv', '--until', 'status==1', '--until', "$.list[0] =~ 'x'", '--fail-when', 'status==2']],
    ['a pinned wait', ['-vv', '--until', 'status==1', '--pin', 'status', '--confirm', '10s']],
  ])('is text in %s', async (_, args) => {
    expectInert(await watch(args));
  });

  it('is text in the lines of several watches', async () => {
    await using server = await startRawServer(rawAnswer('{"status":"fine"}'), ...all);
    expectInert(await runProgram([`a=${server.url}/a`, `b=${server.url}/b`, ...fast, '-vv', '--until', 'status==1']));
  });

  it('is text line by line where the body is', async () => {
    const page = (lines: readonly string[]) => rawAnswer(lines.join('\n'), { type: 'text/plain' });
    await using server = await startRawServer(page(['one', ...EVIL]), page([...EVIL, 'two']), page(EVIL.toReversed()));
    for (const args of [['-vv'], ['--diff', 'unified'], ['--json']])
      expectInert(await runProgram([server.url, '-i', '5ms', '--max-polls', '3', ...args]));
  });

  it.each([
    [
      'redirects',
      endings((text) => bytes(`HTTP/1.1 302 ${headerText(text)}\r\nLocation: ${headerText(text)}\r\nContent-Length: 0\r\n\r\n`)),
    ],
    [
      'redirects to another scheme',
      endings((text) => rawAnswer('', { status: '302 Found', fields: [`Location: ftp:${headerText(text)}`] })),
    ],
    [
      'redirects elsewhere',
      endings((text) => rawAnswer('', { status: '302 Found', fields: [`Location: http://127.0.0.1:1/${headerText(text)}`] })),
    ],
    ['refuses', endings((text) => rawAnswer(JSON.stringify({ detail: text }), { status: '401 No' }))],
    ['is no HTTP', endings((text) => `${text}\r\n\r\n`)],
    ['is HTTP in part', endings((text) => `HTTP/1.1 200 OK\r\n${text}\r\nContent-Length: 2\r\n\r\n{}`)],
  ])('that %s is text in every verdict', async (_, scripts) => {
    await using server = await startScriptedServer(scripts);
    const urls = [...scripts.keys()].map((path) => `${server.url}${path}`);
    expectInert(await runProgram([...urls, '--until', 'status==1', '--once', '--keep-going', '-vv']));
    // Without a name before it, a text may be the first of its line.
    expectInert(await runProgram([urls.at(-1) ?? '', '--until', 'status==1', '--once', '-vv']));
  });
});

describe('commands', () => {
  it('print text where they repeat what they were given, and run none of it, however carelessly they are written', async () => {
    const cwd = emptyFolder();
    const echo = `cat "$WA_BODY_FILE" "$WA_EVENT_FILE"; printf '%s' "$WA_NEW$WA_PATHS$WA_REASON"`;
    const careless = 'echo $WA_NEW $WA_OLD $WA_PATHS $WA_REASON; ls $WA_BODY_FILE; cat | sh -n';
    const hooks = ['change', 'error', 'end'].flatMap((moment) => [`--on-${moment}`, echo, `--on-${moment}`, careless]);
    const ended = await watch(hooks, { cwd });
    expect(ended.stderr).toContain('\\u001b[2J');
    expectInert(ended);
    expect(existsSync(join(cwd, 'pwned'))).toBe(false);
  });

  it('beside the watch print text', async () => {
    const cwd = emptyFolder();
    writeFileSync(join(cwd, 'evil'), EVIL.join('\n'));
    await using server = await startRawServer(rawAnswer('{"status":"fine"}'));
    expectInert(await runProgram([server.url, '--with', 'cat evil; sleep 9', '--once', '-vv'], { cwd }));
  });
});

describe('a mistake', () => {
  // No argument can hold a NUL.
  const texts = [EVIL.join(' ').replaceAll('\0', ''), '::error::x', 'section_start:1:a', '##[error]x'];

  it.each(texts)('is quoted as text: %j', async (text) => {
    const words = [
      ['--until', `a == ${text}`],
      ['--until', `${text} ==`],
      ['--select', text],
      ['--header', text],
      [`--${text}`],
      [text],
    ];
    for (const args of words) expectInert(await runProgram(['http://127.0.0.1:1', '--once', '-q', ...args]));
  });

  it.each(texts)('in a configuration file is quoted as text, and so is what it lists: %j', async (text) => {
    const evil = JSON.stringify(text);
    const cwd = emptyFolder();
    for (const config of [
      `{"version":1,${evil}:1}`,
      `{"version":1,"watches":{${evil}:{"url":"http://127.0.0.1:1","until":${evil}}}}`,
      `{"version":1,"watches":{"a":{"url":${evil},"onChange":${evil}}}}`,
      `{"version":1,"watches":{"a":{"url":"http://127.0.0.1:1/","interval":${evil}}}}`,
      `${text}: [`,
    ]) {
      writeFileSync(join(cwd, 'watch-api.config.yaml'), config);
      for (const args of [['run'], ['run', 'a', '--once']]) expectInert(await runProgram(args, { cwd }));
    }
  });
});
