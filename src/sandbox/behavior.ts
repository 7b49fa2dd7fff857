import type { Answer } from './answer';
import type { RecordedRequest } from './ledger';

/**
 * What an answer becomes. With a `status` the sandbox answers with exactly this and does none of its
 * regular work; without one the regular work is done and its answer changed.
 */
export interface Override {
  readonly status?: number;
  readonly reason?: string;
  /** Take the place of regular headers of the same name. */
  readonly headers?: Answer['headers'];
  /** Takes the place of the body, or makes a new one from the regular body's text. */
  readonly body?: string | Uint8Array | ((regular: string) => string);
  /** Put into the regular JSON object; `undefined` takes a field out. */
  readonly fields?: Readonly<Record<string, unknown>>;
  /** Milliseconds between the work and the answer. */
  readonly delayMs?: number;
  readonly fault?: Fault;
}

/**
 * `hang` never answers, `reset` resets the TCP connection, `cut` closes it in the middle of the body,
 * `stall` sends nothing more after the first half of the body. Before `hang` and `reset` the regular
 * work is not done.
 */
export type Fault = 'hang' | 'reset' | 'cut' | 'stall';

/** Decides on one request; `undefined` leaves its answer as it is. */
export type Interceptor = (
  request: RecordedRequest,
) => Override | undefined | Promise<Override | undefined>;

/** How one kind of request is answered when not by the rules. */
export class Interception {
  private queue: (Override | Interceptor | undefined)[] = [];
  private lasting: Override | Interceptor | undefined;

  /** Each of the next requests takes one of these, in order; `undefined` is a regular answer. */
  next(...overrides: readonly (Override | Interceptor | undefined)[]): void {
    this.queue.push(...overrides);
  }

  /** Every request that finds the queue empty takes this, until it is set again or cleared. */
  always(override: Override | Interceptor): void {
    this.lasting = override;
  }

  /** Back to regular answers. */
  clear(): void {
    this.queue = [];
    this.lasting = undefined;
  }

  /** The override for this request, taken from the queue. */
  async take(request: RecordedRequest): Promise<Override | undefined> {
    const chosen = this.queue.length > 0 ? this.queue.shift() : this.lasting;
    return typeof chosen === 'function' ? chosen(request) : chosen;
  }
}

/** What a test or a tour can make the sandbox do wrong. */
export interface SandboxBehavior {
  /** Requests to the token endpoint. */
  readonly token: Interception;
  /** All other requests. */
  readonly api: Interception;
}

/** The regular answer with the override's changes; of an override with a status, that alone. */
export function overridden(override: Override, regular: Answer | undefined): Answer {
  const before = regular ?? { status: 200, headers: {}, body: '' };
  const reason = override.reason ?? before.reason;
  return {
    status: override.status ?? before.status,
    ...(reason === undefined ? {} : { reason }),
    headers: { ...before.headers, ...override.headers },
    body: changedBody(override, before),
  };
}

function changedBody({ body, fields }: Override, regular: Answer): Answer['body'] {
  if (body !== undefined && typeof body !== 'function') return body;
  if (body === undefined && fields === undefined) return regular.body;
  const regularText = Buffer.from(regular.body).toString();
  const changed =
    fields === undefined
      ? regularText
      : JSON.stringify({ ...(JSON.parse(regularText || '{}') as object), ...fields });
  return body ? body(changed) : changed;
}
