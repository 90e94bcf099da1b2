/** The exchange of a poll and nothing else, on bare undici: prints microseconds of CPU a poll. `<path> <origin>` */
import { Agent, request } from 'undici';
import { laps } from './lap.mjs';

const [path = '/items', origin = ''] = process.argv.slice(2);
const dispatcher = new Agent({ keepAliveTimeout: 60_000 });
const headers = { 'user-agent': 'bench', ...(path === '/items' && { 'if-none-match': '"v1"' }) };

const poller = () => {
  let last = Buffer.alloc(0);
  return async (polls) => {
    for (let poll = 0; poll < polls; poll += 1) {
      const { statusCode, body } = await request(origin + path, { dispatcher, headers });
      if (statusCode === 304) await body.dump();
      else {
        const bytes = Buffer.from(await body.arrayBuffer());
        if (!bytes.equals(last)) last = bytes;
      }
    }
  };
};

process.stdout.write(JSON.stringify(await laps(poller)));
await dispatcher.close();
