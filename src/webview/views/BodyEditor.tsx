import { useRef } from 'preact/hooks';
import { insertText } from '../insertText';
import { text } from '../strings';

interface BodyEditorProps {
  readonly id: string;
  readonly value: string;
  readonly invalid: boolean;
  /** Ids of the elements that describe the editor. */
  readonly describedBy: string;
  readonly onInput: (value: string) => void;
}

/** The editor of the request body. Tab indents, unless Escape was pressed just before. */
export function BodyEditor({ id, value, invalid, describedBy, onInput }: BodyEditorProps) {
  const tabLeaves = useRef(false);

  function onKeyDown(event: KeyboardEvent) {
    const { key, shiftKey, ctrlKey, altKey, metaKey } = event;
    if (key === 'Tab' && !tabLeaves.current && !(shiftKey || ctrlKey || altKey || metaKey)) {
      event.preventDefault();
      insertText('  ');
    }
    tabLeaves.current = key === 'Escape';
  }

  return (
    <textarea
      id={id}
      class="mono body-editor"
      aria-label={text('requestBody')}
      aria-describedby={describedBy}
      aria-invalid={invalid}
      placeholder={text('bodyPlaceholder')}
      autocomplete="off"
      spellcheck={false}
      wrap="soft"
      value={value}
      onInput={(event) => onInput(event.currentTarget.value)}
      onKeyDown={onKeyDown}
      onBlur={() => (tabLeaves.current = false)}
    />
  );
}
