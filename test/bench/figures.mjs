/** What the bench measures, as figures with goals, and the table they are printed in. */

/**
 * @typedef {object} Figure
 * @property {string} name
 * @property {number} value the median
 * @property {string} unit
 * @property {number} [low] the first quartile
 * @property {number} [high] the third quartile
 * @property {{ atMost: number } | { atLeast: number }} [goal]
 * @property {string} [detail] the measurement in its own unit
 */

/** The median and the quartiles of some measurements. */
export function spreadOf(values) {
  const sorted = [...values].sort((a, b) => a - b);
  const at = (share) => sorted[Math.round(share * (sorted.length - 1))];
  return { value: at(0.5), low: at(0.25), high: at(0.75) };
}

/** `met`, or by how much not. */
export function verdictOf({ value, goal }) {
  if (goal === undefined) return '';
  const excess = 'atMost' in goal ? value / goal.atMost - 1 : 1 - value / goal.atLeast;
  return excess <= 0 ? 'met' : `missed by ${percent(excess)}`;
}

/** A section as text: its title, one line a figure, then what could not be measured. */
export function tableOf({ title, figures, notes = [] }) {
  const rows = figures.map((figure) => [
    figure.name,
    amount(figure.value, figure.unit),
    figure.low === undefined ? '' : `${short(figure.low)}–${short(figure.high)}`,
    goalWords(figure),
    verdictOf(figure),
    figure.detail ?? '',
  ]);
  const lines = aligned([['', 'measured', 'spread', 'goal', 'verdict', ''], ...rows]);
  return [title, ...lines, ...notes.map((note) => `  note: ${note}`), ''].join('\n');
}

function aligned(rows) {
  const widths = rows[0].map((_, column) => Math.max(...rows.map((row) => row[column].length)));
  return rows.map((row) =>
    `  ${row.map((cell, column) => (column === 0 ? cell.padEnd(widths[0]) : cell.padStart(widths[column]))).join('  ')}`.trimEnd(),
  );
}

function goalWords({ goal, unit }) {
  if (goal === undefined) return '';
  return 'atMost' in goal ? `≤ ${amount(goal.atMost, unit)}` : `≥ ${amount(goal.atLeast, unit)}`;
}

function amount(value, unit) {
  return `${short(value)} ${unit}`.trim();
}

function percent(share) {
  return share < 0.01 ? 'under 1 %' : `${Math.round(share * 100)} %`;
}

/** Three significant digits, without an exponent. */
function short(value) {
  return value >= 100 ? String(Math.round(value)) : String(Number(value.toPrecision(3)));
}
