import { expect, it } from 'vitest';
import { createPaint, plainPaint } from '../../../../src/system/terminal/paint.ts';

it('level 1 decorates, each in its own way', async () => {
  const paint = await createPaint(1);
  expect([paint.bold('x'), paint.dim('x'), paint.red('x')]).toEqual([
    '\u001b[1mx\u001b[22m',
    '\u001b[2mx\u001b[22m',
    '\u001b[31mx\u001b[39m',
  ]);
  expect([paint.green('x'), paint.yellow('x'), paint.cyan('x')]).toEqual([
    '\u001b[32mx\u001b[39m',
    '\u001b[33mx\u001b[39m',
    '\u001b[36mx\u001b[39m',
  ]);
});

it('one text is taken, whoever calls', async () => {
  const { cyan } = await createPaint(1);
  expect(['a', 'b'].map(cyan)).toEqual(['\u001b[36ma\u001b[39m', '\u001b[36mb\u001b[39m']);
});

it('level 0 leaves text alone', async () => {
  expect(await createPaint(0)).toBe(plainPaint);
  for (const decorate of Object.values(plainPaint)) expect(decorate('x')).toBe('x');
});
