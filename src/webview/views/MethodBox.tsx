import { useRef, useState } from 'preact/hooks';
import { text } from '../strings';
import { Icon } from './Icon';

const methods = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE', 'HEAD', 'OPTIONS'] as const;

interface MethodBoxProps {
  readonly method: string;
  readonly onChange: (method: string) => void;
}

/** The method: the usual ones to choose from, any other to type (WAI-ARIA combobox pattern). */
export function MethodBox({ method, onChange }: MethodBoxProps) {
  const [open, setOpen] = useState(false);
  const [active, setActive] = useState(-1);
  const input = useRef<HTMLInputElement>(null);

  function show() {
    setActive(methods.findIndex((candidate) => candidate === method));
    setOpen(true);
  }

  function choose(candidate: string | undefined) {
    if (candidate !== undefined) onChange(candidate);
    setOpen(false);
  }

  function onKeyDown(event: KeyboardEvent) {
    const { key } = event;
    if (key === 'ArrowDown' || key === 'ArrowUp') {
      event.preventDefault();
      if (open) setActive(neighbour(active, key === 'ArrowDown' ? 1 : -1));
      else show();
    } else if (open && key === 'Enter' && !event.ctrlKey && !event.metaKey) {
      event.preventDefault();
      choose(methods[active]);
    } else if (open && key === 'Escape') {
      // The list takes this Escape; a request under way goes on.
      event.preventDefault();
      setOpen(false);
    }
  }

  return (
    <div class="method">
      <input
        id="method"
        ref={input}
        type="text"
        class="mono"
        role="combobox"
        aria-label={text('method')}
        aria-autocomplete="none"
        aria-expanded={open}
        aria-controls="method-list"
        aria-activedescendant={open && active >= 0 ? `method-${active}` : undefined}
        autocomplete="off"
        spellcheck={false}
        maxLength={64}
        value={method}
        onInput={(event) => {
          setOpen(false);
          onChange(event.currentTarget.value.trim());
        }}
        onKeyDown={onKeyDown}
        onBlur={() => setOpen(false)}
      />
      <button
        type="button"
        class="method-open"
        tabIndex={-1}
        aria-label={text('methodChoices')}
        onMouseDown={(event) => event.preventDefault()}
        onClick={() => {
          input.current?.focus();
          if (open) setOpen(false);
          else show();
        }}
      >
        <Icon name="chevron" />
      </button>
      <ul
        id="method-list"
        class="mono method-list"
        role="listbox"
        aria-label={text('method')}
        hidden={!open}
        onMouseDown={(event) => event.preventDefault()}
      >
        {methods.map((candidate, index) => (
          <li
            key={candidate}
            id={`method-${index}`}
            role="option"
            aria-selected={candidate === method}
            class={index === active ? 'active' : undefined}
            onMouseEnter={() => setActive(index)}
            onClick={() => choose(candidate)}
          >
            {candidate}
          </li>
        ))}
      </ul>
    </div>
  );
}

/** The next or previous method, going round; from none, the first or the last. */
function neighbour(active: number, step: 1 | -1): number {
  const from = active < 0 && step < 0 ? 0 : active;
  return (from + step + methods.length) % methods.length;
}
