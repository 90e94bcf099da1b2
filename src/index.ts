/** The library door: `watch()` and `waitFor()`, their options, events and errors. Importing it has no effect. */

export type {
  BaselineEvent,
  ChangeEvent,
  ConditionEvent,
  Edit,
  EndEvent,
  EndResult,
  ErrorEvent,
  Evidence,
  HeartbeatEvent,
  JsonValue,
  NoticeEvent,
  PollEvent,
  RecoverEvent,
  Stamp,
  StartEvent,
  WatchEvent,
} from './library/events.ts';
export type { AnswerFacts, Condition, Duration, Predicate, Several } from './library/option-values.ts';
export type { SourceKind, Target, WaitOptions, WatchOptions } from './library/options.ts';
export type { Clock, DispatchController, Dispatcher, DispatchHandler, DispatchRequest } from './library/ports.ts';
export { type WaitResult, waitFor } from './library/wait-for.ts';
export { type Watching, watch } from './library/watch.ts';
export { WatchError, type WatchErrorCode } from './library/watch-error.ts';
