/** What terminals show in front of a command. */
export const prompt = /(?:[$%>]|PS [^\n>]*>|[A-Za-z]:\\[^\n>]*>|[\w.-]+@[\w.-]+:[^\n$#]*[$#])/
  .source;
const start = new RegExp(`^(?:\\s*${prompt})?\\s*curl(?:\\.exe)?(?:[ \\t]|[\\\\^\`]\\n)`, 'i');

/** True for a text that begins like a cURL command, with or without a prompt. */
export function startsLikeCurl(text: string): boolean {
  return start.test(text.slice(0, 500).replace(/\r\n?/g, '\n'));
}
