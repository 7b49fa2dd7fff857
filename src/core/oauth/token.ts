import type { Clock } from '../clock';
import type { TokenAnswer } from './tokenResponse';

/** An access token and its life. The value is never shown, logged or stored. */
export interface Token extends TokenAnswer {
  /** Both clocks at the start of the token request, from which the life counts. */
  readonly requestedAt: { readonly wallMs: number; readonly monotonicMs: number };
}

/** Milliseconds that the wall clock may be behind the time of issue before the token is dropped. */
const clockTolerance = 5_000;

/**
 * Milliseconds the token still lives, by whichever clock says less; 0 when it has ended or when the
 * wall clock was set back behind the token's issue.
 */
export function remainingMs(token: Token, clock: Clock): number {
  const wall = clock.now() - token.requestedAt.wallMs;
  const monotonic = clock.monotonic() - token.requestedAt.monotonicMs;
  if (wall < -clockTolerance) return 0;
  return Math.max(0, token.lifetimeSeconds * 1000 - Math.max(wall, monotonic, 0));
}

/** False when so little is left that a request could arrive after the end: 10 %, 5 s to 60 s. */
export function isUsable(token: Token, clock: Clock): boolean {
  const margin = clamp(token.lifetimeSeconds * 100, 5_000, 60_000);
  const smallLife = token.lifetimeSeconds * 500;
  return remainingMs(token, clock) > Math.min(margin, smallLife);
}

/** True in the last 20 %, at most two minutes: the time to renew while the token still works. */
export function isRenewalDue(token: Token, clock: Clock): boolean {
  return remainingMs(token, clock) <= renewalWindowMs(token);
}

/** Milliseconds before the end from which a token counts as ending soon. */
export function renewalWindowMs(token: Token): number {
  return Math.min(120_000, token.lifetimeSeconds * 200);
}

/** When the token ends, by the wall clock, in milliseconds since the epoch. */
export function validUntilMs(token: Token): number {
  return token.requestedAt.wallMs + token.lifetimeSeconds * 1000;
}

function clamp(value: number, low: number, high: number): number {
  return Math.min(high, Math.max(low, value));
}
