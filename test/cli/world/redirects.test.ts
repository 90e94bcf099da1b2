/** Redirects that lead astray: clear errors, nothing sent along, and never a login page in place of the answer. */
import { describe, expect, it } from 'vitest';
import type { Fault } from '../../support/fault.ts';
import { describeFaults } from '../../support/faults.ts';
import { runProgram } from '../../support/program.ts';
import { startServer } from '../../support/server.ts';
import type { RawStep } from '../../support/server-raw.ts';
import { pathOf, rawAnswer } from '../../support/server-scripts.ts';

function leading(to: string | undefined, status = '302 Found'): Buffer {
  return rawAnswer('', { status, type: null, fields: to === undefined ? [] : [`Location: ${to}`] });
}

/** From hop to hop, each another URL. */
const onward: RawStep = ({ head, socket }) => socket.write(leading(`/on?${Number(/\?(\d+)/.exec(head)?.[1] ?? 0) + 1}`));
const back: RawStep = ({ head, socket }) => socket.write(leading(pathOf(head)));
const toAndFro: RawStep = ({ head, socket }) => socket.write(leading(head.includes('?') ? '/to' : '/to?fro'));
const signIn = rawAnswer('<!doctype html><title>Sign in</title>', { type: 'text/html' });
const offline = rawAnswer('{"v":2,"error":"offline"}', { status: '503 Service Unavailable' });

const astray = { exit: 3, final: true } as const;
const nowhere = { ...astray, error: 'protocol REDIRECT_LOCATION' } as const;

const faults: readonly Fault[] = [
  {
    ...nowhere,
    name: 'a redirect without a place',
    server: leading(undefined),
    says: ['without saying where to', 'Is the URL right'],
  },
  { ...nowhere, name: 'a redirect to an empty place', server: leading(''), says: ['without saying where to'] },
  {
    ...nowhere,
    name: 'a redirect to a file',
    server: leading('file:///etc/passwd'),
    says: ['not an http URL: file:///etc/passwd'],
  },
  { ...nowhere, name: 'a redirect to a script', server: leading('javascript:alert(1)'), says: ['not an http URL'] },
  { ...nowhere, name: 'a redirect to what is no URL', server: leading('http://[::1/'), says: ['not an http URL'] },
  {
    ...astray,
    name: 'a redirect to itself',
    server: back,
    error: 'protocol REDIRECT_LOOP',
    says: ['in a circle', /login or a cookie/],
  },
  {
    ...astray,
    name: 'a redirect to and fro',
    server: leading('/to'),
    elsewhere: ['/to', toAndFro],
    error: 'protocol REDIRECT_LOOP',
    says: ['in a circle'],
  },
  {
    ...astray,
    name: 'redirects without end',
    server: leading('/on'),
    elsewhere: ['/on', onward],
    error: 'protocol REDIRECT_LIMIT',
    says: ['more than 5 redirects', 'Give the URL that answers in the end'],
  },
  {
    name: 'a redirect to a login page',
    server: leading('/login'),
    elsewhere: ['/login', signIn],
    error: 'malformed UNUSABLE',
    exit: 5,
    says: ['web page came: is the URL right, and does it want a login'],
  },
  {
    name: 'a redirect to a server that is offline',
    server: leading('/offline', '307 Temporary Redirect'),
    elsewhere: ['/offline', offline],
    error: 'status 503',
    exit: 3,
    says: ['answered 503 Service Unavailable: offline'],
  },
  {
    name: 'a redirect to the same value',
    server: leading('/moved', '308 Permanent Redirect'),
    elsewhere: ['/moved', rawAnswer('{"v":1}')],
    exit: 8,
    says: ['v is 1'],
  },
];

describeFaults(faults);

describe('a redirect to another origin', () => {
  it.each([301, 302, 303, 307, 308])('(%i) takes nothing along that was set for the first', async (status) => {
    await using other = await startServer(() => ({ body: '{"v":1}' }));
    await using server = await startServer(() => ({ status, headers: { location: `http://localhost:${other.port}/taken?x=1` } }));
    const set = ['--bearer', 's3cret-token', '-H', 'X-API-Key: s3cret-key', '-H', 'Cookie: sid=s3cret-cookie'];
    const { stderr } = await runProgram([server.url, '--once', ...set]);
    expect(JSON.stringify(server.requests)).toContain('s3cret-token');
    expect(JSON.stringify(other.requests)).not.toContain('s3cret');
    expect(stderr).not.toContain('s3cret');
  });
});
