/** The library's second door, for tests of one's own watches: no time passes, nothing is sent. */

export { type FakeClock, fakeClock } from './library/public/fake-clock.ts';
export {
  type FakeAnswer,
  type FakeDispatcher,
  type FakeOutcome,
  type FakeRequest,
  fakeDispatcher,
} from './library/public/fake-dispatcher.ts';
