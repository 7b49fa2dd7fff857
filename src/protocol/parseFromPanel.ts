import { isRecord, isText } from './check';
import { limits } from './limits';
import type { FromPanel } from './panel';
import { parseDraft } from './parseDraft';

/**
 * Reads a message that came from the panel. Only known fields are taken over; a message of unknown
 * type, with a field of a wrong type or with one over its limit is undefined.
 */
export function parseFromPanel(value: unknown): FromPanel | undefined {
  if (!isRecord(value)) return undefined;
  const { type } = value;
  switch (type) {
    case 'ready':
    case 'cancel':
    case 'addTenant':
    case 'copyBody':
    case 'openBody':
    case 'saveBody':
      return { type };
    case 'edited':
    case 'send': {
      const draft = parseDraft(value['draft']);
      return draft && { type, draft };
    }
    case 'action': {
      const { id } = value;
      return isText(id, limits.actionId) ? { type, id } : undefined;
    }
    case 'failed': {
      const { message } = value;
      return isText(message, limits.failedMessage) ? { type, message } : undefined;
    }
    default:
      return undefined;
  }
}
