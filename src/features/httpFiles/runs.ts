import { Emitter } from '../../core/emitter';

/** How a request of a file ended, in a few words; shown behind its request line. */
export interface RunResult {
  readonly kind: 'running' | 'success' | 'problem';
  readonly text: string;
}

/** What identifies a request in a document that may be edited: its own words and its place. */
export interface RequestKey {
  /** The document's URI. */
  readonly document: string;
  /** Method and target as written. */
  readonly words: string;
  /** Which one among requests of the same words, from 0. */
  readonly ordinal: number;
}

interface Run {
  readonly key: RequestKey;
  result: RunResult;
  cancel?: () => void;
}

/** The requests of files that run or ran in this window. */
export class Runs {
  private readonly runs = new Map<string, Run>();
  private readonly changed = new Emitter<void>();
  readonly onDidChange = this.changed.event;

  get anyRunning(): boolean {
    return [...this.runs.values()].some(({ cancel }) => cancel !== undefined);
  }

  /** Whether any request of the document has something to show. */
  hasResults(document: string): boolean {
    return [...this.runs.values()].some(({ key }) => key.document === document);
  }

  result(key: RequestKey): RunResult | undefined {
    return this.runs.get(idOf(key))?.result;
  }

  isRunning(key: RequestKey): boolean {
    return this.runs.get(idOf(key))?.cancel !== undefined;
  }

  start(key: RequestKey, result: RunResult, cancel: () => void): void {
    this.runs.set(idOf(key), { key, result, cancel });
    this.changed.fire();
  }

  end(key: RequestKey, result: RunResult | undefined): void {
    if (result) this.runs.set(idOf(key), { key, result });
    else this.runs.delete(idOf(key));
    this.changed.fire();
  }

  cancel(key?: RequestKey): void {
    if (key) this.runs.get(idOf(key))?.cancel?.();
    else for (const run of this.runs.values()) run.cancel?.();
  }

  /** Forgets the results of a document that was closed. */
  forget(document: string): void {
    for (const [id, run] of this.runs) {
      if (run.key.document === document && !run.cancel) this.runs.delete(id);
    }
  }
}

function idOf({ document, words, ordinal }: RequestKey): string {
  return JSON.stringify([document, words, ordinal]);
}
