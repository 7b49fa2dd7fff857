import { TenantApiError } from './errors';

/**
 * Waits for a promise that knows nothing of cancellation.
 *
 * @throws TenantApiError `cancelled` as soon as the signal aborts; the promise itself goes on.
 */
export function abortable<T>(promise: Promise<T>, signal: AbortSignal | undefined): Promise<T> {
  if (!signal) return promise;
  return new Promise((resolve, reject) => {
    const abort = () => {
      reject(new TenantApiError('cancelled', {}, 'no'));
    };
    if (signal.aborted) {
      abort();
      promise.catch(() => undefined);
      return;
    }
    signal.addEventListener('abort', abort, { once: true });
    promise.then(resolve, reject).finally(() => {
      signal.removeEventListener('abort', abort);
    });
  });
}
