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
  ItemEvent,
  JsonValue,
  NoticeEvent,
  PollEvent,
  RecoverEvent,
  Stamp,
  StartEvent,
  WatchEvent,
} from './library/public/events.ts';
export type { AnswerFacts, Condition, Duration, Predicate, Several } from './library/public/option-values.ts';
export type { Target, WaitOptions, WatchOptions } from './library/public/options.ts';
export type { Clock, DispatchController, Dispatcher, DispatchHandler, DispatchRequest } from './library/public/ports.ts';
export type { SourceKind } from './library/public/source-options.ts';
export { type WaitResult, waitFor } from './library/public/wait-for.ts';
export { type Watching, watch } from './library/public/watch.ts';
export { WatchError, type WatchErrorCode } from './library/public/watch-error.ts';
