/** Most that a message from the panel may hold, in UTF-16 code units or rows. */
export const limits = {
  body: 10 * 1024 * 1024,
  url: 64 * 1024,
  method: 64,
  tenant: 256,
  rows: 1000,
  fieldName: 1024,
  fieldValue: 64 * 1024,
  actionId: 128,
  failedMessage: 2000,
} as const;
