import type { BodyView, FromPanel } from '../../protocol/panel';
import type { BodyMode } from '../state';
import { text } from '../strings';

interface BodyToolsProps {
  readonly body: BodyView;
  readonly mode: BodyMode;
  readonly onSelectMode: (mode: BodyMode) => void;
  readonly onPost: (message: FromPanel) => void;
}

/** What can be done with a response body: how to show it, and where to take it. */
export function BodyTools({ body, mode, onSelectMode, onPost }: BodyToolsProps) {
  if (body.kind === 'empty') return null;
  const isText = body.kind === 'text';
  return (
    <div class="body-tools">
      {isText && body.formatted !== undefined && (
        <div class="switch" role="group" aria-label={text('bodyView')}>
          {(['formatted', 'raw'] as const).map((choice) => (
            <button
              key={choice}
              type="button"
              aria-pressed={mode === choice}
              onClick={() => onSelectMode(choice)}
            >
              {text(choice)}
            </button>
          ))}
        </div>
      )}
      <span class="spacer" />
      {isText && (
        <>
          <button type="button" class="tool" onClick={() => onPost({ type: 'copyBody' })}>
            {text('copy')}
          </button>
          <button type="button" class="tool" onClick={() => onPost({ type: 'openBody' })}>
            {text('open')}
          </button>
        </>
      )}
      <button type="button" class="tool" onClick={() => onPost({ type: 'saveBody' })}>
        {text('save')}
      </button>
    </div>
  );
}
