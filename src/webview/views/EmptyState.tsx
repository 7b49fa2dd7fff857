import type { FromPanel } from '../../protocol/panel';
import { sendKeys } from '../sendKeys';
import { text } from '../strings';

interface EmptyStateProps {
  readonly hasTenants: boolean;
  readonly onPost: (message: FromPanel) => void;
}

/** What to do first, where the response will be. */
export function EmptyState({ hasTenants, onPost }: EmptyStateProps) {
  if (hasTenants) {
    return (
      <div class="empty">
        <h2>{text('emptyTitle')}</h2>
        <p>{text('emptyAdvice', sendKeys)}</p>
      </div>
    );
  }
  return (
    <div class="empty">
      <h2>{text('noTenantTitle')}</h2>
      <p>{text('noTenantAdvice')}</p>
      <button type="button" class="primary" onClick={() => onPost({ type: 'addTenant' })}>
        {text('addTenant')}
      </button>
    </div>
  );
}
