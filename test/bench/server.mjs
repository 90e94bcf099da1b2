/** The server of the bench, in a process of its own: `/ready`, `/items` (10 KB, 304 when asked), `/plain` (no validator), `/never` (503). */
import { createServer } from 'node:http';

const items = Array.from({ length: 80 }, (_, id) => ({
  id,
  name: `item ${id}`,
  status: 'building',
  price: 19.99 + id,
  stock: id % 7,
  tags: ['a', 'b', 'c'],
}));
const itemsBody = Buffer.from(JSON.stringify({ status: 'building', items }));
const readyBody = Buffer.from('{"id":42,"status":"ready"}');
const json = { 'content-type': 'application/json' };
let polls = 0;

const routes = {
  '/ready': () => [200, json, readyBody],
  '/items': (request) => {
    const headers = { ...json, etag: '"v1"' };
    return request.headers['if-none-match'] === '"v1"' ? [304, headers] : [200, headers, itemsBody];
  },
  '/plain': () => [200, json, itemsBody],
  '/never': () => {
    polls += 1;
    return [503, json, '{}'];
  },
  '/polls': () => [200, json, String(polls)],
};

const server = createServer((request, response) => {
  const [status, headers, body] = routes[request.url]?.(request) ?? [404, json, '{}'];
  response.writeHead(status, body === undefined ? headers : { ...headers, 'content-length': Buffer.byteLength(body) });
  response.end(body);
});
server.keepAliveTimeout = 60_000;
server.listen(0, '127.0.0.1', () => process.send(server.address().port));
process.on('disconnect', () => process.exit());
