/** Claims about commands that were pasted. */
import { describe, expect, it } from 'vitest';
import { readPasted } from '../../../../src/config/curl/pasted.ts';
import type { RawValue } from '../../../../src/config/layers/raw-values.ts';
import { laterMistakeOf } from '../../../support/mistakes.ts';
import { surroundingsOf, type World } from '../../../support/surroundings.ts';

const paste = (text: string, world: World = {}, how: Partial<RawValue> = {}) =>
  readPasted({ text, place: '--curl', from: 'flag', ...how }, surroundingsOf(world));

describe('a pasted command', () => {
  it('is data: what looks like a placeholder stays', async () => {
    const { targets, values } = await paste("curl 'https://h/{{cmd:x}}' -H 'A: {{env:TOKEN}}' -d '{{file:x}}'");
    expect(targets.map(({ url }) => [url.text, url.literal])).toEqual([['https://h/{{cmd:x}}', true]]);
    for (const raw of [...values.values()].flat()) expect(raw.literal).toBe(true);
    expect(values.get('header')?.[0]).toMatchObject({ text: 'A: {{env:TOKEN}}', place: '--curl: -H' });
  });

  it.each([
    ['a file', '@f.txt', { contents: { 'f.txt': "\ufeffcurl \\\r\n 'https://h/'\r\n" } }],
    ['standard input', '-', { input: 'curl "https://h/"\n' }],
    ['a path to curl', '/usr/bin/curl https://h/', {}],
    ['Windows', 'curl.exe ^"https://h/^"', {}],
  ])('may come from %s', async (_, text, world) => {
    expect((await paste(text, world)).targets.map(({ url }) => url.text)).toEqual(['https://h/']);
  });

  it('of a file is told by its place', async () => {
    const how = { place: 'c.yaml:3:5: watches.a.curl', from: 'file' } as const;
    expect(await laterMistakeOf(paste('curl -F a=b h', {}, how))).toMatchObject({
      kind: 'ConfigError',
      message: "c.yaml:3:5: watches.a.curl: curl's -F has no counterpart here: multipart bodies are not sent",
      caret: '-F',
    });
  });
});

describe('what is no curl command', () => {
  it.each([
    ['', 'the command is empty'],
    [' \n', 'the command is empty'],
    ['Invoke-WebRequest -UseBasicParsing -Uri "https://h/"', 'this is PowerShell, not a curl command'],
    ['$session = New-Object Microsoft.PowerShell.Commands.WebRequestSession', 'this is PowerShell, not a curl command'],
    ['fetch("https://h/", {', 'this is JavaScript, not a curl command'],
    ['await fetch("https://h/");', 'this is JavaScript, not a curl command'],
  ])('%j is told, with what to copy in its place', async (text, message) => {
    const mistake = await laterMistakeOf(paste(text));
    expect(mistake.message).toBe(`--curl: ${message}`);
    expect(mistake.hint).toContain('Copy as cURL (bash)');
  });

  it.each([
    ['wget https://h/', 'the text does not begin with curl'],
    ['https://h/', 'the text does not begin with curl'],
    ['curl', 'the curl command has no URL'],
    ['@', '@ names no file'],
    ['@gone', 'gone cannot be read: there is no such file'],
    ["curl 'https://h/' | jq .", '| outside quotes hands the answer to another command'],
  ])('%j is told', async (text, message) => {
    expect((await laterMistakeOf(paste(text))).message).toBe(`--curl: ${message}`);
  });
});
