import { cmdTokens } from './cmdTokens';
import { posixTokens } from './posixTokens';
import { powershellTokens } from './powershellTokens';
import type { ShellToken } from './shellTokens';
import { prompt } from './startsLikeCurl';

const linePrompt = new RegExp(`^[ \\t]*${prompt}[ \\t]*(?=curl)`, 'gim');

/** Takes a text with cURL commands apart, by the rules of the shell it seems to be written for. */
export function shellTokens(text: string): ShellToken[] {
  const lines = text.replace(/\r\n?/g, '\n').replace(linePrompt, '');
  const hasPrompt = /^\s*[$%>]/.test(text);
  // What a terminal shows in front of a continued line would be a redirection.
  const plain = hasPrompt ? lines.replace(/([\\`^])\n(?:>>?|quote>|dquote>) /g, '$1\n') : lines;
  const shell = detectShell(plain);
  if (shell === 'cmd') return cmdTokens(plain);
  return shell === 'powershell' ? powershellTokens(plain) : posixTokens(plain);
}

/** Only what stands before the first single quote tells: behind it a caret may be data. */
function detectShell(text: string): 'posix' | 'cmd' | 'powershell' {
  const head = text.slice(0, text.search(/'|$(?![^])/));
  if (/\s\^"|\^\n/.test(head)) return 'cmd';
  // A doubled quote within quotes is how the command prompt has one; a shell would see nothing.
  if (!text.includes('\\\n') && /"[^"\s]*[{[]\s*""\w/.test(head)) return 'cmd';
  if (/[ \t]`\n/.test(text) && !text.includes('\\\n')) return 'powershell';
  return 'posix';
}
