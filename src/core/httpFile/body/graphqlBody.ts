/** A body as GraphQL over HTTP has it, or why there is none. */
export type GraphqlBody = { readonly json: string } | { readonly fault: 'variables' };

/**
 * Makes the JSON of a GraphQL request from a query, a blank line and the JSON of its variables, which
 * may be missing. Blank lines within the query are part of it. The name of the operation is that of
 * the first one in the query.
 */
export function graphqlBody(text: string): GraphqlBody {
  const { query, variables } = divide(text);
  if (variables === undefined) return { fault: 'variables' };
  const operationName = /^\s*(?:query|mutation|subscription)\s+(\w+)/m.exec(query)?.[1];
  return { json: JSON.stringify({ query, operationName, variables }) };
}

/** The variables begin with the last line that starts with a brace behind a blank line. */
function divide(text: string): { query: string; variables: unknown } {
  const lines = text.split(/\r?\n/);
  for (let at = lines.length - 1; at > 0; at--) {
    if (!(lines[at] ?? '').trimStart().startsWith('{') || lines[at - 1]?.trim() !== '') continue;
    const query = lines.slice(0, at).join('\n').trim();
    const rest = lines.slice(at).join('\n').trim();
    const variables = parseJson(rest);
    if (variables !== undefined) return { query, variables };
    // A query may begin with a brace too, but not with a quoted name in it.
    return /^\{\s*(?:"|\{\{|\}$)/.test(rest)
      ? { query, variables: undefined }
      : { query: text.trim(), variables: {} };
  }
  return { query: text.trim(), variables: {} };
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
