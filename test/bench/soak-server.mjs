/** The server of the soak, in a process of its own: by turns 304 and 200, now and then with news; tells how often it was asked. */
import { createServer } from 'node:http';

const NEWS = 50;
const items = Array.from({ length: 20 }, (_, id) => ({ id, name: `item ${id}`, status: 'building' }));
let polls = 0;

/** A quarter of the paths have no validator; the others answer 304 as long as nothing is new. */
const server = createServer((request, response) => {
  polls += 1;
  const path = Number(request.url.slice(1));
  const version = Math.floor((polls + path) / (NEWS * 100));
  const fields = { 'content-type': 'application/json', ...(path % 4 > 0 && { etag: `"${version}"` }) };
  if (request.headers['if-none-match'] === fields.etag && fields.etag !== undefined) {
    response.writeHead(304, fields).end();
    return;
  }
  const body = JSON.stringify({ version, items });
  response.writeHead(200, { ...fields, 'content-length': Buffer.byteLength(body) }).end(body);
});
server.keepAliveTimeout = 60_000;
server.listen(0, '127.0.0.1', () => process.send(server.address().port));
process.on('message', () => process.send(polls));
process.on('disconnect', () => process.exit());
