import { useRef } from 'preact/hooks';
import { limits } from '../../protocol/limits';
import type { Field } from '../../protocol/panel';
import { insertText } from '../insertText';
import { text } from '../strings';
import { Icon } from './Icon';

interface FieldTableProps {
  /** Begins the element ids of this table. */
  readonly group: string;
  readonly label: string;
  /** Names the empty row at the end. */
  readonly newLabel: string;
  readonly fields: readonly Field[];
  readonly suggestions?: readonly string[];
  /** Text as it may stand in a field, when some characters have to be written otherwise. */
  readonly encode?: (text: string, part: 'name' | 'value') => string;
  readonly onChange: (row: number, change: Partial<Field>) => void;
  readonly onRemove: (row: number) => void;
}

/** Names and values to edit. The row at the end is empty: typing there adds a row. */
export function FieldTable(props: FieldTableProps) {
  const { group, label, fields, suggestions, onRemove } = props;
  const body = useRef<HTMLTableSectionElement>(null);
  const last = fields.at(-1);
  const endsEmpty = last?.name === '' && last.value === '' && last.enabled;
  const rows = endsEmpty ? fields : [...fields, { name: '', value: '', enabled: true }];

  function remove(row: number) {
    onRemove(row);
    // The next row has moved up; the empty one at the end has no button.
    const moved = body.current?.rows[row];
    const target = moved?.querySelector('button') ?? moved?.querySelector('input');
    target?.focus();
  }

  return (
    <>
      {suggestions && (
        <datalist id={`${group}-names`}>
          {suggestions.map((name) => (
            <option key={name} value={name} />
          ))}
        </datalist>
      )}
      <table class="fields" aria-label={label}>
        <thead>
          <tr>
            <th scope="col">
              <span class="spoken">{text('sent')}</span>
            </th>
            <th scope="col">{text('name')}</th>
            <th scope="col">{text('value')}</th>
            <th scope="col">
              <span class="spoken">{text('remove')}</span>
            </th>
          </tr>
        </thead>
        <tbody ref={body}>
          {rows.map((field, row) => (
            <FieldRow
              key={row}
              {...props}
              field={field}
              row={row}
              isNew={row === rows.length - 1}
              onRemove={remove}
            />
          ))}
        </tbody>
      </table>
    </>
  );
}

interface FieldRowProps extends FieldTableProps {
  readonly field: Field;
  readonly row: number;
  readonly isNew: boolean;
}

function FieldRow(props: FieldRowProps) {
  const { group, newLabel, field, row, isNew, suggestions, encode, onChange, onRemove } = props;
  const number = row + 1;

  function encodeInput(event: InputEvent, part: 'name' | 'value') {
    if (!encode || !event.data || event.isComposing) return;
    const encoded = encode(event.data, part);
    if (encoded === event.data) return;
    event.preventDefault();
    insertText(encoded);
  }

  return (
    <tr class={field.enabled ? undefined : 'disabled-row'}>
      <td class="check-cell">
        {!isNew && (
          <input
            type="checkbox"
            aria-label={
              field.name ? text('fieldEnabledNamed', field.name) : text('fieldEnabled', number)
            }
            checked={field.enabled}
            onChange={(event) => onChange(row, { enabled: event.currentTarget.checked })}
          />
        )}
      </td>
      <td>
        <input
          type="text"
          class="mono"
          aria-label={text('fieldName', number)}
          placeholder={isNew ? newLabel : undefined}
          list={suggestions && `${group}-names`}
          autocomplete="off"
          spellcheck={false}
          maxLength={limits.fieldName}
          value={field.name}
          onBeforeInput={(event) => encodeInput(event, 'name')}
          onInput={(event) => onChange(row, { name: event.currentTarget.value })}
        />
      </td>
      <td>
        <input
          type="text"
          class="mono"
          aria-label={text('fieldValue', number)}
          autocomplete="off"
          spellcheck={false}
          maxLength={limits.fieldValue}
          value={field.value}
          onBeforeInput={(event) => encodeInput(event, 'value')}
          onInput={(event) => onChange(row, { value: event.currentTarget.value })}
        />
      </td>
      <td class="remove-cell">
        {!isNew && (
          <button
            type="button"
            class="quiet"
            aria-label={
              field.name ? text('fieldRemoveNamed', field.name) : text('fieldRemove', number)
            }
            title={text('remove')}
            onClick={() => onRemove(row)}
          >
            <Icon name="cross" />
          </button>
        )}
      </td>
    </tr>
  );
}
