/**
 * Every text of the panel, in English. The extension may translate any of them: a JSON object in
 * `<script type="application/json" id="strings">` with translations by English text, as VS Code's
 * `l10n.bundle` has them. `{0}`, `{1}` stand for values and may be placed freely.
 */
export const english = {
  title: 'API request',
  requestRegion: 'Request',
  responseRegion: 'Response',

  tenant: 'Tenant',
  windowTenant: '{0} (this window)',
  noWindowTenant: 'None chosen for this window',
  unknownTenant: '{0} (not configured)',
  addTenant: 'Add a Tenant…',
  production: 'PRODUCTION',
  productionWarning: '{0} is a production tenant: requests reach live data.',
  unencrypted: 'Unencrypted',
  plainHttpWarning: 'Plain http: everything sent and received can be read on the way.',

  method: 'Method',
  methodChoices: 'Show methods',
  url: 'URL',
  urlPlaceholder: 'Path such as /data?limit=5, or an absolute URL',
  send: 'Send',
  sendHint: 'Send the request ({0})',
  cancel: 'Cancel',
  cancelHint: 'Cancel the request (Escape)',

  requestTabs: 'Parts of the request',
  query: 'Query',
  queryTable: 'Query parameters',
  headers: 'Headers',
  headersTable: 'Request headers',
  body: 'Body',
  bodyPresent: 'has content',

  sent: 'Sent',
  name: 'Name',
  value: 'Value',
  remove: 'Remove',
  fieldEnabled: 'Send row {0}',
  fieldEnabledNamed: 'Send {0}',
  fieldName: 'Name, row {0}',
  fieldValue: 'Value, row {0}',
  fieldRemove: 'Remove row {0}',
  fieldRemoveNamed: 'Remove {0}',
  newParameter: 'New parameter',
  newHeader: 'New header',

  requestBody: 'Request body',
  bodyPlaceholder: 'No body is sent while this is empty',
  tabHint: 'Tab indents. To leave with Tab, press Escape first.',
  formatBody: 'Format JSON',
  invalidJson: 'Not valid JSON: {0}',
  noContentType: 'The request has a body and no Content-Type header.',
  addJsonType: 'Add application/json',
  bodyTooLarge: 'The body is larger than 10 MB and cannot be sent from this panel.',

  emptyTitle: 'No response yet',
  emptyAdvice: 'Enter a path of your tenant, then choose Send or press {0}.',
  noTenantTitle: 'Add your first tenant',
  noTenantAdvice: 'A tenant is the address and the login that requests are sent with.',

  stepToken: 'Getting a token…',
  stepRequest: 'Waiting for the answer…',
  elapsed: '{0} s',

  cancelledTitle: 'Cancelled',
  cancelledAdvice: 'The service may have received the request before it was cancelled.',
  failed: 'Failed',

  answerTo: 'Answer to',
  editedSince: 'The request was edited after this was sent.',
  status: 'Status',
  statusInformation: 'Information',
  statusSuccess: 'Success',
  statusRedirect: 'Redirect',
  statusClientError: 'Request error',
  statusServerError: 'Server error',
  duration: 'Duration',
  size: 'Size',

  tokenAttached: 'Sent with the token of {0}.',
  tokenRenewed: 'Sent with a new token of {0}, because the earlier one was refused.',
  tokenOwn: 'Sent with the Authorization header of the request; no token was added.',
  tokenNone: 'Sent without a token.',
  notes: 'Notes',

  responseTabs: 'Parts of the response',
  responseBody: 'Response body',
  responseHeaders: 'Response headers',
  requestTab: 'Request',
  sentHeaders: 'Request headers as sent',
  noHeaders: 'No headers.',
  bodyView: 'View',
  formatted: 'Formatted',
  raw: 'Raw',
  copy: 'Copy',
  open: 'Open in Editor',
  save: 'Save…',
  emptyBody: 'The response has no body.',
  truncated: 'Only the beginning is shown, {0} of {1}. Open or save the body to see all of it.',
  binary: 'Binary content: {0}',
  binaryUnknown: 'Binary content of unknown type',
  binaryAdvice: 'The first bytes are shown. Save the body to use it.',
  hexPreview: 'First bytes, hexadecimal',

  announceResponse: '{0}, {1}, {2}',
  announceFailure: '{0}: {1} {2}',
} as const;

export type StringKey = keyof typeof english;

let table: Readonly<Record<StringKey, string>> = english;

/** Takes over the translations of a JSON object, or English where it has none. */
export function loadStrings(json: string | null | undefined): void {
  const translations = Object(json ? JSON.parse(json) : {}) as Record<string, unknown>;
  const merged: Record<StringKey, string> = { ...english };
  for (const key of Object.keys(english) as StringKey[]) {
    const translation = translations[english[key]];
    if (typeof translation === 'string') merged[key] = translation;
  }
  table = merged;
}

/** The text for a key with its values filled in. */
export function text(key: StringKey, ...values: readonly (string | number)[]): string {
  return table[key].replace(/\{(\d)\}/g, (place, index) => String(values[Number(index)] ?? place));
}
