import type { FromPanel, ResponseView } from '../../protocol/panel';
import type { BodyMode, ResponseTab } from '../state';
import { text } from '../strings';
import { BodyTools } from './BodyTools';
import { HeaderTable } from './HeaderTable';
import { Icon } from './Icon';
import { ResponseBody } from './ResponseBody';
import { SentLine } from './SentLine';
import { StatusLine } from './StatusLine';
import { TabPanel, Tabs } from './Tabs';

interface ResponseProps {
  readonly response: ResponseView;
  readonly production: boolean;
  readonly editedSince: boolean;
  readonly tab: ResponseTab;
  readonly mode: BodyMode;
  readonly onSelectTab: (tab: ResponseTab) => void;
  readonly onSelectMode: (mode: BodyMode) => void;
  readonly onPost: (message: FromPanel) => void;
}

/** A response, under the request it answers. */
export function Response(props: ResponseProps) {
  const { response, production, editedSince, tab, mode, onSelectTab, onSelectMode, onPost } = props;
  const { request, headers, body, bodyBytes, notes } = response;
  return (
    <>
      <StatusLine response={response} />
      <div class="sent">
        <SentLine {...request} production={production} editedSince={editedSince} />
        <p class="token-use">{tokenSentence(request)}</p>
      </div>
      {notes.length > 0 && (
        <ul class="notes" aria-label={text('notes')}>
          {notes.map((note, index) => (
            <li key={index} class="note">
              <Icon name="information" />
              <span>{note}</span>
            </li>
          ))}
        </ul>
      )}
      <Tabs
        group="response"
        label={text('responseTabs')}
        tabs={[
          { id: 'body', title: text('body') },
          { id: 'headers', title: text('headers'), badge: String(headers.length) },
          { id: 'request', title: text('requestTab') },
        ]}
        selected={tab}
        onSelect={onSelectTab}
      />
      <TabPanel group="response" id="body" hidden={tab !== 'body'}>
        <BodyTools body={body} mode={mode} onSelectMode={onSelectMode} onPost={onPost} />
        <ResponseBody body={body} bodyBytes={bodyBytes} mode={mode} />
      </TabPanel>
      <TabPanel group="response" id="headers" hidden={tab !== 'headers'}>
        <HeaderTable label={text('responseHeaders')} headers={headers} />
      </TabPanel>
      <TabPanel group="response" id="request" hidden={tab !== 'request'}>
        <p class="mono sent-request">
          <b>{request.method}</b> {request.url}
        </p>
        <HeaderTable label={text('sentHeaders')} headers={request.headers} />
      </TabPanel>
    </>
  );
}

function tokenSentence({ token, tenant }: ResponseView['request']): string {
  switch (token) {
    case 'attached':
      return text('tokenAttached', tenant);
    case 'renewed':
      return text('tokenRenewed', tenant);
    case 'own-authorization':
      return text('tokenOwn');
    case 'none':
      return text('tokenNone');
  }
}
