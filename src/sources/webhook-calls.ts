/** The calls that come to our door: checked, told once however often they are sent, answered when they have been taken in. */

import type { Call, Door } from '../domain/channels.ts';
import type { Json } from '../domain/json.ts';
import type { Notice } from '../domain/notice.ts';
import type { Feed, SourcePorts } from '../domain/ports.ts';
import { headerOf, type Meta, type Reply } from '../domain/reply.ts';
import type { Clock } from '../domain/time.ts';
import type { RequestSpec } from '../domain/watch.ts';
import type { DoorPlace } from './door-place.ts';
import { KnownIds } from './known-ids.ts';
import { STOPPED } from './stopped.ts';
import { checkSignature, readWebhookSecret, type SignatureCheck, type WebhookSecret } from './webhook-signature.ts';

/** What a feed of calls is opened with. */
export interface CallRules {
  readonly place: DoorPlace;
  /** Its limits of size and time hold for what comes in. */
  readonly request: Pick<RequestSpec, 'maxSize' | 'maxTime'>;
  /** As the user gave them; none: every call is taken. */
  readonly secrets: readonly string[];
}

const TAKEN = 204;
const UNAUTHORIZED = 401;
const FORBIDDEN = 403;
const UNAVAILABLE = 503;

const WRONG: Readonly<Record<Exclude<SignatureCheck, 'sound'>, string>> = {
  unsigned: 'it is not signed (webhook-id, webhook-timestamp, webhook-signature)',
  untimely: 'it was signed more than 5 minutes ago, or by a clock that is wrong',
  wrong: 'its signature is not made with this secret',
};

/** Opens the door. @throws UsageError for a secret that is none, and for a port that is taken or not ours. */
export async function openCalls(
  { place, request, secrets }: CallRules,
  { doors, clock }: Pick<SourcePorts, 'doors' | 'clock'>,
  resume?: Json,
): Promise<Feed> {
  const checked = secrets.map(readWebhookSecret);
  const { host, port, path } = place;
  const door = await doors.open({ host, port, path, maxSize: request.maxSize, maxTime: request.maxTime });
  const url = place.urlAt(door.port);
  const notices = [listening(url, place), ...(place.isPublic && checked.length === 0 ? [UNCHECKED] : [])];
  return new Calls({ door, origin: new URL(url).origin, secrets: checked, clock, notices }, new KnownIds(resume));
}

const UNCHECKED: Notice = {
  code: 'unchecked',
  message: 'whoever can reach this machine can call, and what they send is believed',
  hint: 'Have calls checked: --verify-secret SECRET.',
};

function listening(url: string, { host }: DoorPlace): Notice {
  const elsewhere = host === '*' ? ', and on every other address of this machine' : '';
  return { code: 'listening', message: `listening on ${url}${elsewhere}` };
}

/** What the feed works with. */
interface Makings {
  readonly door: Door;
  readonly origin: string;
  readonly secrets: readonly WebhookSecret[];
  readonly clock: Clock;
  /** Told at once, before any call. */
  readonly notices: readonly Notice[];
}

class Calls implements Feed {
  readonly #makings: Makings;
  readonly #known: KnownIds;
  #hasTold = false;
  #hasToldRefusal = false;
  /** The call of the last reply, until it is settled. */
  #open: { readonly reply: Reply; readonly call: Call } | undefined;

  constructor(makings: Makings, known: KnownIds) {
    this.#makings = makings;
    this.#known = known;
  }

  async next(signal: AbortSignal): Promise<Reply> {
    if (!this.#hasTold) {
      this.#hasTold = true;
      return { kind: 'quiet', then: 'now', notices: this.#makings.notices };
    }
    for (;;) {
      const call = await this.#makings.door.next(signal);
      if (call === undefined) return STOPPED;
      const reply = this.#take(call);
      if (reply !== undefined) return reply;
    }
  }

  async settle(reply: Reply, how: 'delivered' | 'failed'): Promise<void> {
    if (this.#open?.reply !== reply) return;
    const { call } = this.#open;
    this.#open = undefined;
    if (how === 'delivered') this.#known.add(idOf(call));
    call.answer(how === 'delivered' ? TAKEN : UNAVAILABLE);
  }

  close(): Promise<void> {
    return this.#makings.door.close();
  }

  /** The reply a call is; undefined for one that nobody need hear of. */
  #take(call: Call): Reply | undefined {
    const { secrets, clock } = this.#makings;
    if (secrets.length > 0) {
      const check = checkSignature(call, secrets, clock.now());
      if (check !== 'sound') return this.#refuse(call, UNAUTHORIZED, WRONG[check]);
    } else if (headerOf(call.headers, 'origin') !== undefined) {
      // A page in a browser on this machine could reach the door, and end a wait.
      return this.#refuse(call, FORBIDDEN, 'a web page sent it, and there is no --verify-secret to check it by');
    }
    if (this.#known.has(idOf(call))) {
      call.answer(TAKEN);
      return undefined;
    }
    const resume = this.#known.with(idOf(call));
    const reply: Reply = { kind: 'response', body: call.body, meta: this.#metaOf(call), then: 'now', fresh: true, resume };
    this.#open = { reply, call };
    return reply;
  }

  /** Told once: whoever sends false calls must not be able to fill a log. */
  #refuse(call: Call, status: number, why: string): Reply | undefined {
    call.answer(status);
    if (this.#hasToldRefusal) return undefined;
    this.#hasToldRefusal = true;
    const message = `a call was refused (${status}): ${why}; others like it will not be told of`;
    return { kind: 'quiet', then: 'now', notices: [{ code: 'refused-call', message }] };
  }

  #metaOf({ headers, path, body }: Call): Meta {
    return { status: 200, reason: '', headers, url: `${this.#makings.origin}${path}`, latency: 0, bytes: body.length };
  }
}

function idOf({ headers }: Call): string | undefined {
  return headerOf(headers, 'webhook-id');
}
