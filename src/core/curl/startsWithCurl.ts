const start = /^\s*(?:[$>#%]\s+|PS [^>\n]*>\s*)?(?:[\w./\\:-]*[/\\])?curl(?:\.exe)?[ \t^`\\]/i;

/** True for a text that begins with a cURL command; looks at its first words only. */
export function startsWithCurl(text: string): boolean {
  return start.test(text.slice(0, 300));
}
