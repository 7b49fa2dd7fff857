/** Thrown when a condition did not come true in time; the message tells what was there instead. */
export class TimeoutError extends Error {}

/**
 * Waits until `probe` returns something other than undefined or false, and returns that.
 * @param what what is waited for, for the message of a timeout
 */
export async function until<T>(
  what: string,
  probe: () => Promise<T | undefined | false>,
  timeout = 20_000,
): Promise<T> {
  const end = Date.now() + timeout;
  let lastError: unknown;
  for (;;) {
    try {
      const value = await probe();
      if (value !== undefined && value !== false) return value;
      lastError = undefined;
    } catch (error) {
      lastError = error;
    }
    if (Date.now() > end) {
      const cause = lastError instanceof Error ? `: ${lastError.message}` : '';
      throw new TimeoutError(`Waited ${timeout} ms in vain for ${what}${cause}`);
    }
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}
