const isMac = navigator.userAgent.includes('Mac');

/** The keys that send the request, as this system writes them. */
export const sendKeys = isMac ? '⌘↩' : 'Ctrl+Enter';

/** True for Ctrl+Enter, and for Cmd+Enter on a Mac. */
export function isSendKey(event: KeyboardEvent): boolean {
  return event.key === 'Enter' && (event.ctrlKey || (isMac && event.metaKey));
}
