import type { Clock } from '../clock';
import { remainingMs, renewalWindowMs } from './token';
import type { TokenState } from './tokenProvider';

/** What of a token's life a user sees, and how long that stays right. */
export interface TokenDisplay {
  readonly phase: 'none' | 'fetching' | 'live' | 'ending' | 'ended' | 'failed';
  /** Whole minutes left, rounded down. */
  readonly minutes: number;
  /** Milliseconds until this display is out of date; absent when time alone changes nothing. */
  readonly nextChangeMs?: number;
}

const minuteMs = 60_000;
/** Timers are never set longer than this: a longer sleep is checked again on the way. */
const longestTimerMs = 3_600_000;

/** How the token stands now. */
export function displayToken(state: TokenState, clock: Clock): TokenDisplay {
  const token = 'token' in state ? state.token : undefined;
  const left = token ? remainingMs(token, clock) : 0;
  const minutes = Math.floor(left / minuteMs);
  if (state.kind === 'fetching') return { phase: 'fetching', minutes };
  if (state.kind === 'failed') return { phase: 'failed', minutes };
  if (!token) return { phase: 'none', minutes: 0 };
  if (left <= 0) return { phase: 'ended', minutes: 0 };
  const window = renewalWindowMs(token);
  const untilMinute = left - minutes * minuteMs + 1;
  const untilEnding = left > window ? left - window : left;
  return {
    phase: left <= window ? 'ending' : 'live',
    minutes,
    nextChangeMs: Math.min(untilMinute, Math.max(untilEnding, 1), longestTimerMs),
  };
}
