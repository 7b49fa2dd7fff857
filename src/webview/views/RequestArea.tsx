import type { Draft } from '../../protocol/panel';
import { commonHeaderNames, removeHeaderField, setHeaderField } from '../headerFields';
import { encodeTyped, queryFields, removeQueryField, setQueryField } from '../query';
import { canSend, chosenTenantName, findTenant, type PanelState, type RequestTab } from '../state';
import { text } from '../strings';
import { BodyTab } from './BodyTab';
import { FieldTable } from './FieldTable';
import { RequestLine } from './RequestLine';
import { TabPanel, Tabs } from './Tabs';
import { TenantBar } from './TenantBar';

interface RequestAreaProps {
  readonly state: PanelState;
  readonly onEdit: (change: Partial<Draft>) => void;
  readonly onSend: () => void;
  readonly onSelectTab: (tab: RequestTab) => void;
}

/** Everything that is edited and sent. */
export function RequestArea({ state, onEdit, onSend, onSelectTab }: RequestAreaProps) {
  const { draft, tenants, activeTenant, requestTab } = state;
  const query = queryFields(draft);
  const { headers } = draft;
  return (
    <section class="request" aria-label={text('requestRegion')}>
      <TenantBar
        chosen={draft.tenant}
        tenants={tenants}
        activeTenant={activeTenant}
        tenant={findTenant(state, chosenTenantName(state))}
        onChoose={(tenant) => onEdit({ tenant })}
      />
      <RequestLine
        method={draft.method}
        url={draft.url}
        canSend={canSend(state)}
        onMethod={(method) => onEdit({ method })}
        onUrl={(url) => onEdit({ url })}
        onSend={onSend}
      />
      <Tabs
        group="request"
        label={text('requestTabs')}
        tabs={[
          { id: 'query', title: text('query'), badge: countOf(query) },
          { id: 'headers', title: text('headers'), badge: countOf(headers) },
          {
            id: 'body',
            title: text('body'),
            badge: draft.body ? '•' : undefined,
            badgeName: text('bodyPresent'),
          },
        ]}
        selected={requestTab}
        onSelect={onSelectTab}
      />
      {/* Hidden panels stay in the page, so that Undo in their inputs works after a look elsewhere. */}
      <TabPanel group="request" id="query" hidden={requestTab !== 'query'}>
        <FieldTable
          group="query"
          label={text('queryTable')}
          newLabel={text('newParameter')}
          fields={query}
          encode={encodeTyped}
          onChange={(row, change) => onEdit(setQueryField(draft, row, change))}
          onRemove={(row) => onEdit(removeQueryField(draft, row))}
        />
      </TabPanel>
      <TabPanel group="request" id="headers" hidden={requestTab !== 'headers'}>
        <FieldTable
          group="headers"
          label={text('headersTable')}
          newLabel={text('newHeader')}
          fields={headers}
          suggestions={commonHeaderNames}
          onChange={(row, change) => onEdit({ headers: setHeaderField(headers, row, change) })}
          onRemove={(row) => onEdit({ headers: removeHeaderField(headers, row) })}
        />
      </TabPanel>
      <TabPanel group="request" id="body" hidden={requestTab !== 'body'}>
        <BodyTab draft={draft} onEdit={onEdit} />
      </TabPanel>
    </section>
  );
}

/** How many rows are sent; nothing when there is none. */
function countOf(fields: readonly { readonly enabled: boolean }[]): string | undefined {
  const sent = fields.filter((field) => field.enabled).length;
  return sent > 0 ? String(sent) : undefined;
}
