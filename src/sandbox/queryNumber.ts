import { failure, Refusal } from './answer';

/**
 * A whole number from the query.
 *
 * @throws Refusal 400 for anything but digits, and for a number above `most`
 */
export function queryNumber(
  query: URLSearchParams,
  name: string,
  fallback: number,
  most: number,
): number {
  const value = query.get(name);
  if (value === null) return fallback;
  if (!/^\d{1,9}$/.test(value) || Number(value) > most) {
    throw new Refusal(
      failure(400, 'bad_request', `The parameter ${name} is a whole number of at most ${most}.`),
    );
  }
  return Number(value);
}
