/** A request of a file as a line scan finds it; lines count from 0. */
export interface RequestOutline {
  readonly startLine: number;
  /** The first line behind the request's block. */
  readonly endLine: number;
  readonly requestLine: number;
  readonly method: string;
  /** As written. */
  readonly target: string;
  readonly name?: string;
  readonly title?: string;
  readonly tenant?: string;
}

/** Finds the requests of a file, one look at each line. */
export function scanHttpFile(text: string): RequestOutline[] {
  const lines = text.replace(/^\uFEFF/, '').split(/\r?\n/);
  const outlines: RequestOutline[] = [];
  let start = 0;
  for (let at = 0; at <= lines.length; at++) {
    if (at < lines.length && !lines[at]?.startsWith('###')) continue;
    const outline = scanBlock(lines, start, at);
    if (outline) outlines.push(outline);
    start = at;
  }
  return outlines;
}

function scanBlock(
  lines: readonly string[],
  start: number,
  end: number,
): RequestOutline | undefined {
  const found: { name?: string; title?: string; tenant?: string } = {};
  for (let at = start; at < end; at++) {
    const line = (lines[at] ?? '').trim();
    if (line.startsWith('###')) {
      const title = line.replace(/^#+\s*/, '');
      if (title) found.title = title;
    } else if (line.startsWith('#') || line.startsWith('//')) {
      const directive = /^(?:#|\/\/)\s*@(name|tenant)\s*=?\s*(.+)$/.exec(line);
      if (directive?.[1] === 'name') found.name = directive[2] ?? '';
      if (directive?.[1] === 'tenant') found.tenant = directive[2] ?? '';
    } else if (line !== '' && !/^@[^\s=]+\s*=/.test(line)) {
      if (/^HTTP\/\d/.test(line)) return undefined;
      const [, method, target] = /^(?:([A-Za-z]+)\s+)?(.+?)(?:\s+HTTP\/[\d.]+)?$/i.exec(line) ?? [];
      return {
        startLine: start,
        endLine: end,
        requestLine: at,
        method: (method ?? 'GET').toUpperCase(),
        target: target ?? '',
        ...found,
      };
    }
  }
  return undefined;
}
