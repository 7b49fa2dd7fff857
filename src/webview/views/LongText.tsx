import { useMemo } from 'preact/hooks';
import { jsonTokens } from '../jsonTokens';
import { textChunks } from '../textChunks';

/** Longest text that is coloured. */
const colouredLength = 200_000;

interface LongTextProps {
  readonly label: string;
  readonly text: string;
  readonly isJson: boolean;
}

/**
 * Text of up to some megabytes. It is in the page whole, for selecting, searching and screen
 * readers, in chunks of which the browser lays out only those in view (`content-visibility`).
 */
export function LongText({ label, text, isJson }: LongTextProps) {
  const isColoured = isJson && text.length <= colouredLength;
  // The same nodes for the same text: edits of the request do not compare a long response again.
  const chunks = useMemo(
    () => textChunks(text).map((chunk, index) => renderChunk(chunk, index, isColoured)),
    [text, isColoured],
  );
  return (
    <pre class="mono long-text" role="region" aria-label={label} tabIndex={0} onCopy={copyExactly}>
      {chunks}
    </pre>
  );
}

function renderChunk(chunk: string, index: number, isColoured: boolean) {
  return (
    <div key={index} class="chunk" style={{ containIntrinsicSize: `auto ${heightOf(chunk)}px` }}>
      {isColoured ? jsonTokens(chunk).map(renderToken) : chunk}
    </div>
  );
}

function renderToken({ kind, text }: ReturnType<typeof jsonTokens>[number], index: number) {
  return kind ? (
    <span key={index} class={`json-${kind}`}>
      {text}
    </span>
  ) : (
    text
  );
}

/** About how high a chunk is before it was laid out: lines of 18 px, wrapped at 120 characters. */
function heightOf(chunk: string): number {
  const lines = chunk.split('\n').length - 1;
  return 18 * Math.max(lines, Math.ceil(chunk.length / 120));
}

/** Copies the characters themselves: a browser would add a line end between two chunks. */
function copyExactly(event: ClipboardEvent) {
  const selected = getSelection();
  if (!selected || selected.rangeCount === 0 || !event.clipboardData) return;
  event.preventDefault();
  event.clipboardData.setData('text/plain', selected.getRangeAt(0).toString());
}
