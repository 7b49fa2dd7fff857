import { createHash, randomBytes } from 'node:crypto';
import type { Clock } from '../core/clock';

/** Tokens that are remembered at most, to tell an expired one from one never issued. */
const mostTokens = 10_000;

/** The access tokens a sandbox has issued. Kept as digests, so that looking one up tells no time. */
export class IssuedTokens {
  private readonly endsMs = new Map<string, number>();

  constructor(
    readonly lifetimeSeconds: number,
    private readonly clock: Pick<Clock, 'now'>,
  ) {}

  /** A new opaque token of 256 random bits in upper-case hex. */
  issue(): string {
    const token = randomBytes(32).toString('hex').toUpperCase();
    this.endsMs.set(digest(token), this.clock.now() + this.lifetimeSeconds * 1000);
    const [oldest] = this.endsMs.keys();
    if (this.endsMs.size > mostTokens && oldest !== undefined) this.endsMs.delete(oldest);
    return token;
  }

  /** How the token stands; a revoked one is unknown. */
  check(token: string): 'live' | 'expired' | 'unknown' {
    const end = this.endsMs.get(digest(token));
    if (end === undefined) return 'unknown';
    return this.clock.now() < end ? 'live' : 'expired';
  }

  revokeAll(): void {
    this.endsMs.clear();
  }
}

function digest(token: string): string {
  return createHash('sha256').update(token).digest('base64');
}
