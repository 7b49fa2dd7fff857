import { TenantApiError } from '../core/errors';
import type { SendOptions } from '../core/http/httpClient';

/** Ends one request that must not go on: cancelled, not connected in time, not done in time. */
export class Ending {
  private readonly controller = new AbortController();
  private readonly deadline: NodeJS.Timeout;
  private connecting: NodeJS.Timeout | undefined;
  private code: 'cancelled' | 'connect-timeout' | 'deadline-exceeded' | undefined;

  constructor(
    private readonly host: string,
    private readonly options: SendOptions,
  ) {
    this.deadline = setTimeout(() => {
      this.end('deadline-exceeded');
    }, options.deadlineMs);
    options.signal?.addEventListener('abort', this.cancel, { once: true });
    if (options.signal?.aborted) this.cancel();
  }

  /** Aborts when the request is over. */
  get signal(): AbortSignal {
    return this.controller.signal;
  }

  readonly cancel = (): void => {
    this.end('cancelled');
  };

  /** From here on, the connection has to stand in time. */
  startConnecting(): void {
    this.connecting = setTimeout(() => {
      this.end('connect-timeout');
    }, this.options.connectTimeoutMs);
  }

  stopConnecting(): void {
    clearTimeout(this.connecting);
  }

  /** Why the request was ended, if it was. */
  reason(sent: 'no' | 'maybe'): TenantApiError | undefined {
    const { host, options } = this;
    switch (this.code) {
      case undefined:
        return undefined;
      case 'cancelled':
        return new TenantApiError('cancelled', { host }, sent);
      case 'connect-timeout':
        return new TenantApiError(
          this.code,
          { host, seconds: options.connectTimeoutMs / 1000 },
          sent,
        );
      case 'deadline-exceeded':
        return new TenantApiError(this.code, { host, seconds: options.deadlineMs / 1000 }, sent);
    }
  }

  /** Lets go of timers and listeners. */
  dispose(): void {
    clearTimeout(this.deadline);
    clearTimeout(this.connecting);
    this.options.signal?.removeEventListener('abort', this.cancel);
  }

  private end(code: NonNullable<Ending['code']>): void {
    if (this.code !== undefined) return;
    this.code = code;
    this.controller.abort();
  }
}
