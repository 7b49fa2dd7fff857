import { text } from '../strings';
import { Icon } from './Icon';
import { ProductionBadge } from './TenantBar';

interface SentLineProps {
  readonly method: string;
  readonly url: string;
  readonly tenant: string;
  readonly production: boolean;
  readonly editedSince: boolean;
}

/** The request that a result belongs to, which may not be the one being edited. */
export function SentLine({ method, url, tenant, production, editedSince }: SentLineProps) {
  return (
    <>
      <div class="sent-line">
        <span class="spoken">{text('answerTo')} </span>
        <span class="mono sent-request">
          <b>{method}</b> {url}
        </span>
        {production && <ProductionBadge />}
        {tenant && <span class="badge">{tenant}</span>}
      </div>
      {editedSince && (
        <p class="note">
          <Icon name="information" />
          <span>{text('editedSince')}</span>
        </p>
      )}
    </>
  );
}
