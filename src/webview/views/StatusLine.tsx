import type { ResponseView } from '../../protocol/panel';
import { formatBytes, formatDuration } from '../../core/http/measures';
import { type StatusClass, statusClass, statusClassNames } from '../statusClass';
import { text } from '../strings';
import { Icon, type IconName } from './Icon';

const icons: Readonly<Record<StatusClass, IconName>> = {
  information: 'information',
  success: 'check',
  redirect: 'arrow',
  'client-error': 'warning',
  'server-error': 'error',
};

/** Status, duration and size of a response. */
export function StatusLine({ response }: { readonly response: ResponseView }) {
  const { status, reason, durationMs, bodyBytes } = response;
  const kind = statusClass(status);
  return (
    <dl class="status-line">
      <dt class="spoken">{text('status')}</dt>
      <dd class={`status status-${kind}`} title={text(statusClassNames[kind])}>
        <Icon name={icons[kind]} />
        <b>{status}</b> {reason}
        <span class="spoken"> {text(statusClassNames[kind])}</span>
      </dd>
      <dt class="spoken">{text('duration')}</dt>
      <dd>{formatDuration(durationMs)}</dd>
      <dt class="spoken">{text('size')}</dt>
      <dd>{formatBytes(bodyBytes)}</dd>
    </dl>
  );
}
