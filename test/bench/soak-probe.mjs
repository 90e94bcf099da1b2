/** Loaded into the program before it starts: tells its memory, after a collection, whenever it is asked. */
process.on('message', () => {
  globalThis.gc();
  const { heapUsed: heap, rss: resident } = process.memoryUsage();
  process.send({ heap, resident });
});
// It must not keep the program alive.
process.channel.unref();
