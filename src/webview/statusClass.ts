import type { StringKey } from './strings';

export type StatusClass = 'information' | 'success' | 'redirect' | 'client-error' | 'server-error';

/** The class of a status code (RFC 9110 section 15); what is out of range counts as a server's error. */
export function statusClass(status: number): StatusClass {
  if (status >= 100 && status < 200) return 'information';
  if (status >= 200 && status < 300) return 'success';
  if (status >= 300 && status < 400) return 'redirect';
  if (status >= 400 && status < 500) return 'client-error';
  return 'server-error';
}

/** The name of each class, so that colour is never the only sign. */
export const statusClassNames: Readonly<Record<StatusClass, StringKey>> = {
  information: 'statusInformation',
  success: 'statusSuccess',
  redirect: 'statusRedirect',
  'client-error': 'statusClientError',
  'server-error': 'statusServerError',
};
