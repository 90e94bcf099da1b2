/** Text in two columns, as help shows names and what they mean. */

const WIDTH = 80;

/** Rows of two columns, indented; the second is wrapped at 80. Complete lines. */
export function table(rows: readonly (readonly [left: string, right: string])[]): string {
  const left = Math.max(...rows.map(([name]) => name.length)) + 2;
  return rows
    .map(([name, text]) => `  ${name.padEnd(left)}${wrap(text, WIDTH - left - 2).join(`\n${' '.repeat(left + 2)}`)}\n`)
    .join('');
}

function wrap(text: string, width: number): readonly string[] {
  const lines = [''];
  for (const word of text.split(' ')) {
    const line = lines.at(-1) ?? '';
    if (line !== '' && line.length + 1 + word.length > width) lines.push(word);
    else lines[lines.length - 1] = line === '' ? word : `${line} ${word}`;
  }
  return lines;
}
