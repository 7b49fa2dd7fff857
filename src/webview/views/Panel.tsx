import type { Draft, FromPanel } from '../../protocol/panel';
import { announcement } from '../announcement';
import { type Action, chosenTenantName, findTenant, type PanelState } from '../state';
import { text } from '../strings';
import { RequestArea } from './RequestArea';
import { ResponseArea } from './ResponseArea';
import { ProductionBand } from './TenantBar';

interface PanelProps {
  readonly state: PanelState;
  readonly onAction: (action: Action) => void;
  readonly onSend: () => void;
  readonly onPost: (message: FromPanel) => void;
}

/** The whole panel. */
export function Panel({ state, onAction, onSend, onPost }: PanelProps) {
  const tenant = findTenant(state, chosenTenantName(state));
  return (
    <>
      {state.ready && (
        <main class="panel">
          <h1 class="spoken">{text('title')}</h1>
          {tenant?.production && <ProductionBand tenant={tenant} />}
          <RequestArea
            state={state}
            onEdit={(change: Partial<Draft>) => onAction({ type: 'edit', change })}
            onSend={onSend}
            onSelectTab={(tab) => onAction({ type: 'selectRequestTab', tab })}
          />
          <ResponseArea
            state={state}
            onSelectTab={(tab) => onAction({ type: 'selectResponseTab', tab })}
            onSelectMode={(mode) => onAction({ type: 'selectBodyMode', mode })}
            onPost={onPost}
          />
        </main>
      )}
      <div class="spoken" role="status" aria-live="polite">
        {announcement(state.outcome)}
      </div>
    </>
  );
}
