import { describe, expect, it } from 'vitest';
import { body, json, play, unmodified } from '../../support/scenario.ts';

const limits = { maxPolls: 4 };

describe('header fields', () => {
  const answer = (etag: string) => json({ a: 1 }, { headers: { etag } });

  it('are compared when they are named, also where the body is the same', async () => {
    const { of } = await play({ headers: ['etag'], limits }, [answer('"1"'), answer('"2"')]);
    expect(of('change').map(({ changes, patch, summary }) => ({ changes, patch, summary }))).toEqual([
      {
        changes: [{ op: 'replace', path: 'header:etag', before: '"1"', after: '"2"' }],
        patch: [],
        summary: '1 change: header etag',
      },
    ]);
    expect((await play({ limits }, [answer('"1"'), answer('"2"')])).of('change')).toEqual([]);
  });

  it('come after what changed in the body, and a member of the same name is another thing', async () => {
    const script = [json({ etag: 1 }, { headers: { etag: 'a' } }), json({ etag: 2 })];
    const { of } = await play({ headers: ['etag', 'vary'], limits }, script);
    expect(of('change')[0]?.changes.map(({ op, path }) => `${op} ${path}`)).toEqual(['replace /etag', 'remove header:etag']);
  });

  it('that carry credentials are told to have changed, not from what to what', async () => {
    const answer = (session: string) => json({}, { headers: { 'set-cookie': session } });
    const { of } = await play({ headers: ['set-cookie'], limits }, [answer('s=1'), answer('s=2'), json({})]);
    expect(of('change').map(({ changes }) => changes[0])).toEqual([
      { op: 'replace', path: 'header:set-cookie', before: '***', after: '***' },
      { op: 'remove', path: 'header:set-cookie', before: '***' },
    ]);
  });

  it('in a 304 are no change', async () => {
    const { of } = await play({ headers: ['etag'], limits }, [answer('"1"'), unmodified({ etag: '"2"' }), answer('"1"')]);
    expect(of('change')).toEqual([]);
  });
});

describe('the key of array items', () => {
  const list = (...ids: readonly number[]) => json({ items: ids.map((id) => ({ id })) });

  it('is told once where it was found and made a difference', async () => {
    const { events, of } = await play({ limits }, [list(1, 2), list(2, 1), list(3, 1), list(4)]);
    expect(of('change').length).toBe(3);
    expect(of('notice')).toEqual([
      {
        type: 'notice',
        code: 'array-key',
        message: 'array items are told apart by a field that was found: "id" in $.items',
        hint: "Name one: --array-key '$.items=…'  ·  compare by content: --no-detect-keys",
      },
    ]);
    expect(events.findIndex(({ type }) => type === 'notice') < events.findIndex(({ type }) => type === 'change')).toBe(true);
  });

  it('is not told where it was named, or where none may be found', async () => {
    const script = [list(1, 2), list(2, 1)];
    expect((await play({ arrayKeys: ['$.items=id'], limits }, script)).of('notice')).toEqual([]);
    const { of } = await play({ detectKeys: false, limits }, script);
    expect([of('notice'), of('change').length]).toEqual([[], 1]);
  });

  it('that moved is a move in the patch', async () => {
    const { of } = await play({ limits }, [list(1, 2, 3), list(3, 1, 2)]);
    expect(of('change')[0]?.patch).toEqual([{ op: 'move', from: '/items/2', path: '/items/0' }]);
  });
});

it('an order that says nothing is no change', async () => {
  const script = [json({ tags: ['a', 'b'], list: [1, 2] }), json({ tags: ['b', 'a'], list: [1, 2] })];
  expect((await play({ ignoreOrder: ['$.tags'], limits }, script)).of('change')).toEqual([]);
  expect((await play({ limits }, script)).of('change').length).toBe(1);
});

describe('a text', () => {
  it('is compared by its lines, and replaced as a whole', async () => {
    const { of } = await play({ limits }, [body('up\nold\n'), body('up\nnew\n')]);
    expect(of('change').map(({ changes, patch }) => [changes, patch])).toEqual([
      [[{ op: 'replace', path: 'line:2', before: 'old', after: 'new' }], [{ op: 'replace', path: '', value: 'up\nnew\n' }]],
    ]);
  });
});

describe('a body that is no text', () => {
  it('is compared by digest and size', async () => {
    const bytes = (byte: number) => {
      const scene = body('', { contentType: 'image/png' });
      if (scene.reply.kind !== 'response') throw new Error('no response');
      return { reply: { ...scene.reply, body: Uint8Array.of(0xff, byte) } };
    };
    const [change] = (await play({ limits }, [bytes(0), bytes(1)])).of('change');
    expect(change?.changes).toMatchObject([
      { op: 'replace', path: '', after: expect.stringMatching(/^sha256:[0-9a-f]{64} \(2 bytes\)$/) },
    ]);
  });
});

it('numbers that a double would change are told apart, and written as they were', async () => {
  const { of } = await play({ limits }, [body('{"n": 9007199254740992}'), body('{"n": 9007199254740993}')]);
  expect(of('change')[0]?.changes).toMatchObject([{ path: '/n', before: 9007199254740992, after: { text: '9007199254740993' } }]);
});

it('a duplicate key is trouble, never a change', async () => {
  const twice = body('{"a": 1, "a": 2}', { contentType: 'application/json' });
  const { of } = await play({ limits }, [json({ a: 1 }), twice]);
  expect([of('change'), of('error').map(({ message }) => message)]).toEqual([
    [],
    ['the body has a duplicate key: "a" (line 1, column 10)'],
  ]);
});
