import type { DisabledParameter, Draft, Field } from '../protocol/panel';

/** The parts of a draft that hold its query. */
type QueryDraft = Pick<Draft, 'url' | 'disabledQuery'>;

/** One row: the text between two `&`, exactly as it stands in the URL. */
interface Row {
  readonly text: string;
  readonly enabled: boolean;
}

/**
 * The rows of the query table. Names and values are shown as the URL has them, percent-encoding
 * and `{{variables}}` included, so a row that is not edited never changes.
 */
export function queryFields(draft: QueryDraft): readonly Field[] {
  return readRows(draft).map(({ text, enabled }) => ({ ...splitParameter(text), enabled }));
}

/** The draft's query after an edit of one row; a row past the last is added. */
export function setQueryField(
  draft: QueryDraft,
  index: number,
  change: Partial<Field>,
): Required<QueryDraft> {
  const rows = readRows(draft);
  const row = rows[index] ?? { text: '', enabled: true };
  rows[index] = { text: editParameter(row.text, change), enabled: change.enabled ?? row.enabled };
  if (index === rows.length - 1 && rows.at(-1)?.text === '') rows.pop();
  return writeRows(draft.url, rows);
}

/** The draft's query without one of its rows. */
export function removeQueryField(draft: QueryDraft, index: number): Required<QueryDraft> {
  return writeRows(
    draft.url,
    readRows(draft).filter((_, row) => row !== index),
  );
}

/** Percent-encodes what would end a name or a value; nothing else is touched. */
export function encodeTyped(text: string, part: 'name' | 'value'): string {
  const ending = part === 'name' ? '&#=' : '&#';
  let encoded = '';
  let from = 0;
  for (;;) {
    const at = indexOutsideVariables(text, ending, from);
    if (at < 0) return encoded + text.slice(from);
    encoded += text.slice(from, at) + encodeURIComponent(text.charAt(at));
    from = at + 1;
  }
}

function readRows({ url, disabledQuery = [] }: QueryDraft): Row[] {
  const { query } = splitUrl(url);
  const rows: Row[] = query ? splitQuery(query).map((text) => ({ text, enabled: true })) : [];
  for (const { row, text } of disabledQuery) {
    rows.splice(Math.min(row, rows.length), 0, { text, enabled: false });
  }
  return rows;
}

function writeRows(url: string, rows: readonly Row[]): Required<QueryDraft> {
  const { path, fragment } = splitUrl(url);
  const sent = rows.filter((row) => row.enabled).map((row) => row.text);
  const disabledQuery: DisabledParameter[] = rows.flatMap(({ text, enabled }, row) =>
    enabled ? [] : [{ row, text }],
  );
  return { url: path + (sent.length > 0 ? `?${sent.join('&')}` : '') + fragment, disabledQuery };
}

function splitUrl(url: string) {
  const hash = indexOutsideVariables(url, '#');
  const target = hash < 0 ? url : url.slice(0, hash);
  const fragment = hash < 0 ? '' : url.slice(hash);
  const mark = indexOutsideVariables(target, '?');
  if (mark < 0) return { path: target, query: '', fragment };
  return { path: target.slice(0, mark), query: target.slice(mark + 1), fragment };
}

function splitQuery(query: string): string[] {
  const parts: string[] = [];
  let from = 0;
  for (;;) {
    const at = indexOutsideVariables(query, '&', from);
    if (at < 0) return [...parts, query.slice(from)];
    parts.push(query.slice(from, at));
    from = at + 1;
  }
}

function splitParameter(text: string) {
  const equals = indexOutsideVariables(text, '=');
  if (equals < 0) return { name: text, value: '' };
  return { name: text.slice(0, equals), value: text.slice(equals + 1) };
}

function editParameter(text: string, { name, value }: Partial<Field>): string {
  if (name === undefined && value === undefined) return text;
  const old = splitParameter(text);
  const newName = name === undefined ? old.name : encodeTyped(name, 'name');
  const newValue = value === undefined ? old.value : encodeTyped(value, 'value');
  const hadEquals = text.length > old.name.length;
  // `flag` and `flag=` differ, so the sign is kept as it was until a value needs it.
  const equals = newValue !== '' || (hadEquals && newName !== '');
  return newName + (equals ? '=' : '') + newValue;
}

/** Where one of the characters stands outside `{{…}}`, or -1. */
function indexOutsideVariables(text: string, characters: string, from = 0): number {
  for (let at = from; at < text.length; at++) {
    if (text.startsWith('{{', at)) {
      const end = text.indexOf('}}', at);
      if (end >= 0) {
        at = end + 1;
        continue;
      }
    }
    if (characters.includes(text.charAt(at))) return at;
  }
  return -1;
}
