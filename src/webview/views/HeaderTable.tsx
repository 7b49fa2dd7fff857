import type { HeaderList } from '../../core/http/httpClient';
import { text } from '../strings';

interface HeaderTableProps {
  readonly label: string;
  readonly headers: HeaderList;
}

/** Header lines to read. */
export function HeaderTable({ label, headers }: HeaderTableProps) {
  if (headers.length === 0) return <p class="quiet-text">{text('noHeaders')}</p>;
  return (
    <table class="header-table" aria-label={label}>
      <thead class="spoken">
        <tr>
          <th scope="col">{text('name')}</th>
          <th scope="col">{text('value')}</th>
        </tr>
      </thead>
      <tbody>
        {headers.map(([name, value], index) => (
          <tr key={index}>
            <th scope="row">{name}</th>
            <td class="mono">{value}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
