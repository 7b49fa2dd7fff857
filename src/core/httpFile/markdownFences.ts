/**
 * The requests of a Markdown file as a `.http` file with the same lines: what stands outside of
 * fences of the languages `http` and `rest` is left out, and each such fence begins with `###`.
 */
export function requestsOfMarkdown(text: string): string {
  let fence: { mark: string; isHttp: boolean } | undefined;
  const lines = text.split(/\r?\n/).map((line) => {
    const [, mark, info] = /^ {0,3}(`{3,}|~{3,})\s*([^]*?)\s*$/.exec(line) ?? [];
    if (!fence) {
      if (mark === undefined || info === undefined) return '';
      const language = /^[\w-]*/.exec(info)?.[0].toLowerCase() ?? '';
      fence = { mark, isHttp: language === 'http' || language === 'rest' };
      return fence.isHttp ? '###' : '';
    }
    if (mark !== undefined && info === '' && mark.startsWith(fence.mark)) {
      const { isHttp } = fence;
      fence = undefined;
      return isHttp ? '###' : '';
    }
    return fence.isHttp ? line : '';
  });
  return lines.join('\n');
}
