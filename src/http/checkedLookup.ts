import dns, { type LookupAddress } from 'node:dns';
import type { LookupFunction } from 'node:net';
import { TenantApiError } from '../core/errors';
import { isRefusedAddress } from '../core/http/refusedAddress';

/**
 * Looks a name up for `net.connect`, which then connects to the addresses given here and to no others:
 * a name that changes its address between check and connection gains nothing (rule C-09).
 *
 * @returns through the callback, the answers that may be connected to
 * @throws through the callback, TenantApiError `address-refused` when there are none, or the error
 *   of `dns.lookup`
 */
export const checkedLookup: LookupFunction = (hostname, options, callback) => {
  dns.lookup(hostname, { ...options, all: true }, (error, answers: LookupAddress[]) => {
    if (error) {
      callback(error, []);
      return;
    }
    const allowed = answers.filter(({ address }) => !isRefusedAddress(address));
    const [first] = allowed;
    if (!first) callback(new TenantApiError('address-refused', { host: hostname }, 'no'), []);
    else if (options.all) callback(null, allowed);
    else callback(null, first.address, first.family);
  });
};
