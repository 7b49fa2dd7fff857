import type { TenantSummary } from '../../protocol/panel';
import { text } from '../strings';
import { Icon } from './Icon';

interface TenantBarProps {
  /** The draft's own tenant, or empty for the window's. */
  readonly chosen: string;
  readonly tenants: readonly TenantSummary[];
  readonly activeTenant: string;
  /** The tenant that requests go to now. */
  readonly tenant: TenantSummary | undefined;
  readonly onChoose: (name: string) => void;
}

/** Which tenant the request goes to, and what to be careful of there. */
export function TenantBar({ chosen, tenants, activeTenant, tenant, onChoose }: TenantBarProps) {
  const known = chosen === '' || tenants.some(({ name }) => name === chosen);
  return (
    <div class="tenant-bar">
      <label for="tenant">{text('tenant')}</label>
      <span class="select">
        <select
          id="tenant"
          value={chosen}
          onChange={(event) => onChoose(event.currentTarget.value)}
        >
          <option value="">
            {activeTenant ? text('windowTenant', activeTenant) : text('noWindowTenant')}
          </option>
          {!known && <option value={chosen}>{text('unknownTenant', chosen)}</option>}
          {tenants.map(({ name }) => (
            <option key={name} value={name}>
              {name}
            </option>
          ))}
        </select>
        <Icon name="chevron" />
      </span>
      {tenant && <span class="origin">{tenant.origin}</span>}
      {tenant?.plainHttp && <UnencryptedBadge />}
    </div>
  );
}

/** The band over everything else while the chosen tenant is a production tenant. */
export function ProductionBand({ tenant }: { readonly tenant: TenantSummary }) {
  return (
    <div class="production-band" role="note">
      <ProductionBadge />
      <span>{text('productionWarning', tenant.name)}</span>
    </div>
  );
}

/** Marks a production tenant by word and sign. */
export function ProductionBadge() {
  return (
    <span class="badge badge-production">
      <Icon name="warning" />
      {text('production')}
    </span>
  );
}

function UnencryptedBadge() {
  return (
    <span class="badge badge-caution" title={text('plainHttpWarning')}>
      <Icon name="unlocked" />
      {text('unencrypted')}
      <span class="spoken">{text('plainHttpWarning')}</span>
    </span>
  );
}
