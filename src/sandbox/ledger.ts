import type { HeaderList } from '../core/http/httpClient';

/** A request that reached the sandbox. */
export interface RecordedRequest {
  readonly method: string;
  /** Without the query, as it was sent. */
  readonly path: string;
  /** The request line's target: path and query, as they were sent. */
  readonly target: string;
  /** As they were sent, in order. */
  readonly headers: HeaderList;
  /** Empty until the whole body has arrived. */
  readonly body: Uint8Array;
  /** True with an `Authorization` of the scheme Bearer. */
  readonly carriesToken: boolean;
  /** The status it was answered with; `undefined` while it is not answered. */
  readonly status: number | undefined;
}

/** A request whose body and status are still to come. */
export type RequestEntry = {
  -readonly [Key in keyof RecordedRequest]: RecordedRequest[Key];
};

/** Bytes of bodies that are kept at most. */
const mostBytes = 32 * 1024 * 1024;

/** The last requests in the order in which they arrived. */
export class Ledger {
  private readonly entries: RequestEntry[] = [];
  private bytes = 0;

  /** @param mostEntries how many requests are kept; the oldest go first. */
  constructor(private readonly mostEntries: number) {}

  get requests(): readonly RecordedRequest[] {
    return this.entries;
  }

  /** Adds a request as soon as its headers are there. */
  add(method: string, target: string, headers: HeaderList): RequestEntry {
    const entry: RequestEntry = {
      method,
      path: target.replace(/\?.*$/s, ''),
      target,
      headers,
      body: new Uint8Array(),
      carriesToken: headers.some(
        ([name, value]) => name.toLowerCase() === 'authorization' && /^bearer\b/i.test(value),
      ),
      status: undefined,
    };
    this.entries.push(entry);
    this.trim();
    return entry;
  }

  /** Adds the body to its request. */
  setBody(entry: RequestEntry, body: Uint8Array): void {
    entry.body = body;
    if (!this.entries.includes(entry)) return;
    this.bytes += body.length;
    this.trim();
  }

  private trim(): void {
    while (this.entries.length > this.mostEntries || this.bytes > mostBytes) {
      this.bytes -= this.entries.shift()?.body.length ?? 0;
    }
  }
}
