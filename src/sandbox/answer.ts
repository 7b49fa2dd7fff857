/** A complete answer of the sandbox. */
export interface Answer {
  /** 200 to 599. */
  readonly status: number;
  /** The server's standard phrase for the status when absent. */
  readonly reason?: string;
  readonly headers: Readonly<Record<string, string | readonly string[]>>;
  readonly body: string | Uint8Array;
}

/** Ends the handling of a request with this answer. */
export class Refusal extends Error {
  constructor(readonly answer: Answer) {
    super(`Refused with status ${answer.status}`);
    this.name = 'Refusal';
  }
}

/** An answer with the value as JSON text. */
export function json(value: unknown, status = 200, headers: Answer['headers'] = {}): Answer {
  const type = { 'Content-Type': 'application/json;charset=UTF-8' };
  return { status, headers: { ...type, ...headers }, body: JSON.stringify(value) };
}

/** An answer in plain text. */
export function text(body: string, status = 200, headers: Answer['headers'] = {}): Answer {
  const type = { 'Content-Type': 'text/plain;charset=UTF-8' };
  return { status, headers: { ...type, ...headers }, body };
}

/** An error of the API: `{errorCode, errorMessage}` with the status. */
export function failure(
  status: number,
  errorCode: string,
  errorMessage: string,
  headers: Answer['headers'] = {},
): Answer {
  return json({ errorCode, errorMessage }, status, headers);
}
