import { isCount, isRecord, isText, parseList } from './check';
import { limits } from './limits';
import type { DisabledParameter, Draft, Field } from './panel';

/** Reads a draft from an untrusted value; undefined when a part is wrong or too large. */
export function parseDraft(value: unknown): Draft | undefined {
  if (!isRecord(value)) return undefined;
  const { tenant, method, url, body } = value;
  if (!isText(tenant, limits.tenant)) return undefined;
  if (!isText(method, limits.method)) return undefined;
  if (!isText(url, limits.url)) return undefined;
  if (!isText(body, limits.body)) return undefined;
  const headers = parseList(value['headers'], parseField, limits.rows);
  if (!headers) return undefined;
  if (value['disabledQuery'] === undefined) return { tenant, method, url, headers, body };
  const disabledQuery = parseList(value['disabledQuery'], parseDisabledParameter, limits.rows);
  return disabledQuery && { tenant, method, url, disabledQuery, headers, body };
}

function parseField(value: unknown): Field | undefined {
  if (!isRecord(value)) return undefined;
  const { name, value: text, enabled } = value;
  if (!isText(name, limits.fieldName) || !isText(text, limits.fieldValue)) return undefined;
  return typeof enabled === 'boolean' ? { name, value: text, enabled } : undefined;
}

function parseDisabledParameter(value: unknown): DisabledParameter | undefined {
  if (!isRecord(value)) return undefined;
  const { row, text } = value;
  if (!isCount(row) || !Number.isInteger(row)) return undefined;
  return isText(text, limits.fieldValue) ? { row, text } : undefined;
}
