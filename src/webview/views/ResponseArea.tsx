import type { FromPanel } from '../../protocol/panel';
import {
  type BodyMode,
  chosenTenantName,
  findTenant,
  isEditedSince,
  type PanelState,
  type ResponseTab,
} from '../state';
import { text } from '../strings';
import { EmptyState } from './EmptyState';
import { Failure } from './Failure';
import { Response } from './Response';
import { Sending } from './Sending';
import { SentLine } from './SentLine';

interface ResponseAreaProps {
  readonly state: PanelState;
  readonly onSelectTab: (tab: ResponseTab) => void;
  readonly onSelectMode: (mode: BodyMode) => void;
  readonly onPost: (message: FromPanel) => void;
}

/** What came of the request. */
export function ResponseArea(props: ResponseAreaProps) {
  return (
    <section class="response" aria-label={text('responseRegion')}>
      <OutcomeView {...props} />
    </section>
  );
}

function OutcomeView({ state, onSelectTab, onSelectMode, onPost }: ResponseAreaProps) {
  const { outcome } = state;
  const editedSince = isEditedSince(state);
  switch (outcome.kind) {
    case 'none':
      return <EmptyState hasTenants={state.tenants.length > 0} onPost={onPost} />;
    case 'sending':
      return <Sending outcome={outcome} onCancel={() => onPost({ type: 'cancel' })} />;
    case 'response':
      return (
        <Response
          response={outcome.response}
          production={isProduction(state, outcome.response.request.tenant)}
          editedSince={editedSince}
          tab={state.responseTab}
          mode={state.bodyMode}
          onSelectTab={onSelectTab}
          onSelectMode={onSelectMode}
          onPost={onPost}
        />
      );
    case 'failure':
      return (
        <>
          <SentDraft state={state} />
          <Failure failure={outcome.failure} onPost={onPost} />
        </>
      );
    case 'cancelled':
      return (
        <>
          <SentDraft state={state} />
          <div class="empty">
            <h2>{text('cancelledTitle')}</h2>
            <p>{text('cancelledAdvice')}</p>
          </div>
        </>
      );
  }
}

/** The request line of a result that carries none of its own. */
function SentDraft({ state }: { readonly state: PanelState }) {
  const { method, url, tenant } = state.sentDraft;
  const name = tenant || chosenTenantName({ ...state, draft: state.sentDraft });
  return (
    <div class="sent">
      <SentLine
        method={method}
        url={url}
        tenant={name}
        production={isProduction(state, name)}
        editedSince={isEditedSince(state)}
      />
    </div>
  );
}

function isProduction(state: PanelState, name: string): boolean {
  return findTenant(state, name)?.production ?? false;
}
