import { isToken } from '../http/headers';

/** Why a line where a request line belongs is none. */
export type RequestLineFault = 'no-target' | 'not-a-request' | 'curl' | 'protocol';

export interface RequestLine {
  /** A known method in upper case, another one as written, GET where there is none. */
  readonly method: string;
  /** As written, without the HTTP version. */
  readonly target: string;
  /** Where the target begins in the line. */
  readonly targetColumn: number;
  readonly fault?: RequestLineFault;
}

const knownMethods = new Set(
  (
    'GET POST PUT DELETE PATCH HEAD OPTIONS CONNECT TRACE QUERY GRAPHQL LOCK UNLOCK PROPFIND ' +
    'PROPPATCH COPY MOVE MKCOL MKCALENDAR ACL SEARCH BIND UNBIND REBIND REPORT CHECKOUT CHECKIN ' +
    'MERGE MKACTIVITY SUBSCRIBE UNSUBSCRIBE NOTIFY PURGE LINK UNLINK LIST'
  ).split(' '),
);

const otherProtocols = new Set(['GRPC', 'WEBSOCKET', 'WS', 'WSS', 'SSE', 'EVENTSOURCE', 'MQTT']);

const urlStart =
  /^(?:[a-z][a-z0-9+.-]*:\/|\/|\{\{|localhost(?![\w.-])|\d{1,3}(?:\.\d{1,3}){3}(?![\w.])|\[[\da-f:.]+\])/i;

/** True for a text that begins like a URL, a path or a variable. */
export function looksLikeTarget(text: string): boolean {
  return urlStart.test(text);
}

/** Reads `[method] target [HTTP/version]`. A word before the target that is no known method is one. */
export function readRequestLine(line: string): RequestLine {
  const text = withoutVersion(line.trim());
  const column = line.length - line.trimStart().length;
  const blank = text.search(/\s/);
  const word = blank < 0 ? text : text.slice(0, blank);
  const target = blank < 0 ? '' : text.slice(blank).trimStart();
  const method = word.toUpperCase();
  const whole = { method: 'GET', target: text, targetColumn: column };
  const found = { method, target, targetColumn: column + text.length - target.length };
  if (knownMethods.has(method)) return target === '' ? { ...found, fault: 'no-target' } : found;
  if (target === '' || looksLikeTarget(text)) return whole;
  if (method === 'CURL') return { ...whole, fault: 'curl' };
  if (otherProtocols.has(method)) return { ...found, fault: 'protocol' };
  const isMethod = isToken(word) && looksLikeTarget(target);
  return isMethod ? { ...found, method: word } : { ...whole, fault: 'not-a-request' };
}

/** A line of a target without `HTTP/1.1` and the like at its end. */
export function withoutVersion(text: string): string {
  const end = text.trimEnd();
  const blank = Math.max(end.lastIndexOf(' '), end.lastIndexOf('\t'));
  const hasVersion = blank >= 0 && end.slice(blank + 1, blank + 6).toUpperCase() === 'HTTP/';
  return hasVersion ? end.slice(0, blank).trimEnd() : end;
}
