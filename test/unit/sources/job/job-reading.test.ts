import { describe, expect, it } from 'vitest';
import { jsonOf } from '../../../../src/json/document.ts';
import { isTaken, readJob } from '../../../../src/sources/job/job-reading.ts';
import { bytesOf, metaOfShort, type ShortExchange } from '../../../support/scripted-http.ts';

function read(short: ShortExchange, more: { readonly isTaken?: boolean; readonly isSpoken?: boolean } = {}) {
  const answer = { meta: metaOfShort(short), body: bytesOf(short.body) };
  const { status } = answer.meta;
  const { word, isFinal } = readJob(answer, { document: jsonOf(answer), isTaken: isTaken(status), isSpoken: false, ...more });
  return [word, isFinal];
}

const html = { headers: { 'content-type': 'text/html; charset=utf-8' }, body: '<h1>Sign in</h1>' };
const image = { headers: { 'content-type': 'image/png' }, body: 'PNG' };

describe('an answer about a job', () => {
  it.each<[string, ShortExchange, unknown]>([
    ['a word that means the end, whatever the status', { status: 202, body: { status: 'Succeeded' } }, ['Succeeded', true]],
    ['any other word', { body: { status: 'Running' } }, ['Running', false]],
    ['a 202 without a word', { status: 202, body: { id: 1 } }, ['accepted', false]],
    ['an empty 202', { status: 202 }, ['accepted', false]],
    ['another status and a document without a word', { body: { id: 1 } }, ['done', true]],
    ['another status without a body', { status: 200 }, ['done', true]],
    ['a 204', { status: 204 }, ['done', true]],
    ['a picture', image, ['done', true]],
    ['a web page', html, [undefined, false]],
    ['a document that was cut', { headers: { 'content-type': 'application/json' }, body: '{"id":' }, [undefined, false]],
    ['a problem document that was cut', { headers: { 'content-type': 'application/x+json' }, body: '{' }, [undefined, false]],
  ])('%s', (_, short, reading) => {
    expect(read(short)).toEqual(reading);
  });

  it('is a promise where something else than the status says so', () => {
    expect(read({ body: { id: 1 } }, { isTaken: true })).toEqual(['accepted', false]);
  });
});

describe('after a word was spoken', () => {
  it.each<[string, ShortExchange, unknown]>([
    ['an empty answer is no end', { status: 200 }, [undefined, false]],
    ['a 204 is', { status: 204 }, ['done', true]],
    ['a picture is', image, ['done', true]],
    ['a document without a word is', { body: { id: 1 } }, ['done', true]],
  ])('%s', (_, short, reading) => {
    expect(read(short, { isSpoken: true })).toEqual(reading);
  });
});
