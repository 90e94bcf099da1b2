#!/usr/bin/env node
// Written so that Node 10 can still read it: an old Node gets told which one is needed, not a syntax error.
const needed = [20, 18, 1];
const version = process.versions.node;
const parts = version.split('.').map(Number);
const difference = parts[0] - needed[0] || parts[1] - needed[1] || parts[2] - needed[2];
if (difference < 0) {
  console.error(`watch-api: this is Node ${version}; watch-api needs Node ${needed.join('.')} or newer.`);
  console.error(`  Install a newer Node, or run it with one: /path/to/newer/node ${process.argv[1]}`);
  process.exitCode = 2;
} else {
  const start = require('node:path').join(__dirname, '../dist/start.cjs');
  if (require('node:fs').existsSync(start)) {
    require(start);
  } else {
    console.error('watch-api: this checkout has not been built. Run: npm run build');
    process.exitCode = 70;
  }
}
