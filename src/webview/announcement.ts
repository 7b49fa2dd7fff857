import type { Outcome } from '../protocol/panel';
import { formatBytes, formatDuration } from '../core/http/measures';
import { text } from './strings';

/** What a screen reader says when the outcome changes. */
export function announcement(outcome: Outcome): string {
  switch (outcome.kind) {
    case 'none':
      return '';
    case 'sending':
      return text(outcome.step === 'token' ? 'stepToken' : 'stepRequest');
    case 'cancelled':
      return text('cancelledTitle');
    case 'failure':
      return text(
        'announceFailure',
        text('failed'),
        outcome.failure.message,
        outcome.failure.advice,
      );
    case 'response': {
      const { status, reason, durationMs, bodyBytes } = outcome.response;
      const line = `${status} ${reason}`.trim();
      return text('announceResponse', line, formatDuration(durationMs), formatBytes(bodyBytes));
    }
  }
}
