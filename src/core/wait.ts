import { TenantApiError } from './errors';

/**
 * Resolves after the milliseconds.
 *
 * @throws TenantApiError `cancelled` as soon as the signal aborts
 */
export function wait(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    const abort = () => {
      clearTimeout(timer);
      reject(new TenantApiError('cancelled', {}, 'no'));
    };
    const timer = setTimeout(() => {
      signal.removeEventListener('abort', abort);
      resolve();
    }, ms);
    if (signal.aborted) abort();
    else signal.addEventListener('abort', abort, { once: true });
  });
}
