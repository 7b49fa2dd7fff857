import type { Draft } from '../protocol/panel';

/** Tells the extension of edits: a moment after the last one, or at once when flushed. */
export class DraftSync {
  private pending: Draft | undefined;
  private timer: ReturnType<typeof setTimeout> | undefined;

  constructor(
    private readonly tell: (draft: Draft) => void,
    private readonly delayMs = 300,
  ) {}

  /** Notes the draft; only the last one noted is told. */
  edited(draft: Draft): void {
    this.pending = draft;
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.flush(), this.delayMs);
  }

  /** Tells a draft that was noted and not told yet. */
  flush(): void {
    const draft = this.pending;
    this.forget();
    if (draft) this.tell(draft);
  }

  /** Drops what was noted: the extension has shown another draft. */
  forget(): void {
    clearTimeout(this.timer);
    this.pending = undefined;
  }
}
