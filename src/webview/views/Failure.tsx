import type { FailureView, FromPanel } from '../../protocol/panel';
import { text } from '../strings';
import { Icon } from './Icon';

interface FailureProps {
  readonly failure: FailureView;
  readonly onPost: (message: FromPanel) => void;
}

/** Why there is no response, and what to do next. */
export function Failure({ failure, onPost }: FailureProps) {
  const { message, advice, actions } = failure;
  return (
    <div class="failure">
      <h2>
        <Icon name="error" />
        <span class="spoken">{text('failed')}: </span>
        {message}
      </h2>
      {advice && <p>{advice}</p>}
      {actions.length > 0 && (
        <div class="actions">
          {actions.map(({ id, title }, index) => (
            <button
              key={id}
              type="button"
              class={index === 0 ? 'primary' : 'secondary'}
              onClick={() => onPost({ type: 'action', id })}
            >
              {title}
            </button>
          ))}
        </div>
      )}
    </div>
  );
}
