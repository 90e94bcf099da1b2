/** Claims about the W3C trace context. */
import { describe, expect, it } from 'vitest';
import { isTraceparent, isTracestate } from '../../../../src/config/values/trace-context.ts';

const trace = '4bf92f3577b34da6a3ce929d0e0e4736';
const parent = '00f067aa0ba902b7';

describe('a traceparent', () => {
  it.each([
    `00-${trace}-${parent}-01`,
    `00-${trace}-${parent}-00`,
    `cc-${trace}-${parent}-01`,
    `cc-${trace}-${parent}-01-what-comes`,
  ])('is %s', (text) => {
    expect(isTraceparent(text)).toBe(true);
  });

  it.each([
    '',
    'x',
    `ff-${trace}-${parent}-01`,
    `00-${trace.toUpperCase()}-${parent}-01`,
    `00-${'0'.repeat(32)}-${parent}-01`,
    `00-${trace}-${'0'.repeat(16)}-01`,
    `00-${trace}-${parent}-1`,
    `00-${trace}-${parent}-01-more`,
    `00-${trace}-${parent}-01\n`,
    ` 00-${trace}-${parent}-01`,
  ])('is not %j', (text) => {
    expect(isTraceparent(text)).toBe(false);
  });
});

describe('a tracestate', () => {
  it.each(['congo=t61rcWkgMzE', 'rojo=00f067aa0ba902b7,congo=t61', 'a=1, b@c=2', 'a=1,'])('is %s', (text) => {
    expect(isTracestate(text)).toBe(true);
  });

  it.each(['', 'x', 'a=1\nb=2', 'A=1', 'a=ü'])('is not %j', (text) => {
    expect(isTracestate(text)).toBe(false);
  });
});
